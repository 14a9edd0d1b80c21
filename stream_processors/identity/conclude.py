"""Applies decisions: from "these two identifiers are one person" to the records that this means (design §5 rule 4).

An identifier that a family shares does not say which member was meant, and other decisions may have changed the cards
that the person saw. Where the meaning is not clear, nobody is joined and the case is shown for review.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import RecordId, ReviewItem
from stream_processors.identity.decisions import Apart, Rulings, Same
from stream_processors.identity.grouping import Forced, Grouping
from stream_processors.identity.verdict import Node

UNCLEAR = "decided to be one person, but it is not clear who of those that share the identifier was meant"
OVERRULED = "decided to be one person, but decided to be two later"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """rulings: without those that a later decision overrules."""

    forced: tuple[Forced, ...]
    rulings: Rulings
    reviews: tuple[ReviewItem, ...]


def conclude(grouping: Grouping) -> Conclusion:
    """grouping: what the records say without the decisions that join; those that cut are in it."""
    rulings = grouping.ground.rulings
    forced: list[Forced] = []
    reviews: list[ReviewItem] = []
    overruled: set[Apart] = set()
    for same in rulings.same:
        carried = {one: _carrying(one, grouping) for one in sorted(same.named)}
        nodes = _meant(same, [sorted(nodes) for nodes in carried.values() if nodes], grouping)
        records = sorted(
            {record for at in carried.values() for node, those in at.items() if node in nodes for record in those}
        )
        against = _apart(nodes, grouping)
        if len(records) < 2:
            unclear = sorted({record for at in carried.values() for those in at.values() for record in those})
            if len(unclear) > 1 and not records:
                reviews.append(_review(same, unclear, UNCLEAR))
        elif any(apart.rank > same.rank for apart in against):
            reviews.append(_review(same, records, OVERRULED))
        else:
            forced.append(Forced(tuple(records), min(same.named)))
            overruled |= against
    left = tuple(apart for apart in rulings.apart if apart not in overruled)
    return Conclusion(tuple(forced), replace(rulings, apart=left), tuple(reviews))


def _carrying(identifier: Identifier, grouping: Grouping) -> dict[Node, list[RecordId]]:
    """Group → its records that carry the identifier. Who is named by what one record states is meant with all records
    of his: they spell his name otherwise, and the decision speaks of the person.
    """
    nodes = grouping.by_node(grouping.ground.carriers_of(identifier))
    if identifier.kind != STATEMENT:
        return nodes
    every = grouping.by_node(grouping.ground.records)
    return {node: every[node] for node in nodes}


def _meant(same: Same, sides: Sequence[Sequence[Node]], grouping: Grouping) -> set[Node]:
    """The groups that the decision speaks of; none where that is not clear.

    An identifier of one group means that group, whatever its name says. One of several groups means those that don't
    contradict the others. An identifier decided to be one with itself means all who carry it.
    """
    if len(same.named) == 1:
        return set(sides[0]) if sides else set()
    sure = {nodes[0] for nodes in sides if len(nodes) == 1}
    if not sure:
        return set()
    facts, people = grouping.facts, grouping.ground.people
    known = set().union(*(facts[node].persons for node in sure))
    possible = sorted({node for nodes in sides if len(nodes) > 1 for node in nodes})
    fitting = [node for node in possible if not people.contradicting(known, facts[node].persons)]
    if people.clash(set().union(*(facts[node].persons for node in fitting))):
        fitting = [node for node in fitting if people.agree(known, facts[node].persons)]
    return sure | set(fitting)


def _apart(nodes: set[Node], grouping: Grouping) -> set[Apart]:
    """The decisions that these are different people."""
    sides = set().union(*(grouping.facts[node].sides for node in nodes)) if nodes else set()
    return {grouping.ground.rulings.apart[number] for number, side in sides if (number, not side) in sides}


def _review(same: Same, records: Sequence[RecordId], because: str) -> ReviewItem:
    return ReviewItem("decision", min(same.named), frozenset(records), because)
