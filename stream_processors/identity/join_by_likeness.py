"""Joins groups by likeness alone (design §5 rule 5), after all other rules have made the groups.

Likeness is the weakest evidence. It overrides no contradiction between two groups, no decision that separates them, and
no "unsure" of a person; a group that resembles two contradicting groups joins neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from schemas.identity import Alike, Link
from stream_processors.identity.contest import Contest
from stream_processors.identity.facts import DECIDED_APART, Facts, contradiction, sides_of
from stream_processors.identity.grouping import Grouping
from stream_processors.identity.speakers import FATHER_AND_SON, father_and_son
from stream_processors.identity.verdict import Node

RULE: Final = "alike"
ESTABLISHED: Final = 0.99
"""The score that two groups of several records each need: a mistake there mixes two known people."""

TWO_PEOPLE = "it is like two people who contradict each other"
NOT_ENOUGH = "not enough to make one of two that are known well"
DOUBTED = "somebody looked and could not tell"
NAMELESS = "it has no identifier by which a person could part the two again"


def join_alike(grouping: Grouping, pairs: Collection[Alike]) -> None:
    """pairs: those of the deployment's score or above. Links and refusals are noted in the grouping, if asked for."""
    best = _between_groups(pairs, grouping)
    if not best:
        return
    _heed_doubts(grouping)
    refused = _refused(best, grouping)
    contest = Contest(grouping.facts, grouping.ground.people, weak=False)
    for part in contest.unite([nodes for nodes in sorted(best) if nodes not in refused]):
        grouping.join(part)
    for nodes, pair in sorted(best.items()) if grouping.explained else ():
        if grouping.forest.root(nodes[0]) == grouping.forest.root(nodes[1]):
            grouping.links.append(Link(pair.a, pair.b, RULE, None, f"{pair.score:.2f}: {pair.because}"))
        else:
            grouping.refused.append(Link(pair.a, pair.b, RULE, None, refused.get(nodes, TWO_PEOPLE)))
    for facts in grouping.facts.values():
        facts.sides = frozenset(side for side in facts.sides if side[0] >= 0)


def _between_groups(pairs: Iterable[Alike], grouping: Grouping) -> dict[tuple[Node, Node], Alike]:
    """The likeliest pair of any two groups."""
    best: dict[tuple[Node, Node], Alike] = {}
    for pair in sorted(pairs, key=lambda one: (-one.score, one.a, one.b)):
        a, b = sorted((grouping.forest.root(pair.a), grouping.forest.root(pair.b)))
        if a != b:
            best.setdefault((a, b), pair)
    return best


def _refused(best: Mapping[tuple[Node, Node], Alike], grouping: Grouping) -> dict[tuple[Node, Node], str]:
    """Which two groups their likeness must not join, and why."""
    ground, root = grouping.ground, grouping.forest.root
    sizes = Counter(map(root, ground.records))
    named = {root(one) for one, record in ground.records.items() if record.all_identifiers - ground.crowds.keys()}
    refused = {}
    for nodes, pair in best.items():
        facts = [grouping.facts[node] for node in nodes]
        because = contradiction(facts, ground.people, weak=False)
        if because == DECIDED_APART and _only_doubted(facts):
            because = DOUBTED
        if not because and not named.issuperset(nodes):
            because = NAMELESS
        if not because and father_and_son(*(ground.people.marks(one.persons) for one in facts)):
            because = FATHER_AND_SON
        if not because and min(sizes[node] for node in nodes) > 1 and pair.score < ESTABLISHED:
            because = NOT_ENOUGH
        if because:
            refused[nodes] = because
    return refused


def _only_doubted(facts: Sequence[Facts]) -> bool:
    sides = sides_of(facts)
    return not any(number >= 0 and (number, not side) in sides for number, side in sides)


def _heed_doubts(grouping: Grouping) -> None:
    """What a person could not decide is kept apart, as two sides of a decision are; their numbers are negative."""
    ground = grouping.ground
    for number, (one, other) in enumerate(ground.rulings.unsure):
        left, right = (set(map(grouping.forest.root, ground.carriers_of(each))) for each in (one, other))
        for nodes, side in ((left - right, False), (right - left, True)):
            for node in nodes:
                grouping.facts[node].sides |= {(-1 - number, side)}
