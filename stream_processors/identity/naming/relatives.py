"""Compares a name that stands for somebody's relative with others: it agrees with none, and least with his own; and one
of which a title and a surname are all that is known.
"""

from __future__ import annotations

from functools import lru_cache

from stream_processors.identity.agreement import CLOSE, CONTRADICTING
from stream_processors.identity.naming.agreement import compare_given_words, compare_surnames
from stream_processors.identity.naming.kinship import SEX_OF_KIN, nominatives
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.surnames import sex_of_surname
from stream_processors.identity.naming.table_of_surnames import english_surname
from stream_processors.identity.naming.together import in_light_of


@lru_cache(maxsize=65_536)
def two_relatives(a: Name, b: Name, sex_of_a: str | None, sex_of_b: str | None) -> bool:
    """Whether the two are two people, where at least one of the names says whose relative it stands for."""
    if sex_of_a and sex_of_b and sex_of_a != sex_of_b:
        return True
    a, b = in_light_of(a, b), in_light_of(b, a)
    if a.kin and b.kin:
        return a.kin != b.kin and _is_named(a, b)
    return _may_be_named(a, b, sex_of_b) if a.kin else _may_be_named(b, a, sex_of_a)


def _may_be_named(relative: Name, other: Name, sex: str | None) -> bool:
    """Whether the other is the one whose relative it is, as far as names tell."""
    if not _is_named(relative, other):
        return False
    if relative.given and other.given:
        return True
    married = relative.kin in ("wife", "husband") and sex == SEX_OF_KIN.get(relative.kin)
    of_whom = {sex_of_surname(word) for word in nominatives(relative.surname)[1:]} - {None}
    return not (other.given and (married or (sex and of_whom and sex not in of_whom)))


def _is_named(relative: Name, other: Name) -> bool:
    if relative.given and other.given and not _agree_in_given(relative.given, other.given):
        return False
    if relative.surname and other.surname:
        pairs = ((x, y) for x in nominatives(relative.surname) for y in (other.surname, *nominatives(other.surname)))
        return any(compare_surnames(x, y) is not CONTRADICTING for x, y in pairs)
    return bool(relative.given and other.given)


def _agree_in_given(given: str, other: str) -> bool:
    return any(compare_given_words(x, y) >= CLOSE for x in nominatives(given) for y in nominatives(other))


def apart_by_title(a: Name, b: Name) -> bool:
    """ "Mrs Heald" is nobody of another surname, where nothing else of her name is known and no table has it."""
    return any(
        one.title != "" and not one.given and one.surname not in other.words and not english_surname(one.surname)
        for one, other in ((a, b), (b, a))
    )
