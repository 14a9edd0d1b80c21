"""The input of a partition, indexed: the records, who carries which identifier, and what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from schemas.identifiers import EXCLUSIVE_KINDS, POLICIES, Identifier
from schemas.identity import Record, RecordId
from stream_processors.identity.crowds import crowds_among
from stream_processors.identity.decisions import Rulings, side_of
from stream_processors.identity.facts import Facts, People

_value = attrgetter("value")
KINDS_BY_TRUST = tuple(sorted(POLICIES, key=lambda kind: POLICIES[kind].trust))


@dataclass(frozen=True, slots=True)
class Ground:
    """records: by id, in order of id. carriers: kind → identifier → ids of its records, sorted; crowds and disowned
    values are left out of it. crowds: values that so many carry that they say nothing, each with the reason.
    """

    records: Mapping[RecordId, Record]
    carriers: Mapping[str, Mapping[Identifier, list[RecordId]]]
    people: People
    rulings: Rulings
    sides: Mapping[RecordId, set[tuple[int, bool]]]
    disowned: frozenset[tuple[RecordId, Identifier]]
    crowds: Mapping[Identifier, str]

    def facts_of(self, record: Record) -> Facts:
        person = self.people.number(record.person)
        owned: dict[str, set[str]] = {}
        for identifier in record.identifiers:
            kind, value = identifier
            if kind in EXCLUSIVE_KINDS and self.carries(record.record_id, identifier):
                owned.setdefault(kind, set()).add(value)
        sides = self.sides.get(record.record_id, ())
        return Facts(set() if person is None else {person}, owned, set(sides))

    def carries(self, record_id: RecordId, identifier: Identifier) -> bool:
        return identifier not in self.crowds and not (self.disowned and (record_id, identifier) in self.disowned)

    def carriers_of(self, identifier: Identifier) -> list[RecordId]:
        return self.carriers[identifier.kind].get(identifier, [])


def once_each(records: Iterable[Record]) -> dict[RecordId, Record]:
    """Records by id in order of id; where one comes several times, with all references that it was seen with."""
    by_id: dict[RecordId, Record] = {}
    for record in records:
        known = by_id.get(record.record_id)
        if known is not None and known.references != record.references:
            record = replace(record, references=known.references | record.references)
        by_id[record.record_id] = record
    return {record_id: by_id[record_id] for record_id in sorted(by_id)}


def prepare(records: Mapping[RecordId, Record], rulings: Rulings) -> Ground:
    """records: as `once_each` gives them."""
    holders: defaultdict[Identifier, list[RecordId]] = defaultdict(list)
    for record in records.values():
        for identifier in record.all_identifiers:
            holders[identifier].append(record.record_id)
    crowds = crowds_among(holders, records)
    for crowd in crowds:
        del holders[crowd]
    sides, disowned = _sides(records, holders, rulings)
    for record_id, identifier in disowned:
        holders[identifier].remove(record_id)
    of_kind: dict[str, list[Identifier]] = {kind: [] for kind in KINDS_BY_TRUST}
    for identifier in holders:
        of_kind[identifier.kind].append(identifier)
    carriers = {kind: {one: holders[one] for one in sorted(every, key=_value)} for kind, every in of_kind.items()}
    return Ground(records, carriers, People(records.values()), rulings, sides, disowned, crowds)


def _sides(
    records: Mapping[RecordId, Record], carriers: Mapping[Identifier, list[RecordId]], rulings: Rulings
) -> tuple[dict[RecordId, set[tuple[int, bool]]], frozenset[tuple[RecordId, Identifier]]]:
    """On which side of which decision each record stands, and which of its identifiers it loses by that.

    carriers: of every identifier that is no crowd; a crowd counts as absent, in decisions too.
    """
    sides: defaultdict[RecordId, set[tuple[int, bool]]] = defaultdict(set)
    disowned: set[tuple[RecordId, Identifier]] = set()
    for number, (left, right, _) in enumerate(rulings.apart):
        left, right = left & carriers.keys(), right & carriers.keys()
        for record_id in {one for identifier in left | right for one in carriers[identifier]}:
            on_right, lost = side_of(records[record_id], left, right)
            sides[record_id].add((number, on_right))
            disowned.update((record_id, identifier) for identifier in lost)
    return dict(sides), frozenset(disowned)
