"""What is to be judged, and how it falls into parts that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from profile_store.ports import Sighting
from schemas.identity import Decision, Record, RecordId
from stream_processors.steps.components import Component, components

T = TypeVar("T")


class Work(NamedTuple):
    """New sightings and decisions, and records that are known but whose likenesses changed."""

    sightings: list[Sighting]
    decisions: list[Decision]
    again: list[RecordId]

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
        """Parts of about `size` that share no identifier: commits of one are not in the way of another's."""
        if self.size <= size:
            return [self]
        part = Work([], [], [])
        parts = [part]
        of_record: dict[RecordId, list[Sighting]] = {}
        for sighting in self.sightings:
            of_record.setdefault(sighting.record.record_id, []).append(sighting)
        for component in components(_once_each(self.sightings), self.decisions):
            if part.size >= size:
                part = Work([], [], [])
                parts.append(part)
            _add(part, component, of_record)
        part.again.extend(self.again)
        return parts


def _add(part: Work, component: Component, of_record: dict[RecordId, list[Sighting]]) -> None:
    part.sightings.extend(one for record in component.records for one in of_record[record.record_id])
    part.decisions.extend(component.decisions)


def _once_each(sightings: Iterable[Sighting]) -> list[Record]:
    records: dict[RecordId, Record] = {}
    for record in (sighting.record for sighting in sightings):
        known = records.get(record.record_id)
        records[record.record_id] = replace(known, references=known.references | record.references) if known else record
    return list(records.values())


def _halved(items: list[T]) -> tuple[list[T], list[T]]:
    middle = (len(items) + 1) // 2
    return items[:middle], items[middle:]
