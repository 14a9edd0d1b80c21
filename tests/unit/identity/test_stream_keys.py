"""Who is compared in the stream: one person's records however one field is mistyped, and few strangers."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.likeness import keys_of


def share(one: tuple[str, str], other: tuple[str, str]) -> bool:
    a, b = (keys_of(PersonFacts(name, date.fromisoformat(born) if born else None)) for name, born in (one, other))
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
        ("Анна Петрова", "1961-01-30"),
        ("Анна Петрова", ""),
        ("Анна", "1990-05-12"),
    ],
)
def test_one_person_is_met_again(other: tuple[str, str]) -> None:
    assert share(("Анна Петрова", "1990-05-12"), other)


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
    assert not share(("Анна Петрова", "1990-05-12"), other)


def test_a_visit_to_the_site_says_nothing_of_a_person() -> None:
    assert keys_of(PersonFacts()) == frozenset()
