"""Days as people say them: "завтра", "в четверг", "по четвергам", "25 ноября", "на следующей неделе"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from stream_processors.wishes.times.calendar import (
    EVERY_DAY,
    WEEKEND,
    WORKDAYS,
    Days,
    coming_month,
    monday,
    nearest,
    stretch,
)
from stream_processors.wishes.times.dates_by_number import (
    LISTING,
    MONTH_LEADS,
    PLACES,
    Found,
    count_at,
    date_written,
    is_replaced,
    means_day,
    month,
    number_said_first,
    numbered,
    of_a_month,
)
from stream_processors.wishes.times.streets import is_a_street
from stream_processors.wishes.times.weekdays import between, recurring
from stream_processors.wishes.words.tokens import Tokens

_DATES = frozenset({"NUMBER", "MONTH", "DATE"})
_BEHIND_A_WEEK = frozenset({
    "END", "COMMA", "DASH", "AND", "OR", "BUT", "REQUEST", "DELIVER", "CALL", "AT", "TO", "BEFORE", "AFTER", "FROM",
    "PART", "MORNINGS",
})  # fmt: skip
_HABITUAL = frozenset({"WEEKEND", "NEG", "TO", "BEFORE", "AFTER", "EARLIER", "LATER", "PART", "CLOCK", "WORKING"})

_VISITS = frozenset({"delivery", "slot", "visit"})  # "a Saturday delivery" is one
_EITHER = frozenset({"среды", "пятницы", "субботы", "воскресенья"})  # of one such day, or many of them


def day_at(tokens: Tokens, at: int, said: date) -> Found | None:
    """The days that begin here, seen from the day on which it was said; None where none do."""
    rule = _RULES.get(tokens[at].tag)
    return rule(tokens, at, said) if rule else None


def _relative(tokens: Tokens, at: int, said: date) -> Found:
    adjective = tokens[at].word.startswith(("завтрашн", "сегодняшн", "послезавтрашн"))
    after = at + 2 if adjective and means_day(tokens, at + 1) else at + 1
    return Days((said + timedelta(days=int(tokens[at].value)),)), after


def _weekday(tokens: Tokens, at: int, said: date) -> Found | None:
    """One weekday; a range "пн-пт" and the plural in "Monday mornings" recur; "the sun" shines."""
    if tokens[at].word == "sun" and tokens[at - 1].word == "the":
        return None
    if is_a_street(tokens, at):
        return None
    number = int(tokens[at].value)
    if tokens[at - 1].word == "a" and tokens[at + 1].word not in _VISITS:  # "never on a Sunday"
        return recurring(tokens, at, said)
    if tokens[at].word in _EITHER and tokens[at - 2].tag == "WEEKDAYS" and tokens[at - 1].tag in LISTING:
        return recurring(tokens, at, said)  # "четверги и пятницы"
    behind = tokens[at + 1].tag
    if behind == "DASH" and tokens[at + 2].tag == "WEEKDAY" and not is_replaced(tokens, at):
        return between(number, int(tokens[at + 2].value), tokens[at - 1].tag == "AT", said), at + 3
    if tokens[at + (2 if behind == "COMMA" else 1)].tag in _DATES and (dated := _dated(tokens, at, number, said)):
        return dated
    listed = [number]
    here = at + 1
    while tokens[here].tag in ("AND", "OR", "COMMA") and tokens[here + 1].tag == "WEEKDAY":
        listed.append(int(tokens[here + 1].value))
        here += 2
    if tokens[here].tag == "MORNINGS":
        return Days(weekdays=tuple(listed)), here
    if tokens[at + 1].word == "week":  # "Tuesday week"
        return Days((nearest(number, said) + timedelta(days=7),)), at + 2
    return Days((nearest(number, said),), by_name=True), at + 1


def _dated(tokens: Tokens, at: int, weekday: int, said: date) -> Found | None:
    """ "Before Saturday 12 December", "во вторник, 1 декабря": one day said twice, where the calendar agrees."""
    found = day_at(tokens, at + 1 + (tokens[at + 1].tag == "COMMA"), said)
    same = found is not None and [day.isoweekday() for day in found[0].dates] == [weekday]
    return found if same else None


def _every(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "каждый день", "every Tuesday and Thursday", "в любой день", "каждые выходные"."""
    here = at + 1
    if means_day(tokens, here):
        return EVERY_DAY, here + 2 if tokens[here + 1].tag == "WEEK" else here + 1
    if tokens[here].tag in ("WEEKEND", "WORKDAYS"):
        return day_at(tokens, here, said)
    if tokens[here].tag == "OTHER" and tokens[at].tag == "ANY":  # "any other day 9 to 4"
        return _other(tokens, here, said)
    if tokens[here].tag in PLACES:  # "every first Monday"
        return of_a_month(tokens, here, said)
    weekdays = []
    while tokens[here].tag in ("WEEKDAY", "WEEKDAYS"):
        weekdays.append(int(tokens[here].value))
        listed = tokens[here + 1].tag in LISTING and tokens[here + 2].tag in ("WEEKDAY", "WEEKDAYS")
        here += 2 if listed else 1
    return (Days(weekdays=tuple(weekdays)), here) if weekdays else None


def _this_or_next(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "На этой неделе", "next Friday", "в ближайшие три дня"; "coming Saturday" alone is of a client who comes."""
    if tokens[at].word in ("coming", "following") and tokens[at - 1].tag == "END":
        return None
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
        case tag if tag in _BEHIND_A_WEEK and _means_week(tokens, at):
            return stretch(first if later else said, first + timedelta(days=6)), at + 1
        case "MONTHLY" if later:
            return coming_month(said.month % 12 + 1, said), at + 2
    count = count_at(tokens, at + 1)
    if count and (means_day(tokens, at + 2) or tokens[at + 2].tag == "WEEK"):
        length = count if tokens[at + 2].tag != "WEEK" else 7 * count  # "the next two weeks"
        return stretch(said, said + timedelta(days=length - 1)), at + 3
    return None


def _means_week(tokens: Tokens, at: int) -> bool:
    """ "Везите на следующей": of weeks nobody says more."""
    return tokens[at - 1].word == "на" and tokens[at].word in ("следующей", "следующую", "этой", "эту", "будущей")


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
    """ "в течение недели", "within 3 days"; "during the week" are its working days."""
    if tokens[at].word == "during" and tokens[at + 1].word == "the" and tokens[at + 2].word == "week":
        return Days(weekdays=WORKDAYS), at + 3
    found = in_days(tokens, at, said) if tokens[at + 1].tag != "PART" and tokens[at + 1].tag != "DAY" else None
    return (stretch(said, found[0].dates[0]), found[1]) if found else None


def _weeks_from(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "a week from today", "two weeks from now", "a week on Tuesday"."""
    unit = at if tokens[at].tag == "WEEK" else at + 1
    if tokens[unit].tag != "WEEK" or (tokens[unit + 1].tag != "FROM" and tokens[unit + 1].word != "on"):
        return None
    base = tokens[unit + 2]
    count = count_at(tokens, at) if unit > at else 1
    if count is not None and base.tag == "WEEKDAY":
        return Days((nearest(int(base.value), said) + timedelta(days=7 * count),)), unit + 3
    if count is None or not (base.tag == "REL" or base.word == "now"):
        return None
    return Days((said + timedelta(days=7 * count + int(base.value or 0)),)), unit + 3


def _numbered(tokens: Tokens, at: int, said: date) -> Found | None:
    return (tokens[at + 1].tag == "WEEK" and _weeks_from(tokens, at, said)) or numbered(tokens, at, said)


def _day_after(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "the day after tomorrow"."""
    if tokens[at + 1].tag == "AFTER" and tokens[at + 2].tag == "REL":
        return Days((said + timedelta(days=1 + int(tokens[at + 2].value)),)), at + 3
    return None


def _week(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "A week from today"; "на неделе" beside hours, a refusal or the weekend is its working days."""
    if tokens[at - 1].word == "на" and tokens[at].word == "неделе" and _is_habitual(tokens):
        return Days(weekdays=WORKDAYS), at + 1
    if tokens[at + 1].tag == "AFTER" and tokens[at + 2].tag == "NEXT":  # "the week after next"
        first = monday(said) + timedelta(days=14)
        return stretch(first, first + timedelta(days=6)), at + 3
    if tokens[at].word == "неделю" and tokens[at + 1].tag == "NEG":  # "ещё неделю не звоните"
        return stretch(said, said + timedelta(days=6)), at + 1
    return _weeks_from(tokens, at, said)


def _is_habitual(tokens: Tokens) -> bool:
    return any(token.tag in _HABITUAL for token in tokens)


def _new_year(tokens: Tokens, at: int, said: date) -> Found | None:
    led = tokens[at + 1].tag == "YEAR" and tokens[at - 1].tag in (*MONTH_LEADS, "OF")
    return (Days((date(said.year + 1, 1, 1),)), at + 2) if led else None


def _weekend(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "У меня выходной в среду" is a day of one's own."""
    own = tokens[at].word == "выходной" and tokens[at - 1].tag not in ("AT", "ANY", "EVERY", "THIS")
    return None if own else (Days(weekdays=WEEKEND), at + 1)


def _other(tokens: Tokens, at: int, said: date) -> Found | None:
    """ "в остальные дни": what is forbidden on some days is said apart."""
    return (EVERY_DAY, at + 2) if means_day(tokens, at + 1) else None


def _is_counted(tokens: Tokens, at: int) -> bool:
    """ "5 рабочих дней"."""
    return tokens[at].word == "рабочих" and tokens[at - 1].tag in ("NUMBER", "HOUR")


_RULES: dict[str, Callable[[Tokens, int, date], Found | None]] = {
    "REL": _relative, "WEEKDAY": _weekday, "WEEKDAYS": recurring, "EVERY": _every, "ANY": _every,
    "DAILY": lambda tokens, at, said: (EVERY_DAY, at + 1),
    "WEEKEND": _weekend,
    "WORKDAYS": lambda tokens, at, said: (Days(weekdays=WORKDAYS), at + 2 if means_day(tokens, at + 1) else at + 1),
    "WORKING_DAYS": lambda tokens, at, said: (
        (Days(weekdays=WORKDAYS), at + 2) if tokens[at + 1].tag == "DAY" and not _is_counted(tokens, at) else None
    ),
    "THIS": _this_or_next, "NEXT": _this_or_next, "IN": in_days, "WITHIN": _within, "DATE": date_written,
    "NUMBER": _numbered, "MONTH": month, "DAY": _day_after, "NEW": _new_year, "OTHER": _other,
    "FIRST": of_a_month, "SECOND": of_a_month, "LAST": of_a_month,
    "ORDINAL": number_said_first, "WEEK": _week, "HOUR": _weeks_from,
}  # fmt: skip
