"""Reports values of a file that are not read, each fault once, with its first line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from deploy.commands.repeated_lines import and_more
from stream_processors.identity.unread_values import Unread, unread_values

_NAMED = 20  # faults of a file
_LONGEST = 40  # characters of a field's name


class UnreadValues:
    """Counts the lines of one file by what is not read in them."""

    def __init__(self, region: str) -> None:
        self._region = region
        self._found: dict[Unread, tuple[int, int]] = {}  # fault → (first line, lines)
        self._more = False

    def look(self, number: int, fields: Mapping[str, object]) -> None:
        for fault in dict.fromkeys(unread_values(fields, self._region)):
            first, lines = self._found.get(fault, (number, 0))
            if lines or len(self._found) < _NAMED:
                self._found[fault] = (first, lines + 1)
            else:
                self._more = True

    def tell(self, path: Path) -> None:
        """Print the faults on standard error, in the order of their first lines."""
        for (where, name, because), (first, lines) in self._found.items():
            field = repr(f"{where}.{name[:_LONGEST]}")
            print(f"{path}, line {first}: {field}: {because}{and_more(lines - 1)}", file=sys.stderr)
        if self._more:
            print(f"{path}: and more values that are not read, beside these {_NAMED}", file=sys.stderr)
