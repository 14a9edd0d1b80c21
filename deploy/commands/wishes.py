"""`omniprofile wishes`: reads notes and prints the forbidden times; needs no services."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from pydantic import BaseModel, BeforeValidator, ValidationError

from deploy.commands.json_out import print_json
from deploy.commands.left_out import LeftOut, leaving_out
from deploy.commands.line_files import numbered_lines
from deploy.commands.zones import zone
from schemas.events import EventTime
from schemas.wishes import AppliesTo, Wish
from stream_processors.profile.agenda import forbidden
from stream_processors.wishes.reader import read

HELP = """Read notes and print when deliveries and calls are forbidden; needs no running system.

In come lines {"id", "text", "said_at"}, out go lines {"id", "wishes", "delivery_forbidden", "call_forbidden"}: local
times with offset, over the days from the date of said_at on. What is not understood gives nothing. `-` reads standard
input. A line that can't be read is named and left out; then the command ends with code 1. A file of another kind
(packed, a table, UTF-16) is named as that.

Examples:

  omniprofile wishes notes.jsonl --days 14 --tz Europe/Moscow

  echo '{"id": 1, "text": "до 13 или после 15", "said_at": "2026-11-21T10:00:00+03:00"}' | omniprofile wishes -
"""

_LIKE_THIS = '{"id": 1, "text": "до 13 или после 15", "said_at": "2026-11-21T10:00:00+03:00"}'


def _a_name(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("an id is a text or a whole number")
    return value


class SaidNote(BaseModel):
    """One line of input; other fields are ignored. said_at: bounded as the time of an event is, since 0001-01-01 and
    9999-12-31 are how databases write "not known", and at the calendar's ends no days can be counted.
    """

    id: Annotated[str | int, BeforeValidator(_a_name)]
    text: str
    said_at: EventTime


def wishes(
    notes: Annotated[Path, typer.Argument(metavar="NOTES.jsonl", help="A file of JSON lines, or - .")],
    days: Annotated[int, typer.Option(min=1, max=366, help="How many, from the date of said_at on.")] = 14,
    tz: Annotated[str, typer.Option(help="Where the clients live: an IANA name.")] = "Europe/Moscow",
) -> None:
    where = zone(tz, "--tz")
    with leaving_out() as left_out:
        for note in _notes(notes, left_out):
            print_json(_answer(note, days, where))
        sys.stdout.flush()


def _answer(note: SaidNote, days: int, where: ZoneInfo) -> dict[str, object]:
    said = note.said_at.astimezone(where).date()
    found = read(note.text, said)
    return {
        "id": note.id,
        "wishes": [wish.model_dump(mode="json", by_alias=True) for wish in found],
        "delivery_forbidden": _times(found, "delivery", said, days, where),
        "call_forbidden": _times(found, "call", said, days, where),
    }


def _times(found: tuple[Wish, ...], applies_to: AppliesTo, said: date, days: int, where: ZoneInfo) -> list[list[str]]:
    return [[start.isoformat(), end.isoformat()] for start, end in forbidden(found, applies_to, said, days, where)]


def _notes(path: Path, left_out: LeftOut) -> Iterator[SaidNote]:
    """The notes of a file. Error messages never repeat a line, since it is personal data."""
    for number, line in numbered_lines(path, "wishes", _LIKE_THIS):
        if not line.strip():
            continue
        try:
            yield SaidNote.model_validate_json(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        except ValidationError as error:
            left_out.name(path, number, _fault(line, error))


def _fault(line: bytes, error: ValidationError) -> str:
    try:
        line.decode()
    except UnicodeDecodeError as no_text:
        return f"no UTF-8: {no_text.reason} at byte {no_text.start}"
    fault = error.errors(include_url=False, include_input=False)[0]
    told = fault["msg"].removeprefix("Value error, ")
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where + ': ' if where else ''}{told.replace(' at line 1 column', ' at column')}"
