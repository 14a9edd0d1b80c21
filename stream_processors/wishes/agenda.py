"""Wishes → forbidden times, over a number of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schemas.wishes import AppliesTo, Wish

Interval = tuple[int, int]
"""Minutes after local midnight; the edges themselves are allowed."""

DAY = 24 * 60


def forbidden_minutes(wishes: Iterable[Wish], applies_to: AppliesTo, day: date) -> list[Interval]:
    """What the wishes forbid on one day, sorted and merged.

    `only`: of all days, nothing but what some `only` wish allows is allowed; `avoid`: what is stated is forbidden.
    """
    mine = [wish for wish in wishes if wish.applies_to == applies_to]
    forbidden = [_interval(wish) for wish in mine if wish.rule == "avoid" and wish.holds_on(day)]
    if any(wish.rule == "only" for wish in mine):
        allowed = merged(_interval(wish) for wish in mine if wish.rule == "only" and wish.holds_on(day))
        forbidden += _outside(allowed)
    return merged(forbidden)


def _interval(wish: Wish) -> Interval:
    return _minutes(wish.from_) if wish.from_ else 0, _minutes(wish.to) if wish.to else DAY


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _outside(allowed: Sequence[Interval]) -> list[Interval]:
    edges = [0, *(edge for interval in allowed for edge in interval), DAY]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Sorted, overlapping ones joined; intervals that only touch stay apart: the point between them is allowed."""
    found: list[Interval] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def forbidden(
    wishes: Iterable[Wish], applies_to: AppliesTo, first: date, days: int, zone: ZoneInfo
) -> list[tuple[datetime, datetime]]:
    """Local times with offset over `days` days from `first` on, merged where they touch, across midnight too."""
    wishes = list(wishes)
    found: list[tuple[datetime, datetime]] = []
    for number in range(days):
        day = first + timedelta(days=number)
        for start, end in forbidden_minutes(wishes, applies_to, day):
            begin, finish = _moment(day, start, zone), _moment(day, end, zone)
            if found and found[-1][1] >= begin:
                found[-1] = (found[-1][0], finish)
            elif begin < finish:
                found.append((begin, finish))
    return found


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Wall-clock time: on the day that the clocks change, 13:00 is what the clock on the wall says.

    Where the clocks leap over it, the moment of the leap's end: 02:30 becomes 03:30 there.
    """
    if minutes == DAY:
        day, minutes = day + timedelta(days=1), 0
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone).astimezone(UTC).astimezone(zone)
