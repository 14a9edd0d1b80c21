"""The results of a contest, and the table that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table

from benchmarks.steady import Steady

HALF = 0.5  # of a contestant's own rate: where it is asked how soon its events are visible
UNSTEADY, SLOW_LOAD = "*", "†"
COLUMNS = (
    "",
    "events",
    "events/s",
    "ours is",
    "at half,\nevents/s",
    "visible\np50 ms",
    "visible\np99 ms",
    "CPU s per 1,000 events",
    "MB resident",
)


@dataclass(frozen=True)
class Result:
    """events that both roles did in `seconds`; cpu seconds and resident bytes by process; steady: at HALF of the rate,
    None where that was not asked.
    """

    name: str
    events: int
    seconds: float
    cpu: dict[str, float]
    resident: dict[str, int]
    steady: Steady | None = None

    @property
    def rate(self) -> float:
        return self.events / self.seconds


def table(results: Sequence[Result], broker: str, ours: str) -> Table:
    """One row a contestant; ratios are the rate of `ours` over theirs, where it competes. Marks are explained below."""
    notes = "\n".join(_notes(results))
    shown = Table(title=f"pipeline on {broker}: broker, Redis and ClickHouse on the same machine", caption=notes)
    for column in COLUMNS:
        shown.add_column(column, justify="right" if column else "left", vertical="top")
    rates = {result.name: result.rate for result in results}
    for result in results:
        ratio = f"{rates[ours] / result.rate:.2f}×" if ours in rates else "–"
        cpu = "  ".join(f"{name} {1000 * used / result.events:.3f}" for name, used in result.cpu.items())
        memory = "  ".join(f"{name} {used >> 20}" for name, used in result.resident.items())
        rate = f"{result.rate:,.0f}"
        shown.add_row(result.name, f"{result.events:,}", rate, ratio, *cells(result.steady), cpu, memory)
    return shown


def cells(steady: Steady | None) -> tuple[str, str, str]:
    """Events a second as they were published, p50 and p99 in milliseconds, marked where they are no steady figures."""
    if steady is None:
        return "–", "–", "–"
    unsteady = UNSTEADY if steady.fell_behind or steady.was_catching_up else ""
    p50, p99 = (f"{1000 * steady.percentile(share):,.0f}{unsteady}" for share in (0.5, 0.99))
    return f"{steady.published:,.0f}{SLOW_LOAD if steady.load_was_slow else ''}", p50, p99


def _notes(results: Sequence[Result]) -> Iterator[str]:
    if any(result.steady for result in results):
        yield "visible: from the broker's acknowledgement until in the contestant's own store, at half of its own rate"
    for result in results:
        if result.steady:
            yield from marks(result.name, result.steady)


def marks(name: str, steady: Steady) -> Iterator[str]:
    """What keeps the figures from being what they seem, in words."""
    if steady.fell_behind:
        lost = f", {steady.unseen} of {len(steady.waits)} were not seen at all" if steady.unseen else ""
        longer = f"in the last quarter an event waited {steady.growth:.1f} s longer than in the first"
        yield f"{UNSTEADY} {name} fell behind: {longer}{lost}. The longer it runs, the larger these figures"
    if steady.was_catching_up:
        shorter = f"in the last quarter an event waited {-steady.growth:.1f} s less than in the first"
        yield f"{UNSTEADY} {name} was still catching up from its start: {shorter}. Give it more seconds (--steady)"
    if steady.load_was_slow:
        yield f"{SLOW_LOAD} {name}: this machine could not publish the {steady.asked:,.0f} events/s that were meant"
