"""`omniprofile bench …`: measure, on this machine and in one run."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from benchmarks import pipeline as contest
from benchmarks import soak as endurance
from deploy.commands.complaints import Complaint
from deploy.supervisor.plan import Broker

HELP = "Measure on this machine: ratios within one run count, absolute figures depend on the machine."
PIPELINE_HELP = """The same events through our pipeline, plain Faust agents, Quix Streams, and the raw limit; one table.

Engines of its own are started and stopped; a running system is not touched. Quix Streams needs the environment that
`make bench` builds.

Examples:

  omniprofile bench pipeline --events 200000

  omniprofile bench pipeline --broker embedded --only omniprofile --only "raw limit"
"""

SOAK_HELP = """Very many events through a whole system of its own, then every count against an offline recount.

Prints how far it is, the rate, and each process's memory. Ends with code 1 on any difference, or where memory of ours
is not flat. A million events take a few minutes and 2 GB of disk.

Examples:

  omniprofile bench soak --events 1000000

  omniprofile bench soak --events 100000 --broker embedded
"""

app = typer.Typer(help=HELP, no_args_is_help=True)


@app.callback()
def bench() -> None:
    """More than one benchmark may stand here, so that `pipeline` is a word of its own."""


@app.command("pipeline", help=PIPELINE_HELP)
def pipeline(
    events: Annotated[int, typer.Option(min=1_000, help="How many each contestant reads.")] = 200_000,
    broker: Annotated[Broker, typer.Option(help="Which engine keeps the log.")] = Broker.KAFKA,
    only: Annotated[list[str] | None, typer.Option(help="Contestants by name; else all of them.")] = None,
    patience: Annotated[float, typer.Option(help="Seconds that one contestant may take.")] = 600.0,
) -> None:
    contest.run(events, broker.value, patience, only or [], Console())


@app.command("soak", help=SOAK_HELP)
def soak(
    events: Annotated[int, typer.Option(min=1_000, help="How many are published.")] = 1_000_000,
    broker: Annotated[Broker, typer.Option(help="Which engine keeps the log.")] = Broker.KAFKA,
) -> None:
    try:
        differences = endurance.run(events, broker.value, Console())
    except endurance.SoakFailed as fault:
        raise Complaint(str(fault)) from None
    if differences:
        raise Complaint(f"{differences} differences")
