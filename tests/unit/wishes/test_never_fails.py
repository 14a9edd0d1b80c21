"""Any text at all: no exception, bounded work, and wishes that hold what they promise."""

from __future__ import annotations

import random
import re
import sys
from datetime import date
from types import FrameType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.wish_labels import labels
from benchmarks.wishes import HOSTILE, LETTERS, unmet
from stream_processors.wishes.reader import MOST_WISHES, read
from stream_processors.wishes.words.vocabulary import TABLE

SAID = date(2026, 11, 21)
MOST_CALLS = 22_000  # 5 ms at a bit less than a quarter of a microsecond; the most are 19,334
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
@example(text="СЕГОДН0НАКАНУНЕ0НE", said=SAID)  # the day before the day of saying is no day that a wish is of
def test_any_text_is_read(text: str, said: date) -> None:
    wishes = read(text, said)
    assert len(wishes) <= MOST_WISHES
    for wish in wishes:
        assert wish.quote
        assert wish.status == "suggested"
        assert wish.rule == "exact" or wish.from_ is None or wish.from_ < (wish.to or "24:00") or wish.from_ == wish.to
        assert all(day >= said for day in wish.dates)


@pytest.mark.parametrize(
    "text", ["не звонить 0 и 28.11", "кв 0, 28.11 позвонить", "указал домой deliveries", "00.11 и 12.11", "0-го и 5-го"]
)
def test_what_once_raised_is_read(text: str) -> None:
    read(text, SAID)


@pytest.mark.parametrize("seed", range(8))
def test_words_of_real_notes_in_any_order_are_read(seed: int) -> None:
    """Words that stand beside each other in no note that anybody thought of."""
    chance = random.Random(seed)
    notes = [label.text for label in labels()]
    words = [word for note in notes for word in re.findall(r"\w+|[^\w\s]", note)] + FIGURES * 200
    for _ in range(600):
        read(" ".join(chance.choices(words, k=chance.choice((3, 5, 8, 15, 40, 200)))), SAID)
        first, second = chance.choices(notes, k=2)
        read(first[: chance.randrange(1, 80)] + chance.choice((" ", ", ", ". ", "; ")) + second, SAID)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_work_on_the_longest_text_is_bounded(text: str) -> None:
    """In calls of functions, which no busy machine changes; `python -m benchmarks.wishes` prints milliseconds."""
    long = (text * 10_000)[:10_000]
    read(long, SAID)
    assert _calls(long) < MOST_CALLS


@pytest.mark.parametrize("seed", range(4))
def test_the_work_on_any_words_repeated_is_bounded(seed: int) -> None:
    """A reference that is taken into what it looks back to, over and over, had once doubled its times each time."""
    chance = random.Random(seed)
    words = WORDS + FIGURES * 30
    for _ in range(60):
        phrase = " ".join(chance.choices(words, k=chance.randint(1, 6))) + " "
        assert _calls((phrase * 10_000)[:10_000]) < MOST_CALLS, phrase


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("length", [6, 9])
def test_the_work_on_words_never_met_is_bounded(letters: str, length: int) -> None:
    """Each is looked up, and a typo is sought in it, only once: so the text must be new."""
    assert _calls(unmet(letters, length, seed=1)) < MOST_CALLS


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
