"""Whether what ends as a patronymic does is a surname: «Полина Рабинович», «Максим Скребнович»."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.identity.naming.fathers import fathers_meant
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.patronymics import ends_as_fathers_do, sex_of_patronymic
from stream_processors.identity.naming.table_of_neighbours_given_names import EASTERN
from stream_processors.identity.naming.table_of_surnames import surname_like_father


def is_surname_instead(patronymic: str, words: Sequence[str]) -> bool:
    """patronymic: one of the words, which are those of a name; only of two it may be the surname."""
    if not patronymic or len(words) != 2:
        return False
    known = given_name(words[0])
    if known is None or not known.sexes:
        return False
    if sex_of_patronymic(patronymic) not in known.sexes:  # no woman is Рабин's son
        return True
    return known.full.isdisjoint(EASTERN) and _of_no_father(patronymic)


def _of_no_father(patronymic: str) -> bool:
    """A father in no table is of another people, as those end in a vowel and a consonant: «Баир», not «Скребн»."""
    if not patronymic.endswith("вич") or fathers_meant(patronymic):
        return False
    return surname_like_father(patronymic) or not ends_as_fathers_do(patronymic)
