"""The calendar behind the words: the nearest Thursday, the coming 25 November, a stretch of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

HORIZON = 62  # days that an open end ("с понедельника не звонить") is spelled out for
_LONGEST_STRETCH = 366
WEEKEND = (6, 7)
WORKDAYS = (1, 2, 3, 4, 5)
ONE_DAY = timedelta(days=1)


class Days(NamedTuple):
    """Dates, or weekdays that recur (ISO, Monday is 1), or every day. open_: the dates have no end, but are cut off.

    by_name: the dates are the nearest of the weekdays named.
    """

    dates: tuple[date, ...] = ()
    weekdays: tuple[int, ...] = ()
    every: bool = False
    open_: bool = False
    by_name: bool = False


EVERY_DAY = Days(every=True)


@lru_cache(maxsize=256)
def stretch(first: date, last: date) -> Days:
    """Both ends included; nothing where the last comes before the first."""
    length = min((last - first).days + 1, _LONGEST_STRETCH)
    return Days(tuple(first + timedelta(days=number) for number in range(length)))


@lru_cache(maxsize=256)
def from_on(first: date) -> Days:
    return stretch(first, first + timedelta(days=HORIZON))._replace(open_=True)


def parted(days: Days, excepted: Days, said: date) -> tuple[Days | None, Days | None]:
    """The days without those excepted, and those of them that are; None where no day is left."""
    if excepted.every or days == excepted:
        return None, days
    if excepted.dates and not days.dates:  # "по будням, кроме 27 ноября": spelled out
        days = Days(tuple(day for day in from_on(said).dates if days.every or day.isoweekday() in days.weekdays))
    if days.dates:
        free = [day in excepted.dates or day.isoweekday() in excepted.weekdays for day in days.dates]
        rest = tuple(day for day, is_free in zip(days.dates, free, strict=True) if not is_free)
        common = tuple(day for day, is_free in zip(days.dates, free, strict=True) if is_free)
        return (Days(rest) if rest else None), (Days(common) if common else None)
    week = days.weekdays or range(1, 8)
    rest_of_week = tuple(day for day in week if day not in excepted.weekdays)
    shared = tuple(day for day in week if day in excepted.weekdays)
    return (Days(weekdays=rest_of_week) if rest_of_week else None), (Days(weekdays=shared) if shared else None)


def within(named: Days, frame: Days) -> tuple[date, ...]:
    """The first days of the frame that bear the same names: "next week, Monday to Wednesday"."""
    weekdays = {day.isoweekday() for day in named.dates}
    return tuple(day for day in frame.dates[:7] if day.isoweekday() in weekdays)


@lru_cache(maxsize=256)
def nearest(weekday: int, said: date) -> date:
    """The nearest such day after the day it was said on."""
    return said + timedelta(days=(weekday - said.isoweekday() - 1) % 7 + 1)


def coming_week(weekdays: Iterable[int], said: date) -> tuple[date, ...]:
    """The nearest of those days, "this weekend"."""
    return tuple(sorted(nearest(weekday, said) for weekday in weekdays))


def monday(said: date) -> date:
    return said - timedelta(days=said.isoweekday() - 1)


@lru_cache(maxsize=1024)
def coming(month: int, day: int, said: date) -> date | None:
    """The next such date, the day of saying included; None where no calendar has it."""
    return next((found for year in range(4) if (found := _date(said.year + year, month, day)) and found >= said), None)


@lru_cache(maxsize=1024)
def coming_day(number: int, said: date) -> date | None:
    """The next day of that number in a month."""
    for month in range(said.month, said.month + 3):
        found = _date(said.year + (month - 1) // 12, (month - 1) % 12 + 1, number)
        if found and found >= said:
            return found
    return None


def coming_month(month: int, said: date) -> Days:
    """What is left of it, where it is the month of saying."""
    first = date(said.year + (month < said.month), month, 1)
    return stretch(max(first, said), last_of_month(first))


def weekday_of_month(weekday: int, which: int, day: date) -> date:
    """The first, second… such weekday of the day's month; the last of them for -1."""
    if which < 0:
        last = last_of_month(day)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = day.replace(day=1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY


@lru_cache(maxsize=1024)
def written(text: str, said: date) -> date | None:
    """ "25.11", "25/11", "25.11.2026", "2026-11-25"."""
    if "-" in text:
        return _date(*map(int, text.split("-")))
    numbers = [int(part) for part in text.replace("/", ".").split(".")]
    if len(numbers) == 2:
        return coming(numbers[1], numbers[0], said)
    return _date(numbers[2] if numbers[2] >= 1000 else numbers[2] + 2000, *numbers[1::-1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
