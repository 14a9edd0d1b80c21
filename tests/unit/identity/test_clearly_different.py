"""Two clearly different given names, or fathers, are two people, whether a table has them or not."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.naming.agreement import clearly_different
from stream_processors.identity.naming.fathers import compare_patronymics
from stream_processors.identity.naming.patronymics import father_of
from stream_processors.identity.persons import compare
from stream_processors.identity.resolve_file import resolve_objects
from tests.stated import facts


@pytest.mark.parametrize(
    ("one", "other", "family"),
    [
        ("Нурсултан", "Бекзат", "Сапаров {} Талгатович"),  # in no table
        ("Бурул", "Жаркынай", "Сапарова {} Талгатовна"),
        ("Дмитий", "Павел", "Лыков {} Олегович"),  # one is in the tables, the other with a slip
        ("Натлья", "Валентина", "Лыкова {}"),
        ("Ерлн", "Гиорги", "Хасанов {}"),
        ("Niamh", "Orla", "{} Brady"),
    ],
)
@pytest.mark.parametrize("address", [None, "Тверь, ул. Мира, д. 5, кв. 1"])
def test_twins_are_two(one: str, other: str, family: str, address: str | None) -> None:
    people = [{"name": family.format(name), "birth_date": "1997-09-09"} for name in (one, other)]
    lines = [
        {"id": at, "identifiers": {"phone": f"8916555014{at}"}, "person": person | {"address": address}}
        for at, person in enumerate(people)
    ]
    assert len({answer["profile"] for answer in resolve_objects(lines, auto=RECOMMENDED)}) == 2
    a, b = (facts(str(person["name"]), "1997-09-09") for person in people)
    assert compare(a, b).level is Level.CONTRADICTING


@pytest.mark.parametrize(
    ("a", "b"), [("рюий", "юрий"), ("ерлн", "ерлан"), ("деис", "денис"), ("бекзат", "бекзаат"), ("мээрим", "мэерим")]
)
def test_a_name_badly_typed_is_no_other(a: str, b: str) -> None:
    assert not clearly_different(a, b)
    assert not clearly_different(b, a)


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        ("алексеевич", "алексей"), ("андреевна", "андрей"), ("юрьевна", "юрий"), ("игоревич", "игорь"),
        ("ильич", "илья"), ("ильинична", "илья"), ("никитична", "никита"), ("львович", "лев"), ("павловна", "павел"),
        ("петрович", "пётр"), ("яковлевна", "яков"), ("анатольевич", "анатолий"), ("рустам угли", "рустам"),
    ],
)  # fmt: skip
def test_the_father_s_full_name(patronymic: str, father: str) -> None:
    found = father_of(patronymic)
    assert found is not None
    assert found.own == father


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Александрович", "Алексеевич"),
        ("Николаевич", "Никитич"),
        ("Васильевич", "Валерьевич"),
        ("Витальевна", "Валентиновна"),
        ("Павлович", "Савельевич"),
    ],
)
def test_two_fathers_are_two_people(a: str, b: str) -> None:
    assert compare_patronymics(a.casefold(), b.casefold()) is Level.CONTRADICTING
    one, other = (PersonFacts(f"яковлев александр {father}".casefold()) for father in (a, b))
    assert compare(one, other).level is Level.CONTRADICTING


@pytest.mark.parametrize(("a", "b"), [("Алексеевич", "Алескеевич"), ("Юрьевна", "Юьревна"), ("Ильич", "Илич")])
def test_a_slip_in_the_father_s_name_is_a_slip(a: str, b: str) -> None:
    assert compare_patronymics(a.casefold(), b.casefold()) >= Level.CLOSE
