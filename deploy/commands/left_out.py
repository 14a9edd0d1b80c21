"""Reports lines of a file that cannot be used; the other lines are still processed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.commands.complaints import Complaint

_NAMED = 20  # lines; a file of another kind has a fault in every line


class LeftOut:
    """count: number of lines that were reported so far."""

    def __init__(self) -> None:
        self.count = 0

    def name(self, path: Path, number: int, reason: str) -> None:
        """Report a line. reason: what is wrong with it, without its content, which is personal data."""
        self.count += 1
        if self.count <= _NAMED:
            print(f"{path}, line {number}: {reason}", file=sys.stderr)


@contextmanager
def leaving_out() -> Iterator[LeftOut]:
    """Raises Complaint at the end if any line was left out."""
    left_out = LeftOut()
    yield left_out
    if left_out.count:
        unnamed = f", the first {_NAMED} of them named above" if left_out.count > _NAMED else ""
        raise Complaint(f"lines left out: {left_out.count:,}{unnamed}; all others were read")
