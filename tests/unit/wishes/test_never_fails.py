"""Any text at all: no exception, bounded work, and wishes that hold what they promise."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.wishes import HOSTILE
from stream_processors.wishes.reader import MOST_WISHES, read
from stream_processors.wishes.vocabulary import TABLE

SAID = date(2026, 11, 21)
MOST_CALLS = 25_000  # 5 ms at a fifth of a microsecond
WORDS = [
    word.rstrip("*") for line in TABLE.splitlines() if line and not line.startswith("#") for word in line.split()[1:]
]
FIGURES = [
    "10",
    "18",
    "13:00",
    "15-00",
    "25.11",
    "31.02",
    "99",
    "00:00",
    "24",
    "29.2",
    "-",
    ",",
    ".",
    "?",
    "/",
    "+",
    "\n",
]
spoken = st.lists(st.sampled_from(WORDS + FIGURES * 20), max_size=60).map(" ".join)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@settings(max_examples=400, deadline=None)
@given(text=st.text(max_size=400) | spoken, said=days)
def test_any_text_is_read(text: str, said: date) -> None:
    wishes = read(text, said)
    assert len(wishes) <= MOST_WISHES
    for wish in wishes:
        assert wish.quote
        assert wish.status == "suggested"
        assert wish.rule == "exact" or wish.from_ is None or wish.from_ < (wish.to or "24:00") or wish.from_ == wish.to
        assert all(day >= said for day in wish.dates)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_work_on_the_longest_text_is_bounded(text: str) -> None:
    """In calls of functions, which no busy machine changes; `python -m benchmarks.wishes` prints milliseconds."""
    long = (text * 10_000)[:10_000]
    read(long, SAID)
    assert _calls(long) < MOST_CALLS


def _calls(long: str) -> int:
    count = 0

    def one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(one)
    try:
        read(long, SAID)
    finally:
        sys.setprofile(before)
    return count
