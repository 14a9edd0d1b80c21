"""Compares birth dates as clerks enter them: equal, a mistyped digit, day and month swapped, or one day apart.

Dates one day apart come from systems that store midnight in one time zone and read it in another.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from stream_processors.identity.agreement import CLOSE, CONTRADICTING, SAME, UNKNOWN, Level
from stream_processors.identity.naming.folding import LONGEST

_BORN_FROM: Final = date(1900, 1, 1)
_BORN_BEFORE: Final = date(2050, 1, 1)
"""No client is born outside: such dates are a system's empty ones (1C's 0001, Excel's 1899, a database's 9999) or a
keyboard's. Bounds and no clock, so that an old file reads as ever.
"""
_FIRST_LISTED: Final = 1901
_NUMBERS = (
    (re.compile(r"(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[t ].*)?"), (1, 2, 3)),
    (re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})"), (3, 2, 1)),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"), (3, 1, 2)),
)
_WORDED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s.,-]*)?([^\W\d_]{3,})[\s.,-]*(?:(\d{1,2})(?:st|nd|rd|th)?[\s.,-]+)?(\d{4}|\d{2})\D*"
)
_MONTHS: Final = {
    start: number
    for number, starts in enumerate(
        ("jan янв", "feb фев", "mar мар", "apr апр", "may мая май", "jun июн", "jul июл", "aug авг", "sep сен",
         "oct окт", "nov ноя", "dec дек"), 1)
    for start in starts.split()
}  # fmt: skip
_EMPTY: Final = re.compile(
    r"(?:\d{4}\D?00\D?00|0000\D?\d\d\D?\d\d|1900\D?01\D?00)(?:\D.*)?|00?\D00?\D\d{4}|\d\d?\D\d\d?\D0000|00?\D0?1\D1900"
)
_YOUNGEST: Final = 30
"""Two digits of a year below this are of this century: no clock is asked, so that an old file reads as ever."""


@lru_cache(maxsize=65_536)
def read_date(text: str) -> date | None:
    """1990-05-12, 19900512, 12.05.1990, 05/12/1990, 12/5/90, "12 May 1990", «12 мая 1990 г.»; None for what is no date.

    With strokes the month stands first, as in America, unless it can't be one: 20/8/1991 is a day in August.
    """
    text = text.strip().casefold()
    for pattern, (year, month, day) in _NUMBERS:
        if match := pattern.fullmatch(text):
            return _date(_year(match[year]), int(match[month]), int(match[day]), swapped=year > 1)
    match = _WORDED.fullmatch(text)
    number = _MONTHS.get(match[2][:3]) if match else None
    if not match or not number or not (match[1] or match[3]):
        return None
    return _date(_year(match[4]), number, int(match[1] or match[3]))


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < _YOUNGEST else 1900)


def _date(year: int, month: int, day: int, swapped: bool = True) -> date | None:
    """swapped: whether day and month may stand the other way round; behind the year nobody writes them so."""
    if swapped and month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=65_536)
def placeholder(born: date) -> bool:
    """Whether it tells of no birth: 1 January of a round year (or of 1901, where some lists of years begin), as forms
    put it where nobody typed a date, or a year in which no client is born.
    """
    round_year = born.year % 10 == 0 or born.year == _FIRST_LISTED
    return (_first_of_january(born) and round_year) or not _BORN_FROM <= born < _BORN_BEFORE


@lru_cache(maxsize=65_536)
def digits_of_birth(text: str) -> str:
    """YYYYMMDD of a date, "" of a placeholder and of what systems write for an empty one (0000-00-00, 1900-01-00), else
    whatever digits were written.
    """
    born = read_date(text)
    if born:
        return "" if placeholder(born) else f"{born:%Y%m%d}"
    return "" if _EMPTY.fullmatch(text.strip()) else re.sub(r"\D", "", text[:LONGEST])


def compare_dates(a: date | None, b: date | None) -> Level:
    if a is None or b is None or placeholder(a) or placeholder(b):
        return UNKNOWN
    if a == b:
        return SAME
    if a.year == b.year and (a.day, a.month) == (b.month, b.day):
        return CLOSE
    if abs((a - b).days) == 1:
        return CLOSE
    if _one_slip(_digits(a), _digits(b)):
        return CLOSE
    # Day or month picked wrongly from its list: it doesn't tell two people apart, as a father and his son are.
    picked_wrongly = a.year == b.year and (a.month == b.month or a.day == b.day)
    return UNKNOWN if picked_wrongly or _first_of_january(a) != _first_of_january(b) else CONTRADICTING


def _first_of_january(born: date) -> bool:
    """What a clerk writes who knows the year alone, or nothing: beside a whole date it contradicts nobody."""
    return born.month == born.day == 1


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime does not pad years below 1000


def _one_slip(a: str, b: str) -> bool:
    """One digit mistyped, or two neighbouring digits swapped."""
    wrong = [at for at in range(8) if a[at] != b[at]]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def parent_and_child(x: str, y: str) -> bool:
    """Whether two births, of eight digits, are on one day of the year and a generation apart."""
    return len(x) == len(y) == 8 and x[4:] == y[4:] and abs(int(x[:4]) - int(y[:4])) >= _GENERATION


_GENERATION: Final = 15  # years
