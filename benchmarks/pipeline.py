"""`omniprofile bench pipeline`: our pipeline beside its peers and the raw limit, in one run on one machine.

Every contestant is two processes, one for profiles and one for history, that read the same log from its beginning.
It has done an event when both have. Rates count from the first effect to the last, so nobody pays for starting.
Then it starts again at the end of the log, on the stores that it filled, and gets events at half of its own rate.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp

from rich.console import Console

from benchmarks import freshness, steady
from benchmarks.contestants import OURS, Contestant, ContestFailed, Play, chosen, playing
from benchmarks.freshness import Freshness
from benchmarks.measure import Meter
from benchmarks.progress import Tell, step
from benchmarks.results import HALF, Result, marks, table
from benchmarks.stage import Stage, fill, skip, stage

LEARNT = 20_000  # events after which a town is not new any more
SHARES = (0.1, HALF)  # of our rate with nobody publishing beside; the least first, as the most may leave a lag
STARTED_WITHIN = 60.0  # seconds


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

    _await(lambda: done() > 0, STARTED_WITHIN, play)
    meter, began, first = Meter.start(play.pids | on.pids), time.monotonic(), done()
    if first >= plan.events:
        raise ContestFailed(f"{play.contestant.name} had done all {plan.events} events at the first look: give it more")
    finished = first
    while finished < plan.events and time.monotonic() - began < plan.patience:
        time.sleep(0.1)
        finished = done()
        tell(finished)
    if finished == first:
        raise play.failed(f"did {first} events and then none for {plan.patience:.0f} s")
    return Result(play.contestant.name, finished - first, time.monotonic() - began, meter.cpu(), meter.resident())


def _await(condition: Callable[[], bool], seconds: float, play: Play) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise play.failed(f"was not so far within {seconds:.0f} s")
        time.sleep(0.05)


@dataclass(frozen=True)
class Contest:
    """One run: what is asked of everybody, where, and who is told how far it is."""

    plan: Plan
    on: Stage
    console: Console

    def turn(self, contestant: Contestant, number: int) -> tuple[Result, list[Freshness]]:
        """One contestant's: read the log from its beginning; then, behind it, how soon events are visible."""
        plan, name = self.plan, contestant.name
        self.on.clear()
        reads = f"{name}: reads {plan.events:,} events, at most {plan.patience:.0f} s"
        with playing(contestant, self.on) as play, step(self.console, reads, plan.events) as tell:
            result = compete(play, self.on, plan, tell)
        self.console.print(f"  {result.rate:,.0f} events/s", highlight=False)
        if not plan.steady:
            return result, []
        for group in contestant.groups:
            skip(self.on.broker.address, group)
        with playing(contestant, self.on) as play:
            found = replace(result, steady=self._steady(play, result.rate * HALF, number))
            return found, self._fresh(play, result.rate) if contestant is OURS else []

    def _steady(self, play: Play, rate: float, number: int) -> steady.Steady:
        what = f"{play.contestant.name}: half of that, {rate:,.0f} events/s for {self.plan.steady:.0f} s"
        with step(self.console, what, self.plan.steady) as tell:
            found = steady.measure(self.on, play, rate, self.plan.steady, number, tell)
        p50, p99 = (1000 * found.percentile(share) for share in (0.5, 0.99))
        told = [f"visible after {p50:,.0f} ms (p50), {p99:,.0f} ms (p99)", *marks(play.contestant.name, found)]
        self.console.print("\n".join(f"  {line}" for line in told), highlight=False)
        return found

    def _fresh(self, play: Play, rate: float) -> list[Freshness]:
        """As a client of the service sees it, with look-ups beside."""
        found = []
        for number, share in enumerate(SHARES):
            what = f"{OURS.name}: collector to profile read, with look-ups, at {share:.0%} for {self.plan.steady:.0f} s"
            with step(self.console, what, self.plan.steady) as tell:
                found.append(freshness.measure(self.on, play.pids, rate * share, self.plan.steady, number, tell))
        return found


def soon(rates: Sequence[float], broker: str, seconds: float, console: Console) -> None:
    """How soon events are visible at these rates (events a second) for so many seconds each, without the contest."""
    with stage(Path(mkdtemp(prefix="omniprofile-bench-")), broker) as on:
        fill(on.broker.address, LEARNT)
        on.clear()
        with playing(OURS, on) as play:
            done = OURS.profiles(on), OURS.rows(on)
            _await(lambda: min(count() for count in done) >= LEARNT, 120, play)
            for number, rate in enumerate(rates):
                with step(console, f"{OURS.name} at {rate:,.0f} events/s for {seconds:.0f} s", seconds) as tell:
                    found = freshness.measure(on, play.pids, rate, seconds, number, tell)
                console.print(freshness.table(found))


def run(
    events: int, broker: str, patience: float, steady: float, only: Sequence[str], console: Console
) -> list[Result]:
    """Fill the log once, let every contestant take its turn, print the tables. Raises ContestFailed.

    patience, steady: seconds, see Plan; only: names of contestants, none for all of them.
    """
    contestants, plan = chosen(only), Plan(events, patience, steady)
    console.print(f"{len(contestants)} contestants, at most about {plan.minutes(len(contestants)):.0f} minutes")
    with stage(Path(mkdtemp(prefix="omniprofile-bench-")), broker) as on:
        with step(console, f"publishing {events:,} events to the {on.broker_name}", events) as tell:
            fill(on.broker.address, events, tell=tell)
        contest = Contest(plan, on, console)
        turns = [contest.turn(contestant, number) for number, contestant in enumerate(contestants)]
        results = [result for result, _ in turns]
        console.print(table(results, on.broker_name, OURS.name))
        for found in (each for _, fresh in turns for each in fresh):
            console.print(freshness.table(found))
    return results
