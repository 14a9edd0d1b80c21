"""Reports unknown fields and kinds of identifiers in a file, once, with the name that was probably meant."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from stream_processors.identity.unknown_fields import KNOWN, nearest, unknown_fields

_NAMED = 20  # fields of a file; one with other names in every line would else fill the screen, and memory
_LONGEST = 40  # characters of a field's name


class UnknownFields:
    """Counts the lines of one file that have a field which no rule reads."""

    def __init__(self) -> None:
        self._lines: Counter[tuple[str, str]] = Counter()
        self._more = False

    def look(self, fields: Mapping[str, object]) -> None:
        for field in unknown_fields(fields):
            if field in self._lines or len(self._lines) < _NAMED:
                self._lines[field] += 1
            else:
                self._more = True

    def tell(self, path: Path) -> None:
        """Print the fields on standard error, the most frequent first."""
        for (where, name), lines in self._lines.most_common():
            print(f"{path}: {_said(where, name, lines)}", file=sys.stderr)
        if self._more:
            print(f"{path}: and more fields that are not known, beside these {_NAMED}", file=sys.stderr)


def _said(where: str, name: str, lines: int) -> str:
    """The name with control characters escaped."""
    shown = repr(name[:_LONGEST])
    if where == "identifiers":
        became, what = "taken as plain evidence, which joins nobody without --auto", f"{shown} is no kind of identifier"
    else:
        became, what = "not read", f"{shown} is no field of {where or 'a line'}"
    meant = nearest(where, name)
    hint = f"did you mean {meant!r}?" if meant else f"known are {', '.join(KNOWN[where])}"
    return f"{what} ({lines:,} line{'s' if lines > 1 else ''}): {became}; {hint}"
