"""Words of kinship in a name: «мама Пети», "John Smith's wife", «Иванов Иван (сын)» stand for somebody's relative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from stream_processors.identity.naming.given_names import given_name, is_written

_KINDS_TOLD: Final = {
    ("wife", "f"): "wife жена супруга",
    ("husband", "m"): "husband муж супруг",
    ("mother", "f"): "mother mom mum мать мама мамочка мамуля",
    ("father", "m"): "father dad отец папа папочка папуля",
    ("daughter", "f"): "daughter дочь дочка доча дочурка",
    ("son", "m"): "son сын сынок",
    ("sister", "f"): "sister сестра сестрёнка сестренка",
    ("brother", "m"): "brother брат братишка",
    ("grandmother", "f"): "grandmother grandma granny бабушка",
    ("grandfather", "m"): "grandfather grandpa дедушка дед",
    ("granddaughter", "f"): "granddaughter внучка",
    ("grandson", "m"): "grandson внук",
    ("aunt", "f"): "aunt auntie тётя тетя тётка тетка",
    ("uncle", "m"): "uncle дядя",
    ("niece", "f"): "niece племянница",
    ("nephew", "m"): "nephew племянник",
    ("mother-in-law", "f"): "тёща теща свекровь",
    ("father-in-law", "m"): "тесть свёкор свекор",
    ("daughter-in-law", "f"): "невестка сноха",
    ("son-in-law", "m"): "зять",
}
_KINDS: Final = {word: kind for kind, words in _KINDS_TOLD.items() for word in words.split()}
SEX_OF_KIN: Final = dict(_KINDS_TOLD.keys())
_SURNAMES_TOO: Final = frozenset(("son", "dad", "сын", "дед"))  # Korean, Persian: with a sign that kin is meant
_POSSESSIVE: Final = re.compile(r"(?<=[a-z])['’ʼ`]s?$")
_OF: Final = frozenset(("of", "to", "the"))


class Kin(NamedTuple):
    """words: the rest of the name. kind: "" where it is the person's own name, else what that person has of him."""

    kind: str
    words: list[str]


def kin_told(text: str, words: Sequence[str]) -> Kin:
    """text: the whole name, in lower case; words: of it.

    «Жена Оля» and «дядя Вася» are called so themselves; «жена Саши» and «Вася (дядя)» may be anybody.
    """
    if _KINDS.keys().isdisjoint(words):
        return Kin("", [*words])
    words = _without_remark(text, words)
    at = next((at for at, word in enumerate(words) if word in _KINDS), -1)
    if at < 0 or len(words) < 2 or (words[at] in _SURNAMES_TOO and not _is_marked(text, words, at)):
        return Kin("", [*words])
    kind, sex = _KINDS[words[at]]
    rest = [_POSSESSIVE.sub("", word) for word in words if word not in _KINDS and word not in _OF]
    if at == 0 and len(words) == 2 and _is_called(words[1], sex):
        return Kin("", rest)
    return Kin(kind, rest)


_ANY: Final = "|".join(sorted(_KINDS))
_THEIRS: Final = rf"[(\[–—]\s*[^\W\d_]+['’ʼ`]s?\s+(?:{_ANY})\b"
_REMARK: Final = re.compile(rf"(?:[(\[,–—]|\s-)\s*(?:{_ANY})\s+(?!of\W*$)\w|{_THEIRS}")
_WORD: Final = re.compile(r"[^\W\d_]+")


def _without_remark(text: str, words: Sequence[str]) -> list[str]:
    """«Анна (сестра Оли)» is Анна, "Al (Carol's dad)" is Al; in «Иванов Иван (сын)» nothing tells whose name it is."""
    found = _REMARK.search(text)
    head = _WORD.findall(text[: found.start()]) if found else []
    return list(takewhile(lambda word: _WORD.findall(word)[0] in head, words)) or [*words]


def _is_marked(text: str, words: Sequence[str], at: int) -> bool:
    word = words[at]
    beside = words[at + 1 : at + 2] == ["of"] or (at > 0 and _POSSESSIVE.search(words[at - 1]) is not None)
    leads = at == 0 and not word.isascii()  # «сын Петрова»
    return beside or leads or re.search(rf"[(\[,/–—]\s*{word}\b|\s-\s*{word}\b", text) is not None


@lru_cache(maxsize=65_536)
def _is_called(word: str, sex: str) -> bool:
    """Whether it is a given name of that sex, and no genitive: «Евгения» is whose son or wife she or he is of."""
    known = given_name(word)
    if known is None or (known.sexes and sex not in known.sexes) or _POSSESSIVE.search(word):
        return False
    return word.isascii() or (is_written(word) and not any(map(is_written, nominatives(word)[1:])))


_GENITIVES: Final = {"и": ("я", "а", "ь"), "ы": ("а",), "а": ("",), "я": ("й", "ь"), "ой": ("а",), "ей": ("а", "я")}


@lru_cache(maxsize=65_536)
def nominatives(word: str) -> tuple[str, ...]:
    """The word, and what it may be the genitive of: Пети, Петя; Ивана, Иван; Петровой, Петрова."""
    if word.isascii():
        return (word,)
    found = (
        word.removesuffix(ending) + last
        for ending, lasts in _GENITIVES.items()
        if word.endswith(ending) and len(word) > len(ending) + 1
        for last in lasts
    )
    return (word, *found)
