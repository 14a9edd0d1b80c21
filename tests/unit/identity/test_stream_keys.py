"""Who is compared in the stream: one person's records however one field is mistyped, and few strangers."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.identity import PersonFacts, Record
from stream_processors.identity.stream_likeness import compare_records, keys_of

ANNA = ("Анна Петрова", "1990-05-12")
IN_FULL = ("Анна Сергеевна Петрова", "")


def record(name: str, born: str) -> Record:
    return Record(f"{name} {born}", frozenset(), PersonFacts(name, date.fromisoformat(born) if born else None))


def share(one: tuple[str, str], other: tuple[str, str]) -> bool:
    a, b = (keys_of(record(*each).person) for each in (one, other))
    return bool(a & b)


@pytest.mark.parametrize(
    "other",
    [
        ("Петрова Анна", "1990-05-12"),
        ("Аня Петрова", "1990-05-12"),
        ("Anna Petrova", "1990-05-12"),
        ("Анна Смирнова", "1990-05-12"),  # married since
        ("Анна Перова", "1990-05-13"),
        ("Анна Перова", "1990-06-12"),
        ("Анна Перова", "1980-05-12"),
        ("Ана Перова", "1990-12-05"),
        ("Анна", "1990-05-12"),
    ],
)
def test_one_person_is_met_again(other: tuple[str, str]) -> None:
    assert share(ANNA, other)


def test_a_short_form_or_a_slip_starts_as_the_name_in_full() -> None:
    assert share(("Екатерина Цветкова", "1990-05-12"), ("Катя", "1990-05-12"))
    assert share(("Екатерина Цветкова", "1990-05-12"), ("Катя Цветкова", "1991-05-12"))
    assert share(("Александр Цветков", "1990-05-12"), ("Лаександр Цветков", "1991-05-12"))


@pytest.mark.parametrize(
    "other",
    [
        ("Петрова Аня Сергеевна", ""),
        ("Anna Sergeevna Petrova", "1961-01-30"),
        ("Анна Сергеевна Перова", ""),
        ("Ана Сергеевна Петрова", ""),
        ("Петрова Ана Сергевна", ""),
    ],
)
def test_a_name_in_full_is_met_again_without_a_birth_date(other: tuple[str, str]) -> None:
    assert share(IN_FULL, other)


def test_an_english_short_form_of_a_dozen_names_is_read_as_the_russian_one() -> None:
    assert share(("Lena Petrova", "1990-05-12"), ("Елена Петрова", "1991-05-12"))
    assert len(keys_of(record("Lena Sergeevna Petrova", "1990-05-12").person)) < 12


def test_a_name_in_no_table_is_met_again_too() -> None:
    assert share(("Зигмунда Сергеевна Петрова", ""), ("Zigmunda Sergeevna Petrova", ""))
    assert not share(("Зигмунда Сергеевна Петрова", ""), ("Эрменегильда Сергеевна Петрова", ""))


@pytest.mark.parametrize(
    "other",
    [
        ("Ольга Смирнова", "1990-05-12"),
        ("Анна Смирнова", "1990-05-13"),
        ("Анна Смирнова", "1961-05-12"),
        ("Ольга Петрова", "1990-08-30"),
        ("Анна", "1990-05-13"),
    ],
)
def test_strangers_of_one_name_or_one_birth_date_are_not_compared(other: tuple[str, str]) -> None:
    assert not share(ANNA, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ANNA, ("Анна Петрова", "1961-01-30")),
        (ANNA, ("Анна Петрова", "")),
        (("Грета Штольц", ""), ("Грета Штольц", "")),
        (IN_FULL, ("Анна Петрова", "")),
    ],
)
def test_a_name_that_says_too_little_of_itself_is_not_compared(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not share(one, other)
    assert compare_records(record(*one), record(*other)) is None


def test_a_visit_to_the_site_says_nothing_of_a_person() -> None:
    assert keys_of(PersonFacts()) == frozenset()
