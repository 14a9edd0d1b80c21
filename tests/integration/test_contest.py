"""The steady part of `omniprofile bench pipeline`: probes are found by what each contestant writes.

What was in the log before counts for nobody, and a contestant that stops is reported.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from itertools import islice

import pytest
from rich.console import Console

from benchmarks import steady
from benchmarks.contestants import CONTESTANTS, OURS, Contestant, Play, playing
from benchmarks.pipeline import Contest, Plan
from benchmarks.results import Result
from benchmarks.stage import Stage, fill, skip, stage
from deploy import wiring
from deploy.settings import Settings
from tests.waiting import WITHIN

BACKLOG = 1_000
RATE, SECONDS, SETTLED_AFTER, GIVEN_UP_AFTER = 50.0, 1.0, 0.5, WITHIN
PUBLISHED = int(RATE * (SETTLED_AFTER + SECONDS))
PROBES = int(SECONDS / steady.POLL) // steady.LOOKS_A_PROBE
RAW = CONTESTANTS[-1]
HERE = [each for each in CONTESTANTS if each.name != "Quix Streams"]  # which lives in another environment


@pytest.fixture(scope="module", params=["embedded", pytest.param("kafka", marks=pytest.mark.apache_kafka)])
def on(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("stage"), request.param) as made:
        fill(made.broker.address, BACKLOG)
        yield made


@pytest.fixture(autouse=True)
def _soon_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "SETTLED_AFTER", SETTLED_AFTER)
    monkeypatch.setattr(steady, "GIVEN_UP_AFTER", GIVEN_UP_AFTER)


def _measured(
    on: Stage, contestant: Contestant, meanwhile: Callable[[Play], None] = lambda play: None
) -> steady.Steady:
    on.clear()
    for group in contestant.groups:
        skip(on.broker.address, group)
    with playing(contestant, on) as play:
        return steady.measure(on, play, RATE, SECONDS, 0, lambda _: meanwhile(play))


@pytest.mark.parametrize("contestant", HERE, ids=lambda each: each.name)
def test_probes_are_seen_in_the_contestants_own_store(contestant: Contestant, on: Stage) -> None:
    found = _measured(on, contestant)
    assert (len(found.waits), found.unseen) == (PROBES, 0)
    assert min(found.waits) >= 0
    if contestant is OURS:
        reader = wiring.reader(Settings.from_environment(on.environment))
        assert all(reader.find("phone", phone).matches for phone in islice(steady.phones(0), PROBES + 1))
    else:
        assert contestant.profiles(on)() <= PUBLISHED + PROBES + 1, "what was in the log before is nobody's work"


def test_who_stops_working_has_fallen_behind(on: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "GIVEN_UP_AFTER", 2.0)
    stopped: list[int] = []

    def stop(play: Play) -> None:
        if not stopped:
            stopped.append(play.pids["profile"])
            os.kill(stopped[0], signal.SIGSTOP)

    found = _measured(on, RAW, stop)
    assert found.unseen > PROBES // 2
    assert found.fell_behind
    assert max(found.waits) > 2.0  # a lower bound: since its acknowledgement


def test_who_can_not_be_measured_is_told_with_its_last_words_and_takes_nothing_from_the_others(on: Stage) -> None:
    page = StringIO()
    found = Result("somebody else", 1_000, 1.0, {}, {})
    contest = Contest(Plan(BACKLOG, patience=5, steady=0), on, Console(file=page, width=200), results=[found])
    broken = replace(
        RAW, name="broken", command=lambda role: [sys.executable, "-c", "raise SystemExit('no such thing')"]
    )
    contest.turn(broken, 0)
    assert contest.results == [found]
    (failure,) = contest.failures
    assert failure.startswith("broken ended by itself. Its last words: profile: no such thing; history: ")
    assert failure in page.getvalue()
