"""`omniprofile bench routes`: plans each day with wishes and without, and compares the routes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.routes.asks import Day, generated, unheard
from benchmarks.routes.feed import feed
from benchmarks.routes.literature import BEST, instance
from benchmarks.routes.solvers import SOLVERS, Plan
from benchmarks.routes.walk import Walk, walk

SEED: Final = 2027


@dataclass(frozen=True)
class Pair:
    """One solver's plans of one day: obeying, and with the promises alone; both walked by what was asked."""

    day: Day
    solver: str
    obeys: tuple[Plan, Walk]
    ignores: tuple[Plan, Walk]
    left_out: list[str]

    @property
    def faults(self) -> list[str]:
        """Stops that should not be where they are, and orders that were dropped without a word."""
        lost = sorted(set(self.obeys[1].unserved) - set(self.left_out))
        return [*self.obeys[1].faults, *lost]


def pair(day: Day, solver: str, seconds: float) -> Pair:
    """seconds: that each of the two plans may take."""
    solve = SOLVERS[solver]
    given = feed(day, solver)
    left_out = [each["order"] for each in given["left_out"]]
    plan = solve(given, seconds)
    deaf = solve(feed(unheard(day, left_out), solver), seconds)
    return Pair(day, solver, (plan, walk(day, plan)), (deaf, walk(day, deaf)), left_out)


def run(orders: Sequence[int], seconds: float, console: Console) -> int:
    """Print the table; the number of faults in the plans that obey."""
    days = [*(generated(count, SEED) for count in orders), *map(instance, BEST)]
    table = _table()
    faults = 0
    for day in days:
        for solver in SOLVERS:
            console.print(f"{day.name}: {solver}", style="dim")
            found = pair(day, solver, seconds)
            faults += len(found.faults)
            _add(table, found)
    console.print(table)
    console.print(f"stops in a forbidden time, hours missed, orders lost in the plans that obey: {faults}")
    return faults


def _table() -> Table:
    table = Table(title="Routes from the planner feed, with and without what clients asked")
    for name in ("day", "solver", "plan"):
        table.add_column(name, no_wrap=True)
    for name in ("served", "vans", "km", "÷ best known", "woken", "hours missed"):
        table.add_column(name, justify="right")
    return table


def _add(table: Table, found: Pair) -> None:
    for name, (plan, walked) in (("obeys", found.obeys), ("ignores", found.ignores)):
        best = f"{plan.km / found.day.best:.3f}" if found.day.best else ""
        table.add_row(
            found.day.name,
            found.solver,
            name,
            str(walked.served),
            str(len(plan.routes)),
            f"{plan.km:.0f}",
            best,
            str(len(walked.woken)),
            str(len(walked.missed)),
        )
    table.add_section()
