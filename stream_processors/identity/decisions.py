"""Resolves contradicting decisions of people: the latest by event time wins (design §5 rule 4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from schemas.identifiers import POLICIES, Identifier
from schemas.identity import Decision, Record
from stream_processors.identity.forest import Forest

Named = frozenset[Identifier]


class Apart(NamedTuple):
    """Two sets of identifiers of two people. rank: how late it was decided, among the decisions at hand."""

    left: Named
    right: Named
    rank: int


class Same(NamedTuple):
    """Identifiers of one person; {X} says that all who carry X are one. rank: that of the latest decision in it."""

    named: Named
    rank: int


@dataclass(frozen=True, slots=True)
class Rulings:
    """What holds of all decisions. An identifier that no `same` speaks of stands alone in its set."""

    same: tuple[Same, ...] = ()
    apart: tuple[Apart, ...] = ()
    unsure: tuple[tuple[Identifier, Identifier], ...] = ()


def settle(decisions: Collection[Decision]) -> Rulings:
    """From the latest decision back: each holds unless later ones say the opposite, directly or by a chain."""
    if not decisions:
        return Rulings()
    unsure = tuple(sorted({_in_order(*decision.of) for decision in decisions if decision.same is None}))
    decisions = [decision for decision in decisions if decision.same is not None]
    forest = Forest(sorted({identifier for decision in decisions for identifier in decision.of}))
    same: list[tuple[Identifier, int]] = []
    apart: list[tuple[Identifier, Identifier, int]] = []
    for rank, decision in sorted(enumerate(sorted(set(decisions), key=_age)), reverse=True):
        a, b = decision.of
        if decision.same:
            if not _parted(forest, apart, a, b):
                forest.join(a, b)
                same.append((a, rank))
        elif forest.root(a) != forest.root(b):
            apart.append((a, b, rank))
    named = {forest.root(identifier): members for members in forest.sets() for identifier in members}
    joined = {forest.root(identifier): rank for identifier, rank in reversed(same)}
    parted = {_in_order(forest.root(a), forest.root(b)): rank for a, b, rank in reversed(apart)}
    return Rulings(
        tuple(Same(named[root], rank) for root, rank in sorted(joined.items())),
        tuple(Apart(named[a], named[b], rank) for (a, b), rank in sorted(parted.items())),
        unsure,
    )


def _in_order(a: Identifier, b: Identifier) -> tuple[Identifier, Identifier]:
    return (a, b) if a < b else (b, a)


def _parted(
    forest: Forest[Identifier], apart: Iterable[tuple[Identifier, Identifier, int]], a: Identifier, b: Identifier
) -> bool:
    roots = {forest.root(a), forest.root(b)}
    return len(roots) == 2 and any({forest.root(x), forest.root(y)} == roots for x, y, _ in apart)


def _age(decision: Decision) -> tuple[datetime, str, str, bool, str, tuple[Identifier, ...]]:
    """Equal times are told apart by the event, then by cutting: a false merge is the worse mistake. Two that came under
    one id by their bytes: what they name may be records, whose ids differ between systems.
    """
    evidence = decision.evidence
    time = datetime.fromisoformat(evidence.time)
    cuts = not decision.same
    return (time, evidence.source, evidence.event_id, cuts, decision.content, tuple(sorted(decision.of)))


def side_of(record: Record, left: Named, right: Named) -> tuple[bool, Named]:
    """(on the right side?, identifiers of the other side) of a record that carries identifiers of sides decided apart.

    A record that carries both was wrong in one of them: it stays with the more trusted, the other is disowned.
    """
    carried = record.all_identifiers & (left | right)
    keeper = min(carried, key=lambda identifier: (POLICIES[identifier.kind].trust, identifier))
    on_right = keeper in right
    return on_right, carried & (left if on_right else right)
