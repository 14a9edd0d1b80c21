"""Likeness of people known by a firm, and names with an initial where a first name or a number might stand."""

from __future__ import annotations

from typing import Any

import pytest

from stream_processors.identity.agreement import Level
from stream_processors.identity.comparison import Likeness, word_likeness
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.persons import compare
from stream_processors.identity.traits import comparable
from tests.stated import facts
from tests.unit.identity.test_offline import grouped, line


def employed(name: str, employer: str, **beside: Any) -> dict[str, Any]:
    return {"name": name, "other": {"employer": employer}} | beside


def joined(a: dict[str, Any], b: dict[str, Any], region: str = "US") -> bool:
    return len(grouped([line("1", person=a), line("2", person=b)], auto=RECOMMENDED, region=region)) == 1


def test_a_firm_s_short_name_within_its_long_one() -> None:
    """One rare surname, two forms of one given name, one employer."""
    whole = employed("Katherine Ostrander", "Norton Supplies Holland")
    assert joined(whole, employed("Ostrander, Kathy", "Norton Supplies"))
    assert not joined(whole, employed("Ostrander, Kathy", "Weston Bakery"))
    assert not joined(whole, employed("Ostrander, Paul", "Norton Supplies"))
    assert not joined(whole, employed("Ostrander, Kathy", "Norton"))  # one word is many firms'


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("Quikbyte Sistemz", "Quikbyte Sistems", Likeness.CLOSE),
        ("Mobelwerkz", "Mobelworks", Likeness.CLOSE),
        ("Mobelwerkz", "Weinkeller", Likeness.DIFFERS),
    ],
)
def test_letters_that_sound_alike_are_no_slips(a: str, b: str, likeness: Likeness) -> None:
    assert word_likeness(comparable(a), comparable(b)) is likeness


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [("T Vincent", "t", "vincent"), ("Vincent T", "vincent", ""), ("А Роман", "а", "роман"), ("Анна П", "анна", "")],
)
def test_an_initial_that_leads_is_the_given_name_s(name: str, given: str, surname: str) -> None:
    """Vincent and Роман are given names too; nobody puts the initial of a surname first."""
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname) == (given, surname)


def test_an_initial_beside_a_second_or_third_is_the_first() -> None:
    first, second, plain = (
        {"name": name, "birth_date": "1961-07-02"} for name in ("Oscar I Vane", "Oscar II Vane", "Oscar Vane")
    )
    assert not joined(first, second)
    assert joined(first, plain)
    told = [line("1", person=first, phone="702-919-4417"), line("2", person=second, phone="702-919-4417")]
    assert grouped(told, region="US") == {"1", "2"}


def test_a_phone_written_as_americans_do_is_one_in_a_file_of_another_country() -> None:
    assert grouped([line("1", phone="(807) 422-9187"), line("2", phone="807-422-9187")], region="RU") == {"1 2"}


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("ООО «Ромашка»", "ООО «Василёк»", Level.CONTRADICTING),
        ("Acme Trading Ltd", "Zenith Imports Ltd", Level.CONTRADICTING),
        ("Johnson Plumbing Inc", "Johnson Roofing Inc", Level.CONTRADICTING),
        ("ООО «Ромашка»", "Ромашка, ООО", Level.SAME),
        ("ООО Вектор", "ЗАО Вектор-М", Level.UNKNOWN),
        ("ООО Вектор", "ЗАО Вектор", Level.UNKNOWN),
        ("ООО Ромашка", "Romashka LLC", Level.SAME),
        ("ООО Орион", "OOO Orion", Level.SAME),
        ("Orion Ltd", "Orion LLC", Level.SAME),
        ("Orion Trading LLC", "Orion Trading", Level.SAME),
        ("Orion Ltd", "Orion Trading LLC", Level.UNKNOWN),
        ("Orion Ltd", "Orion", Level.UNKNOWN),
        ("Orion Ltd", "John Orion", Level.CONTRADICTING),
        ("ООО Анна", "Анна", Level.CONTRADICTING),
        ("ООО Строй-Мир", "ООО СтройМир", Level.SAME),
        ("Norton Supplies Ltd", "Norton Supplies Worldwide Ltd", Level.UNKNOWN),
        ("ООО", "ООО Вектор", Level.UNKNOWN),
        ("ИП Иванов Пётр", "Пётр Иванов", Level.SAME),
        ("ИП Иванов", "ИП Петров", Level.CONTRADICTING),
        ("ИП Иванов", "ООО Иванов", Level.CONTRADICTING),
    ],
)
def test_two_firms_are_told_apart_by_their_own_words(a: str, b: str, level: Level) -> None:
    assert compare(facts(a), facts(b)).level is compare(facts(b), facts(a)).level is level
