"""Converts hours of a local day to instants in UTC (pure). A day on which clocks change is shorter or longer.

Calculations are in UTC: Python compares two times of one zone by their wall clock, which loses a repeated hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

Span = tuple[datetime, datetime]


class Stretch(NamedTuple):
    """A part of a local day in which the clocks are not changed."""

    start: datetime
    end: datetime
    offset: timedelta


def instants(hours: Sequence[tuple[int, int]], day: date, zone: tzinfo) -> list[Span]:
    """The times of the local day at which the wall shows one of the hours: closed, sorted, in UTC.

    hours: minutes of the day, closed. One that the clocks jump over is no time, one that comes twice is two.
    """
    found: list[Span] = []
    for stretch in stretches(day, zone):
        for first, last in hours:
            start = max(stretch.start, _shown(day, first) - stretch.offset)
            end = min(stretch.end, _shown(day, last) - stretch.offset)
            if start < end or (start == end and first == last):
                found.append((start, end))
    return _joined(found)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Those that meet where the clocks change made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _shown(day: date, minute: int) -> datetime:
    """What the wall shows, as if it hung in Greenwich."""
    return datetime.combine(day, time.min, UTC) + timedelta(minutes=minute)


def day_bounds(day: date, zone: tzinfo) -> Span:
    """The first moment of the local day, and that of the next one; 23 to 25 hours lie between."""
    found = stretches(day, zone)
    return found[0].start, found[-1].end


@lru_cache(maxsize=1024)
def stretches(day: date, zone: tzinfo) -> tuple[Stretch, ...]:
    """One, or two on a day on which the clocks change."""
    start, end = (datetime.combine(each, time.min, zone).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    before, after = _offset(start, zone), _offset(end - timedelta(seconds=1), zone)
    if before == after:
        return (Stretch(start, end, before),)
    change = _change(start, end, zone)
    return (Stretch(start, change, before), Stretch(change, end, after))


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _change(start: datetime, end: datetime, zone: tzinfo) -> datetime:
    """The first second with another offset than `start`; found by halving."""
    offset, seconds = _offset(start, zone), int((end - start).total_seconds())
    low, high = 0, seconds
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(start + timedelta(seconds=middle), zone) == offset else (low, middle)
    return start + timedelta(seconds=high)
