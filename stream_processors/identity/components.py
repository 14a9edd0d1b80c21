"""Splits records into connected components, which can be judged and committed independently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from schemas.identifiers import Identifier
from schemas.identity import Alike, Decision, ProfileId, Record, RecordId

Node = Identifier | RecordId


@dataclass(frozen=True)
class Component:
    """Records that may bear on each other, and on nobody else's grouping."""

    nodes: frozenset[Node]
    records: tuple[Record, ...]
    decisions: tuple[Decision, ...]
    alike: tuple[Alike, ...] = ()


def components(
    records: Collection[Record],
    decisions: Collection[Decision],
    alike: Collection[Alike] = (),
    current: Mapping[RecordId, ProfileId] = MappingProxyType({}),
) -> list[Component]:
    """Connected by any identifier carried, by decisions and by likeness: no rule of `partition` reaches further.

    current: what is one profile is taken apart, if at all, in one commit; likeness may have joined it until now.
    """
    by_id = {record.record_id: record for record in records}
    decided: defaultdict[Node, list[Decision]] = defaultdict(list)
    for decision in decisions:
        decided[decision.of[0]].append(decision)
    likened: defaultdict[Node, list[Alike]] = defaultdict(list)
    for pair in alike:
        likened[pair.a].append(pair)
    beside = _carrying(records)
    for a, b in _links(decisions, alike, current):
        beside[a].append(b)
        beside[b].append(a)
    return [
        Component(
            nodes,
            tuple(by_id[node] for node in nodes if isinstance(node, str)),
            tuple(decision for node in nodes for decision in decided.get(node, ())) if decided else (),
            tuple(pair for node in nodes for pair in likened.get(node, ())) if likened else (),
        )
        for nodes in _connected(beside)
    ]


def _carrying(records: Iterable[Record]) -> defaultdict[Node, list[Node]]:
    beside: defaultdict[Node, list[Node]] = defaultdict(list)
    for record in records:
        record_id, identifiers = record.record_id, record.all_identifiers
        beside[record_id] += identifiers
        for identifier in identifiers:
            beside[identifier].append(record_id)
    return beside


def _links(
    decisions: Iterable[Decision], alike: Iterable[Alike], current: Mapping[RecordId, ProfileId]
) -> Iterator[tuple[Node, Node]]:
    """Nodes that bear on each other though neither carries the other."""
    yield from (decision.of for decision in decisions)
    yield from ((pair.a, pair.b) for pair in alike)
    first: dict[ProfileId, RecordId] = {}
    for record_id, profile_id in current.items():
        if first.setdefault(profile_id, record_id) != record_id:
            yield first[profile_id], record_id


def _connected(beside: Mapping[Node, Sequence[Node]]) -> Iterator[frozenset[Node]]:
    met: set[Node] = set()
    for start in beside:
        if start in met:
            continue
        met.add(start)
        part = [start]
        for node in part:  # which grows on the way
            for other in beside[node]:
                if other not in met:
                    met.add(other)
                    part.append(other)
        yield frozenset(part)
