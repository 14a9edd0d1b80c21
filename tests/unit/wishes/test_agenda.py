from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from schemas.wishes import Wish
from stream_processors.wishes.agenda import forbidden
from stream_processors.wishes.reader import read

NEW_YORK, MOSCOW = ZoneInfo("America/New_York"), ZoneInfo("Europe/Moscow")
LEAP, REPEAT = date(2026, 3, 8), date(2026, 11, 1)  # the days on which clocks change there


def calls(note: str, said: date, days: int, zone: ZoneInfo) -> list[tuple[str, str]]:
    return [
        (start.isoformat(), end.isoformat()) for start, end in forbidden(read(note, said), "call", said, days, zone)
    ]


def test_hours_are_those_on_the_wall_when_clocks_change() -> None:
    assert calls("не звонить с 13 до 15", date(2026, 3, 7), 2, NEW_YORK) == [
        ("2026-03-07T13:00:00-05:00", "2026-03-07T15:00:00-05:00"),
        ("2026-03-08T13:00:00-04:00", "2026-03-08T15:00:00-04:00"),
    ]


@pytest.mark.parametrize(("day", "hours"), [(LEAP, 23), (REPEAT, 25)])
def test_a_whole_day_is_as_long_as_it_is(day: date, hours: int) -> None:
    avoid = Wish(applies_to="call", rule="avoid", dates=(day,))
    ((start, end),) = forbidden([avoid], "call", day, 1, NEW_YORK)
    assert (end.astimezone(MOSCOW) - start.astimezone(MOSCOW)).total_seconds() == hours * 3600


def test_an_hour_that_the_clocks_leap_over_is_not_there() -> None:
    assert calls("не звонить с 02:00 до 03:00", LEAP, 1, NEW_YORK) == []


def test_what_touches_is_one_interval_across_midnight_too() -> None:
    said = date(2026, 11, 21)
    assert calls("утром не звонить, днём не звонить", said, 1, MOSCOW) == [
        ("2026-11-21T06:00:00+03:00", "2026-11-21T18:00:00+03:00")
    ]
    assert calls("с 22 до 8 не звонить", said, 2, MOSCOW) == [
        ("2026-11-21T00:00:00+03:00", "2026-11-21T08:00:00+03:00"),
        ("2026-11-21T22:00:00+03:00", "2026-11-22T08:00:00+03:00"),
        ("2026-11-22T22:00:00+03:00", "2026-11-23T00:00:00+03:00"),
    ]


def test_a_night_of_one_day_ends_on_the_morning_after() -> None:
    assert calls("в пятницу с 22 до 8 не звонить", date(2026, 11, 26), 3, MOSCOW) == [
        ("2026-11-27T22:00:00+03:00", "2026-11-28T08:00:00+03:00")
    ]


def test_days_that_are_only_asked_for_forbid_the_rest() -> None:
    said = date(2026, 11, 21)
    found = forbidden(read("привезите завтра с 10 до 12", said), "delivery", said, 3, MOSCOW)
    assert [(start, end) for start, end in found] == [
        (datetime(2026, 11, 21, tzinfo=MOSCOW), datetime(2026, 11, 22, 10, tzinfo=MOSCOW)),
        (datetime(2026, 11, 22, 12, tzinfo=MOSCOW), datetime(2026, 11, 24, tzinfo=MOSCOW)),
    ]
