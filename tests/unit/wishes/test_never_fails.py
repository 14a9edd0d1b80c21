"""Any text at all: no exception, and wishes that hold what they promise."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.wish_labels import labels
from stream_processors.wishes.reader import MOST_WISHES, read
from tests.searching import cases, seeds
from tests.unit.wishes.scrambled import FIGURES, WORDS

SAID = date(2026, 11, 21)
spoken = st.lists(st.sampled_from(WORDS + FIGURES * 20), max_size=60).map(" ".join)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@settings(max_examples=cases(400), deadline=None)
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


@pytest.mark.parametrize("seed", seeds(8))
def test_words_of_real_notes_in_any_order_are_read(seed: int) -> None:
    """Words that stand beside each other in no note that anybody thought of."""
    chance = random.Random(seed)
    notes = [label.text for label in labels()]
    words = [word for note in notes for word in re.findall(r"\w+|[^\w\s]", note)] + FIGURES * 200
    for _ in range(600):
        read(" ".join(chance.choices(words, k=chance.choice((3, 5, 8, 15, 40, 200)))), SAID)
        first, second = chance.choices(notes, k=2)
        read(first[: chance.randrange(1, 80)] + chance.choice((" ", ", ", ". ", "; ")) + second, SAID)
