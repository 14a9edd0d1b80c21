"""Patronymics: Иванович and Ивановна, and the Turkic forms «Жасур угли» and «Вугар кызы»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from rapidfuzz.distance import OSA

from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import GivenName, given_name
from stream_processors.identity.naming.short_patronymics import short_patronymic_meant
from stream_processors.identity.naming.surnames import looks_like_surname
from stream_processors.identity.naming.table_of_surnames import surname_like_father

_DAUGHTER: Final = frozenset(("кызы", "кизи", "гызы", "къызы", "қизи", "kyzy", "kizi", "qizi", "gizi", "gyzy", "kyzi"))
_SON: Final = frozenset(
    ("оглы", "оглу", "углы", "угли", "огли", "ўғли", "улы", "уулу", "ogly", "oglu", "ogli", "ugli", "uly", "uulu")
)
_AFTER_FATHER: Final = re.compile(rf"[ -](?:{'|'.join(sorted(_DAUGHTER | _SON))})$")

# Endings in Cyrillic and in the usual transliterations; «иванлвна» is one with a slip.
_PATRONYMIC: Final = re.compile(
    r"(?:[оеё]вич|[ьеа]ич|мич|кич|тич|\w{2}ыч|\w{4}вич|[оеё]вна|ична|инична|\w{4}вна|[oe]vich|[oe]vitch|[oe]vna|ichna|inichna|"
    r"^il.?y?ich|[a-z]{2}[mkt]ich)$"
)
_FEMALE: Final = re.compile(r"(?:вна|чна|vna|chna)$")
_ENDING: Final = re.compile(r"(?:[оеё]вич|ьич|[иы]ч|[оеё]вна|инична|ична)$")
_FOLDED_ENDING: Final = re.compile(r"(?:oviq|eviq|iq|ovna|evna|iniqna|inqna|iqna|qna)$")


_SPOKEN: Final = {"палыч": "павлович", "саныч": "александрович", "михалыч": "михайлович"}


_IN_ONE_WORD: Final = re.compile(r"([а-яё]{3,}?)(улы|уулу|оглы|оглу|угли|кызы|гызы)")


def _apart(word: str) -> Iterable[str]:
    """«нурланулы» as «нурлан», «улы», where the father is known."""
    found = _IN_ONE_WORD.fullmatch(word)
    father = given_name(found[1]) if found else None
    return found.groups() if found and father and father.own == found[1] else (word,)


def fathers_joined(words: Sequence[str]) -> list[str]:
    """«вугар», «кызы» as one word: daughter of Вугар; «нурланулы» as the same two words."""
    joined: list[str] = []
    for word in chain.from_iterable(map(_apart, words)):
        if joined and (word in _DAUGHTER or word in _SON):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def find_patronymic(words: Sequence[str]) -> str:
    """The word with a patronymic's ending, unless it is all there is or leads the name (Абрамович Роман). Of several
    the first whose father is known, else the last. Of three words or more also one with a slip in its ending: «Мурад
    Фуадовч», «Павел Илиьч».
    """
    ending = [word for word in words[1:] if _AFTER_FATHER.search(word) or is_patronymic(word)]
    several = [word for word in ending if not surname_like_father(word)]
    found = next(filter(father_of, several), several[-1]) if several else ""
    return found or (next(filter(_ending_meant, reversed(words[1:])), "") if len(words) > 2 else "")


@lru_cache(maxsize=65_536)
def _ending_meant(word: str) -> str:
    """The ending that has one slip in a Cyrillic word which is no name and no surname, "" where there is none.

    Behind a father whom no table has, only letters that changed places or one left out: «Боровик» is a surname.
    """
    if word.isascii() or given_name(word) or looks_like_surname(word):
        return ""
    for ending in _ENDINGS_AS_WRITTEN:
        for length in range(len(ending) - 1, len(ending) + 2):
            stem, tail = word[:-length], word[-length:]
            if len(stem) > 1 and OSA.distance(tail, ending) == 1:
                changed = sorted(tail) == sorted(ending) or (length < len(ending) and len(stem) > 2 and length > 2)
                if (changed and len(ending) > 3) or father_of(stem + ending):
                    return ending
    return ""


_ENDINGS_AS_WRITTEN: Final = ("ович", "евич", "овна", "евна", "инична", "ична", "ьич", "ич")


@lru_cache(maxsize=65_536)
def is_patronymic(word: str) -> bool:
    """By its ending: «Петрович», «Михалыч»; surnames as Рабинович have it too."""
    return _PATRONYMIC.search(word) is not None or short_patronymic_meant(word) != ""


@lru_cache(maxsize=65_536)
def sex_of_patronymic(word: str) -> str:
    after = _AFTER_FATHER.search(word)
    female = after[0][1:] in _DAUGHTER if after else _FEMALE.search(_ending_meant(word) or word) is not None
    return "f" if female else "m"


@lru_cache(maxsize=65_536)
def father_as_written(patronymic: str) -> str:
    """«мкасим» of Мкасимович: slips of the pen are found in what was written, not in what it sounds like."""
    return _ENDING.sub("", _AFTER_FATHER.sub("", _as_meant(patronymic)))


def _as_meant(word: str) -> str:
    return _SPOKEN.get(word) or short_patronymic_meant(word) or word


_FATHER_S_ENDING: Final = re.compile("[аеёиоуыэюя][^аеёиоуыэюя]ь?$")


@lru_cache(maxsize=65_536)
def ends_as_fathers_do(patronymic: str) -> bool:
    """«Баир» and «Сослан», whom a table may lack; not «Скребн» of the surname Скребнович."""
    return _FATHER_S_ENDING.search(father_as_written(patronymic)) is not None


UNLIKE_THEIR_SONS: Final = {"льв": "лев", "павл": "павел", "петр": "пётр", "яковл": "яков"}
_LAST_LETTERS: Final = ("", "й", "ь", "я", "ья", "а", "о")


@lru_cache(maxsize=65_536)
def father_of(patronymic: str) -> GivenName | None:
    """Алексей of Алексеевич, Юрий of Юрьевна, Лев of Львович; None where that is no full name in the tables."""
    stem = father_as_written(patronymic)
    stem = UNLIKE_THEIR_SONS.get(stem, stem)
    names = (*(stem + last for last in _LAST_LETTERS), re.sub("ь$", "ий", stem))
    return next((known for name in names if (known := given_name(name)) and known.own), None)


@lru_cache(maxsize=65_536)
def patronymic_key(word: str) -> str:
    """The father's name in a patronymic: `ivan` for Иванович, Ивановна and «Иван оглы» alike."""
    return _FOLDED_ENDING.sub("", fold_cached(_AFTER_FATHER.sub("", _as_meant(word))))
