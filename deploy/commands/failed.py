"""`omniprofile failed list|show|replay|conflicts`: events that could not be used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from deploy import running
from deploy.commands import failed_conflicts
from deploy.commands.complaints import Complaint
from deploy.commands.options import STYLE, DataDir
from deploy.settings import Settings
from producers.failed_log import Entry, FailedLog, FailedLogUnreadable, NoSuchEntry, Position
from producers.intake import Judge
from producers.kafka_failed_log import KafkaFailedLog
from producers.keys import MessageKeys
from producers.publisher import BrokerAway, Publisher
from producers.replay import escaped, replay
from schemas.decoding import InvalidEvent
from schemas.failed import NOWHERE, FailedEvent, Stage

HELP = """Events that could not be used and were kept with bytes and reason: list them, show one, send it again.

Examples:

  omniprofile failed list --stage decode

  omniprofile failed show 0:17

  omniprofile failed replay --stage bug

  omniprofile failed conflicts
"""
LIST_HELP = """The latest failed events, oldest first: entry, time, stage, position in the log, and what was wrong.

A line at the end tells of ids that came with more than one content, wherever they landed: `failed conflicts` names
them. The content of events is personal data; only `failed show` and `failed conflicts SOURCE ID` print it.

Examples:

  omniprofile failed list

  omniprofile failed list --stage bug --limit 1000
"""
SHOW_HELP = """One entry in full, with its original bytes. They are personal data: mind who can see your screen.

Examples:

  omniprofile failed show 0:17

  omniprofile failed show 0:17 --raw > event.json
"""
REPLAY_HELP = """Send events again: as they are (after a bug of ours was fixed), or one of them corrected by you.

Sending an event twice does no harm. The entry stays and is marked as sent again.

Examples:

  omniprofile failed replay 0:17 0:18

  omniprofile failed replay 0:17 --with event.json

  omniprofile failed replay --stage bug
"""

LOOK = "`failed list` names the entries that are there."
MEND = "One that is no event: mend it (`failed show ENTRY --raw > FILE`), then `failed replay ENTRY --with FILE`."
PutAside = Literal["collector", "decode", "bug", "conflict"]
"""The stages of schemas/failed.py but the note that an entry was sent again: none is ever listed under that."""
Answer = TypeVar("Answer")
app = typer.Typer(help=HELP, no_args_is_help=True, **STYLE)
app.command("conflicts", help=failed_conflicts.HELP)(failed_conflicts.conflicts)


@app.command("list", help=LIST_HELP)
def list_failed(
    stage: Annotated[PutAside | None, typer.Option(help="Only events that were put aside at this stage.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show at most this many, the latest.")] = 50,
    data_dir: DataDir = None,
) -> None:
    settings = running.settings(data_dir)
    entries = _latest(settings, limit, stage)
    console = Console()
    if not entries:
        typer.echo(f"no failed events{f' of stage {stage}' if stage else ''}", err=True)
    elif console.is_terminal:
        console.print(_table(entries))
    else:
        typer.echo(_lines(entries))
    if stage in (None, "conflict") and (more := failed_conflicts.told(settings)):
        typer.echo(more, err=True)


@app.command("show", help=SHOW_HELP)
def show(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="As `failed list` names it: partition:offset.")],
    raw: Annotated[bool, typer.Option("--raw", help="Nothing but the original bytes.")] = False,
    data_dir: DataDir = None,
) -> None:
    found = _asked(lambda: KafkaFailedLog(running.settings(data_dir).kafka).at(Position.parse(entry)))
    if raw:
        sys.stdout.buffer.write(found.value)
        return
    received, stage, origin, wrong = _told(found)
    size = f"the first {len(found.value)} of {found.size}" if found.truncated else str(len(found.value))
    typer.echo(f"entry     {entry}\nreceived  {received}\nstage     {stage}\ncame from {origin}\nwrong     {wrong}")
    typer.echo(f"bytes     {size}\n\n{escaped(found.value)}")


@app.command("replay", help=REPLAY_HELP)
def replay_failed(
    entries: Annotated[
        list[str] | None, typer.Argument(metavar="ENTRY…", help="As `failed list` names them: partition:offset.")
    ] = None,
    mended: Annotated[
        Path | None, typer.Option("--with", exists=True, dir_okay=False, help="File with the corrected event.")
    ] = None,
    stage: Annotated[PutAside | None, typer.Option(help="All of that stage that were not sent again yet.")] = None,
    data_dir: DataDir = None,
) -> None:
    if bool(entries) == (stage is not None):
        raise typer.BadParameter("name entries, or a --stage")
    if mended is not None and len(entries or []) != 1:
        raise typer.BadParameter("--with mends one entry: name exactly one")
    settings = running.settings(data_dir)
    log, bytes_mended = KafkaFailedLog(settings.kafka), mended.read_bytes() if mended else None
    with closing(Publisher(settings.kafka)) as publisher:
        sending = Sending(publisher, Judge(MessageKeys(settings.secret, settings.region)), bytes_mended)
        _asked(lambda: sending.stage(log, Stage(stage)) if stage else sending.named(log, entries or []))
    if not sending.tried:
        typer.echo("nothing to send again", err=True)
    if sending.faults:
        raise Complaint(sending.told())


class Sending:
    """Sends entries again, one after the other; one that can't be sent keeps none of the others. faults: why not."""

    def __init__(self, publisher: Publisher, judge: Judge, mended: bytes | None) -> None:
        self._publisher = publisher
        self._judge = judge
        self._mended = mended
        self._hints: set[str] = set()
        self.tried = 0
        self.faults: list[str] = []

    def named(self, log: FailedLog, entries: Sequence[str]) -> None:
        """Raises NoSuchEntry for what is no name of an entry, before anything is sent."""
        for position in [Position.parse(entry) for entry in entries]:
            try:
                event = log.at(position)
            except NoSuchEntry as fault:
                self.tried += 1
                self._fault(str(fault), LOOK)
            else:
                self._send(position, event)

    def stage(self, log: FailedLog, stage: Stage) -> None:
        """Those that were not sent again yet: what was sent when the broker goes away needs no second time."""
        for position, event in log.each(log.unsent(stage)):
            self._send(position, event)

    def _send(self, position: Position, event: FailedEvent) -> None:
        self.tried += 1
        try:
            topic = replay(position, event, self._publisher, self._judge, self._mended)
        except InvalidEvent as fault:
            self._fault(f"{position} is still no event: {fault}", MEND)
        except NoSuchEntry as fault:
            self._fault(str(fault), "")
        else:
            typer.echo(f"{position} sent again to {topic}")

    def _fault(self, told: str, hint: str) -> None:
        self.faults.append(told)
        self._hints.add(hint)

    def told(self) -> str:
        return "\n".join(
            [*self.faults, f"{len(self.faults)} of {self.tried} not sent.", *sorted(filter(None, self._hints))]
        )


def _latest(settings: Settings, limit: int, stage: PutAside | None) -> list[Entry]:
    return _asked(lambda: KafkaFailedLog(settings.kafka).latest(limit, Stage(stage) if stage else None))


def _asked(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except (FailedLogUnreadable, NoSuchEntry, BrokerAway) as fault:
        raise Complaint(str(fault)) from None


def _told(event: FailedEvent) -> tuple[str, str, str, str]:
    """Time, stage, origin and reason as text; none of them contains the event's values."""
    place = "" if event.origin_offset == NOWHERE else f"[{event.origin_partition}]@{event.origin_offset}"
    wrong = f"{event.path}: {event.reason}" if event.path else event.reason
    received = event.received_at.isoformat(timespec="seconds")
    return received, str(event.stage), event.origin_topic + place, escaped(wrong.encode())


def _table(entries: list[Entry]) -> Table:
    """A table for terminals, readable at 80 columns: the reason gets the remaining width."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("entry", "received (UTC)", "stage", "came from"):
        table.add_column(heading, no_wrap=True)
    table.add_column("what was wrong", overflow="fold")
    for entry in entries:
        received, stage, origin, wrong = _told(entry.event)
        again = f"{wrong} (sent again)" if entry.replayed else wrong
        clock = received[:16].replace("T", " ")
        table.add_row(*map(Text, (str(entry.position), clock, stage, origin.removeprefix("omniprofile."), again)))
    return table


def _lines(entries: list[Entry]) -> str:
    """Lines with tabs between the columns, for programs."""
    return "\n".join(
        "\t".join([str(entry.position), *_told(entry.event), "replayed" if entry.replayed else ""]) for entry in entries
    )
