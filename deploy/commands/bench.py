"""`omniprofile bench …`: measurements on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import pipeline as contest
from benchmarks import soak as endurance
from benchmarks import wishes as reading
from benchmarks.contestants import ContestFailed
from benchmarks.identity import contest as who
from deploy.commands.complaints import Complaint
from deploy.commands.options import STYLE
from deploy.supervisor.plan import Broker

HELP = """Measure on this machine. Compare ratios within one run: absolute figures depend on the machine.

Examples:

  omniprofile bench wishes

  omniprofile bench identity --households 1000

  omniprofile bench pipeline --broker embedded --events 50000
"""
PIPELINE_HELP = """The same events through our pipeline, plain Faust agents, Quix Streams, and the raw limit; one table.

Each reads the log as fast as it can; then it gets events at half of its own rate, and the table says after how many
milliseconds they are visible in its own store (p50, p99), or that it fell behind. Ours is looked at from the collector
to the profile read as well, with look-ups beside, at a tenth and at half of its rate.

Engines of its own are started and stopped; a running system is not touched. It says how long it may take and how far
it is. Quix Streams needs the environment that `make bench` builds.

Examples:

  omniprofile bench pipeline --events 300000 --patience 25

  omniprofile bench pipeline --broker embedded --only omniprofile --only "raw limit"

  omniprofile bench pipeline --rate 1000 --rate 5000
"""

SOAK_HELP = """Very many events through a whole system of its own, then every count against an offline recount.

Prints how far it is, the rate, and each process's memory. Ends with code 1 on any difference, or where memory of ours
is not flat. A million events take a few minutes and 2 GB of disk.

Examples:

  omniprofile bench soak --events 1000000

  omniprofile bench soak --events 100000 --broker embedded
"""

IDENTITY_HELP = """Which records are one person: ours beside Splink and a plain union-find, in one table.

Sets: FEBRL 3 and 4 without their social security numbers, the Senzing truth set, and an invented Russian town. FEBRL
and Splink need the environment that `make bench` builds; what is not there is named and left out. Speed is of CPU time.

Examples:

  omniprofile bench identity

  omniprofile bench identity --households 1000 --seed 7
"""

ROUTES_HELP = """Days solved by VROOM and PyVRP from the planner feed; every stop held against what its client asked.

Beside each plan stands the one that ignores wishes: families woken, exact hours missed, kilometres. The days are
generated, and three instances of the literature. Ends with code 1 where a plan that obeys stops in a forbidden time.
Needs the packages pyvroom, pyvrp and vrplib, which `make setup` installs.

Examples:

  omniprofile bench routes

  omniprofile bench routes --orders 100 --seconds 5
"""

WISHES_HELP = """The labelled notes read by our grammar, by dateparser and parsedatetime; and the worst text.

The notes are those of a source tree (tests/data). A peer that is not installed is named, and the command ends with
code 1: pip install dateparser parsedatetime. Speed is of processor time.

Example:

  omniprofile bench wishes
"""

_IN_A_FILE = 180  # characters

app = typer.Typer(help=HELP, no_args_is_help=True, **STYLE)


def _page() -> Console:
    """A console as wide as the terminal; in a file or pipe, wide enough that no table is folded."""
    console = Console()
    return console if console.is_terminal else Console(width=_IN_A_FILE)


@app.command("pipeline", help=PIPELINE_HELP)
def pipeline(
    events: Annotated[int, typer.Option(min=1_000, help="How many each contestant reads.")] = 200_000,
    broker: Annotated[Broker, typer.Option(help="Which engine keeps the log.")] = Broker.KAFKA,
    only: Annotated[list[str] | None, typer.Option(help="Contestants by name; else all of them.")] = None,
    patience: Annotated[float, typer.Option(min=1, help="Seconds that each may read.")] = 60.0,
    steady: Annotated[float, typer.Option(min=0, help="Seconds at half of its rate; 0: none.")] = 20.0,
    rate: Annotated[
        list[float] | None, typer.Option(min=1, help="No contest: how soon at so many events a second.")
    ] = None,
) -> None:
    try:
        if rate:
            contest.soon(rate, broker.value, steady, _page())
        else:
            contest.run(events, broker.value, patience, steady, only or [], _page())
    except ContestFailed as fault:
        raise Complaint(str(fault)) from None


@app.command("soak", help=SOAK_HELP)
def soak(
    events: Annotated[int, typer.Option(min=1_000, help="How many are published.")] = 1_000_000,
    broker: Annotated[Broker, typer.Option(help="Which engine keeps the log.")] = Broker.KAFKA,
) -> None:
    try:
        differences = endurance.run(events, broker.value, _page())
    except endurance.SoakFailed as fault:
        raise Complaint(str(fault)) from None
    if differences:
        raise Complaint(f"{differences} differences")


@app.command("identity", help=IDENTITY_HELP)
def identity(
    households: Annotated[int, typer.Option(min=10, help="Of the invented town: about ten records each.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Of the invented town.")] = who.HELD_OUT_SEED,
    python: Annotated[Path, typer.Option(help="Of the environment with recordlinkage and Splink.")] = who.PEERS_PYTHON,
) -> None:
    who.run(households, seed, python, _page())


@app.command("routes", help=ROUTES_HELP)
def routes(
    orders: Annotated[list[int] | None, typer.Option(min=1, max=5_000, help="Of each generated day.")] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="That each plan may take.")] = 10.0,
) -> None:
    try:
        from benchmarks.routes import contest as tour  # the solvers are no part of an installation without its tests
    except ModuleNotFoundError as missing:
        raise Complaint(f"{missing.name} is not installed here; `make setup` does that") from None
    faults = tour.run(orders or [100, 500], seconds, _page())
    if faults:
        raise Complaint(f"{faults} faults")


@app.command("wishes", help=WISHES_HELP)
def wishes() -> None:
    reading.main()
