"""Rule 5: groups without a conducting link but alike in name, birth date, address (design §5).

Suggested to a person; joined by themselves only above a threshold that the deployment sets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product
from typing import Final, NamedTuple

from schemas.identifiers import Identifier, Strength
from schemas.identity import RecordId
from stream_processors.identity.candidates import candidate_pairs
from stream_processors.identity.forest import Forest
from stream_processors.identity.scoring import Evidence, Rarity, score
from stream_processors.identity.traits import Traits

RECOMMENDED: Final = 0.9
"""The score from which on suggestions may join by themselves where a deployment has not measured its own."""

SHOWN: Final = 0.5
_GROUPS_BAR: Final = 0.0  # bits that two established groups need on average beyond their best pair's threshold
_RECORD_BAR: Final = -6.0  # the same for a single record: one of its namesakes may be badly typed
_COMPARED: Final = 12  # records of each group that are compared: the smallest ids
_SHARED_IDENTIFIER: Final = 9.0  # bits of a strong identifier that rules 1-4 did not let conduct, or that is shared
_SHARED_DEVICE: Final = 4.0

Person = tuple[Traits, frozenset[Identifier]]


class Suggestion(NamedTuple):
    """score: 0…1. because: the traits that speak for it, the strongest first, and after "but" those that don't."""

    a: RecordId
    b: RecordId
    score: float
    because: str


def likelihood(bits: float) -> float:
    """0…1, even chances at the bar that was measured to be safe."""
    return 1 / (1 + 2.0 ** max(-60.0, min(60.0, -(bits - _EVEN))))


_EVEN: Final = 3.0


class Matcher:
    """Scores pairs of one set of people. rarity is learned from the set itself, leaning on people in general."""

    def __init__(self, people: Mapping[RecordId, Person]) -> None:
        self._people = people
        self._rarity = Rarity.of(traits for traits, _ in people.values())
        self._known: dict[tuple[RecordId, RecordId], tuple[float, Evidence]] = {}

    def score(self, a: RecordId, b: RecordId) -> tuple[float, Evidence]:
        pair = (a, b) if a < b else (b, a)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._score(*pair)
        return known

    def _score(self, a: RecordId, b: RecordId) -> tuple[float, Evidence]:
        (x, ours), (y, theirs) = self._people[a], self._people[b]
        bits, evidence = score(x, y, self._rarity)
        common = tuple(
            (f"same {one.kind}", _SHARED_DEVICE if one.strength is Strength.WEAK else _SHARED_IDENTIFIER)
            for one in sorted(ours & theirs)
        )
        return bits + sum(worth for _, worth in common), evidence + common

    def suggestions(self, groups: Collection[frozenset[RecordId]]) -> list[Suggestion]:
        """The best pair of any two groups that are alike enough to be shown, the likeliest first."""
        group_of = {one: group for group in groups for one in group}
        best: dict[frozenset[frozenset[RecordId]], tuple[float, RecordId, RecordId, Evidence]] = {}
        for a, b in candidate_pairs(self._people):
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
        for suggestion in found:
            a, b = sorted((forest.root(suggestion.a), forest.root(suggestion.b)))
            if a != b and suggestion.score >= threshold and self._fit(members[a], members[b]):
                forest.join(a, b)
                members[a] = sorted(members[a] + members.pop(b))
        return forest.sets()

    def _fit(self, ours: Collection[RecordId], theirs: Collection[RecordId]) -> bool:
        pairs = list(product(list(ours)[:_COMPARED], list(theirs)[:_COMPARED]))
        bits = [self.score(a, b)[0] for a, b in pairs]
        bar = _GROUPS_BAR if min(len(ours), len(theirs)) > 1 else _RECORD_BAR
        return sum(bits) / len(bits) >= _EVEN + bar


def because(evidence: Evidence) -> str:
    """ "same birth, surname; but street": names of traits only."""
    ranked = sorted(evidence, key=lambda one: -abs(one[1]))
    agreeing, against = [name for name, bits in ranked if bits > 0], [name for name, bits in ranked if bits < 0]
    return ", ".join(agreeing) + (f"; but {', '.join(against)}" if against else "")
