"""What is to be judged, and how it falls into parts that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeVar

from profile_store.answers import Near
from profile_store.ports import Sighting
from schemas.identifiers import Identifier
from schemas.identity import Decision, RecordId

T = TypeVar("T")


class Work(NamedTuple):
    """New sightings and decisions, and records that are known but whose likenesses changed. near: what was read of the
    sightings' neighbourhood already.
    """

    sightings: list[Sighting]
    decisions: list[Decision]
    again: list[RecordId]
    near: Near | None = None

    def __bool__(self) -> bool:
        return self.size > 0

    @property
    def size(self) -> int:
        return len(self.sightings) + len(self.decisions) + len(self.again)

    @property
    def asked(self) -> list[RecordId]:
        """The records that it is about."""
        return [*(sighting.record.record_id for sighting in self.sightings), *self.again]

    def halves(self) -> tuple[Work, Work] | None:
        """None where there is but one thing to judge."""
        if self.size < 2:
            return None
        (a, b), (c, d), (e, f) = _halved(self.sightings), _halved(self.decisions), _halved(self.again)
        return Work(a, d, e), Work(b, c, f)

    def apart(self, size: int) -> list[Work]:
        """Parts of about `size`. What names one identifier is in one part as far as that is seen at a glance: commits
        of two parts may be in each other's way, and are then repeated.
        """
        if self.size <= size:
            return [self]
        parts = [Work([], [], [])]
        placed: dict[Identifier, Work] = {}
        for sighting in self.sightings:
            _part(sighting.record.all_identifiers, placed, parts, size).sightings.append(sighting)
        for decision in self.decisions:
            _part(decision.of, placed, parts, size).decisions.append(decision)
        parts[-1].again.extend(self.again)
        return parts


def _part(named: Collection[Identifier], placed: dict[Identifier, Work], parts: list[Work], size: int) -> Work:
    part = next((placed[one] for one in named if one in placed), None)
    if part is None:
        part = parts[-1]
        if part.size >= size:
            part = Work([], [], [])
            parts.append(part)
    for one in named:
        placed.setdefault(one, part)
    return part


def _halved(items: list[T]) -> tuple[list[T], list[T]]:
    middle = (len(items) + 1) // 2
    return items[:middle], items[middle:]
