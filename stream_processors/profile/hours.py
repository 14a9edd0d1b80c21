"""The hours that wishes leave, on one day and from now on (pure).

Minutes count from 0 to 1440 on the local clock. Intervals are closed: a child who sleeps from 13:00 may be visited at
13:00 sharp. A single point between two forbidden times is left out, unless the client named it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from schemas.wishes import Wish
from stream_processors.profile.instants import Span, day_bounds, instants

Interval = tuple[int, int]
DAY: Final = 24 * 60
WHOLE_DAY: Final[tuple[Interval, ...]] = ((0, DAY),)
_A_WEEK: Final = 8  # days from a date that a wish names: from there on every week is like the one before

Hours = Sequence[Interval]
HoursOfDay = Callable[[date], Hours]


def allowed(wishes: Iterable[Wish], day: date) -> Hours:
    """What the wishes leave of the day. Wishes to come at some time allow that time and no other, on any day."""
    wishes = list(wishes)
    appointing = [wish for wish in wishes if wish.rule in ("only", "exact")]
    hours: Hours = joined(map(interval, _of(appointing, day))) if appointing else WHOLE_DAY
    for wish in _of([wish for wish in wishes if wish.rule == "avoid"], day):
        hours = _without(hours, interval(wish))
    return hours


def _of(wishes: Iterable[Wish], day: date) -> list[Wish]:
    return [wish for wish in wishes if wish.holds_on(day)]


def interval(wish: Wish) -> Interval:
    return minutes(wish.from_ or "00:00"), minutes(wish.to or "24:00")


def minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def joined(intervals: Iterable[Interval]) -> Hours:
    """Sorted; those that overlap or touch made one."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _without(hours: Hours, forbidden: Interval) -> Hours:
    start, end = forbidden
    left: list[Interval] = []
    for first, last in hours:
        if first == last:
            left += [] if start < first < end else [(first, last)]
        else:
            pieces = ((first, min(last, start)), (max(first, end), last))
            left += [piece for piece in pieces if piece[0] < piece[1]]
    return left


def common(one: Hours, other: Hours) -> Hours:
    """What both leave."""
    return [
        both
        for first in one
        for second in other
        if _is_time(both := (max(first[0], second[0]), min(first[1], second[1])), first, second)
    ]


def _is_time(both: Interval, one: Interval, other: Interval) -> bool:
    start, end = both
    return start < end or (start == end and both in (one, other))


def until(hours_of: HoursOfDay, wishes: Iterable[Wish], now: datetime) -> tuple[bool, datetime | None]:
    """Is `now` (local) among the hours, and when does that change, local: None where it never does."""
    today, zone = now.date(), now.tzinfo or UTC
    moment = now.astimezone(UTC)
    inside = any(start <= moment <= end for start, end in instants(hours_of(today), today, zone))
    for day in _days_that_may_differ(today, wishes):
        begins, ends = day_bounds(day, zone)
        change = _first_change(instants(hours_of(day), day, zone), max(moment, begins), inside)
        if change is not None and change < ends:
            return inside, change.astimezone(zone)
    return inside, None


def _days_that_may_differ(today: date, wishes: Iterable[Wish]) -> list[date]:
    """A week from today and from each date named: in between each day is as it was a week before.

    A date may be decades away (a mistyped year, an export that judges no moment): the way there is not walked.
    """
    named = {today} | {day for wish in wishes for day in wish.dates if day > today}
    return sorted({day + timedelta(days=number) for day in named for number in range(_A_WEEK)})


def _first_change(free: Sequence[Span], moment: datetime, inside: bool) -> datetime | None:
    """From `moment` on the first at which the answer is another; where the day ends, the next one has to tell."""
    if not inside:
        return next((start for start, _ in free if start >= moment), None)
    return next((end for start, end in free if start <= moment <= end), moment)
