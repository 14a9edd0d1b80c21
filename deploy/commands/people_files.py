"""Reads files of people line by line, one JSON object each, with a progress bar for large files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import orjson

from deploy.commands.left_out import LeftOut
from deploy.commands.line_files import numbered_lines
from deploy.commands.phones_abroad import PhonesAbroad
from deploy.commands.repeated_lines import RepeatedIds, Twins
from deploy.commands.unknown_fields import UnknownFields
from deploy.commands.unread_values import UnreadValues
from stream_processors.identity.file_lines import Line, read_line

_DIGITS = 20  # of the longest whole number of 64 bits, its sign too
_LIKE_THIS = '{"id": 1, "identifiers": {"phone": "8 916 123-45-67"}, "person": {"name": "Анна Петрова"}}'


def read_people(
    path: Path, region: str, left_out: LeftOut, command: str = "resolve", twins: Twins | None = None
) -> Iterator[Line]:
    """The lines of a file, or of standard input for `-`; those that are none of a person are named and left out. Fields
    and values that nobody reads, and ids that come twice, are told at the end.

    command: that of `omniprofile` which asks. Raises Complaint where the file can't be read or is of another kind.
    """
    unknown, unread, repeated = UnknownFields(), UnreadValues(region), RepeatedIds()
    abroad = PhonesAbroad(region)
    for number, line in numbered_lines(path, command, _LIKE_THIS):
        try:
            if line.strip():
                fields = _object(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
                read = read_line(fields, region)
                unknown.look(fields)
                unread.look(number, fields)
                repeated.look(number, read)
                abroad.look(read)
                if twins:
                    twins.look(number, read)
                yield read
        except ValueError as fault:
            left_out.name(path, number, str(fault))
    for told in (unknown, unread, repeated, abroad):
        told.tell(path)


def _object(line: bytes) -> dict[str, object]:
    """The JSON object in a line. Raises ValueError with the reason."""
    try:
        read = orjson.loads(line)
    except orjson.JSONDecodeError:
        read = _by_the_book(line)
    if not isinstance(read, dict):
        raise ValueError("a JSON object is expected, this is something else")
    return read


def _by_the_book(line: bytes) -> object:
    """Parses with the standard library, which accepts half surrogates (orjson does not) and says what is wrong and
    where.
    """
    try:
        return json.loads(line.decode("utf-8"), parse_int=_whole_number, parse_constant=_no_number)
    except UnicodeDecodeError as fault:
        raise ValueError(f"no UTF-8: {fault.reason} at byte {fault.start}") from None
    except json.JSONDecodeError as fault:
        raise ValueError(f"no JSON: {fault.msg} at column {fault.colno}") from None
    except RecursionError:
        raise ValueError("no JSON that can be read: it is nested too deeply") from None


def _whole_number(digits: str) -> int | float:
    """As orjson has it: beyond 64 bits a float, infinite in the end, which is told where it stands."""
    return int(digits) if len(digits) <= _DIGITS else float(digits)


def _no_number(word: str) -> object:
    raise ValueError(f"no JSON: {word} is no value of it")
