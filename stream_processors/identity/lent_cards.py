"""Cards of everybody: the till's own card is on the sales of many, whom only their returns and deliveries name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from schemas.identifiers import REFERENCE_KINDS
from schemas.identity import RecordId
from stream_processors.identity.facts import Facts
from stream_processors.identity.forest import Forest
from stream_processors.identity.partition_input import Ground

_MANY: Final = 3
"""People that the papers of one card name, from which on it is no family's. A spouse who returns what the other bought
is the second, and leaves the card to whom it is of."""


def by_papers(
    facts: Mapping[RecordId, Facts], ground: Ground, forest: Forest[RecordId]
) -> Iterator[tuple[RecordId, frozenset[int]]]:
    """Of nameless groups with a card, whom their receipts and orders name, where those of one card name many.

    facts: of the groups that carry cards which several do.
    """
    named: defaultdict[RecordId, frozenset[int]] = defaultdict(frozenset)
    for node, persons in _named_by_papers(facts, ground, forest):
        named[node] |= persons
    of_card: defaultdict[str, set[RecordId]] = defaultdict(set)
    for node in named:
        for card in facts[node].owned.get("card", ()):
            of_card[card].add(node)
    for nodes in of_card.values():
        everybody = frozenset[int]().union(*[named[node] for node in nodes])
        if len(everybody) >= _MANY and ground.people.count_distinct(everybody, _MANY) >= _MANY:
            yield from ((node, named[node]) for node in sorted(nodes))


def _named_by_papers(
    facts: Mapping[RecordId, Facts], ground: Ground, forest: Forest[RecordId]
) -> Iterator[tuple[RecordId, frozenset[int]]]:
    people = ground.people
    for kind in sorted(REFERENCE_KINDS & ground.common.keys()):
        for paper in ground.common[kind]:
            carriers = ground.carriers[paper]
            nodes = {node for node in map(forest.root, carriers) if node in facts and not facts[node].persons}
            persons = people.told_by(map(ground.records.__getitem__, carriers)) - people.firms if nodes else None
            if persons and not people.clash(persons):
                yield from ((node, persons) for node in sorted(nodes))
