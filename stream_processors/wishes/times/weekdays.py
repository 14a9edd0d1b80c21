"""Weekdays that recur: "Mondays, Wednesdays", "Tuesdays to Fridays", "вт-чт"."""

from __future__ import annotations

from datetime import date, timedelta

from stream_processors.wishes.times.calendar import WORKDAYS, Days, nearest, stretch
from stream_processors.wishes.words.tokens import Tokens

_RANGING = ("TO", "UPTO", "DASH")
_NAMED = ("WEEKDAY", "WEEKDAYS")


def between(first: int, last: int, once: bool, said: date) -> Days:
    """ "вт-чт" recur; "во вторник-среду" are the nearest, but for the working week."""
    days = range(first, last + 1) if first <= last else [*range(first, 8), *range(1, last + 1)]
    if once and tuple(days) != WORKDAYS:
        start = nearest(first, said)
        return stretch(start, start + timedelta(days=len(days) - 1))._replace(by_name=True)
    return Days(weekdays=tuple(sorted(days)))


def recurring(tokens: Tokens, at: int, said: date) -> tuple[Days, int]:
    first = int(tokens[at].value)
    if tokens[at + 1].tag in _RANGING and tokens[at + 2].tag in _NAMED:
        return between(first, int(tokens[at + 2].value), False, said), at + 3
    listed, here = [first], at + 1
    while tokens[here].tag == "COMMA" and tokens[here + 1].tag == "WEEKDAYS":
        listed.append(int(tokens[here + 1].value))
        here += 2
    return Days(weekdays=tuple(listed)), here
