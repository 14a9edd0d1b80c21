"""Days as people say them: "завтра", "в четверг", "по четвергам", "25 ноября", "на следующей неделе", "до пятницы"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from stream_processors.wishes.clock import Tokens, tag

HORIZON = 62  # days that an open end ("с понедельника") is spelled out for
WEEKEND = (6, 7)
WORKDAYS = (1, 2, 3, 4, 5)


class Days(NamedTuple):
    """Dates, or weekdays that recur (ISO, Monday is 1), or every day."""

    dates: tuple[date, ...] = ()
    weekdays: tuple[int, ...] = ()
    every: bool = False


EVERY_DAY = Days(every=True)
Found = tuple[Days, int]


def days_at(tokens: Tokens, at: int, said: date) -> Found | None:
    """The days that begin here, seen from the day on which it was said; None where none do."""
    here = at
    while tag(tokens, here) in ("AT", "OF"):
        here += 1
    bound = tag(tokens, at)
    if bound in ("FROM", "AFTER", "TO", "BEFORE", "UPTO"):
        return _bounded(tokens, at, said, bound)
    return _plain(tokens, here, said)


def _plain(tokens: Tokens, at: int, said: date) -> Found | None:
    rule = _RULES.get(tag(tokens, at))
    return rule(tokens, at, said) if rule else None


def _bounded(tokens: Tokens, at: int, said: date, bound: str) -> Found | None:
    """ "с 25 по 28 ноября", "до пятницы", "с понедельника", "по вторникам"."""
    start = at + 1
    while tag(tokens, start) in ("OF", "AT"):
        start += 1
    first = _plain(tokens, start, said) or _day_number(tokens, start, said)
    if first is None:
        return None
    days, after = first
    if days.weekdays or days.every or not days.dates:
        return (days, after) if bound in ("UPTO", "FROM", "AFTER") else None
    if bound == "FROM" and tag(tokens, after) in ("TO", "UPTO", "DASH"):
        last = _plain(tokens, after + 1, said)
        if last and last[0].dates:
            return _stretch(tokens, start, days.dates[0], last, said)
    if bound in ("TO", "BEFORE"):
        return Days(tuple(_dates(said, days.dates[0] - timedelta(days=1)))), after
    if bound == "UPTO":
        return Days(tuple(_dates(said, days.dates[-1]))), after
    begin = days.dates[0] if bound == "FROM" else days.dates[-1] + timedelta(days=1)
    return Days(tuple(_dates(begin, begin + timedelta(days=HORIZON)))), after


def _stretch(tokens: Tokens, start: int, first: date, last: Found, said: date) -> Found:
    """From one day to another; Monday to Friday is the working week, which recurs."""
    if tag(tokens, start) == "WEEKDAY" and (first.isoweekday(), last[0].dates[-1].isoweekday()) == (1, 5):
        return Days(weekdays=WORKDAYS), last[1]
    if tag(tokens, start) == "NUMBER" and tag(tokens, start + 1) != "MONTH":  # "с 25 по 28 ноября": one month for both
        first = _coming(last[0].dates[-1].month, first.day, said) or first
    end = last[0].dates[-1]
    return Days(tuple(_dates(first, end if end >= first else end + timedelta(days=7)))), last[1]


def _dates(first: date, last: date) -> Iterator[date]:
    for number in range(min((last - first).days, 366) + 1):
        yield first + timedelta(days=number)


def nearest(weekday: int, said: date) -> date:
    """The nearest such day after the day it was said on."""
    return said + timedelta(days=(weekday - said.isoweekday() - 1) % 7 + 1)


def _relative(tokens: Tokens, at: int, said: date) -> Found:
    after = at + 1
    if tag(tokens, after) in ("DAY",) or (
        tag(tokens, after) == "PART" and tokens[at].word.startswith(("завтрашн", "сегодн"))
    ):
        after += tokens[at].word not in ("сегодня", "завтра")
    return Days((said + timedelta(days=int(tokens[at].value)),)), after


def _weekday(tokens: Tokens, at: int, said: date) -> Found:
    """One weekday, or a range "пн-пт", which is how recurring hours are written."""
    number = int(tokens[at].value)
    if tag(tokens, at + 1) == "DASH" and tag(tokens, at + 2) == "WEEKDAY":
        last = int(tokens[at + 2].value)
        return Days(weekdays=tuple(day for day in range(1, 8) if number <= day <= last)), at + 3
    return Days((nearest(number, said),)), at + 1


def _recurring(tokens: Tokens, at: int, said: date) -> Found:
    return Days(weekdays=(int(tokens[at].value),)), at + 1


def _every(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "каждый день", "every Tuesday and Thursday", "в любой день"."""
    here = at + 1
    if tag(tokens, here) in ("DAY",) or (tag(tokens, here) == "PART" and tokens[here].value == "day"):
        return EVERY_DAY, here + 1
    if tag(tokens, here) not in ("WEEKDAY", "WEEKDAYS"):
        return None
    weekdays = []
    while tag(tokens, here) in ("WEEKDAY", "WEEKDAYS"):
        weekdays.append(int(tokens[here].value))
        here += 1
        if tag(tokens, here) in ("AND", "COMMA", "OR") and tag(tokens, here + 1) in ("WEEKDAY", "WEEKDAYS"):
            here += 1
    return Days(weekdays=tuple(weekdays)), here


def _this_or_next(tokens: Tokens, at: int, said: date) -> Found | None:
    monday = said - timedelta(days=said.isoweekday() - 1)
    later = tag(tokens, at) == "NEXT"
    if later:
        monday += timedelta(days=7)
    match tag(tokens, at + 1):
        case "WEEK":
            first = monday if later else said
            return Days(tuple(_dates(first, monday + timedelta(days=6)))), at + 2
        case "WEEKEND" | "WEEKENDS":
            days = (monday + timedelta(days=5), monday + timedelta(days=6))
            return Days(tuple(day for day in days if day >= said)), at + 2
        case "WEEKDAY":
            number = int(tokens[at + 1].value)
            day = monday + timedelta(days=number - 1) if later else nearest(number, said)
            return Days((day,)), at + 2
    return None


def _in(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "через два дня", "через неделю"."""
    if tag(tokens, at + 1) == "WEEK":
        return Days((said + timedelta(days=7),)), at + 2
    if tag(tokens, at + 1) not in ("NUMBER", "HOUR"):
        return None
    unit = at + 2
    count = int(tokens[at + 1].value)
    if tag(tokens, unit) == "WEEK":
        return Days((said + timedelta(days=7 * min(count, 52)),)), unit + 1
    if tag(tokens, unit) == "DAY" or (tag(tokens, unit) == "PART" and tokens[unit].value == "day"):
        return Days((said + timedelta(days=min(count, 366)),)), unit + 1
    return None


def _written(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "25.11", "25.11.2026"."""
    numbers = [int(part) for part in tokens[at].word.replace("/", ".").split(".")]
    day = _exact(numbers) if len(numbers) == 3 else _coming(numbers[1], numbers[0], said)
    return (Days((day,)), at + 1) if day else None


def _exact(numbers: list[int]) -> date | None:
    try:
        return date(numbers[2] % 2000 + 2000, numbers[1], numbers[0])
    except ValueError:
        return None


def _coming(month: int, day: int, said: date) -> date | None:
    """The next such date, today included; None where no calendar has it."""
    for year in (said.year, said.year + 1, said.year + 2):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= said:
            return found
    return None


def _day_number(tokens: Tokens, at: int, said: date) -> Found | None:
    """The "25" of "с 25 по 28 ноября": its month is named later."""
    if tag(tokens, at) != "NUMBER" or tag(tokens, at + 1) not in ("TO", "UPTO", "DASH", "ORDINAL"):
        return None
    day = _coming_day(int(tokens[at].word), said)
    if day is None or not _month_follows(tokens, at + 2):
        return None
    return Days((day,)), at + 1


def _month_follows(tokens: Tokens, at: int) -> bool:
    return tag(tokens, at) == "NUMBER" and tag(tokens, at + 1) in ("MONTH", "ORDINAL")


def _coming_day(number: int, said: date) -> date | None:
    for month in range(said.month, said.month + 3):
        year, index = said.year + (month - 1) // 12, (month - 1) % 12 + 1
        try:
            found = date(year, index, number)
        except ValueError:
            continue
        if found >= said:
            return found
    return None


def _numbered(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "25 ноября", "25-го", "3-5 декабря", "25th of November"."""
    if len(tokens[at].word) > 2:
        return None
    here = at + 1
    if tag(tokens, here) == "DASH" and tag(tokens, here + 1) == "NUMBER" and tag(tokens, here + 2) == "MONTH":
        last = _numbered(tokens, here + 1, said)
        first = _coming(int(tokens[here + 2].value), int(tokens[at].word), said)
        return (Days(tuple(_dates(first, last[0].dates[0]))), last[1]) if first and last else None
    ordinal = here
    while tag(tokens, ordinal) in ("DASH", "ORDINAL", "OF"):
        ordinal += 1
    is_ordinal = any(token.tag == "ORDINAL" for token in tokens[here:ordinal])
    if tag(tokens, ordinal) == "MONTH":
        day = _coming(int(tokens[ordinal].value), int(tokens[at].word), said)
        return (Days((day,)), ordinal + 1) if day else None
    day = _coming_day(int(tokens[at].word), said) if is_ordinal else None
    return (Days((day,)), ordinal) if day else None


def _month_first(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "November 25th"."""
    if tag(tokens, at + 1) != "NUMBER" or len(tokens[at + 1].word) > 2:
        return None
    day = _coming(int(tokens[at].value), int(tokens[at + 1].word), said)
    after = at + 3 if tag(tokens, at + 2) == "ORDINAL" else at + 2
    return (Days((day,)), after) if day else None


def _day_after(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "the day after tomorrow"."""
    if tag(tokens, at + 1) == "AFTER" and tag(tokens, at + 2) == "REL":
        return Days((said + timedelta(days=1 + int(tokens[at + 2].value)),)), at + 3
    return None


_RULES: dict[str, Callable[[Tokens, int, date], Found | None]] = {
    "REL": _relative, "WEEKDAY": _weekday, "WEEKDAYS": _recurring, "EVERY": _every, "ANY": _every,
    "DAILY": lambda tokens, at, said: (EVERY_DAY, at + 1),
    "WEEKEND": lambda tokens, at, said: (Days(weekdays=WEEKEND), at + 1),
    "WEEKENDS": lambda tokens, at, said: (Days(weekdays=WEEKEND), at + 1),
    "WORKDAYS": lambda tokens, at, said: (Days(weekdays=WORKDAYS), at + 2 if tag(tokens, at + 1) == "DAY" else at + 1),
    "THIS": _this_or_next, "NEXT": _this_or_next, "IN": _in, "DATE": _written, "NUMBER": _numbered,
    "MONTH": _month_first, "DAY": _day_after,
}  # fmt: skip
