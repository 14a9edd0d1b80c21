"""What a rule asks of the times of a clause."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.times.clock import ANY_TIME
from stream_processors.wishes.words.scopes import UNTIL

_BOTH = 2  # times
_EVERY = frozenset({"каждый", "каждую", "каждое", "каждые", "every", "each"})


def hours(clause: Clause) -> bool:
    """Does it name a time of day?"""
    return any(when.span for when in clause.whens)


def of_a_day(clause: Clause) -> bool:
    """Does it name a day?"""
    return any(when.days for when in clause.whens)


def at_any_time(clause: Clause) -> bool:
    whens = clause.whens
    return bool(whens) and whens[0].span == ANY_TIME and all(when[:2] == (None, ANY_TIME) for when in whens)


def daily(clause: Clause) -> bool:
    """ "Daily from 7 to 10", "Monday to Friday 12 to 2", "from 8 to 11": on no day of its own."""
    named = [when.days for when in clause.whens if when.days and not when.days.every]
    return bool(clause.whens) and all(len(days.weekdays) > 1 for days in named)


def till(clause: Clause) -> bool:
    """Does a time of it begin with "until"?"""
    return any(when.led in UNTIL for when in clause.whens)


def until(clause: Clause) -> bool:
    """Until when, and nothing else: "leave it until Monday"; "on weekdays make the courier wait until 5"."""
    waits = "wait" in clause.words and "DELIVERY" in clause.tags
    led = [when.led for when in clause.whens if when.span or when.led in UNTIL or not waits]
    return bool(led) and UNTIL.issuperset(led)


def bounded(clause: Clause) -> bool:
    """ "Not before ten", «не позже 18»."""
    return any(when.led in ("not", "no", "не") and when.span is not None for when in clause.whens)


def over_and_over(clause: Clause) -> bool:
    """ "Every evening", "каждую среду": it tells how often."""
    return bool(clause.whens) and all(when.led in _EVERY for when in clause.whens)


def single(clause: Clause) -> bool:
    return len(clause.whens) == 1


def at_a_moment(clause: Clause) -> bool:
    """ "The gate opens at 7:30"."""
    return single(clause) and all(when.span and when.span.start == when.span.end for when in clause.whens)


def from_a_moment(clause: Clause) -> bool:
    """ "I leave at 11", "we leave on Friday at 6": one of its times is a point."""
    return sum(when.span is not None and when.span.start == when.span.end for when in clause.whens) == 1


def at_an_hour(clause: Clause) -> bool:
    """ "Order at 18:10"; not "order for 18:10", «заказ ровно в 15:00»."""
    return at_a_moment(clause) and clause.whens[0].led in ("в", "at")


def at_then_until(clause: Clause) -> bool:
    """ "Засыпает в час и спит до трёх"."""
    if len(clause.whens) != _BOTH:
        return False
    spans = [when.span for when in clause.whens if when.days is None]
    return (
        len(spans) == _BOTH
        and clause.whens[1].led in UNTIL
        and bool(spans[0] and spans[1] and spans[0].start == spans[0].end < spans[1].end)
    )


def on_a_day(clause: Clause) -> bool:
    """ "Rebooked on Tuesday" says when that was done."""
    return any(when.led == "on" for when in clause.whens)


def otherwise(clause: Clause) -> bool:
    """ "А не выйдет — тогда в пятницу"."""
    return clause.joiner == "BUT" and any(when.back == "same" for when in clause.whens)
