"""The wishes that hold now, after decisions and later wishes; and the past ones, with the reason why they ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final, NamedTuple

from schemas.fragment import Fragment
from schemas.profile import Delivery
from schemas.wishes import Because, PastWish, Wish
from stream_processors.profile import registers
from stream_processors.profile.bound_wishes import Deliveries, Ending
from stream_processors.profile.clocks import time_of
from stream_processors.profile.contradictions import Heard, compared, contradicts
from stream_processors.profile.registers import members
from stream_processors.profile.wish_ids import named
from stream_processors.profile.wishes import WISHES

MAX_PAST: Final = 20


class Judged(NamedTuple):
    """What the client asked for and still wants, newest first; and what he does no more, by its end newest first."""

    wishes: tuple[Wish, ...]
    past: tuple[PastWish, ...]


def judged(fragment: Fragment, deliveries: Iterable[Delivery], now: datetime) -> Judged:
    """now: local to the client. Promises are not among it, nor is among the past what was only said again."""
    if registers.WISHES not in fragment.maps:
        return Judged((), ())
    known = Deliveries(fragment, deliveries)
    holding: list[Heard] = []
    past: list[PastWish] = []
    for heard, dismissal in _heard(fragment):
        found = dismissal or known.judged(heard)
        passed = _passed(heard.wish, now)
        if isinstance(found, Ending):
            past.append(_ended(heard.wish, found.because, time_of(found.clock) if found.clock else None))
        elif passed:
            past.append(_ended(heard.wish, "expired", passed))
        else:
            holding.append(found)
    wishes, replaced = _parted(compared(holding))
    return Judged(tuple(wishes), _latest(past + replaced))


def _parted(holding: Sequence[Heard]) -> tuple[list[Wish], list[PastWish]]:
    """(wishes that hold beside each other, wishes that were replaced by later words)."""
    wishes: list[Wish] = []
    replaced: list[PastWish] = []
    for one in holding:
        if one.repeated:
            continue
        later = [other.latest for other in holding if contradicts(other, one)]
        if later:
            replaced.append(_ended(one.wish, "replaced", time_of(min(later))))
        else:
            wishes.append(_said_last(one))
    return wishes, replaced


def _said_last(one: Heard) -> Wish:
    return one.wish.model_copy(update={"said_at": time_of(one.again)}) if one.again > one.clock else one.wish


def _heard(fragment: Fragment) -> Iterator[tuple[Heard, Ending | None]]:
    """Every wish, and whether it was dismissed: newest event first, within an event in the order of its text."""
    decisions = members(fragment, registers.WISH_DECISIONS)
    for digest, (clock, stated) in members(fragment, registers.WISHES).items():
        for wish in named(digest, WISHES.validate_json(stated), time_of(clock)):
            decided = decisions.get(wish.id)
            if decided is None:
                yield Heard(clock, wish), None
            elif decided.value == "dismissed":
                yield Heard(clock, wish), Ending("dismissed", decided.clock)
            else:
                yield Heard(clock, wish.model_copy(update={"status": "confirmed"})), None


def _passed(wish: Wish, now: datetime) -> datetime | None:
    """The time at which its last date ended, if it has."""
    if not wish.dates or max(wish.dates) >= now.date():
        return None
    return datetime.combine(max(wish.dates) + timedelta(days=1), time.min, now.tzinfo).astimezone(UTC)


def _ended(wish: Wish, because: Because, at: datetime | None) -> PastWish:
    return PastWish.model_validate({**wish.model_dump(by_alias=True), "ended_at": at, "because": because})


def _latest(past: Iterable[PastWish]) -> tuple[PastWish, ...]:
    """Those of whose end nothing is known last."""
    never = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(past, key=lambda wish: (wish.ended_at or never, wish.id), reverse=True)[:MAX_PAST])
