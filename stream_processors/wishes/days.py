"""Days as people say them: "завтра", "в четверг", "по четвергам", "25 ноября", "на следующей неделе"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from stream_processors.wishes.clock import tag
from stream_processors.wishes.dates import (
    EVERY_DAY,
    WEEKEND,
    WORKDAYS,
    Days,
    coming,
    coming_day,
    coming_month,
    monday,
    nearest,
    stretch,
    written,
)
from stream_processors.wishes.tokens import Tokens

Found = tuple[Days, int]
"""The days, and the place after them."""

_LISTING = ("COMMA", "AND", "OR", "DASH")
_MONTH_LEADS = ("AT", "WHOLE", "FROM", "TO", "BEFORE", "AFTER", "THIS", "UPTO")


def day_at(tokens: Tokens, at: int, said: date) -> Found | None:
    """The days that begin here, seen from the day on which it was said; None where none do."""
    rule = _RULES.get(tag(tokens, at))
    return rule(tokens, at, said) if rule else None


def count_at(tokens: Tokens, at: int) -> int | None:
    """ "3", "три"."""
    if tag(tokens, at) == "HOUR":
        return int(tokens[at].value)
    return int(tokens[at].word) if tag(tokens, at) == "NUMBER" and len(tokens[at].word) <= 2 else None


def means_day(tokens: Tokens, at: int) -> bool:
    """ "Дня" is a part of the day too."""
    return tag(tokens, at) == "DAY" or (tag(tokens, at) == "PART" and tokens[at].value == "day")


def _relative(tokens: Tokens, at: int, said: date) -> Found:
    adjective = tokens[at].word.startswith(("завтрашн", "сегодняшн", "послезавтрашн"))
    after = at + 2 if adjective and means_day(tokens, at + 1) else at + 1
    return Days((said + timedelta(days=int(tokens[at].value)),)), after


def _weekday(tokens: Tokens, at: int, said: date) -> Found:
    """One weekday; a range "пн-пт" and the plural in "Monday mornings" recur."""
    number = int(tokens[at].value)
    behind = tag(tokens, at + 1)
    if behind in ("DASH", "TO") and tag(tokens, at + 2) == "WEEKDAY":
        last = int(tokens[at + 2].value)
        between = range(number, last + 1) if number <= last else [*range(number, 8), *range(1, last + 1)]
        return Days(weekdays=tuple(sorted(between))), at + 3
    if behind == "MORNINGS":
        return Days(weekdays=(number,)), at + 1
    return Days((nearest(number, said),)), at + 1


def _recurring(tokens: Tokens, at: int, said: date) -> Found:
    return Days(weekdays=(int(tokens[at].value),)), at + 1


def _every(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "каждый день", "every Tuesday and Thursday", "в любой день", "каждые выходные"."""
    here = at + 1
    if means_day(tokens, here):
        return EVERY_DAY, here + 2 if tag(tokens, here + 1) == "WEEK" else here + 1
    if tag(tokens, here) in ("WEEKEND", "WORKDAYS"):
        return day_at(tokens, here, said)
    weekdays = []
    while tag(tokens, here) in ("WEEKDAY", "WEEKDAYS"):
        weekdays.append(int(tokens[here].value))
        listed = tag(tokens, here + 1) in _LISTING and tag(tokens, here + 2) in ("WEEKDAY", "WEEKDAYS")
        here += 2 if listed else 1
    return (Days(weekdays=tuple(weekdays)), here) if weekdays else None


def _this_or_next(tokens: Tokens, at: int, said: date) -> Found | None:
    later = tag(tokens, at) == "NEXT"
    first = monday(said) + timedelta(days=7 * later)
    match tag(tokens, at + 1):
        case "WEEK":
            return stretch(first if later else said, first + timedelta(days=6)), at + 2
        case "WEEKEND":
            days = stretch(first + timedelta(days=5), first + timedelta(days=6))
            return Days(tuple(day for day in days.dates if day >= said)), at + 2
        case "WEEKDAY":
            number = int(tokens[at + 1].value)
            return Days((first + timedelta(days=number - 1) if later else nearest(number, said),)), at + 2
        case "MONTHLY" if later:
            return coming_month(said.month % 12 + 1, said), at + 2
    count = count_at(tokens, at + 1)
    if count and means_day(tokens, at + 2):
        return stretch(said, said + timedelta(days=count - 1)), at + 3
    return None


def in_days(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "через два дня", "через неделю", "in 3 days"."""
    here = at + 2 if tag(tokens, at + 1) == "OF" else at + 1
    count = count_at(tokens, here)
    unit = here if count is None else here + 1
    if tag(tokens, unit) == "WEEK":
        return Days((said + timedelta(days=7 * (1 if count is None else count)),)), unit + 1
    if means_day(tokens, unit):
        return Days((said + timedelta(days=1 if count is None else count),)), unit + 1
    return None


def _within(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "в течение недели", "within 3 days"."""
    found = in_days(tokens, at, said) if tag(tokens, at + 1) != "PART" and tag(tokens, at + 1) != "DAY" else None
    return (stretch(said, found[0].dates[0]), found[1]) if found else None


def _date_written(tokens: Tokens, at: int, said: date) -> Found | None:
    day = written(tokens[at].word, said) if tag(tokens, at + 1) not in ("UNIT", "SIGN", "NUMBER") else None
    return (Days((day,)), at + 1) if day else None


def _numbers(tokens: Tokens, at: int) -> tuple[list[int], int]:
    """The numbers of "24, 25 и 26 ноября" or "26го, 27го", and the place after them."""
    found: list[int] = []
    here = at
    listing = ("DASH",) if _leads_an_hour(tokens, at - 1) else _LISTING
    while tag(tokens, here) == "NUMBER" and len(tokens[here].word) <= 2 and len(found) < 31:
        found.append(int(tokens[here].word))
        here = _past_ordinal(tokens, here + 1)
        if tag(tokens, here) not in listing or tag(tokens, here + 1) != "NUMBER":
            break
        here += 1
    return found, here


def _leads_an_hour(tokens: Tokens, at: int) -> bool:
    """ "После 18, 25 ноября" is an hour and a date, "24, 25 ноября" two dates."""
    led = tag(tokens, at)
    return led in ("AFTER", "TO", "BEFORE", "BY", "FROM") or (led == "AT" and tokens[at].word in ("в", "во", "at"))


def _past_ordinal(tokens: Tokens, at: int) -> int:
    here = at + 1 if tag(tokens, at) == "DASH" and tag(tokens, at + 1) == "ORDINAL" else at
    while tag(tokens, here) == "ORDINAL":
        here += 1
    return here


def _numbered(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "25 ноября", "25-го", "3-5 декабря", "24, 25 и 26 ноября", "25th of November"."""
    numbers, after = _numbers(tokens, at)
    month = after + 1 if tag(tokens, after) == "OF" else after
    if not numbers or tag(tokens, month) != "MONTH":
        return _ordinal(tokens, at, said)
    days = _of_month(tokens, at, numbers, int(tokens[month].value), said)
    year = tag(tokens, month + 1) == "NUMBER" and len(tokens[month + 1].word) == 4
    return (days, month + 2 if year else month + 1) if days else None


def _of_month(tokens: Tokens, at: int, numbers: list[int], month: int, said: date) -> Days | None:
    found = [day for each in numbers if (day := coming(month, each, said))]
    if len(found) < len(numbers):
        return None
    if len(found) == 2 and tag(tokens, _past_ordinal(tokens, at + 1)) == "DASH":
        return stretch(found[0], found[1])
    return Days(tuple(found))


def _ordinal(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "25-го", "the 25th": the month is the one that comes."""
    after = _past_ordinal(tokens, at + 1)
    if after == at + 1 or len(tokens[at].word) > 2:
        return None
    day = coming_day(int(tokens[at].word), said)
    return (Days((day,)), after) if day else None


def _month(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "November 25th", "Nov 25-27"; a month alone is the whole of it ("в декабре")."""
    number = int(tokens[at].value)
    numbers, after = _numbers(tokens, at + 1)
    if not numbers:
        return (coming_month(number, said), at + 1) if tag(tokens, at - 1) in _MONTH_LEADS else None
    days = _of_month(tokens, at + 1, numbers, number, said)
    return (days, after) if days else None


def _day_after(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "the day after tomorrow"."""
    if tag(tokens, at + 1) == "AFTER" and tag(tokens, at + 2) == "REL":
        return Days((said + timedelta(days=1 + int(tokens[at + 2].value)),)), at + 3
    return None


def _other(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "в остальные дни": what is forbidden on some days is said apart."""
    return (EVERY_DAY, at + 2) if means_day(tokens, at + 1) else None


_RULES: dict[str, Callable[[Tokens, int, date], Found | None]] = {
    "REL": _relative, "WEEKDAY": _weekday, "WEEKDAYS": _recurring, "EVERY": _every, "ANY": _every,
    "DAILY": lambda tokens, at, said: (EVERY_DAY, at + 1),
    "WEEKEND": lambda tokens, at, said: (Days(weekdays=WEEKEND), at + 1),
    "WORKDAYS": lambda tokens, at, said: (Days(weekdays=WORKDAYS), at + 2 if tag(tokens, at + 1) == "DAY" else at + 1),
    "WORKING_DAYS": lambda tokens, at, said: (
        (Days(weekdays=WORKDAYS), at + 2) if tag(tokens, at + 1) == "DAY" else None
    ),
    "THIS": _this_or_next, "NEXT": _this_or_next, "IN": in_days, "WITHIN": _within, "DATE": _date_written,
    "NUMBER": _numbered, "MONTH": _month, "DAY": _day_after, "OTHER": _other,
}  # fmt: skip
