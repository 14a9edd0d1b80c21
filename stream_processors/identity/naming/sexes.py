"""What a name tells of its bearer's sex."""

from __future__ import annotations

from functools import lru_cache

from stream_processors.identity.naming.given_names import given_name, misspelt, slips_of
from stream_processors.identity.naming.kinship import SEX_OF_KIN
from stream_processors.identity.naming.known_names import sex_told
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.patronymics import sex_of_patronymic
from stream_processors.identity.naming.surnames import sex_of_surname, two_forms


def sex_of_name(name: Name) -> str | None:
    """What the patronymic's form or the given name says, or else a title; None where they say nothing («Саша»).

    Where the two disagree one has a slip: the full given name, or one that has the surname on its side, is right.
    """
    if name.kin:
        return SEX_OF_KIN[name.kin]
    father = sex_of_patronymic(name.patronymic) if len(name.patronymic) > 1 else None
    known = given_name(name.given) if name.given else None
    called = next(iter(known.sexes)) if known and len(known.sexes) == 1 else None
    if known and father and called and father != called:
        return called if known.own or sex_of_surname(name.surname) == called else father
    return father or called or name.title or None


@lru_cache(maxsize=65_536)
def sex_of_slip(given: str) -> str | None:
    """Of a word in no table that of the name that it may be with one slip, «Ксеиня»; «Данияла» is no man's."""
    known = filter(None, map(given_name, slips_of(given) | misspelt(given)))
    ending = "f" if given.endswith(("а", "я", "ь", "a")) else "m"
    return ending if {sex for name in known for sex in name.sexes} == {ending} else None


@lru_cache(maxsize=65_536)
def of_either_sex(given: str) -> bool:
    """«Саша», «Женя»: who says so leaves it to the surname or to the other boxes of a form."""
    known = given_name(given)
    return known is not None and len(known.sexes) > 1


def two_titles(a: Name, b: Name) -> bool:
    """Whether a title tells two people: "Mr Smith" and "Mrs Smith", or Jane Smith; not "Mr Anna Smith" of a form that
    had the title ready. Sikhs' Kaur and Singh tell it as titles do: Harpreet Kaur, Harpreet Singh.
    """
    if _is_kaur(a) != _is_kaur(b) and not (sex_told(a.given) or sex_told(b.given)):
        return _is_singh(a) or _is_singh(b)
    return bool(a.title or b.title) and {_sex_told(a), _sex_told(b)} == {"m", "f"}


def _is_kaur(name: Name) -> bool:
    return "kaur" in name.words


def _is_singh(name: Name) -> bool:
    """Not "Jaswinder Kaur Singh": that is a family's name too."""
    return "singh" in name.words and not _is_kaur(name)


def _sex_told(name: Name) -> str:
    return sex_told(name.given) or sex_of_name(name) or ""


def husband_and_wife(a: Name, b: Name) -> bool:
    """By titles, or by the two forms of one surname."""
    return two_titles(a, b) or two_forms(a.surname, b.surname)
