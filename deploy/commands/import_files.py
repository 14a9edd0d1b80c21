"""`omniprofile import`: imports files into the event log."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from deploy import running
from deploy.commands.complaints import Complaint
from deploy.commands.options import DataDir
from deploy.commands.zones import zone
from deploy.settings import Settings
from producers.csv_mapping import BadMapping
from producers.importer import FileReport, ImportPlan, Step, run_import
from producers.intake import Judge
from producers.keys import MessageKeys
from producers.publisher import IMPORT_TIMEOUT_S, BrokerAway, Publisher
from producers.sources import BadFile
from schemas.events import EVENT_TYPES

HELP = """Import events from files: CloudEvents JSON lines, or tables with a mapping file; gzip is unpacked.

Interrupt it at any time and run it again with the same arguments: it continues where it was, and an event that is sent
twice is recognised. Refused rows are written to FILE.refused.jsonl, each with its reason.

Examples:

  omniprofile import events.jsonl

  omniprofile import sales.csv --mapping sales.toml

  omniprofile import clients.csv --as site.registered
"""


Timezone = Annotated[
    str | None,
    typer.Option(help="Of times in tables that state none; if not said, the mapping's, else the deployment's."),
]


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", exists=True, dir_okay=False, readable=True)],
    as_type: Annotated[str | None, typer.Option("--as", metavar="TYPE", help="Of rows that name no type.")] = None,
    mapping: Annotated[
        str | None, typer.Option(help="TOML or YAML: columns → fields; or one that comes along.")
    ] = None,
    timezone: Timezone = None,
    data_dir: DataDir = None,
) -> None:
    if timezone:
        zone(timezone, "--timezone")
    console = Console(stderr=True)
    _warn_of_unknown(as_type, console)
    settings = running.settings(data_dir)
    plan = ImportPlan(as_type, mapping, timezone, settings.timezone.key)
    accepted = 0
    with _publisher(settings) as publisher, _shown(console) as show, interruptible(show) as progress:
        judge = Judge(MessageKeys(settings.secret, settings.region))
        try:
            for report in run_import(files, publisher, judge, plan, progress):
                accepted += report.accepted + report.skipped
                console.print(told(report), soft_wrap=True, highlight=False)
        except (BadFile, BadMapping) as fault:
            raise Complaint(str(fault)) from None
        except BrokerAway as fault:
            raise Complaint(f"{fault} ({settings.kafka_bootstrap}); run the same command again to go on") from None
        except KeyboardInterrupt:
            raise Complaint("interrupted; run the same command again to go on where it was") from None
    if not accepted:
        raise Complaint("nothing was accepted")


def _warn_of_unknown(as_type: str | None, console: Console) -> None:
    """Any type may be sent, so a misspelt one would be accepted row by row and have no effect."""
    if as_type is None or as_type in EVENT_TYPES:
        return
    meant = get_close_matches(as_type, EVENT_TYPES, 1)
    hint = f"; did you mean {meant[0]}?" if meant else ""
    console.print(
        f"warning: {as_type!r} is no type of the contract: whose each row is counts, the rest is kept in history{hint}",
        soft_wrap=True,
        highlight=False,
        markup=False,
    )


@contextlib.contextmanager
def _publisher(settings: Settings) -> Iterator[Publisher]:
    publisher = Publisher(settings.kafka, delivery_timeout=IMPORT_TIMEOUT_S)
    try:
        yield publisher
    finally:
        publisher.close()


@contextlib.contextmanager
def interruptible(progress: Callable[[Step], None]) -> Iterator[Callable[[Step], None]]:
    """The progress, which also ends the import where Ctrl-C was pressed and its KeyboardInterrupt was lost: it comes
    wherever the process is, a library's callback too, and not all of them let it through. Where Ctrl-C was ignored
    before (a shell's job in the background, which another command's Ctrl-C reaches too) it stays so.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        yield progress
        return
    pressed = False

    def press(*_: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    def step(done: Step) -> None:
        if pressed:
            raise KeyboardInterrupt
        progress(done)

    signal.signal(signal.SIGINT, press)
    try:
        yield step
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _shown(console: Console) -> Iterator[Callable[[Step], None]]:
    """A progress bar per file, by the bytes read."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        tasks: dict[Path, TaskID] = {}

        def show(step: Step) -> None:
            if step.path not in tasks:
                tasks[step.path] = progress.add_task(step.path.name, total=step.size, told="")
            counts = f"{step.accepted:,} in, {step.refused:,} refused"
            progress.update(tasks[step.path], completed=step.read, told=counts)

        yield show


def told(report: FileReport) -> str:
    parts = [f"{report.accepted} {'event' if report.accepted == 1 else 'events'} accepted"]
    if report.skipped:
        parts.append(f"{report.skipped} had been brought in before")
    if report.refused:
        parts.append(f"{report.refused} refused, the first in {report.first_refused}; see {report.refused_rows}")
    return f"{report.path}: {', '.join(parts)}"
