"""Times of day as people say them: "до 13:00", "с часу до трёх", "после шести", "before lunch", "6pm or later"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from stream_processors.wishes.times.streets import is_a_street
from stream_processors.wishes.words.tokens import Token, Tokens

DAY = 24 * 60
PARTS = {"morning": (6 * 60, 12 * 60), "day": (12 * 60, 18 * 60), "evening": (18 * 60, 23 * 60)}
NIGHT, LUNCH = (23 * 60, 6 * 60), (13 * 60, 14 * 60)
USUAL = frozenset({*PARTS.values(), NIGHT})

# What stands before "час" where it is one o'clock.
_LEADS = frozenset({"FROM", "TO", "AFTER", "BEFORE", "BY", "AT", "UPTO", "DASH", "AND", "OR", "EARLIER", "LATER"})
_LEADING = frozenset({"AFTER", "BEFORE", "TO", "AT", "BY", "LATER", "BETWEEN", "FROM"})
_TWENTY, _FIFTY = 20, 50
MINUTES = {
    "тридцать": 30, "тридцати": 30, "пятнадцать": 15, "пятнадцати": 15, "сорок": 40, "сорока": 40, "двадцать": 20,
    "двадцати": 20, "пятьдесят": 50, "пятидесяти": 50, "десять": 10, "десяти": 10, "ноль": 0, "нуль": 0, "нуля": 0,
    "thirty": 30, "fifteen": 15, "forty": 40, "twenty": 20, "fifty": 50, "ten": 10,
}  # fmt: skip
"""Words that say minutes right behind an hour."""
_COUNTED = frozenset({"UNIT", "YEAR", "SIGN", "MONTH", "ORDINAL", "DAY", "WEEK", "MINUTEMARK"})
_OF_DAYS = frozenset({"рабочих", "календарных", "банковских"})
_APART = frozenset({"HOME", "NEG", "WORKING", "AWAY", "SLEEP", "UNFIT"})  # "после шести | днём дома никого"
_COUNTING = frozenset({"ADDRESS", "SIGN", "IN", "NUMBER", "FIGURES"})


class Span(NamedTuple):
    """Minutes after midnight; start > end runs over midnight; start = end is a point of time."""

    start: int
    end: int


ANY_TIME = Span(0, DAY)


def beyond(span: Span) -> Span:
    """What a bound leaves out: before 11 for "not before 11", after 6 for "not after 6"."""
    return Span(span.end, DAY) if span.start == 0 else Span(0, span.start)


class Hour(NamedTuple):
    """A time as said. minutes: read literally; settled: a part of day, or the figure, leaves no second reading.

    by_figure: it is the figure that leaves none ("22").
    """

    minutes: int
    settled: bool
    by_figure: bool = False

    @property
    def read(self) -> int:
        """An hour from 1 to 7 with no part of day is p.m. in a delivery or call wish."""
        return self.minutes if self.settled or not 60 <= self.minutes < 8 * 60 else self.minutes + DAY // 2


def hour_at(tokens: Tokens, at: int) -> tuple[Hour, int] | None:
    """The hour that begins here, with its part of day, and the place after it."""
    found = _figure(tokens, at)
    if found is None:
        return None
    minutes, literal, after = found
    if tokens[after].word in _OF_DAYS and tokens[after + 1].tag == "DAY":
        return None  # "до 10 рабочих дней"
    part = after
    while part < after + 2 and tokens[part].tag in ("AT", "OF"):  # "9 in the morning"
        part += 1
    apart = tokens[part].word[-1:] == "м" and tokens[part + 1].tag in _APART
    if tokens[part].tag in ("PART", "AM", "PM") and not apart:
        return Hour(_in_part(minutes, tokens[part]), True), part + 1
    if not literal and tokens[at - 1].tag in _LEADING and (evening := _evening_before(tokens, at)):
        return Hour(_in_part(minutes, evening), True), after
    return Hour(minutes, literal, literal), after


def _evening_before(tokens: Tokens, at: int) -> Token | None:
    """ "Вечером после восьми" is after 20:00; "с вечера до восьми" may be the next morning's."""
    here = at - 1
    while here > at - 3 and tokens[here].tag in _LEADING:
        here -= 1
    if tokens[here].tag == "COMMA" and tokens[here + 1].tag in ("AFTER", "LATER"):
        here -= 1  # "in the evening, after 8"
    spoken = here < at - 1 and tokens[here].tag in ("PART", "MORNINGS") and tokens[here].value in ("evening", "tonight")
    return tokens[here] if spoken and tokens[here - 1].tag != "FROM" else None


def _figure(tokens: Tokens, at: int) -> tuple[int, bool, int] | None:
    """Minutes after midnight as written, whether that is literal, and the place after it."""
    match tokens[at].tag:
        case "CLOCK":
            minutes = _on_the_clock(tokens[at].word)
            literal = (tokens[at].word[0] == "0" and len(tokens[at].word) == 5) or minutes >= 13 * 60
            return (minutes, literal, _skip(tokens, at + 1, "HOURMARK")) if minutes <= DAY else None
        case "NUMBER" if len(tokens[at].word) <= 2 and int(tokens[at].word) <= 24 and not _counts_things(tokens, at):
            suffixed = tokens[at + 1].tag == "DASH" and tokens[at + 2].word in ("ти", "х", "ми")  # "с 18-ти"
            return _with_minutes(tokens, at + (3 if suffixed else 1), int(tokens[at].word) * 60)
        case "HOUR" if tokens[at + 1].tag not in _COUNTED and tokens[at + 1].word != "of":  # "on one of those"
            return _spoken(tokens, at)
        case "HALF" | "HALFHOUR":
            return _half(tokens, at)
        case "QUARTER":
            return _quarter(tokens, at)
        case "NEG" if tokens[at].word == "без":
            return _short_of(tokens, at + 1)
        case "NOON" if tokens[at + 1].tag != "ADDRESS":  # "Noon Street"
            return DAY // 2, True, at + 1
        case "MIDNIGHT":
            return 0, True, at + 1
        case "HOURMARK":
            return _one_o_clock(tokens, at)
    return None


def _spoken(tokens: Tokens, at: int) -> tuple[int, bool, int]:
    """ "Семь", "двадцать один", "six thirty", "девять сорок пять", "десять ноль ноль"."""
    hour, after = int(tokens[at].value), at + 1
    if hour == _TWENTY and tokens[after].value in ("1", "2", "3") and tokens[after].tag == "HOUR":
        hour, after = hour + int(tokens[after].value), after + 1
    minutes = MINUTES.get(tokens[after].word)
    if minutes is None:
        return hour * 60, False, _skip(tokens, after, "HOURMARK")
    after += 1
    if not minutes:  # "ноль ноль", "ноль-ноль"
        after = _skip(tokens, after, "DASH")
        after += tokens[after].word in MINUTES
    elif minutes % 20 == 0 or minutes == _FIFTY:
        more = tokens[after].value == "5" and tokens[after].tag == "HOUR"
        minutes, after = minutes + 5 * more, after + more
    return hour * 60 + minutes, hour > DAY // 120, _skip(tokens, after, "MINUTEMARK")


def _one_o_clock(tokens: Tokens, at: int) -> tuple[int, bool, int] | None:
    """ "До часу дня"; "на час позже" is no hour."""
    led = tokens[at].word in ("час", "часу", "часа") and tokens[at - 1].tag in _LEADS
    return (60, False, at + 1) if led and tokens[at + 1].tag not in ("LATER", "EARLIER") else None


@lru_cache(maxsize=2048)
def _on_the_clock(word: str) -> int:
    """ "9:30", "15-00", "0930h" in minutes."""
    hours, _, past = (word[:2], "", word[2:4]) if word[:4].isdigit() else re.split(r"(\D)", word)
    return int(hours) * 60 + int(past)


def _counts_things(tokens: Tokens, at: int) -> bool:
    """Is the number a sum, a size, a house or a date rather than an hour?"""
    behind = tokens[at + 1].tag
    sized = tokens[at - 1].tag == "AT" and tokens[at - 2].tag == "NUMBER" and tokens[at - 3].tag != "DASH"  # "2 на 3"
    if sized or (behind == "DASH" and tokens[at + 2].tag == "ORDINAL"):
        return True
    if behind == "NUMBER":  # "до 14 25 ноября" has an hour, "12 500" has none
        return not _is_a_date(tokens, at + 1)
    if tokens[at - 1].tag == "NUMBER" and tokens[at - 2].tag == "MONTH":
        return False  # "Nov 25 10-12"
    return behind in _COUNTED or tokens[at - 1].tag in _COUNTING or is_a_street(tokens, at + 1)


def _is_a_date(tokens: Tokens, at: int) -> bool:
    """ "25 ноября", "27-го", "24 и 26 ноября"."""
    here = at + 3 if tokens[at + 1].tag in ("AND", "OR", "DASH") and tokens[at + 2].tag == "NUMBER" else at + 1
    here += tokens[here].tag == "DASH"
    return tokens[here].tag in ("MONTH", "ORDINAL")


def _with_minutes(tokens: Tokens, at: int, minutes: int) -> tuple[int, bool, int]:
    """Past "часов", and "30 минут" after it."""
    literal = minutes == 0 or minutes >= 13 * 60
    marked = _skip(tokens, at, "HOURMARK", "NOON" if minutes == DAY // 2 else "HOURMARK")  # "12 noon"
    if marked > at and tokens[marked].tag == "NUMBER" and tokens[marked + 1].tag == "MINUTEMARK":
        return minutes + int(tokens[marked].word) % 60, literal, marked + 2
    return minutes, literal, marked


def _half(tokens: Tokens, at: int) -> tuple[int, bool, int] | None:
    """ "Полшестого" and "половина шестого" are 5:30, "half past five" too."""
    if tokens[at].tag == "HALFHOUR":
        return int(tokens[at].value) * 60 + 30, False, at + 1
    past = _skip(tokens, at + 1, "AFTER")
    if (said := _whole_hour(tokens, past)) is None:
        return None
    hour = said - (0 if past > at + 1 or tokens[at].word == "half" else 1)  # "half six" is 6:30
    return hour * 60 + 30, False, past + 1


def _quarter(tokens: Tokens, at: int) -> tuple[int, bool, int] | None:
    """ "Четверть шестого" is 5:15, "quarter past five" too, "quarter to five" is 4:45."""
    link = tokens[at + 1].tag
    hour = _whole_hour(tokens, at + 2 if link in ("AFTER", "TO") else at + 1)
    if hour is None:
        return None
    past = {"AFTER": 15, "TO": -15}.get(link, -45)
    return hour * 60 + past, False, at + (3 if link in ("AFTER", "TO") else 2)


def _short_of(tokens: Tokens, at: int) -> tuple[int, bool, int] | None:
    """ "Без четверти пять", "без десяти шесть"."""
    short = 15 if tokens[at].tag == "QUARTER" else _whole_hour(tokens, at)
    hour = _whole_hour(tokens, at + 1)
    return (hour * 60 - short, False, at + 2) if hour and short else None


def _whole_hour(tokens: Tokens, at: int) -> int | None:
    if tokens[at].tag == "HOUR":
        return int(tokens[at].value)
    hour = int(tokens[at].word) if tokens[at].tag == "NUMBER" and len(tokens[at].word) <= 2 else None
    return hour if hour and hour < DAY // 60 else None


def _in_part(minutes: int, part: Token) -> int:
    noonward = {"PM": True, "AM": False}.get(part.tag)
    if noonward is None:
        noonward = part.value in ("day", "evening", "tonight") or (
            part.value == "night" and 8 * 60 <= minutes < DAY // 2
        )
    hour, minute = divmod(minutes, 60)
    if hour > 12:
        return minutes
    return (hour % 12 + (12 if noonward else 0)) * 60 + minute


def _skip(tokens: Tokens, at: int, *tags: str) -> int:
    while tokens[at].tag in tags:
        at += 1
    return at


def between(start: Hour, end: Hour) -> Span:
    """Both ends read together: "с 6 до 8 вечера" is 18–20, "с 9 до 6" is 9–18, "с 22 до 7" runs over midnight."""
    begin = start.read
    if end.settled:
        if end.by_figure and 6 * 60 <= start.minutes < end.minutes:
            begin = start.minutes  # "с 7 до 22"
        elif not start.settled and start.minutes <= DAY // 2:
            later = start.minutes % (DAY // 2) + DAY // 2
            begin = later if later < end.minutes else start.minutes
        return Span(begin, end.minutes or DAY)
    if not start.settled and 7 * 60 < start.minutes < 8 * 60 and start.minutes < end.minutes <= DAY // 2:
        return Span(start.minutes, end.minutes)  # "с 7:30 до 9:30"
    for first in (begin, start.minutes):  # "7:30 to 4" begins in the morning: nobody means half a night
        for candidate in (end.minutes, end.minutes + DAY // 2):
            if first < candidate <= DAY:
                return Span(first, candidate)
    return Span(begin, end.minutes)
