"""Today's decoder reads what yesterday's producers send: the golden files, which are never changed."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel

from schemas.decoding import decode
from schemas.events import EVENT_TYPES, UnknownEvent
from schemas.generate import UNKNOWN, files

HERE = Path(__file__).parents[2] / "golden"
GOLDEN = sorted((HERE / "events").glob("*.json"))
DESCRIBED = files()


def type_of(path: Path) -> str:
    """The file's name without its version."""
    return path.stem.rstrip("0123456789").rstrip(".")


def test_every_type_has_one() -> None:
    assert {type_of(path) for path in GOLDEN} == {*EVENT_TYPES, UNKNOWN}


def test_none_was_changed() -> None:
    lines = [line.split() for line in (HERE / "sha256.txt").read_text().splitlines()]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in GOLDEN} == {
        name: digest for digest, name in lines
    }


def test_every_field_occurs_in_one() -> None:
    """Of each type's data in a file of that type; of the parts inside, lines and addresses and so on, in any file."""
    told: defaultdict[type[BaseModel], set[str]] = defaultdict(set)
    for event in (decode(path.read_bytes()) for path in GOLDEN):
        for part in parts(event):
            told[type(part)] |= part.model_fields_set
    for model, fields in told.items():
        assert fields == model.model_fields.keys(), model.__name__
    for each in EVENT_TYPES.values():
        assert each.model_fields["data"].annotation in told


def parts(value: object) -> Iterator[BaseModel]:
    """The model itself and all inside of it."""
    if isinstance(value, BaseModel):
        yield value
        value = [inner for _, inner in value]
    if isinstance(value, list):
        for inner in value:
            yield from parts(inner)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_it_is_read_and_no_field_of_it_is_passed_over(path: Path) -> None:
    raw = path.read_bytes()
    event = decode(raw)
    assert type(event) is EVENT_TYPES.get(type_of(path), UnknownEvent)
    assert event.model_dump(mode="json", by_alias=True, exclude_unset=True) == json.loads(raw)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_its_published_schema_takes_it_too(path: Path) -> None:
    schema = json.loads(DESCRIBED[f"schemas/{type_of(path)}.json"])
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(json.loads(path.read_bytes()))
