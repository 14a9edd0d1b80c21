"""What looks back to a time named before: "в это время", "после этого", "до этого", "then"."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from stream_processors.wishes.clause import MOST_TIMES, Clause
from stream_processors.wishes.times.calendar import ONE_DAY, Days, coming_week, from_on, stretch
from stream_processors.wishes.times.clock import ANY_TIME, DAY, Span, beyond
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.scopes import UNTIL

_NOT = frozenset({"not", "no", "не"})
_WEEKEND, _SUNDAY = 2, 7


def look_back(part: Clause, last: list[When], said: date, *, asked: bool = False) -> None:
    """ "В это время" is the time named before; "после" what comes after it. Beside a time of its own, nothing.

    part: one with a time that looks back. asked: was the time before it asked for?
    """
    part.whens = _day_first(part.whens)
    part.whens = [_beside(part.whens, at, said) for at in range(len(part.whens))]
    part.whens = [_again(part.whens, at) for at in range(len(part.whens))]
    backs = [when for when in part.whens if when.back]
    if not backs:
        return
    own = [when for when in part.whens if not when.back]
    if backs[-1].back in ("after", "before") and all((when.days, when.span) == (None, ANY_TIME) for when in own):
        own = []  # "my shift ends at six, ring me any time after"
    part.looks_back = not own
    if backs[-1].back not in ("after", "before") and (of_day := _of_that_day(last, own, backs[-1], said)) is not None:
        part.whens = of_day
        return
    last = last[:MOST_TIMES]
    timed = any(when.span for when in last)
    point = backs[-1].denied and backs[-1].back != "same"  # "ровно в 15, не раньше и не позже"
    if point and any(when.span and when.span.start == when.span.end for when in last):
        last = []
    if backs[-1].back == "same" and own and all(when.days and not when.span for when in own):
        part.whens = [*own, *(when for when in last if when.span)]  # "по понедельникам в эти часы"
        return
    part.whens = own or [
        _turned(when, back if asked else _onward(when, back, part), said, timed) for when in last for back in backs
    ]


def _of_that_day(last: list[When], own: list[When], back: When, said: date) -> list[When] | None:
    """ "В этот день до 16:00", "the day after"; None where hours are meant, too."""
    days = [_day_of(when, back, said) for when in last if when.days is not None]
    days = [when for when in days if when.days is not None]
    if not days and back.back in ("day", "same"):
        return None
    if own and all(when.days is None for when in own):
        return [*days, *own]
    return days if back.back != "same" and not own else None


def _beside(whens: list[When], at: int, said: date) -> When:
    """ "Tomorrow or the day after": the day behind the one that stands before it."""
    when = whens[at]
    before = next((each for each in reversed(whens[:at]) if each.days is not None), None)
    if when.back != "next" or not when.linked or before is None:
        return when
    return _day_of(before, when, said)._replace(linked=True)


def _day_first(whens: list[When]) -> list[When]:
    """ "Friday 9-1 or the same on Saturday": the day that those hours are of."""
    for at, (when, behind) in enumerate(pairwise(whens)):
        if at and when.back == "same" and whens[at - 1].span and behind.days and not behind.span:
            return [*whens[:at], behind, when, *whens[at + 2 :]]
    return whens


def _again(whens: list[When], at: int) -> When:
    """ "Monday 6 to 8 or Wednesday at the same time": the hours that stand before it, for the day beside it."""
    when = whens[at]
    hours = [each for each in whens[:at] if each.span and not each.back]
    if when.back != "same" or when.denied or not hours or whens[at - 1].days is None:
        return when
    return hours[-1]._replace(start=when.start, end=when.end, linked=False)


def _day_of(when: When, back: When, said: date) -> When:
    """ "В этот день", "the day after"."""
    days = when.days
    if back.back == "week" and days is not None:
        days = Days(tuple(day + 7 * ONE_DAY for day in (_week_of(days) or coming_week(days.weekdays, said))))
    elif back.back == "next" and days is not None:
        days = Days((days.dates[-1] + ONE_DAY,)) if days.dates else None
    elif back.back == "until" and days is not None:
        days = stretch(said, days.dates[0] - ONE_DAY) if days.dates else None
    elif back.back == "from" and days is not None:
        days = from_on(days.dates[0]) if days.dates else None
    elif back.back == "since" and days is not None:
        days = from_on(days.dates[-1] + ONE_DAY) if days.dates else None
    elif back.back == "eve" and days is not None:
        days = Days((days.dates[0] - ONE_DAY,)) if days.dates else None
    return When(days, None, back.denied, back.start, back.end)


def _week_of(days: Days) -> tuple[date, ...]:
    """ "На этой неделе" is what is left of it; the next one is whole."""
    dates = days.dates
    rest = (
        len(dates) > _WEEKEND
        and dates[-1] - dates[0] == (len(dates) - 1) * ONE_DAY
        and dates[-1].isoweekday() == _SUNDAY
    )
    return tuple(dates[-1] - back * ONE_DAY for back in reversed(range(_SUNDAY))) if rest else dates


def _onward(when: When, back: When, part: Clause) -> When:
    """ "Out till 12, then home" is after 12; "busy till 3, don't call then" until 3."""
    return back._replace(back="after") if back.back == "same" and when.led in UNTIL and not part.denied else back


def _turned(when: When, back: When, said: date, timed: bool) -> When:
    """ "После этого": beside an hour the day stays as it is."""
    days, span = when.days, when.span
    if span is not None and back.back == "same" and back.denied and when.led in _NOT:
        span = beyond(span)  # "not after 5, please don't ring then"
    elif span is not None and back.back == "after" and span.end < DAY:
        span = Span(span.end, DAY)
    elif span is not None and back.back == "before" and span.start:
        span = Span(0, span.start)
    elif timed:
        pass
    elif days is not None and days.dates and back.back == "after":
        days = from_on(days.dates[-1] + ONE_DAY)
    elif days is not None and days.dates and back.back == "before" and when.led in UNTIL:
        pass  # "ремонт до 5 декабря, раньше не везите"
    elif days is not None and days.dates and back.back == "before":
        days = stretch(said, days.dates[0] - ONE_DAY)
    led = back.led if back.led in UNTIL else ""  # "hold it till then"
    return When(days, span, back.denied, back.start, back.end, led=led)
