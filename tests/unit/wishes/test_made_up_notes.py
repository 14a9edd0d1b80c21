"""Notes that developers made up beside the faults that they mended, by subject."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from stream_processors.wishes.reader import read
from tests.unit.wishes import (
    as_people_talk,
    changed_agreements,
    goods_and_corrections,
    lists_and_reasons,
    moved_and_refused,
    order_sheets,
    ordinary_speech,
    passed_on,
    run_on,
    run_together,
    things_and_people,
    without_signs,
)
from tests.unit.wishes.in_notes import found, meant

LISTS = (
    order_sheets, passed_on, goods_and_corrections, changed_agreements, lists_and_reasons, moved_and_refused,
    run_together, things_and_people, run_on, as_people_talk, ordinary_speech, without_signs,
)  # fmt: skip


def each(name: str) -> list[Any]:
    """(when said, text, label) of that name's lists."""
    return [
        pytest.param(notes.SAID, text, label, id=text)
        for notes in LISTS
        for text, label in getattr(notes, name, {}).items()
    ]


@pytest.mark.parametrize(("said", "text", "items"), each("DELIVERY"))
def test_a_delivery_is_read_as_it_was_meant(said: date, text: str, items: str) -> None:
    assert found(text, "delivery", said) == meant(items, said)
    assert found(text, "call", said) == frozenset()


@pytest.mark.parametrize(("said", "text", "items"), each("CALL"))
def test_a_call_is_read_as_it_was_meant(said: date, text: str, items: str) -> None:
    assert found(text, "call", said) == meant(items, said)
    assert found(text, "delivery", said) == frozenset()


@pytest.mark.parametrize(("said", "text", "items"), each("BOTH"))
def test_deliveries_and_calls_are_told_apart(said: date, text: str, items: tuple[str, str]) -> None:
    assert (found(text, "delivery", said), found(text, "call", said)) == (meant(items[0], said), meant(items[1], said))


@pytest.mark.parametrize(("said", "text", "rule"), each("SILENT"))
def test_what_forbids_nothing_is_read(said: date, text: str, rule: str) -> None:
    assert [wish.rule for wish in read(text, said)] == [rule]


@pytest.mark.parametrize(
    ("said", "text"), [pytest.param(notes.SAID, text, id=text) for notes in LISTS for text in notes.NOTHING]
)
def test_what_only_tells_is_no_wish(said: date, text: str) -> None:
    assert read(text, said) == ()
