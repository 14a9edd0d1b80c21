"""A wish is known by its event and by what it says: decisions stay with it, whatever the grammar learns."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.fragment import EventEffect, Keep
from schemas.wishes import Wish
from stream_processors.profile import registers
from stream_processors.profile.fragment import apply
from stream_processors.profile.wish_ids import event_of, named, wish_id
from stream_processors.profile.wishes import WISHES
from tests.unit.profile.told import BEGIN, Client, asked

NOTE = "0123456789abcdef"
SLEEPS = Wish(applies_to="delivery", rule="avoid", from_="13:00", to="15:00", every_day=True, quote="спит ребёнок")
LATE = Wish(applies_to="delivery", rule="only", from_="18:00", to="24:00", every_day=True)
THURSDAY = Wish(applies_to="call", rule="avoid", dates=(date(2026, 11, 26),))


def test_the_id_of_a_wish_does_not_hang_on_its_place_nor_on_its_words() -> None:
    before = named(NOTE, [SLEEPS, LATE], BEGIN)
    better = SLEEPS.model_copy(update={"quote": "до 13 или после 15", "reason": "спит ребёнок", "confidence": 0.7})
    after = named(NOTE, [THURSDAY, LATE, better], BEGIN)
    assert {wish.id for wish in before} < {wish.id for wish in after}
    assert [event_of(wish.id) for wish in before] == [NOTE, NOTE]


@pytest.mark.parametrize(
    "changed",
    [
        {"applies_to": "call"},
        {"rule": "only"},
        {"from_": "13:30"},
        {"to": None},
        {"every_day": False, "weekdays": (4,)},
        {"every_day": False, "dates": (date(2026, 11, 26),)},
        {"order": "O-1"},
    ],
)
def test_another_meaning_is_another_wish(changed: dict[str, object]) -> None:
    assert wish_id(NOTE, SLEEPS.model_copy(update=changed)) != wish_id(NOTE, SLEEPS)


def test_one_meaning_has_one_id_however_it_is_spelled() -> None:
    whole = Wish(applies_to="call", rule="avoid", weekdays=(1, 4))
    spelled = Wish(applies_to="call", rule="avoid", from_="00:00", to="24:00", weekdays=(4, 1))
    assert wish_id(NOTE, whole) == wish_id(NOTE, spelled)
    assert [wish.weekdays for wish in named(NOTE, [whole, spelled], BEGIN)] == [(1, 4)], (
        "said twice in one note is said once"
    )


def test_the_same_words_on_another_day_are_a_wish_of_their_own() -> None:
    client = Client().told("call.noted", text="не звонить с 13 до 15")
    (first,) = asked(client.profile())
    client.told("wish.decided", wish=first.id, decision="dismissed", by="Ольга")
    client.told("call.noted", text="не звонить с 13 до 15")
    (second,) = asked(client.profile())
    assert second.id != first.id


def test_a_better_reading_of_a_note_moves_no_decision() -> None:
    """The log is read anew by a grammar that finds one wish more, before the one that was dismissed."""
    dismissed = named(NOTE, [SLEEPS, LATE], BEGIN)[0]
    client = Client()
    _heard(client, 1, NOTE, [THURSDAY, SLEEPS, LATE])
    client.told("wish.decided", minute=2, wish=dismissed.id, decision="dismissed", by="Ольга")
    profile = client.profile()
    assert {(wish.applies_to, wish.rule) for wish in asked(profile)} == {("call", "avoid"), ("delivery", "only")}
    assert [(wish.id, wish.because) for wish in profile.past_wishes] == [(dismissed.id, "dismissed")]


def test_no_decision_on_a_wish_still_kept_is_forgotten() -> None:
    """As many notes as are kept, each with as many wishes as are read of one: every one dismissed, and then the same
    of as many notes that followed but for the first.
    """
    notes, each = registers.LIMITS[registers.WISHES], 24
    client = Client()
    for number in range(notes):
        _heard_and_dismissed(client, number, each)
    assert asked(client.profile()) == []
    _heard(client, 10_000, f"{0:016x}", _hours(each))  # the first note again: it was corrected, and is the latest now
    for number in range(notes, 2 * notes - 1):
        _heard_and_dismissed(client, number, each, later=20_000)
    assert len(client.fragment.maps[registers.WISHES]) == notes
    assert f"{0:016x}" in client.fragment.maps[registers.WISHES]
    assert asked(client.profile()) == []


def _heard_and_dismissed(client: Client, number: int, each: int, later: int = 0) -> None:
    digest, wishes = f"{number:016x}", _hours(each)
    _heard(client, later + 2 * number, digest, wishes)
    limit = registers.LIMITS[registers.WISH_DECISIONS]
    said = [Keep(registers.WISH_DECISIONS, wish.id, "dismissed", limit) for wish in named(digest, wishes, BEGIN)]
    apply(client.fragment, _effect(later + 2 * number + 1, digest, *said))


def _hours(count: int) -> list[Wish]:
    return [
        Wish(applies_to="call", rule="avoid", from_=f"{hour:02d}:00", to=f"{hour + 1:02d}:00", every_day=True)
        for hour in range(count)
    ]


def _heard(client: Client, second: int, digest: str, wishes: list[Wish]) -> None:
    stated = WISHES.dump_json(tuple(wishes), exclude_defaults=True, by_alias=True).decode()
    limit = registers.LIMITS[registers.WISHES]
    apply(client.fragment, _effect(second, digest, Keep(registers.WISHES, digest, stated, limit)))


def _effect(second: int, digest: str, *operations: Keep) -> EventEffect:
    clock = f"{second * 1_000_000:016d}40{digest}00000000"
    return EventEffect("r", digest, "00000000", clock, operations)
