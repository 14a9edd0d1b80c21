"""`omniprofile bench pipeline`: our pipeline beside its peers and the raw limit, in one run on one machine.

Every contestant is two processes, one for profiles and one for history, that read the same log from its beginning.
It has done an event when both have. Rates count from the first effect to the last, so nobody pays for starting.
Then it starts again at the end of the log, on the stores that it filled, and gets events at half of its own rate.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp

from confluent_kafka import KafkaException
from rich.console import Console

from benchmarks import freshness, steady
from benchmarks.contestants import OURS, STARTED_WITHIN, Contestant, ContestFailed, Play, chosen, playing
from benchmarks.freshness import Freshness
from benchmarks.measure import Meter
from benchmarks.progress import Tell, step
from benchmarks.results import HALF, Result, marks, table
from benchmarks.stage import Stage, fill, skip, stage

LEARNT = 20_000  # events after which a town is not new any more
SHARES = (0.1, HALF)  # of our rate with nobody publishing beside; the least first, as the most may leave a lag
LEARNT_WITHIN = 120.0  # seconds


@dataclass(frozen=True)
class Plan:
    """events that each reads, for `patience` seconds at most; then the seconds at half of its rate, 0: none."""

    events: int
    patience: float
    steady: float

    def minutes(self, contestants: int) -> float:
        """What it takes where nobody is waited for longer than usual: 15 s for starting, stopping and making events."""
        waits = steady.SETTLED_AFTER + self.steady + 15 if self.steady else 0
        return (contestants * (15 + self.patience + waits) + len(SHARES) * waits) / 60


def compete(play: Play, on: Stage, plan: Plan, tell: Tell) -> Result:
    """Until all events are done, or for `patience` seconds after the first effect. Raises ContestFailed."""
    profiles, rows = play.contestant.profiles(on), play.contestant.rows(on)

    def done() -> int:
        return min(profiles(), rows())

    _await(lambda: done() > 0, STARTED_WITHIN, play, "did nothing")
    meter, began, first = Meter.start(play.pids | on.pids), time.monotonic(), done()
    if first >= plan.events:
        raise ContestFailed(f"{play.contestant.name} had done all {plan.events} events at the first look: give it more")
    finished = first
    while finished < plan.events and time.monotonic() - began < plan.patience and not play.ended:
        time.sleep(0.1)
        finished = done()
        tell(finished)
    if finished == first or play.ended:
        raise play.failed(f"did {finished:,} events and then no more")
    return Result(play.contestant.name, finished - first, time.monotonic() - began, meter.cpu(), meter.resident())


def _await(condition: Callable[[], bool], seconds: float, play: Play, otherwise: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if play.ended or time.monotonic() > deadline:
            raise play.failed("ended by itself" if play.ended else f"{otherwise} within {seconds:.0f} s")
        time.sleep(0.05)


@dataclass
class Contest:
    """One run: what is asked of everybody, where, who is told how far it is, and what was found so far.

    fresh: ours as a client of the service sees it; failures: who could not be measured, and why.
    """

    plan: Plan
    on: Stage
    console: Console
    results: list[Result] = field(default_factory=list)
    fresh: list[Freshness] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def turn(self, contestant: Contestant, number: int) -> None:
        """One contestant's. What it could not do is told, and takes nothing from what was found before."""
        try:
            self._race(contestant)
            if self.plan.steady:
                self._walk(contestant, number)
        except ContestFailed as fault:
            self.failures.append(str(fault))
            self.console.print(f"  {fault}", highlight=False, markup=False)

    def _race(self, contestant: Contestant) -> None:
        """The log from its beginning, as fast as it can."""
        self.on.clear()
        what = f"{contestant.name}: reads {self.plan.events:,} events, {self.plan.patience:.0f} s at most"
        with playing(contestant, self.on) as play, step(self.console, what, self.plan.events) as tell:
            result = compete(play, self.on, self.plan, tell)
        self.results.append(result)
        self.console.print(f"  {result.rate:,.0f} events/s", highlight=False)

    def _walk(self, contestant: Contestant, number: int) -> None:
        """Behind what the log has by now, at half of its rate: how soon events are visible."""
        rate = self.results[-1].rate
        try:
            for group in contestant.groups:
                skip(self.on.broker.address, group)
        except KafkaException as fault:
            raise ContestFailed(f"{contestant.name} did not leave its consumer group: {fault}") from None
        with playing(contestant, self.on) as play:
            self.results[-1] = replace(self.results[-1], steady=self._steady(play, rate * HALF, number))
            if contestant is OURS:
                self._look_up(play, rate)

    def _steady(self, play: Play, rate: float, number: int) -> steady.Steady:
        what = f"{play.contestant.name}: half of that, {rate:,.0f} events/s for {self.plan.steady:.0f} s"
        with step(self.console, what, self.plan.steady) as tell:
            found = steady.measure(self.on, play, rate, self.plan.steady, number, tell)
        p50, p99 = (1000 * found.percentile(share) for share in (0.5, 0.99))
        told = [f"visible after {p50:,.0f} ms (p50), {p99:,.0f} ms (p99)", *marks(play.contestant.name, found)]
        self.console.print("\n".join(f"  {line}" for line in told), highlight=False)
        return found

    def _look_up(self, play: Play, rate: float) -> None:
        """From the collector to the profile read, with look-ups beside."""
        for number, share in enumerate(SHARES):
            what = f"{OURS.name}: collector to profile read, with look-ups, at {share:.0%} for {self.plan.steady:.0f} s"
            with step(self.console, what, self.plan.steady) as tell:
                found = freshness.measure(self.on, play.pids, rate * share, self.plan.steady, number, tell)
            self.fresh.append(found)


def soon(rates: Sequence[float], broker: str, seconds: float, console: Console) -> None:
    """How soon events are visible at these rates (events a second) for so many seconds each, without the contest."""
    with stage(Path(mkdtemp(prefix="omniprofile-bench-")), broker) as on:
        with step(console, f"{OURS.name}: learns a town from {LEARNT:,} events", LEARNT) as tell:
            fill(on.broker.address, LEARNT, tell=tell)
        on.clear()
        with playing(OURS, on) as play:
            done = OURS.profiles(on), OURS.rows(on)
            _await(lambda: min(count() for count in done) >= LEARNT, LEARNT_WITHIN, play, "did not learn the town")
            for number, rate in enumerate(rates):
                with step(console, f"{OURS.name} at {rate:,.0f} events/s for {seconds:.0f} s", seconds) as tell:
                    found = freshness.measure(on, play.pids, rate, seconds, number, tell)
                console.print(freshness.table(found))


def run(events: int, broker: str, patience: float, steady: float, only: Sequence[str], console: Console) -> None:
    """Fill the log once, let every contestant take its turn, print the tables.

    patience, steady: seconds, see Plan; only: names of contestants, none for all of them. Raises ContestFailed, at the
    end of all where a contestant could not be measured: the others are shown.
    """
    contestants, plan = chosen(only), Plan(events, patience, steady)
    names = ", ".join(each.name for each in contestants)
    console.print(
        f"{names}: about {plan.minutes(len(contestants)):.0f} min at most; starting engines …", highlight=False
    )
    with stage(Path(mkdtemp(prefix="omniprofile-bench-")), broker) as on:
        with step(console, f"publishing {events:,} events to the {on.broker_name}", events) as tell:
            fill(on.broker.address, events, tell=tell)
        contest = Contest(plan, on, console)
        for number, contestant in enumerate(contestants):
            contest.turn(contestant, number)
    console.print(table(contest.results, contest.on.broker_name, OURS.name))
    for found in contest.fresh:
        console.print(freshness.table(found))
    if contest.failures:
        raise ContestFailed("\n".join(contest.failures))
