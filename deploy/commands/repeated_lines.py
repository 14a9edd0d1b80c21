"""Reports ids that come twice, and lines that say the same and are yet answered as two people: each fault once."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

from stream_processors.identity.file_lines import Line


class Repetition:
    """Lines of one kind of repetition: the first is told, the others are counted."""

    def __init__(self, said: str) -> None:
        """said: what is told, with `{first}` for the line that is repeated."""
        self._said = said
        self._told: tuple[int, int] | None = None
        self._lines = 0

    def count(self, number: int, first: int) -> None:
        self._told = self._told or (number, first)
        self._lines += 1

    def tell(self, path: Path) -> None:
        if self._told:
            number, first = self._told
            said = self._said.format(first=first)
            print(f"{path}, line {number}: {said}{and_more(self._lines - 1)}", file=sys.stderr)


class RepeatedIds:
    """Finds ids of one file that stand on several lines which say different things: nothing in the answer tells them
    apart.
    """

    def __init__(self) -> None:
        self._first: dict[str | int | float, tuple[int, str]] = {}  # id → (line, what it says)
        self._others = Repetition(
            "its id is that of line {first}, which says something else: both are answered under it"
        )

    def look(self, number: int, line: Line) -> None:
        first, said = self._first.setdefault(line.id, (number, line.record.record_id))
        if said != line.record.record_id:
            self._others.count(number, first)

    def tell(self, path: Path) -> None:
        self._others.tell(path)


class Twins:
    """Finds lines that say the same, but for the id, and are answered as two profiles, which looks like a mistake.

    Of each line a hash is kept, and its number.
    """

    def __init__(self, *, auto: bool) -> None:
        """auto: whether likeness joins."""
        self._apart = Repetition(
            "it says what line {first} says, and is answered as another profile: a line counts as a record of its own, "
            "and what these two say is too little, or said by too many, to make them one"
            + ("" if auto else "; likeness joins only with --auto")
        )
        self._numbers, self._said = array("q"), array("q")
        self._seen: set[int] = set()
        self._repeated: set[int] = set()
        self._answered = 0
        self._first: dict[int, tuple[int, object]] = {}  # what is said → (line, profile)

    def look(self, number: int, line: Line) -> None:
        said = _said(line)
        (self._repeated if said in self._seen else self._seen).add(said)
        self._numbers.append(number)
        self._said.append(said)

    def answer(self, profile: object) -> None:
        """The profiles of the lines that were looked at, in their order."""
        number, said = self._numbers[self._answered], self._said[self._answered]
        self._answered += 1
        if said and said in self._repeated:
            first, other = self._first.setdefault(said, (number, profile))
            if other != profile:
                self._apart.count(number, first)

    def tell(self, path: Path) -> None:
        self._apart.tell(path)


def _said(line: Line) -> int:
    """Equal for lines that differ in their id alone; 0 where nothing is said."""
    record = line.record
    told = record.all_identifiers, record.person, line.birth, line.address, tuple(sorted(line.others.items()))
    return hash((*told[:3], repr(line.address), told[4])) if any(told) else 0


def and_more(lines: int) -> str:
    return f" (and {lines:,} line{'s' if lines > 1 else ''} more)" if lines else ""
