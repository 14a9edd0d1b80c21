"""The decoder and the published schemas take and refuse the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from schemas.decoding import InvalidEvent, decode
from schemas.generate import files
from tests.unit.schemas.test_decoding import as_bytes, event, refusal
from tests.unit.schemas.test_golden import GOLDEN

DESCRIBED = files()
FORMATS = FormatChecker()


def is_time(text: object) -> bool:
    """RFC 3339, which jsonschema leaves to a package that we do not have."""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d)", str(text)))


FORMATS.checks("date-time")(is_time)


ASKED = {"date": "2026-11-25", "promised": {"from": "23:00", "to": "24:30"}, "address": {"lat": 55, "lon": 37.5}}


@pytest.mark.parametrize(
    ("type_", "data", "where"),
    [
        *(("consent.changed", {"purpose": "calls", "granted": value}, "granted")
          for value in ("yes", "no", "off", "0", "true", 0, 1, 0.0, None)),
        *(("client.marked", {"mark": "loyal", "set": value}, "set") for value in (1, "true", None)),
        ("pos.purchased", {"total": "1", "currency": "RUB", "empties_cart": "yes"}, "empties_cart"),
        *(("delivery.requested", {**ASKED, "service_minutes": value}, "service_minutes")
          for value in (True, "20", 20.5)),
        *(("delivery.requested", {**ASKED, "address": {name: value}}, f"address.{name}")
          for name in ("lat", "lon") for value in ("55", True)),
        *(("site.cart_updated", {"lines": [{"sku": "x", "quantity": value}]}, "lines.0.quantity")
          for value in ("2", True)),
        ("site.cart_line_removed", {"line": {"sku": "x", "quantity": "2"}}, "line.quantity"),
        *(("identity.seen", {"finding": "growth", "of": {"kind": "phone", "value": "1"}, "size": value}, "size")
          for value in (True, "6")),
        ("delivery.requested", {**ASKED, "date": "2026-12-03T10:00:00"}, "date"),
        ("delivery.requested", {**ASKED, "promised": {"from": "24:00", "to": "24:30"}}, "promised.from"),
        ("pos.purchased", {"total": "-1", "currency": "RUB"}, "total"),
    ],
)  # fmt: skip
def test_what_the_published_schema_refuses_is_refused(type_: str, data: dict[str, Any], where: str) -> None:
    said = event(type=type_, data=data)
    assert refusal(as_bytes(said)).path == f"data.{where}"
    with pytest.raises(ValidationError):
        published(type_).validate(said)


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("consent.changed", {"purpose": "calls", "granted": False}),
        ("client.marked", {"mark": "loyal"}),
        ("delivery.requested", {**ASKED, "service_minutes": 20.0}),
        *(("delivery.requested", {**ASKED, "date": f"2026-12-03{midnight}"})
          for midnight in ("T00:00:00", "T00:00:00.0000000+03:00", " 00:00", "t00:00:00Z")),
        ("site.registered", {"person": {"birth_date": "1990-05-12T00:00:00Z"}}),
        ("site.registered", {"person": {"birth_date": "0001-01-01"}}),
        ("site.cart_updated", {"lines": [{"sku": "x", "quantity": 2}, {"sku": "y", "quantity": 0.5}]}),
    ],
)  # fmt: skip
def test_what_the_published_schema_takes_is_taken(type_: str, data: dict[str, Any]) -> None:
    said = event(type=type_, data=data)
    published(type_).validate(said)
    assert decode(as_bytes(said)).type == type_


def published(type_: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(DESCRIBED[f"schemas/{type_}.json"]), format_checker=FORMATS)


@pytest.mark.parametrize(
    ("written", "happened"),
    [
        ("2026-11-30T10:00+03:00", "2026-11-30T07:00:00Z"),
        ("2026-11-30T10:00:00+0300", "2026-11-30T07:00:00Z"),
        ("2026-11-30T10:00:00\N{MINUS SIGN}03:00", "2026-11-30T13:00:00Z"),
        ("2026-11-30 10:00:00.5z", "2026-11-30T10:00:00.5Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("2017-01-01T02:59:60.25+03:00", "2016-12-31T23:59:59.25Z"),
    ],
)
def test_a_time_as_others_write_it_is_taken_and_published(written: str, happened: str) -> None:
    said = event(time=written)
    assert decode(as_bytes(said)).time == datetime.fromisoformat(happened)
    published("site.product_viewed").validate(said)


@pytest.mark.parametrize("written", ["2026-11-30T10:00:61Z", "2026-11-30T10:00:00+03", "2026-11-30T10Z", "2026-11-30"])
def test_a_time_that_is_none_is_taken_by_neither(written: str) -> None:
    said = event(time=written)
    assert refusal(as_bytes(said)).path == "time"
    with pytest.raises(ValidationError):
        published("site.product_viewed").validate(said)


ODD: tuple[Any, ...] = (
    None, True, 0, 1, -1, 1.5, 20.0, "", "1", "no", "-1", "2026-11-25", "2026-11-25T00:00:00.0000001", "24:30", [], {},
    ["x"] * 51,
)  # fmt: skip


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_of_any_value_in_any_field_both_say_the_same(path: Path) -> None:
    said = json.loads(path.read_bytes())
    validator = published(path.stem.rstrip(".0123456789"))
    for place in places({name: value for name, value in said.items() if name != "type"}):
        for value in ODD:
            changed = put(said, place, value)
            assert is_taken(changed) == validator.is_valid(changed), (place, value)


def places(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where something stands in an event; of a list its first entry speaks for all."""
    inner: dict[Any, Any] = value if isinstance(value, dict) else {}
    for name, part in (dict(enumerate(value[:1])) if isinstance(value, list) else inner).items():
        yield (*above, name)
        yield from places(part, (*above, name))


def put(tree: Any, place: tuple[str | int, ...], value: object) -> Any:
    changed = part = deepcopy(tree)
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    return changed


def is_taken(said: object) -> bool:
    try:
        return bool(decode(as_bytes(said)))
    except InvalidEvent:
        return False
