"""What bounds a day from behind it: "Tuesday at the earliest", "Friday latest", "tomorrow for a week"."""

from __future__ import annotations

from datetime import date, timedelta

from stream_processors.wishes.times.calendar import from_on, stretch
from stream_processors.wishes.times.dates_by_number import Found, count_at, means_day
from stream_processors.wishes.words.tokens import Tokens

HOURS = frozenset({"AM", "PM", "CLOCK", "NUMBER", "HOURMARK", "NOON"})
_BOUNDING = frozenset({"на", "for", "onwards", "onward", "earliest", "latest", "on"})


def bounded_behind(tokens: Tokens, found: Found | None, said: date) -> Found | None:
    """ "Tuesday at the earliest", "Friday latest"."""
    if found is None or not found[0].dates:
        return found
    days, after = found
    if tokens[after].word not in _BOUNDING and tokens[after + 1].word != "the":
        return found
    if len(days.dates) == 1 and tokens[after].word in ("на", "for") and (length := _length(tokens, after + 1)):
        return stretch(days.dates[0], days.dates[0] + timedelta(days=length[0] - 1)), length[1]
    here = after + 2 if tokens[after].tag == "AT" and tokens[after + 1].word == "the" else after
    match tokens[here].word:
        case "onwards" | "onward" | "earliest" if tokens[here + 1].tag not in HOURS:
            return from_on(days.dates[0]), here + 1
        case "on" if tokens[here + 1].tag in ("END", "COMMA", "BUT"):  # "home Thursday on"
            return from_on(days.dates[0]), here + 1
        case "latest" if tokens[here + 1].tag not in HOURS:
            return stretch(said, days.dates[-1]), here + 1
    return found


def _length(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """How many days "неделю", "две недели", "5 дней", "a week" last, and the place after it."""
    at += tokens[at].tag == "OF"
    count = count_at(tokens, at)
    unit = at if count is None else at + 1
    if tokens[unit].tag == "WEEK":
        return 7 * (1 if count is None else count) + 1, unit + 1
    return (count, unit + 1) if count and means_day(tokens, unit) else None
