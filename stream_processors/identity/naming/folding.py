"""Folds the many spellings of a name into one key: Юрий, Yuri, Yury, Yuriy, Iurii and Jurij all become `iuri`.

Equal keys find pairs of Cyrillic and Latin spellings that edit distances on transliterations miss.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

# In this order: a rule sees what the rules before it made. `w` and `q` become free for the sounds sh and ch.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("w", "v"),
    ("q", "k"),
    ("ck", "k"),
    ("ct", "kt"),
    ("ph", "f"),
    ("th", "t"),
    ("shch", "w"),
    ("sch", "w"),
    ("sh", "w"),
    ("tch", "q"),
    ("ch", "q"),
    ("zh", "i"),
    ("kh", "x"),
    ("ks", "x"),
    ("h", "x"),
    ("ts", "c"),
    ("tz", "c"),
    ("y", "i"),
    ("j", "i"),
    ("io", "e"),
    ("ie", "e"),
)
_ONE_LETTER = str.maketrans({"ё": "е", "ў": "в"})  # Belarusian ў stands where Russian has в
_REPEATED = re.compile(r"(.)\1+")
_NOT_LETTERS = re.compile(r"[^a-z]+")


def fold(word: str) -> str:
    """The folded key of one word: letters a-z only, "" where nothing is left of it."""
    written = _REPEATED.sub(r"\1", word.casefold().translate(_ONE_LETTER))
    text = _NOT_LETTERS.sub("", anyascii(written).casefold())
    for spelling, letter in _SPELLINGS:
        text = text.replace(spelling, letter)
    return _REPEATED.sub(r"\1", text)


LONGEST: Final = 300
"""Characters of a text that are read, as many as an event's name may have: more is no name, and no street."""


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """Compatibility-normalised, case-folded, single-spaced: what two spellings share before any guess.

    Of a longer text its first LONGEST characters, of which normalising may make eighteen each.
    """
    lower = unicodedata.normalize("NFKC", text[:LONGEST]).casefold().replace("i\u0307", "i")  # of Turkish «İ»
    return " ".join(lower.split())[:LONGEST].rstrip()


fold_cached = lru_cache(maxsize=131_072)(fold)


_FRENCH: Final = (("ou", "u"), ("tch", "q"), ("ch", "sh"), ("gue", "ge"), ("gui", "gi"), ("q", "ch"))


def from_french(word: str) -> str:
    """A Latin word as English would spell it: Serguei, Loudmila, Natacha, as Russian passports had names until 1997."""
    for spelling, letters in _FRENCH:
        word = word.replace(spelling, letters)
    return word


@lru_cache(maxsize=65_536)
def without_accents(word: str) -> str:
    """ "josé" as "jose"; a letter that is one of its own alphabet stays: «й»."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word.translate(_BARRED))
    return "".join(letter for letter in apart if letter.isascii()) if apart[0].isascii() else word


_BARRED: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
