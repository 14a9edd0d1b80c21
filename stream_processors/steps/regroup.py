"""From what was loaded and what is new to the commits that follow from it: pure, one commit a connected component."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from profile_store.ports import Neighbourhood, Regrouping, Sighting
from schemas.identifiers import KINDS, Identifier
from schemas.identity import Decision, ProfileId, Record, RecordId
from stream_processors.identity.assign import assign
from stream_processors.identity.partition import partition

Node = Identifier | RecordId


class Merge(NamedTuple):
    """Records of several profiles are one person now: the ids in `merged` lead to `profile_id`."""

    profile_id: ProfileId
    merged: frozenset[ProfileId]
    records: frozenset[RecordId]


class Split(NamedTuple):
    """The records of one profile are several people now: where they went."""

    profile_id: ProfileId
    into: Mapping[ProfileId, frozenset[RecordId]]


@dataclass(frozen=True)
class Component:
    """Records that may bear on each other, and on nobody else's grouping."""

    nodes: frozenset[Node]
    records: tuple[Record, ...]
    decisions: tuple[Decision, ...]


def regroupings(
    near: Neighbourhood,
    sightings: Iterable[Sighting],
    decisions: Collection[Decision],
    fresh: Callable[[], ProfileId],
) -> tuple[list[Regrouping], frozenset[Identifier]]:
    """The commits, one for each component so that a refusal costs no more than one; and the crowds that were met."""
    by_record: defaultdict[RecordId, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_record[sighting.record.record_id].append(sighting)
    records = _without(near.crowded, _with_sighted(near.records, by_record))
    new, known = frozenset(decisions), frozenset(near.decisions)
    changes, crowds = [], set(near.crowded)
    for component in components(records, new | known):
        sighted = tuple(one for record in component.records for one in by_record.get(record.record_id, ()))
        decided = tuple(decision for decision in component.decisions if decision in new)
        changes.append(_regrouping(near, component, sighted, decided, fresh))
        crowds |= crowds_among(component.records)
    return changes, frozenset(crowds)


def _with_sighted(records: Mapping[RecordId, Record], sighted: Mapping[RecordId, Sequence[Sighting]]) -> list[Record]:
    """All records, each with the references that are known and those that are new."""
    merged = dict(records)
    for record_id, sightings in sighted.items():
        for record in (sighting.record for sighting in sightings):
            known = merged.get(record_id, record)
            merged[record_id] = replace(known, references=known.references | record.references)
    return list(merged.values())


def crowds_among(records: Iterable[Record]) -> set[Identifier]:
    """Values that with these records have come to be on more of them than their kind allows."""
    carried = Counter(identifier for record in records for identifier in record.all_identifiers)
    return {one for one, size in carried.items() if size > KINDS[one.kind].crowd_limit}


def _without(crowds: frozenset[Identifier], records: list[Record]) -> list[Record]:
    """As if they did not carry what is known to be a crowd; `partition` can't see it, as most of it was not loaded.

    What becomes a crowd just now is left to `partition`: what it joined must be taken apart in one commit.
    """
    if not crowds:
        return records
    return [
        record
        if crowds.isdisjoint(record.all_identifiers)
        else replace(record, identifiers=record.identifiers - crowds, references=record.references - crowds)
        for record in records
    ]


def components(records: Collection[Record], decisions: Collection[Decision]) -> list[Component]:
    """Connected by any identifier carried, and by decisions: no rule of `partition` reaches from one to another."""
    by_id = {record.record_id: record for record in records}
    beside: defaultdict[Node, list[Node]] = defaultdict(list)
    for record in records:
        beside[record.record_id].extend(record.all_identifiers)
        for identifier in record.all_identifiers:
            beside[identifier].append(record.record_id)
    decided: defaultdict[Node, list[Decision]] = defaultdict(list)
    for decision in decisions:
        a, b = decision.of
        beside[a].append(b)
        beside[b].append(a)
        decided[a].append(decision)
    return [
        Component(
            nodes,
            tuple(by_id[node] for node in nodes if isinstance(node, str)),
            tuple(decision for node in nodes for decision in decided.get(node, ())),
        )
        for nodes in _connected(beside)
    ]


def _connected(beside: Mapping[Node, Sequence[Node]]) -> Iterator[frozenset[Node]]:
    met: set[Node] = set()
    for start in beside:
        if start in met:
            continue
        part, waiting = {start}, [start]
        while waiting:
            new = {node for node in beside[waiting.pop()] if node not in part}
            part |= new
            waiting.extend(new)
        met |= part
        yield frozenset(part)


def _regrouping(
    near: Neighbourhood,
    component: Component,
    sightings: tuple[Sighting, ...],
    decisions: tuple[Decision, ...],
    fresh: Callable[[], ProfileId],
) -> Regrouping:
    judged = partition(component.records, component.decisions)
    current = _of(component.records, near.current)
    groups, minted = assign(judged.groups, current, _of(component.records, near.minted), fresh)
    return Regrouping(
        sightings,
        decisions,
        groups,
        current,
        minted,
        {node: near.versions[node] for node in component.nodes if node in near.versions},
        _households(judged.households, groups),
    )


def _of(records: Iterable[Record], ids: Mapping[RecordId, ProfileId]) -> dict[RecordId, ProfileId]:
    return {record.record_id: ids[record.record_id] for record in records if record.record_id in ids}


def _households(
    households: Iterable[frozenset[RecordId]], groups: Mapping[ProfileId, frozenset[RecordId]]
) -> dict[ProfileId, frozenset[ProfileId]]:
    """Profile id → the others of its households."""
    profile_of = {record_id: profile_id for profile_id, members in groups.items() for record_id in members}
    others: defaultdict[ProfileId, set[ProfileId]] = defaultdict(set)
    for household in households:
        people = {profile_of[record_id] for record_id in household}
        for profile_id in people:
            others[profile_id] |= people - {profile_id}
    return {profile_id: frozenset(people) for profile_id, people in others.items()}


def profiles_after(change: Regrouping) -> dict[RecordId, ProfileId]:
    return {record_id: profile_id for profile_id, members in change.groups.items() for record_id in members}


def merges(change: Regrouping) -> list[Merge]:
    """What the commit joined, of what had a profile before it."""
    found = []
    for profile_id, members in change.groups.items():
        before = {change.current[record_id] for record_id in members if record_id in change.current}
        if len(before) > 1:
            found.append(Merge(profile_id, frozenset(before - {profile_id}), members))
    return found


def splits(change: Regrouping) -> list[Split]:
    """What the commit took apart."""
    went: defaultdict[ProfileId, dict[ProfileId, frozenset[RecordId]]] = defaultdict(dict)
    for profile_id, members in change.groups.items():
        for before in {change.current[record_id] for record_id in members if record_id in change.current}:
            went[before][profile_id] = frozenset(one for one in members if change.current.get(one) == before)
    return [Split(before, into) for before, into in went.items() if len(into) > 1]
