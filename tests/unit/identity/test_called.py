"""Which other names a search for a name should find."""

from __future__ import annotations

import pytest

from stream_processors.identity.naming.names import name_tokens
from stream_processors.identity.naming.spellings import spellings


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Саша Петров", "Петров Александр"),
        ("Петров Александр", "Sasha Petrov"),
        ("Женя Орлова", "Орлова Евгения"),
        ("Петрова Аня", "Anna Petrova"),
        ("Жанна Попова", "Zhanna Popova"),
    ],
)
def test_one_person_is_found_by_any_form_of_the_given_name(said: str, written: str) -> None:
    assert set(name_tokens(written)) in [set(tokens) for tokens in spellings(said)]


def test_what_was_said_comes_first() -> None:
    assert next(spellings("Саша Петров")) == name_tokens("Саша Петров")


@pytest.mark.parametrize(("said", "other"), [("Пётр Орлов", "Павел Орлов"), ("Анна Петрова", "Яна Петрова")])
def test_nobody_else_is_meant(said: str, other: str) -> None:
    assert set(name_tokens(other)) not in [set(tokens) for tokens in spellings(said)]


def test_one_word_is_taken_as_it_is() -> None:
    assert list(spellings("Саша")) == [name_tokens("Саша")]


@pytest.mark.parametrize("text", ["", "  ", "12 34", "—"])
def test_no_name_is_looked_up_by_nothing(text: str) -> None:
    assert list(spellings(text)) == []


def test_no_name_costs_more_than_so_many_look_ups() -> None:
    assert len(list(spellings("Саша Женя Валя Аня Петя"))) == 40
