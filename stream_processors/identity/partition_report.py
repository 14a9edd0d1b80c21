"""Collects what a partition reports beside its groups: refused links, households, and items for review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.identifiers import STRONG_KINDS
from schemas.identity import Link, Partition, RecordId, ReviewItem
from stream_processors.identity.forest import Forest
from stream_processors.identity.grouping import Grouping
from stream_processors.identity.partition_input import Ground
from stream_processors.identity.verdict import OWN, SHARED, Node, Verdict

REFUSED_SHOWN = 100
"""Refused links told of one identifier; the review item of a generic or shared one names all its records."""

DOUBTFUL = "it leads to people who contradict each other, and nothing says which of them it is"


def report(grouping: Grouping, reviews: Sequence[ReviewItem] = ()) -> Partition:
    ground, verdicts = grouping.ground, grouping.verdicts.values() if grouping.explained else ()
    refused = (link for verdict in verdicts for link in _refused(verdict, grouping))
    return Partition(
        groups=tuple(grouping.forest.sets()),
        links=tuple(dict.fromkeys(grouping.links)),
        refused=(*refused, *grouping.refused),
        households=_households(grouping),
        reviews=(*crowds(ground), *_not_own(grouping), *reviews),
        disowned=ground.disowned,
    )


def _refused(verdict: Verdict, grouping: Grouping) -> Iterator[Link]:
    """One link for each group that the identifier did not join with the first, if no other identifier did."""
    representatives: dict[Node, RecordId] = {}
    for record in grouping.ground.carriers_of(verdict.identifier):
        representatives.setdefault(grouping.forest.root(record), record)
    first, *others = representatives.values()
    rule = f"{verdict.standing} {verdict.identifier.kind}" if verdict.because else f"same {verdict.identifier.kind}"
    for other in others[:REFUSED_SHOWN]:
        yield Link(first, other, rule, verdict.identifier, verdict.because or DOUBTFUL)


def _households(grouping: Grouping) -> tuple[frozenset[RecordId], ...]:
    """Records that carry a shared value and say whose they are, together where their groups are linked by several."""
    members = [
        [record for record in grouping.ground.carriers_of(verdict.identifier) if _named(record, grouping)]
        for verdict in grouping.verdicts.values()
        if verdict.standing is SHARED and verdict.identifier.kind in STRONG_KINDS
    ]
    if not members:
        return ()
    nodes: Forest[Node] = Forest(grouping.forest.root(record) for records in members for record in records)
    for records in members:
        for record in records[1:]:
            nodes.join(grouping.forest.root(records[0]), grouping.forest.root(record))
    households: dict[Node, set[RecordId]] = {}
    for records in filter(None, members):
        households.setdefault(nodes.root(grouping.forest.root(records[0])), set()).update(records)
    return tuple(frozenset(household) for _, household in sorted(households.items()) if _several(household, grouping))


def _named(record: RecordId, grouping: Grouping) -> bool:
    """Nameless records on a family's phone belong to nobody, so to no household either."""
    facts = grouping.facts[grouping.forest.root(record)]
    return bool(facts.persons or facts.sides)


def _several(records: Iterable[RecordId], grouping: Grouping) -> bool:
    return len({grouping.forest.root(record) for record in records}) > 1


def _not_own(grouping: Grouping) -> Iterator[ReviewItem]:
    for verdict in grouping.verdicts.values():
        if verdict.standing is not OWN:
            records = frozenset(grouping.ground.carriers_of(verdict.identifier))
            yield ReviewItem(verdict.standing.value, verdict.identifier, records, verdict.because)


def crowds(ground: Ground) -> Iterator[ReviewItem]:
    """Those that were found. Their records are not named: they are too many, and who asks may not have them all."""
    return (ReviewItem("crowd", one, frozenset(), why) for one, why in sorted(ground.crowds.items()) if why)
