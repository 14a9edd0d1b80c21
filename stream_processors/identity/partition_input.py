"""The input of a partition, indexed: the records, who carries which identifier, and what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Final, NamedTuple

from schemas.identifiers import EXCLUSIVE_KINDS, POLICIES, Identifier
from schemas.identity import PersonFacts, Record, RecordId
from stream_processors.identity.crowds import crowds_among
from stream_processors.identity.decisions import Rulings, side_of
from stream_processors.identity.facts import Facts, People
from stream_processors.identity.middle_names import with_both_names

_value = attrgetter("value")
_NO_SIDES: Final[frozenset[tuple[int, bool]]] = frozenset()
KINDS_BY_TRUST = tuple(sorted(POLICIES, key=lambda kind: POLICIES[kind].trust))


class Ground(NamedTuple):
    """records: by id, in order of id. carriers: identifier → ids of its records, sorted; crowds and disowned values are
    left out of it. common: by kind, in the order of trust, the identifiers that several records carry, sorted.
    crowds: values that so many carry that they say nothing, each with the reason; "" where that was known before.
    """

    records: Mapping[RecordId, Record]
    carriers: Mapping[Identifier, list[RecordId]]
    common: Mapping[str, list[Identifier]]
    people: People
    rulings: Rulings
    sides: Mapping[RecordId, frozenset[tuple[int, bool]]]
    disowned: frozenset[tuple[RecordId, Identifier]]
    crowds: Mapping[Identifier, str]

    def facts_of(self, record: Record) -> Facts:
        identifiers: Iterable[Identifier] = record.identifiers
        if self.crowds or self.disowned:
            identifiers = [one for one in identifiers if self.carries(record.record_id, one)]
        owned: dict[str, set[str]] = {}
        for kind, value in identifiers:
            if kind in owned:
                owned[kind].add(value)
            elif kind in EXCLUSIVE_KINDS:
                owned[kind] = {value}
        return Facts(self.people.told(record.person), owned, self.sides.get(record.record_id, _NO_SIDES))

    def carries(self, record_id: RecordId, identifier: Identifier) -> bool:
        return identifier not in self.crowds and not (self.disowned and (record_id, identifier) in self.disowned)

    def carriers_of(self, identifier: Identifier) -> list[RecordId]:
        return self.carriers.get(identifier, [])

    def told_on(self, identifier: Identifier) -> Iterator[PersonFacts]:
        """What its records say of the person, once for all that differ in nothing but receipts and crowds."""
        records = map(self.records.__getitem__, self.carriers_of(identifier))
        return (person for person, _ in {(one.person, one.identifiers.difference(self.crowds)) for one in records})


def once_each(records: Iterable[Record]) -> dict[RecordId, Record]:
    """Records by id in order of id; where one comes several times, with all references that it was seen with."""
    by_id: dict[RecordId, Record] = {}
    for record in records:
        known = by_id.get(record.record_id)
        if known is not None and known.references != record.references:
            record = replace(record, references=known.references | record.references)
        by_id[record.record_id] = record
    return {record_id: by_id[record_id] for record_id in sorted(by_id)}


def prepare(records: Mapping[RecordId, Record], rulings: Rulings, known: Collection[Identifier] = ()) -> Ground:
    """records: as `once_each` gives them. known: crowds, of whose records these may be a few."""
    holders = _holders(records)
    crowds = crowds_among(holders, records) | dict.fromkeys(holders.keys() & known, "")
    for crowd in crowds:
        del holders[crowd]
    sides, disowned = _sides(records, holders, rulings)
    for record_id, identifier in disowned:
        holders[identifier].remove(record_id)
    records = with_both_names(records, holders)
    people = People(records.values())
    return Ground(records, holders, _by_kind(holders), people, rulings, sides, disowned, crowds)


def _holders(records: Mapping[RecordId, Record]) -> dict[Identifier, list[RecordId]]:
    holders: defaultdict[Identifier, list[RecordId]] = defaultdict(list)
    for record_id, record in records.items():
        for identifier in record.all_identifiers:
            holders[identifier].append(record_id)
    return holders


def _by_kind(holders: Mapping[Identifier, list[RecordId]]) -> dict[str, list[Identifier]]:
    of_kind: defaultdict[str, list[Identifier]] = defaultdict(list)
    for identifier, held in holders.items():
        if len(held) > 1:
            of_kind[identifier.kind].append(identifier)
    return {kind: sorted(of_kind[kind], key=_value) for kind in KINDS_BY_TRUST if kind in of_kind}


def _sides(
    records: Mapping[RecordId, Record], carriers: Mapping[Identifier, list[RecordId]], rulings: Rulings
) -> tuple[dict[RecordId, frozenset[tuple[int, bool]]], frozenset[tuple[RecordId, Identifier]]]:
    """On which side of which decision each record stands, and which of its identifiers it loses by that.

    carriers: of every identifier that is no crowd; a crowd counts as absent, in decisions too.
    """
    if not rulings.apart:
        return {}, frozenset()
    sides: defaultdict[RecordId, set[tuple[int, bool]]] = defaultdict(set)
    disowned: set[tuple[RecordId, Identifier]] = set()
    for number, (left, right, _) in enumerate(rulings.apart):
        left, right = left & carriers.keys(), right & carriers.keys()
        for record_id in {one for identifier in left | right for one in carriers[identifier]}:
            on_right, lost = side_of(records[record_id], left, right)
            sides[record_id].add((number, on_right))
            disowned.update((record_id, identifier) for identifier in lost)
    return {record_id: frozenset(stands) for record_id, stands in sides.items()}, frozenset(disowned)
