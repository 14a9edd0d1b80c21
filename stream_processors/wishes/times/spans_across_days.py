"""One stretch of time over several days: "from Friday 4 pm to Saturday 6 pm", "с 16 пятницы до вечера воскресенья"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from stream_processors.wishes.times.calendar import ONE_DAY, Days, from_on, stretch
from stream_processors.wishes.times.clock import ANY_TIME, DAY, Span
from stream_processors.wishes.times.days import day_at
from stream_processors.wishes.times.pairing import Pair
from stream_processors.wishes.times.spans import bound_at
from stream_processors.wishes.words.scopes import UNTIL
from stream_processors.wishes.words.tokens import Tokens

_LONGEST = 31  # days
_SMALL = ("AT", "OF")
_LINKS = ("TO", "UPTO", "DASH")
OPENING = frozenset({"FROM", "NUMBER", "CLOCK", "WEEKDAY", "REL", "DATE", "HOUR", "AT"})
_GOING_ON = frozenset({"DASH", "TO", "UPTO", "AND", "NUMBER", "CLOCK"})  # "Monday to Friday 9 to 5"


class Moment(NamedTuple):
    """A day and an hour of it, in minutes, None where no hour is said. after: the place behind both."""

    day: date
    by_name: bool
    minutes: int | None
    after: int


def across_at(tokens: Tokens, at: int, said: date) -> tuple[list[Pair], int] | None:
    """What the stretch that begins here takes of each of its days, and the place after it; None where none does."""
    start = _moment(tokens, at + (tokens[at].tag == "FROM"), said)
    if start is None or tokens[start.after].tag not in _LINKS:
        return None
    apart = tokens[at].tag == "AT" or (tokens[at].tag == "REL" and not tokens[at].word.isascii())
    if apart and start.minutes is None and not day_at(tokens, start.after + 1, said):
        return None  # "в субботу до двух в воскресенье уезжаем", "сегодня до 9 вечера завтра улетаю"
    end = _moment(tokens, start.after + 1, said, ending=True)
    if end is None or tokens[end.after].tag in _GOING_ON or start.minutes is end.minutes is None:
        return None
    until = tokens[start.after].word in UNTIL
    if start.minutes is None and not until:
        return None  # "Monday to Friday 6 pm" may be of each of these days
    last = end.day
    while end.by_name and last < start.day:
        last += timedelta(days=7)
    if not 0 < (last - start.day).days <= _LONGEST:
        return None
    whole = 0 if until else DAY  # "until Sunday" leaves Sunday out
    return list(_daily(start, last, whole if end.minutes is None else end.minutes)), end.after


def or_later(tokens: Tokens, found: tuple[Days, int]) -> tuple[Days, int]:
    """ "Next Monday or later", "28 ноября или позже"."""
    days, after = found
    later = tokens[after].tag == "OR" and tokens[after + 1].tag == "LATER" and len(days.dates) == 1
    return (from_on(days.dates[0]), after + 2) if later else found


def _daily(start: Moment, last: date, minutes: int) -> Iterator[Pair]:
    yield Days((start.day,)), Span(start.minutes or 0, DAY)
    between = stretch(start.day + ONE_DAY, last - ONE_DAY)
    if between.dates:
        yield between, ANY_TIME
    if minutes:
        yield Days((last,)), Span(0, minutes)


def _moment(tokens: Tokens, at: int, said: date, *, ending: bool = False) -> Moment | None:
    """ "Friday 4 pm", "4 pm on Friday", "вечера пятницы"."""
    here = _past_small(tokens, at)
    if found := day_at(tokens, here, said):
        days, after = found
        hour = bound_at(tokens, _past_small(tokens, after), ending=ending)
        after = hour[1] if hour else after
    else:
        hour = bound_at(tokens, here, ending=ending)
        found = day_at(tokens, _past_small(tokens, hour[1]), said) if hour else None
        days, after = found or (Days(), 0)
    if len(days.dates) != 1:
        return None
    return Moment(days.dates[0], days.by_name, hour[0].read if hour else None, after)


def _past_small(tokens: Tokens, at: int) -> int:
    while tokens[at].tag in _SMALL:
        at += 1
    return at
