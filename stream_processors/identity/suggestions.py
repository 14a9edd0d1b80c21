"""Suggests groups that no identifier connects but that resemble each other in name, birth date or address (rule 5).

They are joined only above a threshold that the deployment sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations, product
from typing import Final, NamedTuple

from schemas.identity import RecordId
from stream_processors.identity.candidates import candidate_pairs
from stream_processors.identity.forest import Forest
from stream_processors.identity.neighbours import neighbours
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.scoring import Evidence, score
from stream_processors.identity.traits import Traits
from stream_processors.identity.weights import Weights

RECOMMENDED: Final = 0.9
"""The score from which on suggestions may join by themselves where a deployment has not measured its own."""

SHOWN: Final = 0.5
_GROUPS_BAR: Final = -10.0  # bits that two established groups need on average beyond their best pair's threshold
_RECORD_BAR: Final = -20.0  # the same for a single record: one of its namesakes may be badly typed
_STRANGERS: Final = -7.0  # bits of one trait that speak for two people, whatever the others say
_CLEARLY: Final = 8.0  # bits by which one of two strangers is so much the likelier that there is no doubt
_COMPARED: Final = 12  # records of each group that are compared: the smallest ids


class Suggestion(NamedTuple):
    """score: 0…1. because: the traits that speak for it, the strongest first, and after "but" those that don't."""

    a: RecordId
    b: RecordId
    score: float
    because: str


def likelihood(bits: float) -> float:
    """0…1, even chances where the traits outweigh the prior by nothing."""
    return float(1 / (1 + 2.0 ** max(-60.0, min(60.0, -bits))))


class Matcher:
    """Scores pairs of one set of people. rarity is learned from the set itself, leaning on people in general."""

    def __init__(self, people: Mapping[RecordId, Traits], weights: Weights | None = None) -> None:
        self._people = people
        self._rarity = Rarity.of(people.values(), weights)
        self._pairs = candidate_pairs(people)
        self._rarity.neighbours = neighbours(((people[a], people[b]) for a, b in self._pairs), self._rarity)
        self._known: dict[tuple[RecordId, RecordId], tuple[float, Evidence]] = {}

    def score(self, a: RecordId, b: RecordId) -> tuple[float, Evidence]:
        pair = (a, b) if a < b else (b, a)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = score(self._people[pair[0]], self._people[pair[1]], self._rarity)
        return known

    def suggestions(self, groups: Collection[frozenset[RecordId]]) -> list[Suggestion]:
        """The best pair of any two groups that are alike enough to be shown, the likeliest first."""
        group_of = {one: group for group in groups for one in group}
        best: dict[frozenset[frozenset[RecordId]], tuple[float, RecordId, RecordId, Evidence]] = {}
        for a, b in self._pairs:
            if group_of[a] is group_of[b]:
                continue
            bits, evidence = self.score(a, b)
            between = frozenset((group_of[a], group_of[b]))
            if likelihood(bits) >= SHOWN and (between not in best or bits > best[between][0]):
                best[between] = (bits, a, b, evidence)
        found = [Suggestion(a, b, likelihood(bits), because(evidence)) for bits, a, b, evidence in best.values()]
        return sorted(found, key=lambda one: (-one.score, one.a, one.b))

    def join(
        self, groups: Collection[frozenset[RecordId]], found: Collection[Suggestion], threshold: float
    ) -> list[frozenset[RecordId]]:
        """Groups after the suggestions at `threshold` or above, the likeliest first; no veto between any two members.

        Two established groups need a higher bar than a single record: their members must be alike on average.
        """
        forest = Forest(sorted(one for group in groups for one in group))
        members = {min(group): sorted(group) for group in groups}
        for group in groups:
            for one in group:
                forest.join(min(group), one)
        doubtful = self._doubtful(found)
        for suggestion in found:
            a, b = sorted((forest.root(suggestion.a), forest.root(suggestion.b)))
            if a == b or suggestion.score < threshold or {suggestion.a, suggestion.b} & doubtful:
                continue
            if self._fit(members[a], members[b]) and not self._parted(suggestion, members[a], members[b]):
                forest.join(a, b)
                members[a] = sorted(members[a] + members.pop(b))
        return forest.sets()

    def _parted(self, one: Suggestion, ours: Collection[RecordId], theirs: Collection[RecordId]) -> bool:
        """Whether others of the two groups are two people by what the alike pair leaves unsaid, as a patronymic."""
        told = self._compared(one.a, one.b)
        return any(self._strangers(a, b) - told for a, b in _across(ours, theirs))

    def _doubtful(self, found: Collection[Suggestion]) -> set[RecordId]:
        """Records that are like two people and silent on what tells these apart: John Smith, of father and son."""
        partners: defaultdict[RecordId, list[RecordId]] = defaultdict(list)
        for one in found:
            partners[one.a].append(one.b)
            partners[one.b].append(one.a)
        return {
            one
            for one, others in partners.items()
            if any(
                abs(self.score(one, b)[0] - self.score(one, c)[0]) < _CLEARLY
                and self._strangers(b, c) - self._compared(one, b) - self._compared(one, c)
                for b, c in combinations(others[:_COMPARED], 2)
            )
        }

    def _strangers(self, a: RecordId, b: RecordId) -> set[str]:
        """The traits which by themselves speak clearly for two people."""
        return {trait for trait, bits in self.score(a, b)[1] if bits <= _STRANGERS}

    def _compared(self, a: RecordId, b: RecordId) -> set[str]:
        return {trait for trait, _ in self.score(a, b)[1]}

    def _fit(self, ours: Collection[RecordId], theirs: Collection[RecordId]) -> bool:
        bits = [self.score(a, b)[0] for a, b in _across(ours, theirs)]
        bar = _GROUPS_BAR if min(len(ours), len(theirs)) > 1 else _RECORD_BAR
        return sum(bits) / len(bits) >= bar


def _across(ours: Collection[RecordId], theirs: Collection[RecordId]) -> list[tuple[RecordId, RecordId]]:
    return list(product(list(ours)[:_COMPARED], list(theirs)[:_COMPARED]))


def because(evidence: Evidence) -> str:
    """ "same birth, surname; but street": names of traits only."""
    ranked = sorted(evidence, key=lambda one: -abs(one[1]))
    agreeing, against = [name for name, bits in ranked if bits > 0], [name for name, bits in ranked if bits < 0]
    return ", ".join(agreeing) + (f"; but {', '.join(against)}" if against else "")
