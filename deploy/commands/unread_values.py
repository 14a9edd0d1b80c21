"""Reports values of a file that are not read and ids that come twice, each fault once, with its first line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from stream_processors.identity.file_lines import Line
from stream_processors.identity.unread_values import Unread, unread_values

_NAMED = 20  # faults of a file
_LONGEST = 40  # characters of a field's name


class UnreadValues:
    """Counts the lines of one file by what is not read in them."""

    def __init__(self) -> None:
        self._found: dict[Unread, tuple[int, int]] = {}  # fault → (first line, lines)
        self._more = False

    def look(self, number: int, fields: Mapping[str, object]) -> None:
        for fault in dict.fromkeys(unread_values(fields)):
            first, lines = self._found.get(fault, (number, 0))
            if lines or len(self._found) < _NAMED:
                self._found[fault] = (first, lines + 1)
            else:
                self._more = True

    def tell(self, path: Path) -> None:
        """Print the faults on standard error, in the order of their first lines."""
        for (where, name, because), (first, lines) in self._found.items():
            field = repr(f"{where}.{name[:_LONGEST]}")
            print(f"{path}, line {first}: {field}: {because}{_and_more(lines - 1)}", file=sys.stderr)
        if self._more:
            print(f"{path}: and more values that are not read, beside these {_NAMED}", file=sys.stderr)


class RepeatedIds:
    """Finds ids of one file that stand on several lines which say different things: nothing in the answer tells them
    apart.
    """

    def __init__(self) -> None:
        self._first: dict[str | int | float, tuple[int, str]] = {}  # id → (line, what it says)
        self._told: tuple[int, int] | None = None
        self._lines = 0

    def look(self, number: int, line: Line) -> None:
        first, said = self._first.setdefault(line.id, (number, line.record.record_id))
        if said != line.record.record_id:
            self._told = self._told or (number, first)
            self._lines += 1

    def tell(self, path: Path) -> None:
        if self._told:
            number, first = self._told
            print(
                f"{path}, line {number}: its id is that of line {first}, which says something else: both are answered "
                f"under it{_and_more(self._lines - 1)}",
                file=sys.stderr,
            )


def _and_more(lines: int) -> str:
    return f" (and {lines:,} line{'s' if lines > 1 else ''} more)" if lines else ""
