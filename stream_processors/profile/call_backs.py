"""Requests to be called back: they forbid nothing, and open their hours in what was forbidden before (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from typing import Final

from schemas.wishes import Wish
from stream_processors.profile.hours import DAY, Hours, Interval, common, interval, joined

ON_TIME: Final = 30  # minutes: nobody dials on the second; called back "at 10:00" is who is called by 10:30
_NEVER: Final = datetime.min.replace(tzinfo=UTC)

Left = Callable[[Sequence[Wish], date], Hours]
"""What wishes leave of a day where nobody is to be called back."""


def with_call_backs(left: Left, calls: Sequence[Wish], day: date) -> Hours:
    """What wishes on calls leave of the day, and the hours of the call-backs among them.

    What was forbidden after a call-back was asked for holds against it; what was said before, or in one breath with it
    ("don't call, call back tomorrow at 10"), only where it leaves some time to call back: who says "tomorrow" is not
    woken at the hour at which he sleeps.
    """
    return joined(chain(left(calls, day), *(hours for _, hours in _opened(left, calls, day))))


def _opened(left: Left, calls: Sequence[Wish], day: date) -> Iterator[tuple[Wish, Hours]]:
    """The call-backs of the day for which no time would be left, and the hours that they open."""
    free = left(calls, day)
    for wish in called_back(calls, day):
        if not common(free, [interval(wish)]):
            yield wish, common(left(_said_after(wish, calls), day), [_hours(wish)])


def called_back(calls: Sequence[Wish], day: date) -> list[Wish]:
    """The call-backs of that day."""
    return [wish for wish in calls if wish.rule == "appointment" and wish.holds_on(day)]


def opening(left: Left, calls: Sequence[Wish], now: datetime) -> Wish | None:
    """The call-back that opens this moment, where one does. now: local to the client."""
    minute = now.hour * 60 + now.minute + now.second / 60
    opened = _opened(left, calls, now.date())
    return next((wish for wish, hours in opened if any(start <= minute <= end for start, end in hours)), None)


def _said_after(one: Wish, calls: Sequence[Wish]) -> list[Wish]:
    return [wish for wish in calls if (wish.said_at or _NEVER) > (one.said_at or _NEVER)]


def _hours(wish: Wish) -> Interval:
    start, end = interval(wish)
    return (start, min(start + ON_TIME, DAY)) if start == end else (start, end)
