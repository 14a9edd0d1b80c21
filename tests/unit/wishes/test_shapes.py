"""Shapes that were once read as something else, each in other words than those it was found in."""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.reader import read

SAID = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("вечером после девяти не беспокоить", [("call", "avoid", "21:00", "23:00")]),
        ("по вечерам после 7 можно привезти", [("delivery", "only", "19:00", "23:00")]),
        ("deliver in the evening after 8", [("delivery", "only", "20:00", "23:00")]),
        ("с утра до трёх", [("delivery", "only", "06:00", "15:00")]),
        (
            "9-11 and 16-18 work for me",
            [("delivery", "only", "09:00", "11:00"), ("delivery", "only", "16:00", "18:00")],
        ),
        ("I'm at work till 5", [("delivery", "avoid", "00:00", "17:00")]),
        ("в первой половине недели", []),
        ("в первой половине дня", [("delivery", "only", "00:00", "12:00")]),
    ],
)
def test_it_is_read_as_it_was_meant(text: str, meant: list[tuple[str, str, str, str]]) -> None:
    wishes = read(text, SAID)
    assert [(wish.applies_to, wish.rule, wish.from_, wish.to) for wish in wishes] == meant
