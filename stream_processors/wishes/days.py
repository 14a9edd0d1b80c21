"""Days as people say them: "завтра", "в четверг", "по четвергам", "25 ноября", "на следующей неделе"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

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
    rule = _RULES.get(tokens[at].tag)
    return rule(tokens, at, said) if rule else None


def count_at(tokens: Tokens, at: int) -> int | None:
    """ "3", "три"."""
    if tokens[at].tag == "HOUR":
        return int(tokens[at].value)
    return int(tokens[at].word) if tokens[at].tag == "NUMBER" and len(tokens[at].word) <= 2 else None


def means_day(tokens: Tokens, at: int) -> bool:
    """ "Дня" is a part of the day too."""
    return tokens[at].tag == "DAY" or tokens[at].word == "дня"


def _relative(tokens: Tokens, at: int, said: date) -> Found:
    adjective = tokens[at].word.startswith(("завтрашн", "сегодняшн", "послезавтрашн"))
    after = at + 2 if adjective and means_day(tokens, at + 1) else at + 1
    return Days((said + timedelta(days=int(tokens[at].value)),)), after


def _weekday(tokens: Tokens, at: int, said: date) -> Found:
    """One weekday; a range "пн-пт" and the plural in "Monday mornings" recur."""
    number = int(tokens[at].value)
    behind = tokens[at + 1].tag
    if behind in ("DASH", "TO") and tokens[at + 2].tag == "WEEKDAY":
        return _weekdays_between(number, int(tokens[at + 2].value), tokens[at - 1].tag == "AT", said), at + 3
    listed = [number]
    here = at + 1
    while tokens[here].tag in ("AND", "OR", "COMMA") and tokens[here + 1].tag == "WEEKDAY":
        listed.append(int(tokens[here + 1].value))
        here += 2
    if tokens[here].tag == "MORNINGS":
        return Days(weekdays=tuple(listed)), here
    return Days((nearest(number, said),)), at + 1


def _weekdays_between(first: int, last: int, once: bool, said: date) -> Days:
    """ "вт-чт" recur; "во вторник-среду" are the nearest, but for the working week."""
    between = range(first, last + 1) if first <= last else [*range(first, 8), *range(1, last + 1)]
    if once and tuple(between) != WORKDAYS:
        start = nearest(first, said)
        return stretch(start, start + timedelta(days=len(between) - 1))
    return Days(weekdays=tuple(sorted(between)))


def _recurring(tokens: Tokens, at: int, said: date) -> Found:
    return Days(weekdays=(int(tokens[at].value),)), at + 1


def _every(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "каждый день", "every Tuesday and Thursday", "в любой день", "каждые выходные"."""
    here = at + 1
    if means_day(tokens, here):
        return EVERY_DAY, here + 2 if tokens[here + 1].tag == "WEEK" else here + 1
    if tokens[here].tag in ("WEEKEND", "WORKDAYS"):
        return day_at(tokens, here, said)
    weekdays = []
    while tokens[here].tag in ("WEEKDAY", "WEEKDAYS"):
        weekdays.append(int(tokens[here].value))
        listed = tokens[here + 1].tag in _LISTING and tokens[here + 2].tag in ("WEEKDAY", "WEEKDAYS")
        here += 2 if listed else 1
    return (Days(weekdays=tuple(weekdays)), here) if weekdays else None


def _this_or_next(tokens: Tokens, at: int, said: date) -> Found | None:
    later = tokens[at].tag == "NEXT"
    first = monday(said) + timedelta(days=7 * later)
    match tokens[at + 1].tag:
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
    here = at + 2 if tokens[at + 1].tag == "OF" else at + 1
    count = count_at(tokens, here)
    unit = here if count is None else here + 1
    if tokens[unit].tag == "WEEK":
        return Days((said + timedelta(days=7 * (1 if count is None else count)),)), unit + 1
    if count is not None and means_day(tokens, unit):
        return Days((said + timedelta(days=count),)), unit + 1
    return None


def _within(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "в течение недели", "within 3 days"."""
    found = in_days(tokens, at, said) if tokens[at + 1].tag != "PART" and tokens[at + 1].tag != "DAY" else None
    return (stretch(said, found[0].dates[0]), found[1]) if found else None


def _date_written(tokens: Tokens, at: int, said: date) -> Found | None:
    day = written(tokens[at].word, said) if tokens[at + 1].tag not in ("UNIT", "SIGN", "NUMBER") else None
    return (Days((day,)), at + 1) if day else None


def _numbers(tokens: Tokens, at: int) -> tuple[list[int], int]:
    """The numbers of "24, 25 и 26 ноября" or "26го, 27го", and the place after them."""
    found: list[int] = []
    here = at
    listing = ("DASH",) if _leads_an_hour(tokens, at - 1) else _LISTING
    while tokens[here].tag == "NUMBER" and len(tokens[here].word) <= 2 and len(found) < 31:
        found.append(int(tokens[here].word))
        here = _past_ordinal(tokens, here + 1)
        if tokens[here].tag not in listing or tokens[here + 1].tag != "NUMBER":
            break
        here += 1
    return found, here


def _leads_an_hour(tokens: Tokens, at: int) -> bool:
    """ "После 18, 25 ноября" is an hour and a date, "24, 25 ноября" two dates."""
    led = tokens[at].tag
    return led in ("AFTER", "TO", "BEFORE", "BY", "FROM") or (led == "AT" and tokens[at].word in ("в", "во", "at"))


def _past_ordinal(tokens: Tokens, at: int) -> int:
    here = at + 1 if tokens[at].tag == "DASH" and tokens[at + 1].tag == "ORDINAL" else at
    while tokens[here].tag == "ORDINAL":
        here += 1
    return here


def _number_said_first(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "числа 25-26"."""
    numbers, after = _numbers(tokens, at + 1)
    days = [day for each in numbers if (day := coming_day(each, said))]
    if len(days) < len(numbers) or not days:
        return None
    return (stretch(days[0], days[1]) if len(days) == 2 and tokens[at + 2].tag == "DASH" else Days(tuple(days))), after


def _weeks_from(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "a week from today", "two weeks from now"."""
    unit = at if tokens[at].tag == "WEEK" else at + 1
    if tokens[unit].tag != "WEEK" or tokens[unit + 1].tag != "FROM":
        return None
    base = tokens[unit + 2]
    count = count_at(tokens, at) if unit > at else 1
    if count is None or not (base.tag == "REL" or base.word == "now"):
        return None
    return Days((said + timedelta(days=7 * count + int(base.value or 0)),)), unit + 3


def _numbered(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "25 ноября", "25-го", "3-5 декабря", "24, 25 и 26 ноября", "25th of November"."""
    if weeks := _weeks_from(tokens, at, said):
        return weeks
    numbers, after = _numbers(tokens, at)
    month = after + 1 if tokens[after].tag == "OF" else after
    if not numbers or tokens[month].tag != "MONTH":
        return _ordinal(tokens, at, said)
    days = _of_month(tokens, at, numbers, int(tokens[month].value), said)
    year = tokens[month + 1].tag == "NUMBER" and len(tokens[month + 1].word) == 4
    return (days, month + 2 if year else month + 1) if days else None


def _of_month(tokens: Tokens, at: int, numbers: list[int], month: int, said: date) -> Days | None:
    found = [day for each in numbers if (day := coming(month, each, said))]
    if len(found) < len(numbers):
        return None
    if len(found) == 2 and tokens[_past_ordinal(tokens, at + 1)].tag == "DASH":
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
        return (coming_month(number, said), at + 1) if tokens[at - 1].tag in _MONTH_LEADS else None
    days = _of_month(tokens, at + 1, numbers, number, said)
    return (days, after) if days else None


def _day_after(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "the day after tomorrow"."""
    if tokens[at + 1].tag == "AFTER" and tokens[at + 2].tag == "REL":
        return Days((said + timedelta(days=1 + int(tokens[at + 2].value)),)), at + 3
    return None


def _other(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "в остальные дни": what is forbidden on some days is said apart."""
    return (EVERY_DAY, at + 2) if means_day(tokens, at + 1) else None


_RULES: dict[str, Callable[[Tokens, int, date], Found | None]] = {
    "REL": _relative, "WEEKDAY": _weekday, "WEEKDAYS": _recurring, "EVERY": _every, "ANY": _every,
    "DAILY": lambda tokens, at, said: (EVERY_DAY, at + 1),
    "WEEKEND": lambda tokens, at, said: (Days(weekdays=WEEKEND), at + 1),
    "WORKDAYS": lambda tokens, at, said: (Days(weekdays=WORKDAYS), at + 2 if tokens[at + 1].tag == "DAY" else at + 1),
    "WORKING_DAYS": lambda tokens, at, said: (
        (Days(weekdays=WORKDAYS), at + 2) if tokens[at + 1].tag == "DAY" else None
    ),
    "THIS": _this_or_next, "NEXT": _this_or_next, "IN": in_days, "WITHIN": _within, "DATE": _date_written,
    "NUMBER": _numbered, "MONTH": _month, "DAY": _day_after, "OTHER": _other,
    "ORDINAL": _number_said_first, "WEEK": _weeks_from, "HOUR": _weeks_from,
}  # fmt: skip
