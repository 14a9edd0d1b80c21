"""What the service's log tells of a store that reads need."""

from __future__ import annotations

import time

import pytest

from profile_store.service.store_watch import StoreWatch
from tests.waiting import until

AWAY = "Redis does not answer (ConnectionError)"
CALM = 0.2  # seconds


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


def test_it_is_told_once_that_it_is_away_and_once_that_it_is_back_though_nobody_reads(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = Store()
    watch = StoreWatch({"redis": store}, CALM)
    for _ in range(50):
        watch.failed("redis", AWAY)
    until(lambda: store.asked > 2, "to be asked")
    assert len(told(caplog)) == 1
    store.is_away = False
    until(lambda: len(told(caplog)) == 2, "to be told that it is back")
    assert told(caplog)[0].startswith(f"Redis is away: {AWAY}. Who asks is told so (503)")
    assert told(caplog)[1].startswith("Redis is back after ")
    asked = store.asked
    time.sleep(3 * CALM)
    assert store.asked == asked, "it is not asked while all is well"


def test_one_that_answers_the_question_and_fails_every_read_is_not_called_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = Store()
    store.is_away = False
    watch = StoreWatch({"redis": store}, CALM)
    while store.asked < 4:
        watch.failed("redis", AWAY)
        time.sleep(CALM / 10)
    assert len(told(caplog)) == 1
    until(lambda: len(told(caplog)) == 2, "it to be back once nothing fails any more")


def test_each_outage_is_told(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    watch = StoreWatch({"clickhouse": store}, CALM)
    for count in (2, 4):
        store.is_away = True
        watch.failed("clickhouse", "unanswered")
        store.is_away = False
        until(lambda count=count: len(told(caplog)) == count, "it to be over")
