"""Hours on the wall as instants: checked minute by minute against what the clocks of real zones show."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.wishes import Wish
from stream_processors.profile.hours import DAY, allowed, until
from stream_processors.profile.instants import day_bounds, instants
from tests.searching import cases

BERLIN = ZoneInfo("Europe/Berlin")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)  # 02:00 → 03:00, and 03:00 → 02:00
# Changes at two, at one, at midnight, by half an hour, and none at all.
ZONES = ["Europe/Berlin", "America/Havana", "Africa/Cairo", "Australia/Lord_Howe", "Europe/Moscow", "America/Asuncion"]


@st.composite
def intervals(draw: st.DrawFn) -> list[tuple[int, int]]:
    edges = sorted(draw(st.sets(st.integers(0, DAY), min_size=2, max_size=6)))
    return list(zip(edges[::2], edges[1::2], strict=False))


@settings(max_examples=cases(40))
@given(intervals(), st.sampled_from(ZONES), st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_every_minute_of_the_day_is_in_it_exactly_if_the_wall_shows_one_of_the_hours(
    hours: list[tuple[int, int]], name: str, day: date
) -> None:
    zone = ZoneInfo(name)
    spans = instants(hours, day, zone)
    start, end = day_bounds(day, zone)
    for number in range(int((end - start).total_seconds()) // 60):
        moment = start + timedelta(minutes=number, seconds=30)  # edges are closed: between them, not on them
        local = moment.astimezone(zone)
        assert local.date() == day
        shown = local.hour * 60 + local.minute + 0.5
        assert any(a <= moment <= b for a, b in spans) == any(a <= shown <= b for a, b in hours), local


@given(intervals(), st.sampled_from(ZONES), st.dates(date(2023, 1, 1), date(2024, 12, 31)))
def test_spans_are_sorted_apart_and_within_the_day(hours: list[tuple[int, int]], name: str, day: date) -> None:
    zone = ZoneInfo(name)
    start, end = day_bounds(day, zone)
    edges = [edge for span in instants(hours, day, zone) for edge in span]
    assert edges == sorted(set(edges))
    assert all(start <= edge <= end for edge in edges)


def local(day: date, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN, fold=fold)


def test_a_time_that_the_clocks_jump_over_ends_with_the_jump() -> None:
    assert instants([(60, 150)], FORWARD, BERLIN) == [
        (local(FORWARD, 1).astimezone(UTC), local(FORWARD, 3).astimezone(UTC))
    ]
    assert instants([(150, 150)], FORWARD, BERLIN) == []


def test_a_time_that_comes_twice_is_two() -> None:
    assert instants([(120, 150)], BACK, BERLIN) == [
        (local(BACK, 2).astimezone(UTC), local(BACK, 2, 30).astimezone(UTC)),
        (local(BACK, 2, fold=1).astimezone(UTC), local(BACK, 2, 30, fold=1).astimezone(UTC)),
    ]


@pytest.mark.parametrize(
    ("now", "free", "until_"),
    [
        (local(FORWARD, 1, 30), False, local(FORWARD, 3)),
        (local(BACK, 2, 45), True, local(BACK, 2, fold=1)),
        (local(BACK, 2, 15, fold=1), False, local(BACK, 2, 30, fold=1)),
    ],
)
def test_until_when_is_said_in_the_hour_that_is_meant(now: datetime, free: bool, until_: datetime) -> None:
    night = Wish.model_validate(
        {"applies_to": "call", "rule": "avoid", "from": "01:00", "to": "02:30", "every_day": True}
    )
    found, change = until(lambda day: allowed([night], day), [night], now)
    assert change is not None
    assert (found, change.astimezone(UTC)) == (free, until_.astimezone(UTC))
    assert change.fold == until_.fold
