"""Cells are texts; the events made of them have numbers and booleans where the published schemas want them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from producers import csv_mapping
from producers.csv_mapping import CsvMapping
from schemas.decoding import InvalidEvent, decode

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)


def imported(type_: str, **row: str) -> Any:
    """As `--as TYPE` reads a table of one row."""
    read = csv_mapping.by_header(["phone", "id", *row], ";", type_, "import/list", WRITTEN)
    return decode(json.dumps(read.event([{"phone": "89161234567", "id": "1", **row}])).encode()).data


@pytest.mark.parametrize(
    ("cell", "granted"),
    [("да", True), ("Истина", True), ("TRUE", True), ("yes", True), ("1", True),
     ("нет", False), (" Нет ", False), ("ложь", False), ("no", False), ("0", False), ("off", False)],
)  # fmt: skip
def test_a_cell_is_read_as_the_flag_that_people_write(cell: str, granted: bool) -> None:
    assert imported("consent.changed", purpose="calls", granted=cell).granted is granted
    assert imported("client.marked", mark="loyal", set=cell).set is granted


@pytest.mark.parametrize("cell", ["maybe", "2", "-"])
def test_a_cell_that_says_neither_is_refused_and_not_guessed_at(cell: str) -> None:
    with pytest.raises(InvalidEvent, match=r"data\.granted: Input should be a valid boolean"):
        imported("consent.changed", purpose="calls", granted=cell)


def test_numbers_of_a_table_are_numbers() -> None:
    place = {"address.lat": "55,75", "address.lon": "37.5"}
    asked = imported("delivery.requested", date="25.11.2026", service_minutes="20", **place)
    assert (asked.address.lat, asked.address.lon, asked.service_minutes) == (55.75, 37.5, 20)
    assert imported("site.cart_line_added", **{"line.sku": "x", "line.quantity": "2"}).line.quantity == 2
    with pytest.raises(InvalidEvent, match=r"data\.service_minutes"):
        imported("delivery.requested", date="25.11.2026", service_minutes="soon")


def test_so_are_those_of_a_mapping_that_calls_them_texts() -> None:
    fields: dict[str, Any] = {"type": "site.cart_updated", "source": "s", "id": "1", "time": {"constant": "2026-11-01"}}
    mapping = CsvMapping.model_validate({**fields, "data": {}, "lines": {"sku": "{s}", "quantity": "{q}"}})
    assert mapping.event([{"s": "x", "q": "2"}])["data"]["lines"] == [{"sku": "x", "quantity": 2}]


def test_what_an_unknown_type_calls_by_the_same_name_stays_as_it_is() -> None:
    read = csv_mapping.by_header(["phone", "granted"], ";", "bot.asked", "import/list", WRITTEN)
    assert read.event([{"phone": "1", "granted": "да"}])["data"]["granted"] == "да"
