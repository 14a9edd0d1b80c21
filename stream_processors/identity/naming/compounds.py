"""Given names of the Muslim East that are made of two words: Магомедали and Магомедрасул, Шамсиддин and Нуриддин.

They have most of their letters in common and are two people's: what they don't share is compared by itself.
"""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz.distance import OSA

from stream_processors.identity.agreement import CLOSE, CONTRADICTING, Level
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import given_name, miswritten
from stream_processors.identity.naming.slips import rhyme, sound_alike

# Of words without repeated letters, in Cyrillic, in Latin letters and as Azeri writes them.
_PROPHET: Final = "маг[ао]м[ае][дт]|м[уо]хам[аеэ][дт]|мам[аеэ]д|mag[ao]med|m[uo]ham[aeə]d|m[uo]kham[ae]d|məhəməd"
_FAITH: Final = "[аеиоуыэ]т?дин|[aeiouəü]t?din"
_FIRST: Final = (
    "абд[уи][лр]*|abd[uei][lr]*|əbd[uü][lr]*",
    _PROPHET,
    "нур|nur",
    "сайи?д|саид|sayi?d|said|syed|seyid",
    "гаджи|хаджи|хожи|ходжа|gadzhi|hadzhi|haji|hoji|hacı",
    "мирз[ао]|mirz[ao]",
    "ш[еиа]й?х|she?ikh|shaikh",
)
_LAST: Final = (_FAITH, "[оу]л[ао]х?|ul[ao]h?", "али|ali|əli", "бек|bek|bey", "х[ао]н|kh[ao]n")
_SHORTEST: Final = 6  # letters of a compound; what it has beside such a part, has three
_SLIP: Final = 5  # letters in which one may be wrong
_KIND: Final = 4  # letters of a name that is said kindly
_REPEATED: Final = re.compile(r"(.)\1+")
_HONOURS: Final = ("джон", "жон", "джан", "жан", "бек", "бой", "хан", "хон", "jon", "jan", "bek", "boy", "khan", "khon")


_PATTERNS: Final = (
    *(re.compile(rf"(?:{first})-?(.{{3,}})") for first in _FIRST),
    *(re.compile(rf"(.{{3,}}?)-?(?:{last})$") for last in _LAST),
)
_PARTS: Final = [re.compile(part) for part in (_PROPHET, _FAITH)]


def compare_compounds(a: str, b: str) -> Level | None:
    """By the part in which the two words, in lower case, differ; None where they are no such names, or are known."""
    if min(len(a), len(b)) < _SHORTEST:
        return CLOSE if max(len(a), len(b)) >= _SHORTEST and _honoured(a, b) else None
    known_a, known_b = given_name(a), given_name(b)
    if known_a and known_b:
        return None
    one, other = (_REPEATED.sub(r"\1", word) for word in (a, b))
    for pattern in _PATTERNS:
        x, y = pattern.match(one), pattern.match(other)
        if x and y:
            slip = (known_a and known_a.full & miswritten(b)) or (known_b and known_b.full & miswritten(a))
            return None if slip else CLOSE if _one_part(x[1], y[1]) else CONTRADICTING
    return CLOSE if _honoured(a, b) else None


def _one_part(x: str, y: str) -> bool:
    if fold_cached(x) == fold_cached(y) or any(part.fullmatch(x) and part.fullmatch(y) for part in _PARTS):
        return True
    known_x, known_y = given_name(x), given_name(y)
    if known_x and known_y:
        return known_x.may_be(known_y)
    one, other = fold_cached(x), fold_cached(y)
    if rhyme(one, other):
        return False
    return sound_alike(one, other) or (min(len(one), len(other)) >= _SLIP and OSA.distance(one, other) == 1)


def _honoured(a: str, b: str) -> bool:
    """Азизжон is Азиз, said kindly."""
    return _plain(a) == fold_cached(b) or _plain(b) == fold_cached(a)


def _plain(word: str) -> str:
    """Folded without the ending, "" where it has none."""
    if not word.endswith(_HONOURS):
        return ""
    short = word.removesuffix(next(ending for ending in _HONOURS if word.endswith(ending)))
    return fold_cached(short) if len(short) >= _KIND else ""
