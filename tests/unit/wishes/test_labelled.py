"""The labelled notes: what the grammar must reach on the half that it was not tuned on."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from benchmarks import wish_labels
from benchmarks.wish_labels import HORIZON, UNSEEN, ZONE, Half, Label, labels, minutes
from schemas.wishes import AppliesTo, Wish
from stream_processors.profile.agenda import forbidden
from stream_processors.wishes.reader import read

SILENT = {"exact", "flexible", "appointment", "access"}


def is_right(label: Label) -> bool:
    """Both lists of forbidden times to the minute, and the rules that forbid nothing."""
    wishes = read(label.text, label.said)
    rules = {wish.rule for wish in wishes} & SILENT
    if label.nothing:
        return not wishes
    return (
        _found(wishes, label, "delivery") == wish_labels.forbidden(label.delivery, label.said)
        and _found(wishes, label, "call") == wish_labels.forbidden(label.call, label.said)
        and label.silent <= rules <= label.silent | label.optional
    )


def _found(wishes: Sequence[Wish], label: Label, applies_to: AppliesTo) -> frozenset[int]:
    return minutes(forbidden(wishes, applies_to, label.said, HORIZON, ZONE), label.said)


@pytest.mark.parametrize("half", ["tuning", "test"])
def test_at_least_97_of_100_are_exactly_right(half: Half) -> None:
    notes = [label for label in labels() if label.half == half]
    wrong = [label.text for label in notes if not is_right(label)]
    assert len(wrong) <= 0.03 * len(notes), wrong


def test_nothing_is_found_where_nothing_is() -> None:
    assert [label.text for label in labels() if label.nothing and read(label.text, label.said)] == []


def test_nine_in_ten_of_the_notes_that_nobody_has_looked_at_are_exactly_right() -> None:
    """Counted alone: whoever reads these texts to mend the grammar can't measure with them any more."""
    notes = list(labels(UNSEEN))
    right = sum(map(is_right, notes))
    alarms = sum(label.nothing and bool(read(label.text, label.said)) for label in notes)
    assert (right >= 0.9 * len(notes), alarms <= 0.02 * len(notes)) == (True, True), (right, alarms, len(notes))


def test_a_note_that_asks_for_nothing_hardly_changes_a_wish_beside_it() -> None:
    """Before it or behind it; 3 in 200 are the most."""
    chance, notes = Random(3), list(labels())
    wanted, nothing = ([label for label in notes if label.nothing is silent] for silent in (False, True))
    pairs = [(chance.choice(wanted), chance.choice(nothing), chance.random() < 0.5) for _ in range(3_000)]
    pairs = [pair for pair in pairs if pair[0].lang == pair[1].lang]
    changed = [
        (asks.text, told.text)
        for asks, told, before in pairs
        if _stated(_together(told, asks) if before else _together(asks, told), asks) != _stated(asks.text, asks)
    ]
    assert len(changed) <= 0.015 * len(pairs), changed


def _together(first: Label, second: Label) -> str:
    return f"{first.text}{'' if first.text[-1] in '.!?' else '.'} {second.text}"


def _stated(text: str, label: Label) -> set[Wish]:
    return {wish.model_copy(update={"quote": "", "reason": "", "confidence": 0}) for wish in read(text, label.said)}


def test_two_notes_that_ask_for_nothing_hardly_do_together() -> None:
    """What the one speaks of makes no wish of a time in the other; 1 in 150 is the most."""
    chance, notes = Random(1), [label for label in labels() if label.nothing]
    pairs = [pair for pair in (chance.sample(notes, 2) for _ in range(4_000)) if pair[0].lang == pair[1].lang]
    alarms = [text for first, second in pairs if read(text := _together(first, second), first.said)]
    assert len(alarms) <= len(pairs) / 150, alarms


def test_the_set_is_what_its_page_says() -> None:
    notes = list(labels())
    unseen = list(labels(UNSEEN))
    assert len(notes) == 17_544
    assert len({label.text for label in (*notes, *unseen)}) == len(notes) + len(unseen)
    assert sum(label.nothing for label in notes) >= len(notes) * 0.3
    assert 0.55 <= sum(label.lang == "ru" for label in notes) / len(notes) <= 0.7
    assert len({label.id for label in notes}) == len({label.text for label in notes}) == len(notes)
