"""Real solvers on our feed: nobody is woken, exact hours are met, no order is lost; and the check itself can fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.routes.asks import Ask, Client, Day, generated
from benchmarks.routes.contest import SEED, pair
from benchmarks.routes.feed import feed
from benchmarks.routes.literature import instance
from benchmarks.routes.solvers import SOLVERS, Plan
from benchmarks.routes.walk import walk

SECONDS = 60.0  # at most: both solvers end when they have done what they can


@pytest.mark.parametrize("solver", SOLVERS)
def test_a_day_of_a_hundred_orders_wakes_nobody(solver: str) -> None:
    found = pair(generated(100, SEED), solver, SECONDS)
    assert found.faults == []
    assert found.obeys[1].served == 100 - len(found.left_out)
    assert found.ignores[1].woken, "the day is one on which it matters to listen"
    assert found.ignores[1].missed


@pytest.mark.parametrize("solver", SOLVERS)
def test_an_instance_of_the_literature_loses_nothing_in_our_feed(solver: str) -> None:
    """Their hours reach the solvers whole: what is found from our feed is as good as the best known routes."""
    day = instance("C101")
    found = pair(day, solver, SECONDS)
    assert found.faults == []
    assert found.left_out == []
    assert day.best is not None
    assert found.ignores[1].served == len(day.clients)
    assert found.ignores[0].km <= 1.02 * day.best


def test_the_walk_sees_what_is_wrong() -> None:
    sleeps = Ask("до 13:00 или после 15:00", ((780, 900),))
    clients = [
        Client(1, (55.76, 37.6), 10, sleeps, (600, 1200)),
        Client(2, (55.75, 37.6), 10, Ask("ровно в 15:00", exact=900)),
    ]
    day = Day("two", clients, (55.75, 37.62), vans=2)
    plan = SOLVERS["vroom"](feed(day, "vroom"), SECONDS)
    assert walk(day, plan).faults == []
    late = [[replace(stop, begins=stop.begins.replace(hour=11, minute=0)) for stop in route] for route in plan.routes]
    walked = walk(day, Plan([*late, *late], plan.metres))  # 14:00 in Moscow, and everybody twice
    assert (set(walked.woken), set(walked.missed), walked.twice) == ({"A-1"}, {"A-2"}, ["A-1", "A-2"])
    far = [[replace(stop, begins=stop.begins + timedelta(hours=12)) for stop in route] for route in plan.routes]
    assert walk(day, Plan(far, plan.metres)).broken == ["A-1"]
    assert walk(day, Plan([], plan.metres)).unserved == ["A-1", "A-2"]
