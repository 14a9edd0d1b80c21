"""Explains why two records are one person, or why they are not (design §4, P3)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from schemas.identifiers import Identifier
from schemas.identity import Link, Partition, Record, RecordId


def chain(partition: Partition, a: RecordId, b: RecordId) -> tuple[Link, ...]:
    """The shortest chain of links from a to b, each from one record to the next; empty where they are not one person.

    Two steps by one identifier over a third record are told as one: both records carry it.
    """
    steps = _steps(partition.links)
    came_by: dict[RecordId, Link | None] = {a: None}
    queue = deque([a])
    while queue and b not in came_by:
        here = queue.popleft()
        for link in steps[here]:
            if link.b not in came_by:
                came_by[link.b] = link
                queue.append(link.b)
    path: list[Link] = []
    last = came_by.get(b)
    while last is not None:
        path.append(last)
        last = came_by[last.a]
    return _shortened(reversed(path))


def _steps(links: Iterable[Link]) -> Mapping[RecordId, list[Link]]:
    """Every link from each of its ends."""
    steps: defaultdict[RecordId, list[Link]] = defaultdict(list)
    for link in links:
        steps[link.a].append(link)
        steps[link.b].append(Link(link.b, link.a, link.rule, link.identifier, link.because))
    return steps


def _shortened(path: Iterable[Link]) -> tuple[Link, ...]:
    told: list[Link] = []
    for link in path:
        if told and link.identifier and told[-1].identifier == link.identifier and told[-1].rule == link.rule:
            link = Link(told.pop().a, link.b, link.rule, link.identifier)
        told.append(link)
    return tuple(told)


def why_not(partition: Partition, records: Mapping[RecordId, Record], a: RecordId, b: RecordId) -> tuple[Link, ...]:
    """The identifiers that the groups of a and b both carry, and their likeness where it was judged, each with the
    reason why it does not join them.

    Empty where the two are one person, or have nothing of that: then nothing speaks for one person at all.
    """
    ours, theirs = _group_of(partition, a), _group_of(partition, b)
    if ours == theirs:
        return ()
    here, there, reasons = _carriers(ours, records), _carriers(theirs, records), _reasons(partition)
    shared = (
        Link(min(here[identifier]), min(there[identifier]), rule, identifier, because)
        for identifier, (rule, because) in sorted(reasons.items())
        if identifier in here and identifier in there
    )
    either = {(True, False), (False, True)}
    alike = (link for link in partition.refused if not link.identifier and {link.a, link.b} <= ours | theirs)
    return (*shared, *(link for link in alike if (link.a in ours, link.b in ours) in either))


def _group_of(partition: Partition, record: RecordId) -> frozenset[RecordId]:
    """Raises KeyError where the record is not of this partition."""
    for group in partition.groups:
        if record in group:
            return group
    raise KeyError(f"record {record} is not among the {sum(map(len, partition.groups))} records that were partitioned")


def _carriers(group: frozenset[RecordId], records: Mapping[RecordId, Record]) -> Mapping[Identifier, list[RecordId]]:
    carriers: defaultdict[Identifier, list[RecordId]] = defaultdict(list)
    for record_id in group:
        for identifier in records[record_id].all_identifiers:
            carriers[identifier].append(record_id)
    return carriers


def _reasons(partition: Partition) -> Mapping[Identifier, tuple[str, str]]:
    """Identifier → rule and reason of its refusal, also where no link between just these two groups is told."""
    reasons = {identifier: ("disowned", "decided to be different people") for _, identifier in partition.disowned}
    for item in partition.reviews:
        if item.identifier:
            reasons[item.identifier] = (item.kind, item.because)
    for link in partition.refused:
        if link.identifier:
            reasons[link.identifier] = (link.rule, link.because)
    return reasons
