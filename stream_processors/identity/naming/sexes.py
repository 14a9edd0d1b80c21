"""What a name tells of its bearer's sex, alone or beside what else was said."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from anyascii import anyascii

from stream_processors.identity.naming.given_names import given_name, misspelt, slips_of
from stream_processors.identity.naming.kinship import SEX_OF_KIN
from stream_processors.identity.naming.known_names import is_listed, names_of, sex_told
from stream_processors.identity.naming.mistyped import sex_of_mistyped
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.patronymics import sex_of_patronymic
from stream_processors.identity.naming.surnames import sex_of_surname, two_forms
from stream_processors.identity.naming.table_of_eastern_given_names import ONLY_IN_CYRILLIC


def sex_of_name(name: Name) -> str | None:
    """What the patronymic's form or the given name says, or else a title; None where they say nothing («Саша»).

    Where the two disagree one has a slip: the full given name, or one that has the surname on its side, is right.
    """
    if name.kin:
        return SEX_OF_KIN[name.kin]
    father = sex_of_patronymic(name.patronymic) if len(name.patronymic) > 1 else None
    known = given_name(name.given) if name.given else None
    called = _sex_of_given(name.given)
    if known and father and called and father != called:
        return called if known.own or sex_of_surname(name.surname) == called else father
    if called and name.title and not (name.surname or (known and known.sexes)):
        return name.title  # "Mrs Thomas", whose surname that may be
    return father or called or name.title or None


_OURS_IN_LATIN: Final = {
    anyascii(word.split()[0]).casefold(): word.split()[1] for word in ONLY_IN_CYRILLIC.splitlines() if word
}


@lru_cache(maxsize=65_536)
def _sex_of_given(given: str) -> str | None:
    """Of all who are called so, in whatever table; None where either may be: Jan, who is Ян or Janet, and Karen."""
    known = given_name(given)
    sexes = {*(known.sexes if known else ()), *_OURS_IN_LATIN.get(given, ())}
    if is_listed(given) and (given.isascii() or not sexes):
        sexes |= {name[0] for name in names_of(given)}
    return sexes.pop() if len(sexes) == 1 else None


def sex_of_person(name: Name, stated: str | None) -> str | None:
    """What the name shows, else what was said: forms preset it, nobody presets «Анна». A lone word that only English
    tables have may be a surname, and is believed after what was said.
    """
    lone = not (name.surname or name.patronymic or name.title or name.kin)
    told = sex_of_name(name)
    if lone and stated and not _is_russian(name.given):
        return stated
    return told or stated or _sex_of_family(name) or sex_of_mistyped(name.given) or None


def told_by_given_names(a: Name, b: Name) -> bool:
    """Whether their given names themselves are of two sexes, and so tell already that they are two people's or badly
    written ones.
    """
    return {_sex_of_given(name.given) or sex_of_mistyped(name.given) for name in (a, b)} == {"m", "f"}


def _is_russian(given: str) -> bool:
    """Whether the tables of Russian names and their neighbours' have it."""
    known = given_name(given)
    return known is not None and bool(known.sexes)


def _sex_of_family(name: Name) -> str | None:
    """By the surname's ending, which clerks get wrong: the given name, though it has a slip, says better."""
    told = sex_of_surname(name.surname)
    return told and (sex_of_slip(name.given) or told)


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


def may_be_either(given: str) -> bool:
    """Chris is Christopher or Christine; of Liz there is Elizabeth alone."""
    return of_either_sex(given) or (bool(names_of(given)) and not sex_told(given))


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
