from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from schemas.wishes import Rule, Wish
from stream_processors.profile.agenda import forbidden
from stream_processors.profile.permissions import may_call
from stream_processors.wishes.reader import read

NEW_YORK, MOSCOW = ZoneInfo("America/New_York"), ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
LEAP_BERLIN, REPEAT_BERLIN = date(2026, 3, 29), date(2026, 10, 25)
LEAP, REPEAT = date(2026, 3, 8), date(2026, 11, 1)  # the days on which clocks change there


def wish(rule: Rule, start: str, end: str, **days: object) -> Wish:
    said = {"applies_to": "call", "rule": rule, "from": start, "to": end, "every_day": not days, "id": "note-0"}
    return Wish.model_validate({**said, **days})


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


@pytest.mark.parametrize(
    ("hours", "day", "found"),
    [
        (("02:15", "02:45"), LEAP_BERLIN, []),
        (("01:30", "02:30"), LEAP_BERLIN, [("01:30:00+01:00", "03:00:00+02:00")]),
        (("02:30", "04:00"), LEAP_BERLIN, [("03:00:00+02:00", "04:00:00+02:00")]),
        (("02:00", "03:00"), REPEAT_BERLIN, [("02:00:00+02:00", "03:00:00+01:00")]),
        (
            ("02:15", "02:45"),
            REPEAT_BERLIN,
            [("02:15:00+02:00", "02:45:00+02:00"), ("02:15:00+01:00", "02:45:00+01:00")],
        ),
        (
            ("01:00", "02:30"),
            REPEAT_BERLIN,
            [("01:00:00+02:00", "02:30:00+02:00"), ("02:00:00+01:00", "02:30:00+01:00")],
        ),
    ],
)
def test_hours_that_the_clocks_of_berlin_skip_are_none_and_those_that_they_repeat_are_two(
    hours: tuple[str, str], day: date, found: list[tuple[str, str]]
) -> None:
    times = forbidden([wish("avoid", *hours)], "call", day, 1, BERLIN)
    assert [(start.isoformat(), end.isoformat()) for start, end in times] == [
        (f"{day}T{start}", f"{day}T{end}") for start, end in found
    ]


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


def test_exactly_alone_forbids_nothing_and_beside_other_hours_its_moment_is_left() -> None:
    said = date(2026, 11, 21)
    exact = wish("exact", "15:00", "15:00")
    assert forbidden([exact], "call", said, 3, MOSCOW) == []
    assert forbidden([exact, wish("avoid", "08:00", "09:00")], "call", said, 1, MOSCOW) == [
        (datetime(2026, 11, 21, 8, tzinfo=MOSCOW), datetime(2026, 11, 21, 9, tzinfo=MOSCOW))
    ]
    assert forbidden([exact, wish("only", "10:00", "12:00")], "call", said, 1, MOSCOW) == [
        (datetime(2026, 11, 21, tzinfo=MOSCOW), datetime(2026, 11, 21, 10, tzinfo=MOSCOW)),
        (datetime(2026, 11, 21, 12, tzinfo=MOSCOW), datetime(2026, 11, 21, 15, tzinfo=MOSCOW)),
        (datetime(2026, 11, 21, 15, tzinfo=MOSCOW), datetime(2026, 11, 22, tzinfo=MOSCOW)),
    ]


@pytest.mark.parametrize("day", [LEAP_BERLIN, REPEAT_BERLIN, date(2026, 11, 21)])
@pytest.mark.parametrize(
    "wishes",
    [
        [wish("avoid", "02:00", "03:00")],
        [wish("avoid", "01:30", "02:30"), wish("avoid", "13:00", "15:00")],
        [wish("only", "02:15", "02:45"), wish("only", "10:00", "12:00")],
        [wish("only", "00:00", "24:00", weekdays=(7,)), wish("avoid", "02:30", "24:00")],
        [wish("only", "10:00", "12:00"), wish("exact", "02:30", "02:30")],
    ],
)
def test_what_is_printed_is_what_the_service_forbids(wishes: list[Wish], day: date) -> None:
    """At each quarter of an hour of a day on which the clocks of Berlin change, and of one on which they don't; but for
    midnight, where the printed days end and nothing is said of the time beyond.
    """
    times = forbidden(wishes, "call", day, 1, BERLIN)
    moment = datetime.combine(day, datetime.min.time(), BERLIN).astimezone(UTC) + timedelta(minutes=15)
    while moment.astimezone(BERLIN).date() == day:
        inside = any(start.astimezone(UTC) < moment < end.astimezone(UTC) for start, end in times)
        assert may_call(False, [], wishes, moment.astimezone(BERLIN)).allowed != inside, moment
        moment += timedelta(minutes=15)
