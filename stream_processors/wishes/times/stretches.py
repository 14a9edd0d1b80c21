"""Stretches of days: "с 25 по 28 ноября", "до пятницы", "с понедельника", "не раньше 26 ноября", "by Friday"."""

from __future__ import annotations

from datetime import date, timedelta

from stream_processors.wishes.times.bounds_behind import HOURS, bounded_behind
from stream_processors.wishes.times.calendar import (
    ONE_DAY,
    WORKDAYS,
    Days,
    coming_day,
    coming_month,
    from_on,
    last_of_month,
    monday,
    stretch,
)
from stream_processors.wishes.times.dates_by_number import (
    LISTING,
    NEVER,
    Found,
    are_hours,
    count_at,
    is_moved,
    is_replaced,
)
from stream_processors.wishes.times.days import day_at, in_days
from stream_processors.wishes.words.tokens import Tokens

_BOUNDS = frozenset({"FROM", "AFTER", "TO", "BEFORE", "UPTO", "BY", "BETWEEN", "EARLIER", "LATER"})
_LINKS = ("TO", "UPTO", "DASH", "AND")
_AFTER_DAYS = frozenset({"FROM", "AFTER", "TO", "BEFORE", "PART", "END", "COMMA", "AT", "BETWEEN"})
_DATING = frozenset({"MONTH", "ORDINAL", "OF", "WEEK", "DASH", "AND", "TO", "UPTO"})
_LATEST = 24  # o'clock
_ENDS = 2
_HALF_A_YEAR = 183  # days
_SHORT = len("пн")
_SMALL = ("AT", "OF", "WHOLE", "THAN")


def days_at(tokens: Tokens, at: int, said: date) -> Found | None:
    """The days that begin here, with what bounds them; None where none do."""
    bound = tokens[at].tag
    if bound == "NEG":
        return _not_beyond(tokens, at, said)
    if bound in _BOUNDS:
        return None if _are_hours_alone(tokens, at + 1) else _bounded(tokens, at, said, bound)
    if bound == "AT" and tokens[at].word == "in" and (found := in_days(tokens, at, said)):
        return bounded_behind(tokens, found, said)
    here = _past_small(tokens, at)
    found = _day_or_range(tokens, here, said) or _bare_days(tokens, here, said)
    return (
        found if tokens[at - 1].tag in HOURS else bounded_behind(tokens, found, said)
    )  # "by 5pm tomorrow at the latest"


def _bare_days(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "28 или 29 с 10 до 17", where other days are named: no hour is so late."""
    if tokens[at].tag != "NUMBER" or tokens[at + 1].tag not in ("OR", "AND") or tokens[at + 3].tag not in _AFTER_DAYS:
        return None
    first, last = _bare_number(tokens, at, said), _bare_number(tokens, at + 2, said)
    if first is None or last is None or max(int(tokens[at].word), int(tokens[at + 2].word)) <= _LATEST:
        return None
    return Days((*first[0].dates, *last[0].dates)), at + 3


def _past_small(tokens: Tokens, at: int) -> int:
    here = at
    while here < at + 3 and tokens[here].tag in _SMALL:
        here += 1
    return here


def _not_beyond(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "не раньше 26 ноября" is from then on, "не позже пятницы" until then."""
    if tokens[at].word in NEVER or _are_hours_alone(tokens, at + 2):
        return None
    match tokens[at + 1].tag:
        case "EARLIER" | "BEFORE":
            return _bounded(tokens, at + 1, said, "FROM")
        case "LATER":
            return _bounded(tokens, at + 1, said, "BY")
    return None


def _bounded(tokens: Tokens, at: int, said: date, bound: str) -> Found | None:
    than = at + 1 if tokens[at + 1].tag == "COMMA" and tokens[at + 2].tag == "THAN" else at  # "не раньше, чем"
    start = _past_small(tokens, than + 2 if tokens[than + 1].tag == "THAN" else than + 1)
    if bound == "UPTO" and tokens[start].tag == "WEEKDAY" and len(tokens[start].word) == _SHORT:
        return _each(tokens, start)
    first = day_at(tokens, start, said)
    if bound in ("FROM", "BETWEEN") and (found := _range(tokens, start, said, first)):
        return found
    first = first or _end_of(tokens, start, said)
    if first is None:
        return None
    days, after = first
    if tokens[at].word == "to":  # "move it to Friday"
        return first
    if tokens[after - 1].tag == "WEEKEND" and bound in ("AFTER", "TO", "BEFORE", "BY"):  # "после выходных"
        saturday = monday(said) + timedelta(days=5)
        days = stretch(max(saturday, said), saturday + ONE_DAY)
    if not days.dates:
        return first if bound in ("UPTO", "FROM", "AFTER") else None
    if tokens[after].tag == "INCLUSIVE":
        bound, after = {"TO": "BY", "BEFORE": "BY"}.get(bound, bound), after + 1
    if bound == "AFTER" and tokens[start].tag == "NEW":
        bound = "FROM"  # the new year begins at midnight
    if bound == "BETWEEN" and len(days.dates) == _ENDS:
        return stretch(*days.dates), after
    return _bounded_by(bound, days, said, ended=days.dates[-1:] != days.dates and tokens[start].tag == "END"), after


def _are_hours_alone(tokens: Tokens, at: int) -> bool:
    """ "С 10 до 14", "после 18": nothing stands behind the numbers that could make a date of one."""
    if tokens[at].tag != "NUMBER":
        return False
    last = at + 2 if tokens[at + 1].tag in ("TO", "DASH") else at
    if tokens[last].tag != "NUMBER" or (last > at and int(tokens[last].word[:3]) > _LATEST):
        return False
    behind = tokens[last + 1].tag
    if behind in ("COMMA", "OR"):
        return tokens[last + 2].tag not in ("NUMBER", "DATE")
    return behind not in _DATING


def _each(tokens: Tokens, at: int) -> Found:
    """ "по пн и чт" is every Monday and Thursday, "по среду" until Wednesday."""
    found = [int(tokens[at].value)]
    while tokens[at + 1].tag == "WEEKDAY" or (tokens[at + 1].tag in LISTING and tokens[at + 2].tag == "WEEKDAY"):
        at += 1 if tokens[at + 1].tag == "WEEKDAY" else 2  # "по пн ср и пт"
        found.append(int(tokens[at].value))
    return Days(weekdays=tuple(sorted(found))), at + 1


def _bounded_by(bound: str, days: Days, said: date, *, ended: bool) -> Days:
    """ "До" leaves its day out and "по", "к", "by" take it in; the end of a week is taken in anyway."""
    match bound:
        case "TO" | "BEFORE" | "EARLIER" if not ended:
            return stretch(said, days.dates[0] - ONE_DAY)
        case "FROM":
            return from_on(days.dates[0])
        case "AFTER" | "LATER":
            return from_on(days.dates[-1] + ONE_DAY)
    return stretch(said, days.dates[-1])


def _end_of(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "до конца недели", "until the end of the month"."""
    if tokens[at].tag != "END":
        return None
    here = at + 1
    while tokens[here].tag in ("OF", "THIS", "NEXT"):
        here += 1
    match tokens[here].tag:
        case "WEEK":
            later = 7 * (tokens[here - 1].tag == "NEXT")
            return stretch(said, monday(said) + timedelta(days=6 + later)), here + 1
        case "MONTHLY":
            return stretch(said, last_of_month(said)), here + 1
        case "MONTH":
            return stretch(said, coming_month(int(tokens[here].value), said).dates[-1]), here + 1
    return None


def _day_or_range(tokens: Tokens, at: int, said: date) -> Found | None:
    first = day_at(tokens, at, said)
    if first and tokens[first[1]].tag not in _LINKS:
        return first
    return _range(tokens, at, said, first) or first


def _range(tokens: Tokens, at: int, said: date, day: Found | None) -> Found | None:
    """From one day to another; Monday to Friday is the working week, which recurs."""
    if day is None and (tokens[at].tag != "NUMBER" or tokens[at + 1].tag not in _LINKS):
        return None
    first = day or (None if are_hours(tokens, at) else _bare_number(tokens, at, said))
    if first is None or not first[0].dates or tokens[first[1]].tag not in _LINKS:
        return None
    if not _links(tokens, at, first[1]):
        return None
    second = _past_small(tokens, first[1] + 1)
    last = day_at(tokens, second, said)
    if (
        last is None
        and tokens[first[1]].word != "до"
        and (_has_month(tokens, at, first[1]) or (day is None and _is_no_hour(tokens, second, first[1])))
    ):
        last = _bare_number(tokens, second, said)
    if last is None or not last[0].dates or (day is None and last[0].by_name):
        return None  # "3х4 - четверг"
    return _joined(tokens, at, first[0].dates[0], last, said)


def _links(tokens: Tokens, at: int, link: int) -> bool:
    """ "25 ноября до 12" is a day and an hour, "с 25 до 28 ноября" a stretch."""
    if is_replaced(tokens, at) or is_moved(tokens, at):  # "вместо четверга — суббота"
        return False
    led, word = tokens[at - 2 if tokens[at - 1].tag == "OF" else at - 1].tag, tokens[link]
    if word.tag == "AND":
        return led == "BETWEEN"
    return word.tag != "TO" or led in ("FROM", "BETWEEN") or word.word in ("to", "through", "thru")


def _joined(tokens: Tokens, at: int, first: date, last: Found, said: date) -> Found:
    end, after = last[0].dates[-1], last[1]
    if tokens[at].tag == "WEEKDAY" and (first.isoweekday(), end.isoweekday()) == (1, 5):
        return Days(weekdays=WORKDAYS), after
    if not _has_month(tokens, at, at + 2) and tokens[at].tag == "NUMBER" and first.day <= end.day:
        first = end.replace(day=first.day)  # "с 25 по 28 ноября": one month for both
    if (first - end).days > _HALF_A_YEAR:  # "с 20 ноября по 5 декабря" is said within it
        first = said
    while end < first:
        end += timedelta(days=7)
    by_name = tokens[at].tag == tokens[after - 1].tag == "WEEKDAY"
    found = stretch(max(first, said), end)
    return found._replace(by_name=by_name) if by_name else found, after + (tokens[after].tag == "INCLUSIVE")


def _has_month(tokens: Tokens, start: int, end: int) -> bool:
    return any(tokens[here].tag == "MONTH" for here in range(start, end))


def _is_no_hour(tokens: Tokens, at: int, link: int) -> bool:
    """ "с 24 по 27" can only be days, and "с 15 по 20 в отъезде" are days too."""
    if tokens[at].tag != "NUMBER" or int(tokens[at].word[:3]) > 31:
        return False
    absent = tokens[link].word == "по" and any(token.tag == "AWAY" for token in tokens)
    return absent or int(tokens[at].word[:3]) > 24


def _bare_number(tokens: Tokens, at: int, said: date) -> Found | None:
    """The "25" of "с 25 по 28 ноября": its month is named later, or was named before."""
    number = count_at(tokens, at) if tokens[at].tag == "NUMBER" else None
    day = coming_day(number, said) if number else None
    return (Days((day,)), at + 1) if day else None
