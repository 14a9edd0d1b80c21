"""Dates by their numbers: "25 ноября", "27-го", "24, 25 и 26 ноября", "November 25-27", "25.11", "числа 25-26"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stream_processors.wishes.times.calendar import (
    ONE_DAY,
    Days,
    coming,
    coming_day,
    coming_month,
    last_of_month,
    stretch,
    weekday_of_month,
    written,
)
from stream_processors.wishes.times.streets import is_a_street
from stream_processors.wishes.words.tokens import Tokens

Found = tuple[Days, int]
"""The days, and the place after them."""

_HOUSES = frozenset({"кв", "квартира", "дом", "д", "house", "flat", "apt", "apartment", "unit", "building"})
_CUBED = frozenset({"m", "м"})
_DIGITS = 2
_DAYS = frozenset({"DATE", "WEEKDAY", "REL", "ORDINAL"})
PLACES = {"FIRST": 1, "SECOND": 2, "LAST": -1}  # "last Friday" alone is past
LAST_MONTH = 12
LISTING = ("COMMA", "AND", "OR", "DASH")
MONTH_LEADS = ("AT", "WHOLE", "FROM", "TO", "BEFORE", "AFTER", "THIS", "UPTO")
NEVER = frozenset({"never", "никогда", "никого", "никто", "никаких", "nobody", "noone", "nothing"})
"""Negations that refuse what is before a time: "nobody before 12" is no "not before 12"."""
_ENGLISH = frozenset({"on", "by", "until", "till", "before", "after", "from", "through"})
_MOVED = frozenset({"moved", "rescheduled", "rebooked", "changed", "switched", "перенесли", "перенесен", "перенесена"})


def count_at(tokens: Tokens, at: int) -> int | None:
    """ "3", "три"."""
    if tokens[at].tag == "HOUR":
        return int(tokens[at].value)
    return int(tokens[at].word) if tokens[at].tag == "NUMBER" and len(tokens[at].word) <= 2 else None


def is_replaced(tokens: Tokens, at: int) -> bool:
    """ "Вместо четверга", "instead of Thursday": what stands behind a dash is no end of a stretch."""
    return tokens[at - 2 if tokens[at - 1].tag == "OF" else at - 1].tag == "INSTEAD"


def means_day(tokens: Tokens, at: int) -> bool:
    """ "Дня" is a part of the day too."""
    return tokens[at].tag == "DAY" or tokens[at].word == "дня"


def date_written(tokens: Tokens, at: int, said: date) -> Found | None:
    sized = tokens[at - 1].tag == "AT" and tokens[at - 2].tag in ("NUMBER", "DATE")  # "2 на 1.6"
    sized = sized and len(tokens[at].word.partition(".")[2]) < _DIGITS  # "с 02.12 на 03.12"
    counted = tokens[at + 1].tag == "NUMBER" and not _begins_hours(tokens, at + 1)
    house = tokens[at - 1].word in _HOUSES and "/" in tokens[at].word  # "кв 5/7"
    measured = tokens[at + 1].tag == "" and tokens[at + 1].start == tokens[at].end  # "1.2t"
    if sized or counted or house or measured or tokens[at + 1].tag in ("UNIT", "YEAR", "SIGN"):
        return None
    day = _american(tokens, at, said) or written(tokens[at].word, said)
    return (Days((day,)), at + 1) if day else None


def _american(tokens: Tokens, at: int, said: date) -> date | None:
    """ "on 11/25": the month first, where it can be nothing else."""
    month, slash, day = tokens[at].word.partition("/")
    if not slash or not (month.isdigit() and day.isdigit()) or int(day) <= LAST_MONTH:
        return None
    if tokens[at - 1].word not in _ENGLISH and tokens[at - 1].tag not in ("END", "COMMA", "DELIVER", "REQUEST"):
        return None
    return coming(int(month), int(day), said) if int(month) <= LAST_MONTH else None


def _numbers(tokens: Tokens, at: int) -> tuple[list[int], int]:
    """The numbers of "24, 25 и 26 ноября" or "26го, 27го", and the place after them."""
    found: list[int] = []
    here = at
    listing = ("DASH",) if _leads_an_hour(tokens, at - 1) else LISTING
    while tokens[here].tag == "NUMBER" and len(tokens[here].word) <= 2 and len(found) < 31:
        found.append(int(tokens[here].word))
        here = _past_ordinal(tokens, here + 1)
        if tokens[here].tag not in listing or tokens[here + 1].tag != "NUMBER":
            break
        if tokens[at - 1].tag == "MONTH" and tokens[here].tag == "COMMA" and _begins_hours(tokens, here + 1):
            break
        here += 1
    return found, here


def _begins_hours(tokens: Tokens, at: int) -> bool:
    """ "Dec 3, 10-12", "Dec 3, 10 am"."""
    return tokens[at + 1].tag in ("DASH", "TO", "AM", "PM", "HOURMARK", "CLOCK")


def _leads_an_hour(tokens: Tokens, at: int) -> bool:
    """ "После 18, 25 ноября" is an hour and a date, "24, 25 ноября" two dates."""
    led = tokens[at].tag
    return led in ("AFTER", "TO", "BEFORE", "BY", "FROM") or (led == "AT" and tokens[at].word in ("в", "во", "at"))


def _past_ordinal(tokens: Tokens, at: int) -> int:
    here = at + 1 if tokens[at].tag == "DASH" and tokens[at + 1].tag == "ORDINAL" else at
    while tokens[here].tag == "ORDINAL":
        here += 1
    return here


def number_said_first(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "числа 25-26"."""
    numbers, after = _numbers(tokens, at + 1)
    days = [day for each in numbers if (day := coming_day(each, said))]
    if len(days) < len(numbers) or not days:
        return None
    return (stretch(days[0], days[1]) if len(days) == 2 and tokens[at + 2].tag == "DASH" else Days(tuple(days))), after


def numbered(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "25 ноября", "25-го", "3-5 декабря", "24, 25 и 26 ноября", "25th of November"."""
    if tokens[at - 1].word in _CUBED and tokens[at - 1].end == tokens[at].start:
        return None  # "mix 4 m3, 1 Dec"
    numbers, after = _numbers(tokens, at)
    if are_hours(tokens, at):
        return None
    listed = tokens[after].tag in LISTING[:3] and tokens[after + 1].tag == "DATE"
    listed = listed and not (tokens[at - 1].tag == "DASH" and tokens[at - 2].tag == "NUMBER")  # "Мира 44-17, 27.11"
    if numbers and listed and not _leads_an_hour(tokens, at - 1):
        return _before_a_date(numbers, tokens, after + 1, said)
    month = after + 1 if tokens[after].tag == "OF" else after
    if numbers and tokens[at - 1].tag == "NEG" and (other := _another(tokens, after)):
        return _replaced(numbers, tokens, other, after, said) or _ordinal(tokens, at, said)
    if not numbers or tokens[month].tag != "MONTH" or is_a_street(tokens, month):
        return _ordinal(tokens, at, said)
    days = _of_month(tokens, at, numbers, int(tokens[month].value), said)
    year = tokens[month + 1].tag == "NUMBER" and len(tokens[month + 1].word) == 4
    return (days, month + 2 if year else month + 1) if days else None


def are_hours(tokens: Tokens, at: int) -> bool:
    """ "14 December | 10-12 or 15 December 6-9pm", "Friday 10-12 or 15 December": of the day before them."""
    if tokens[at + 1].tag not in ("DASH", "TO") or tokens[at + 2].tag != "NUMBER":
        return False
    dated = tokens[at - 1].tag == "MONTH" and tokens[at - 2].tag in ("NUMBER", "ORDINAL")
    another = tokens[at + 3].tag in ("OR", "AND", "COMMA") and tokens[at + 4].tag in ("DATE", "NUMBER")
    return dated or (tokens[at - 1].tag in _DAYS and another)


def _another(tokens: Tokens, at: int) -> int:
    """Where the day begins that is set against it, "не 27, | а 30 ноября"; 0 where none is."""
    here = at + (tokens[at].tag == "COMMA")
    return here + 1 if tokens[here].tag == "BUT" and tokens[here + 1].tag == "NUMBER" else 0


def _replaced(numbers: list[int], tokens: Tokens, at: int, after: int, said: date) -> Found | None:
    """The month is said once, with the day that begins at this place."""
    behind = _past_ordinal(tokens, at + 1)
    if tokens[behind].tag != "MONTH":
        return None
    days = _of_month(tokens, at, numbers, int(tokens[behind].value), said)
    return (days, after) if days else None


def _before_a_date(numbers: list[int], tokens: Tokens, at: int, said: date) -> Found | None:
    """ "28 и 29.11": the month is said once."""
    found = date_written(tokens, at, said)
    if found is None or min(numbers) < 1 or max(numbers) >= found[0].dates[0].day:
        return None
    return Days(tuple(found[0].dates[0].replace(day=each) for each in numbers) + found[0].dates), found[1]


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
    if after == at + 1 and _is_another_day(tokens, at):
        day = coming_day(int(tokens[at].word), said)
        return (Days((day,)), after) if day else None
    if after == at + 1 or len(tokens[at].word) > 2 or tokens[after].tag == "ADDRESS":  # "the 6th floor"
        return None
    day = coming_day(int(tokens[at].word), said)
    return (Days((day,)), after) if day else None


def _is_another_day(tokens: Tokens, at: int) -> bool:
    """ "27 ноября до обеда либо 28 после обеда": hours of its own behind it, a month before it."""
    bounds = tokens[at + 1].tag in ("AFTER", "TO", "BEFORE", "PART") or tokens[at + 1].word in ("с", "после", "до")
    if not (bounds and tokens[at - 1].tag in ("OR", "AND") and len(tokens[at].word) == _DIGITS):
        return False
    return any(token.tag == "MONTH" for token in tokens[:at])


def month(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "November 25th", "Nov 25-27"; a month alone is the whole of it ("в декабре")."""
    number = int(tokens[at].value)
    numbers, after = _numbers(tokens, at + 1)
    if not numbers:
        lead = tokens[at - 2 if tokens[at - 1].word == "of" else at - 1].tag
        return (coming_month(number, said), at + 1) if lead in MONTH_LEADS and not is_a_street(tokens, at) else None
    days = _of_month(tokens, at + 1, numbers, number, said)
    return (days, after) if days else None


def of_a_month(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "The first Monday of the month", "первый понедельник декабря"; "the first of December"."""
    which = PLACES[tokens[at].tag]
    here = at + 1 + (tokens[at + 1].tag == "OF")
    if tokens[here].tag == "MONTH" and which > 0:
        day = coming(int(tokens[here].value), which, said)
        return (Days((day,)), here + 1) if day else None
    if tokens[at + 1].tag != "WEEKDAY":
        return None
    here = at + 2
    while tokens[here].tag in ("OF", "AT", "EVERY"):
        here += 1
    number = int(tokens[at + 1].value)
    if tokens[here].tag == "MONTH":
        return Days((weekday_of_month(number, which, coming_month(int(tokens[here].value), said).dates[0]),)), here + 1
    recurs = "EVERY" in (tokens[at - 1].tag, tokens[here - 1].tag)
    if tokens[here].tag != "MONTHLY" and not (recurs and tokens[at].tag == "FIRST"):
        return None  # "every second Monday" may be every other one
    days = [day for day in _monthly(number, which, said) if day >= said]
    return Days(tuple(days if recurs else days[:1])), here + (tokens[here].tag == "MONTHLY")


def _monthly(number: int, which: int, said: date) -> Iterator[date]:
    """That weekday of this month and of the next two."""
    month = said
    for _ in range(3):
        yield weekday_of_month(number, which, month)
        month = last_of_month(month) + ONE_DAY


def is_moved(tokens: Tokens, at: int) -> bool:
    """ "Move it from Thursday to next week", "change Thursday to Friday": two times, and no stretch."""
    if tokens[at - 1].tag == "MOVE" or tokens[at - 1].word in _MOVED:
        return True
    led = tokens[at - 1].word == "from"
    return led and any(token.tag == "MOVE" or token.word == "moved" for token in tokens[: at - 1])
