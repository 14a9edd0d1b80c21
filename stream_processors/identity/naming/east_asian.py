"""Chinese, Korean and Vietnamese given names: each syllable is one's own, and a sister has one of them in common.

Xiaoling and Xiaohong, Ka Ming and Ka Yan are two people; Xiao-Ming and Xiaoming, Mei Ling and Meiling are one.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations
from typing import Final

from stream_processors.identity.agreement import CONTRADICTING, SAME, Level
from stream_processors.identity.naming.folding import without_accents
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.syllables import of_syllables
from stream_processors.identity.naming.table_of_surnames import EAST_ASIAN, VIETNAMESE

_MIDDLE: Final = frozenset(("van", "thi"))
_MOST: Final = 4  # words of a given name


def compare_east_asian(a: Name, b: Name) -> Level | None:
    """None where they are no two such names: of another family, or called as Europeans are ("Emily Wong")."""
    if without_accents(a.surname) not in EAST_ASIAN or without_accents(b.surname) not in EAST_ASIAN:
        return None
    one, other = _words(a), _words(b)
    if not one or not other:
        return None
    if not _in_any_order(one).isdisjoint(_in_any_order(other)):
        return SAME
    left_out = without_accents(a.surname) in VIETNAMESE and (set(one) <= set(other) or set(other) <= set(one))
    return None if left_out else CONTRADICTING


@lru_cache(maxsize=65_536)
def _words(name: Name) -> tuple[str, ...]:
    """Of the given name, empty where one of them is no such name's, or an initial."""
    words = [without_accents(word) for whole in (name.given, *name.others) for word in whole.split("-")]
    words = [word for word in words if word not in _MIDDLE] or words
    usual = len(words) <= _MOST and not name.patronymic
    return tuple(words) if usual and all(map(of_syllables, words)) else ()


@lru_cache(maxsize=65_536)
def _in_any_order(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map("".join, permutations(words)))
