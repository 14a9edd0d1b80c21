"""Whether two words, folded, may be one that was written, heard or shortened otherwise."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

_VOWELS: Final = re.compile("[aeioux]")
_OPEN: Final = "aeiou"
_SOFT_G: Final = re.compile("^g(?=[ei])")  # Geoffrey sounds like Jeffrey, whose j is folded to a vowel


def alike(a: str, b: str) -> bool:
    """Whether two folded words may be one with a typo: one slip in four letters or more, two in eight or more."""
    shorter = min(len(a), len(b))
    if shorter < 4:
        return False
    slips = OSA.distance(a, b)
    return slips <= (2 if shorter >= 8 else 1) or (slips == 2 and shorter >= 6 and JaroWinkler.similarity(a, b) >= 0.94)


def shortened(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    return len(short) >= 3 and long.startswith(short)


def sound_alike(x: str, y: str) -> bool:
    """The same consonants, with vowels as somebody heard them: Sarah, Zara; Keeley, Kaylee; Geoffrey, Jeffrey."""
    left, right = (_VOWELS.sub("", _SOFT_G.sub("", word)).replace("z", "s") for word in (x, y))
    if left != right or len(left) < 2 or OSA.distance(x, y) > 3:
        return False
    return len(left) > 2 or (x[0] in _OPEN) == (y[0] in _OPEN)  # Emer, Mory: two consonants are soon the same


_SHORT: Final = 5  # letters of names of which one makes another
_FIRST_SOUNDS: Final = str.maketrans("cz" + "aeiou", "ks" + "a" * 5)  # Cate, Zara, Alena


def rhyme(x: str, y: str) -> bool:
    """Whether two short words differ in their first sound: a slip is seldom there, and names that rhyme are many.

    Priya and Riya, Arun and Varun, Rohit and Mohit; not Alena and Elena, nor "rpiya", where two letters changed places.
    """
    one, other = (word[0].translate(_FIRST_SOUNDS) for word in (x, y))
    return one != other and min(len(x), len(y)) <= _SHORT and x[:2] != y[1::-1]
