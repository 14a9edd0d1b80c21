"""Whose child a patronymic says that somebody is, in either alphabet and with a slip; and how far two of them agree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import OSA

from stream_processors.identity.agreement import CLOSE, CONTRADICTING, SAME, UNKNOWN, Level
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import MEN
from stream_processors.identity.naming.patronymics import (
    UNLIKE_THEIR_SONS,
    father_as_written,
    father_of,
    patronymic_key,
)
from stream_processors.identity.naming.slips import alike, shortened
from stream_processors.identity.naming.table_of_neighbours_given_names import EASTERN
from stream_processors.identity.naming.table_of_surnames import surname_like_father

_WHOLE: Final = 7  # letters of a patronymic


@lru_cache(maxsize=131_072)
def compare_patronymics(a: str, b: str) -> Level:
    if not a or not b:
        return UNKNOWN
    x, y = patronymic_key(a), patronymic_key(b)
    if x == y:
        return SAME
    if not x or not y:
        return UNKNOWN
    if len(a) == 1 or len(b) == 1:
        return UNKNOWN if x[0] == y[0] else CONTRADICTING
    known, other = father_of(a), father_of(b)
    if known and other:  # «Егоровна», «Игоревна»; «Алексеевич», «Александрович»: a letter or two apart, and two fathers
        return CLOSE if known.may_be(other) else CONTRADICTING
    close = alike(x, y) or shortened(x, y) or alike(father_as_written(a), father_as_written(b)) or _one_slip(a, b)
    return CLOSE if close or not fathers_meant(a).isdisjoint(fathers_meant(b)) else CONTRADICTING


def _one_slip(a: str, b: str) -> bool:
    """«михайолвна»: in its ending."""
    return min(len(a), len(b)) >= _WHOLE and OSA.distance(a, b) == 1


@lru_cache(maxsize=65_536)
def fathers_meant(patronymic: str) -> frozenset[str]:
    """Full names of those whom it names, or may name with one slip: «Мтвеевич» and "Ptrovich" of Матвей and Пётр.

    Cyrillic words are compared as they are written, Latin ones by their sound.
    """
    known = father_of(patronymic)
    if known or surname_like_father(patronymic):
        return known.full if known else frozenset()
    latin = patronymic.isascii()
    word, every = (_heard(patronymic), _by_sound()) if latin else (patronymic.replace("ё", "е"), _as_written())
    if word in every or len(word) < _WHOLE:
        return every.get(word, frozenset())
    found = process.extract(word, every.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return frozenset().union(*(every[form] for form, _, _ in found))


@cache
def _as_written() -> dict[str, frozenset[str]]:
    """Patronymic → the fathers whose it is, «ё» as «е»."""
    every: dict[str, frozenset[str]] = {}
    for full in MEN:
        for form in _children(full.replace("ё", "е")):
            every[form] = every.get(form, frozenset()) | {full}
    return every


@cache
def _by_sound() -> dict[str, frozenset[str]]:
    heard: dict[str, frozenset[str]] = {}
    for form, fathers in _as_written().items():
        key = _heard(anyascii(form))
        heard[key] = heard.get(key, frozenset()) | fathers
    return heard


def _heard(latin: str) -> str:
    """Folded; a soft vowel is one letter, as it is in Cyrillic."""
    return fold_cached(latin).replace("iu", "u").replace("ia", "a")


_STEMS: Final = {father.replace("ё", "е"): stem for stem, father in UNLIKE_THEIR_SONS.items()}


def _children(father: str) -> Iterator[str]:
    """Иванович; Андреевна; Юрьевич, Геннадиевна; Рамилевич, Рамильевна; Ильич, Ильинична; Никитична; of others than
    Russians also Мусаевич, Доржиевич, Алиевна.
    """
    stem = _STEMS.get(father, father)
    if stem[-1] in "аиоуэ" and father in EASTERN:
        yield from (stem + ending for ending in ("евич", "евна"))
    if stem[-1] in "ая":
        yield from (stem[:-1] + ending for ending in ("ич", "ична", "инична"))
    elif stem[-1] in "йь":
        short = stem[:-1]
        soft = {short, f"{short.removesuffix('и')}ь"} if short[-1] == "и" or stem[-1] == "ь" else {short}
        yield from (each + ending for each in soft for ending in ("евич", "евна"))
    else:
        vowels = "ое" if stem[-1] in "жчшщц" or father == "яков" else "о"
        yield from (stem + vowel + ending for vowel in vowels for ending in ("вич", "вна"))
