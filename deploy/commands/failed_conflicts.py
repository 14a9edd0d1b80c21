"""`omniprofile failed conflicts`: source and id that came with more than one content, as history knows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from deploy import running, wiring
from deploy.commands.complaints import Complaint
from deploy.commands.options import DataDir
from deploy.settings import Settings
from producers.replay import escaped
from profile_store.history import HistoryStore, Variant
from profile_store.ports import StoreUnavailable

HELP = """The latest events whose source and id came with more than one content: source, id, and where each stands.

Each of them was accepted and is applied, so a person judges: two events under one id are for their source to number
anew, and what should not count is taken back by an event (a return, a cancelled order). They are read from history,
which has all of them; among the failed events are only those that one record met soon after each other.
With SOURCE and ID each content is printed in full. That is personal data: mind who can see your screen.

Examples:

  omniprofile failed conflicts

  omniprofile failed conflicts till/1 XC-1
"""
MOST_COUNTED = 1_000


def conflicts(
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="Of one event.")] = None,
    event_id: Annotated[str | None, typer.Argument(metavar="ID", help="Of that event.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show at most this many, the latest.")] = 50,
    data_dir: DataDir = None,
) -> None:
    if source is not None and event_id is None:
        raise typer.BadParameter("give SOURCE and ID, as `omniprofile failed conflicts` lists them, or neither")
    history = wiring.history(running.settings(data_dir))
    if source is not None and event_id is not None:
        typer.echo("\n\n".join(map(_in_full, _variants(history, source, event_id))))
        return
    found = history.conflicts(limit)
    if found:
        typer.echo("\n".join(map(_line, found)))
    else:
        typer.echo("no source and id came with more than one content", err=True)


def told(settings: Settings) -> str | None:
    """The line by which the list of failed events tells of them; None where there are none."""
    try:
        count = len(wiring.prompt_history(settings).conflicts(MOST_COUNTED))
    except StoreUnavailable as away:
        return f"Ids that came with more than one content are in history, which can't be read now: {away}"
    many = f"{count:,} or more ids" if count == MOST_COUNTED else "1 id" if count == 1 else f"{count:,} ids"
    return f"{many} came with more than one content: `omniprofile failed conflicts` names each" if count else None


def _variants(history: HistoryStore, source: str, event_id: str) -> list[Variant]:
    found = history.variants(source, event_id)
    if not found:
        raise Complaint("history has no event of this source and id: `omniprofile failed conflicts` lists both")
    return found


def _line(conflict: Mapping[str, Any]) -> str:
    return "\t".join(escaped(text.encode()) for text in (conflict["source"], conflict["id"], *conflict["origins"]))


def _in_full(variant: Variant) -> str:
    received = variant.received_at.isoformat(timespec="seconds")
    return (
        f"came from {variant.origin}\nreceived  {received}\ntype      {variant.type}\n\n{escaped(variant.raw.encode())}"
    )
