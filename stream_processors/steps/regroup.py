"""Computes the commits that follow from a loaded neighbourhood and what is new: pure, one commit per component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from profile_store.identity_graph import shared_keys, without
from profile_store.ports import Block, Finding, Likenesses, Neighbourhood, Node, Regrouping, ReviewKind, Sighting
from schemas.identifiers import Identifier
from schemas.identity import Decision, Partition, ProfileId, Record, RecordId
from stream_processors.identity.assign import assign
from stream_processors.identity.components import Component, components
from stream_processors.identity.growth import unusual_growth
from stream_processors.identity.partition import partition
from stream_processors.steps.regrouped import profiles_after, regrouped

_KINDS = {kind.value: kind for kind in ReviewKind} | {"crowd": ReviewKind.GENERIC}


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
    whole = _with_sighted({**near.records, **near.beside_crowds}, by_record)
    records = _without(near.crowded, whole.values())
    new, known = frozenset(decisions), frozenset(near.decisions)
    changes, crowds = [], set(near.crowded)
    for component in components(records, new | known, near.alike, near.current):
        sighted = tuple(one for record in component.records for one in by_record.get(record.record_id, ()))
        decided = tuple(decision for decision in component.decisions if decision in new)
        judged = partition(
            [whole[record.record_id] for record in component.records],
            component.decisions,
            component.alike,
            explained=False,
            crowds=near.crowded,
        )
        change = _regrouping(near, component, judged, sighted, decided, fresh)
        if sighted or decided or profiles_after(change) != dict(change.current):
            changes.append(change)
        crowds |= change.crowds
    return changes, frozenset(crowds)


def _with_sighted(
    records: Mapping[RecordId, Record], sighted: Mapping[RecordId, Sequence[Sighting]]
) -> dict[RecordId, Record]:
    """All records, each with the references that are known and those that are new."""
    merged = dict(records)
    for record_id, sightings in sighted.items():
        for record in (sighting.record for sighting in sightings):
            known = merged.setdefault(record_id, record)
            if not record.references <= known.references:
                merged[record_id] = replace(known, references=known.references | record.references)
    return merged


def _without(crowds: frozenset[Identifier], records: Iterable[Record]) -> list[Record]:
    """As if they did not carry what is known to be a crowd, which connects nobody; most of it was not loaded.

    What becomes a crowd just now is left to `partition`: what it joined must be taken apart in one commit.
    """
    if not crowds:
        return [*records]
    return [record if crowds.isdisjoint(record.all_identifiers) else without(crowds, record) for record in records]


def _regrouping(
    near: Neighbourhood,
    component: Component,
    judged: Partition,
    sightings: tuple[Sighting, ...],
    decisions: tuple[Decision, ...],
    fresh: Callable[[], ProfileId],
) -> Regrouping:
    current = _of(component.records, near.current)
    anchors = _of(component.records, near.minted)
    groups, minted = assign(judged.groups, anchors, fresh)
    change = Regrouping(
        sightings,
        decisions,
        groups,
        current,
        minted,
        _versions(near, component),
        _households(judged.households, groups),
        _disowned(judged, component.decisions),
        _values(judged, component.records),
        _grown(component.records, groups),
        frozenset(item.identifier for item in judged.reviews if item.kind == "crowd" and item.identifier),
        anchors,
    )
    told = regrouped(change)
    return replace(change, regrouped=told) if told else change


def _of(records: Iterable[Record], ids: Mapping[RecordId, ProfileId]) -> dict[RecordId, ProfileId]:
    return {record.record_id: ids[record.record_id] for record in records if record.record_id in ids}


def _versions(near: Neighbourhood, component: Component) -> dict[Node, int]:
    """All that the judgement hangs on; a block that has fallen stays so, and needs no second look."""
    nodes: list[Node] = [Likenesses(record.record_id) for record in component.records if record.person]
    by_id = {record.record_id: record for record in component.records} if component.alike else {}
    for pair in component.alike:
        nodes += map(Block, shared_keys(by_id[pair.a], by_id[pair.b]))
    seen: dict[Node, int] = {node: near.versions[node] for node in component.nodes if node in near.versions}
    seen.update((node, near.versions[node]) for node in nodes if node in near.versions)
    return seen


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


def _disowned(judged: Partition, decisions: Collection[Decision]) -> dict[Identifier, frozenset[RecordId]]:
    """Of every identifier that a decision names: where nobody is disowned any more, that must be said too."""
    if not decisions:
        return {}
    named = {identifier for decision in decisions for identifier in decision.of}
    return {one: frozenset(record for record, lost in judged.disowned if lost == one) for one in named}


def _values(judged: Partition, records: Collection[Record]) -> dict[tuple[ReviewKind, Identifier], Finding]:
    """A crowd's records are counted, not named."""
    return {
        (_KINDS[item.kind], item.identifier): Finding(
            len(item.records) or sum(item.identifier in one.all_identifiers for one in records), item.because
        )
        for item in judged.reviews
        if item.identifier
    }


def _grown(
    records: Iterable[Record], groups: Mapping[ProfileId, frozenset[RecordId]]
) -> dict[tuple[ReviewKind, ProfileId], Finding]:
    by_id = {record.record_id: record for record in records}
    grown = {profile_id: unusual_growth([by_id[one] for one in members]) for profile_id, members in groups.items()}
    return {(ReviewKind.GROWTH, profile_id): Finding(*found) for profile_id, found in grown.items() if found}


def too_large(most: int) -> str:
    return f"more than {most} records are connected with it: it was not judged"


def unjudged(
    sightings: Sequence[Sighting],
    decisions: Sequence[Decision],
    current: Mapping[RecordId, ProfileId],
    most: int,
    fresh: Callable[[], ProfileId],
) -> Regrouping:
    """What is done where a neighbourhood has more than `most` records: nothing is lost and nobody is joined.

    A new record stands alone, what it says is in the graph, and a person is told. The next to touch the neighbourhood
    once it is smaller (a value has become a crowd, a decision cuts) judges it whole.
    """
    found = Finding(most, too_large(most))
    new = {one.record.record_id for one in sightings} - current.keys()
    minted = {record_id: fresh() for record_id in sorted(new)}
    concerned = {*current.values(), *minted.values()}
    return Regrouping(
        tuple(sightings),
        tuple(decisions),
        {profile_id: frozenset({record_id}) for record_id, profile_id in minted.items()},
        {},
        minted,
        dict.fromkeys(new, 0),
        values={(ReviewKind.DECISION, one): found for decision in decisions for one in decision.of},
        profiles={(ReviewKind.BOUND, profile_id): found for profile_id in concerned},
    )
