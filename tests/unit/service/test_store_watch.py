"""What the service's log tells of a store that reads need."""

from __future__ import annotations

import threading

import pytest

from profile_store.service.store_watch import StoreWatch
from tests.clock import Clock
from tests.waiting import until

AWAY = "Redis does not answer (ConnectionError)"
CALM = 0.05  # seconds


class Store:
    """asked: how often it was asked whether it is there."""

    def __init__(self) -> None:
        self.is_away = True
        self.asked = 0

    def __call__(self) -> str | None:
        self.asked += 1
        return AWAY if self.is_away else None


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def in_calm_told(clock: Clock, caplog: pytest.LogCaptureFixture, count: int) -> None:
    """Time passes in which nobody has trouble, until so many lines are told."""

    def is_told() -> bool:
        clock.now += CALM
        return len(told(caplog)) >= count

    until(is_told, f"{count} lines to be told")
    assert len(told(caplog)) == count


def test_it_is_told_once_that_it_is_away_and_once_that_it_is_back_though_nobody_reads(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store, clock = Store(), Clock()
    watch = StoreWatch({"redis": store}, CALM, clock)
    for _ in range(50):
        watch.failed("redis", AWAY)
    until(lambda: store.asked > 2, "to be asked")
    assert len(told(caplog)) == 1
    store.is_away = False
    in_calm_told(clock, caplog, 2)
    assert told(caplog)[0].startswith(f"Redis is away: {AWAY}. Who asks is told so (503)")
    assert told(caplog)[1].startswith("Redis is back after ")
    until(lambda: "is redis back" not in {each.name for each in threading.enumerate()}, "nobody to ask any more")


def test_one_that_answers_the_question_and_fails_every_read_is_not_called_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store, clock = Store(), Clock()
    store.is_away = False
    watch = StoreWatch({"redis": store}, CALM, clock)

    def asked_while_reads_fail() -> bool:
        clock.now += CALM / 2
        watch.failed("redis", AWAY)
        return store.asked >= 4

    until(asked_while_reads_fail, "to be asked")
    assert len(told(caplog)) == 1
    in_calm_told(clock, caplog, 2)


def test_each_outage_is_told(caplog: pytest.LogCaptureFixture) -> None:
    store, clock = Store(), Clock()
    watch = StoreWatch({"clickhouse": store}, CALM, clock)
    for count in (2, 4):
        store.is_away = True
        watch.failed("clickhouse", "unanswered")
        store.is_away = False
        in_calm_told(clock, caplog, count)
