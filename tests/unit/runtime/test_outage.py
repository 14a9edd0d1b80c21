"""What the log tells of something that is away: once, since when, and how long."""

from __future__ import annotations

import pytest

from profile_store.outage import Outage
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outage(clock: Clock) -> Outage:
    return Outage("Redis", "Events wait in the log", clock=clock)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def test_it_is_told_once_when_it_goes_and_once_when_it_is_back(
    outage: Outage, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        outage.began("connection refused.")
    clock.now += 2.5
    for _ in range(3):
        outage.over()
    began, over = told(caplog)
    assert began == "Redis is away: connection refused. Events wait in the log; it goes on by itself when that is back."
    assert over == "Redis is back after 2.5 s; nothing was skipped."


def test_one_that_hangs_is_away_since_it_was_asked_what_it_did_not_answer(
    outage: Outage, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    outage.began("timeout", since=clock() - 10)
    outage.began("timeout", since=clock() - 5)
    outage.over()
    began, over = told(caplog)
    assert began.startswith("Redis is away (no answer for 10 s): timeout.")
    assert over.startswith("Redis is back after 10.0 s;")


def test_calm_is_a_while_without_trouble_while_it_goes_on(outage: Outage, clock: Clock) -> None:
    assert not outage.calm(0)
    outage.began("timeout")
    assert outage.calm(0)
    clock.now += 59
    assert not outage.calm(60)
    clock.now += 1
    assert outage.calm(60)
    outage.over()
    assert not outage.calm(0)
