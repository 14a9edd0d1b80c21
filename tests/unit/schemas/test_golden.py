"""Today's decoder reads what yesterday's producers send: the golden files, which are never changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from schemas.decoding import decode
from schemas.events import EVENT_TYPES, UnknownEvent
from schemas.generate import UNKNOWN, files

GOLDEN = sorted((Path(__file__).parents[2] / "golden" / "events").glob("*.json"))
DESCRIBED = files()


def type_of(path: Path) -> str:
    """The file's name without its version."""
    return path.stem.rstrip("0123456789").rstrip(".")


def test_every_type_has_one() -> None:
    assert {type_of(path) for path in GOLDEN} == {*EVENT_TYPES, UNKNOWN}


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
