"""A text in the box of a name is read as far as an event's name may go: what it costs does not grow with its length."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas.decoding import InvalidEvent, decode
from stream_processors.identity.addresses import read_address
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.naming.folding import LONGEST, clean
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.persons import parse_person

LENGTHS = (5_000, 100_000)
NO_NAMES = ("абвгдежзик", "Анна ", "аб-", "а", "А\u0301", "ab1", "петрова, ")


def line(person: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "person": person}


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_said_after_the_first_characters_is_not_read(text: str) -> None:
    short, *long = (
        read_line(line({"name": text * (length // len(text)), "birth_date": "1" * length}), "RU").traits()
        for length in (LONGEST * 2, *LENGTHS)
    )
    assert all(one == short for one in long)
    assert len(" ".join(short.name.keys)) <= LONGEST


@pytest.mark.parametrize("field", ["given_name", "family_name", "patronymic"])
def test_of_a_part_of_a_name_no_more(field: str) -> None:
    facts = read_line(line({field: "абвгдежзик" * 500}), "RU").record.person
    assert max(map(len, parse_person(facts).name.keys)) <= LONGEST


def test_of_an_address_no_more() -> None:
    assert len(read_address("абв " * 5_000).street) <= LONGEST
    assert len(read_address({"street": "Ленина " * 5_000, "house": "7" * 5_000}).house) <= LONGEST


@pytest.mark.parametrize("text", ["аб " * 100, "аб-" * 100, "a b-" * 75, "о'" * 150])
def test_a_name_has_few_words_to_compare_with_those_of_another(text: str) -> None:
    name = parse_name(text)
    words = [*name.given.split("-"), *name.others, *name.surname.replace("-", " ").split()]
    assert len(words) <= 16


def test_letters_that_stand_for_many_make_no_longer_name() -> None:
    assert len(clean("\ufdfa" * LONGEST)) <= LONGEST
    assert len(parse_name("\ufdfa" * LONGEST).given) <= LONGEST


def test_an_ordinary_name_is_read_whole() -> None:
    name = "Мария де лос Анхелес Консуэло Гарсия Лопес"
    assert parse_name(name).keys == parse_name(name + " " * LONGEST).keys
    assert len(parse_name(name).others) == 5


def test_an_event_with_a_longer_name_is_refused() -> None:
    data = {"identifiers": {"phone": "89161234567"}, "person": {"name": "а" * (LONGEST + 1)}}
    event = {"specversion": "1.0", "id": "1", "source": "till", "type": "pos.purchased", "time": "2026-11-21T10:00:00Z"}
    with pytest.raises(InvalidEvent, match=r"data\.person\.name"):
        decode(json.dumps(event | {"data": data}).encode())
