"""`--auto` and people of one house: who lives next door, or lived in a flat before, is somebody else."""

from __future__ import annotations

from typing import Any

import pytest

from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_objects

HOME = {"city": "Москва", "street": "Кирова", "house": "77", "flat": "175"}


def joined(one: dict[str, Any], other: dict[str, Any]) -> bool:
    lines = [
        {"id": at, "identifiers": {"phone": f"8916555014{at}"}, "person": person}
        for at, person in enumerate((one, other))
    ]
    return len({answer["profile"] for answer in resolve_objects(lines, auto=RECOMMENDED)}) == 1


@pytest.mark.parametrize("elsewhere", [{"flat": "15"}, {"flat": "176"}, {"house": "7"}, {"house": "77а", "flat": "12"}])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна", "Анна Белова"),
        ("Тарас Гнатюк", "Тарас"),
        ("Robert Turner", "Robert Pemberton"),
        ("Иван Смирнов", "Иван Смирнов"),
    ],
)
def test_namesakes_next_door_are_two(one: str, other: str, elsewhere: dict[str, str]) -> None:
    assert not joined({"name": one, "address": HOME}, {"name": other, "address": HOME | elsewhere})


@pytest.mark.parametrize(("one", "other"), [("Сергей", "Сергей Трофимов"), ("Анна", "Аня"), ("Гоша", "Георгий Лапин")])
def test_a_given_name_and_a_flat_are_left_to_a_person(one: str, other: str) -> None:
    assert not joined({"name": one, "address": HOME}, {"name": other, "address": HOME})


def test_a_full_name_and_a_flat_are_enough() -> None:
    assert joined({"name": "Трофимов Сергей", "address": HOME}, {"name": "Сергей Трофимов", "address": HOME})
    assert joined({"name": "Сергей Ильич", "address": HOME}, {"name": "Трофимов Сергей Ильич", "address": HOME})
