"""A reason, a story, goods and addresses beside a plain request neither void, flip nor narrow it, nor add a wish."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pytest

from benchmarks.wish_labels import HORIZON, ZONE, forbidden, minutes
from stream_processors.profile import agenda
from stream_processors.wishes.reader import read
from tests.unit.wishes.beside import TIMED, UNTIMED, beside
from tests.unit.wishes.spoken import Spoken

SAID = date(2026, 11, 25)  # a Wednesday


def is_right(note: Spoken) -> bool:
    wishes = read(note.text, SAID)
    delivery, call = (
        minutes(agenda.forbidden(wishes, scope, SAID, HORIZON, ZONE), SAID) for scope in ("delivery", "call")
    )
    return (delivery, call) == (_meant(note.delivery), _meant(note.call))


@cache
def _meant(items: tuple[str, ...]) -> frozenset[int]:
    return forbidden(items, SAID)


@pytest.mark.parametrize(("lang", "share"), [("ru", 0.985), ("en", 0.99)])
def test_what_names_no_time_changes_nothing(lang: str, share: float) -> None:
    notes = Random(1).sample(list(beside(lang, UNTIMED)), 800)
    wrong = [note.text for note in notes if not is_right(note)]
    assert len(wrong) <= (1 - share) * len(notes), wrong


@pytest.mark.parametrize(("lang", "share"), [("ru", 0.98), ("en", 0.97)])
def test_the_time_of_a_reason_is_no_wish(lang: str, share: float) -> None:
    notes = list(beside(lang, TIMED))
    wrong = [note.text for note in notes if not is_right(note)]
    assert len(wrong) <= (1 - share) * len(notes), wrong
