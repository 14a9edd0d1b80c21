"""Suggests groups that no identifier connects but that resemble each other in name, birth date or address (rule 5).

They are joined only above a threshold that the deployment sets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from schemas.identifiers import Identifier
from schemas.identity import RecordId
from stream_processors.identity.candidates import Candidates
from stream_processors.identity.distinct_statements import NOTHING, Holders, StatementId, Statements
from stream_processors.identity.forest import Forest
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.scoring import VETO, Evidence, score
from stream_processors.identity.shared_addresses import neighbours
from stream_processors.identity.speakers import father_and_son, speakers
from stream_processors.identity.traits import Statement, is_document
from stream_processors.identity.weights import Weights

RECOMMENDED: Final = 0.9
"""The score from which on suggestions may join by themselves where a deployment has not measured its own."""

SHOWN: Final = 0.5
_FAR_BELOW: Final = -1.0  # bits, of which nothing is shown
_DIGITS: Final = 4  # of a score: what is compared with a threshold is what is shown
_GROUPS_BAR: Final = -10.0  # bits that two established groups need on average beyond their best pair's threshold
_RECORD_BAR: Final = -20.0  # the same for a single record: one of its namesakes may be badly typed
_STRANGERS: Final = -7.0  # bits of one trait that speak for two people, whatever the others say
_CLEARLY: Final = 8.0  # bits by which one of two strangers is so much the likelier that there is no doubt
_COMPARED: Final = 12  # statements of each group that are compared: the smallest ids


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
    """Scores pairs of one set of people. rarity is learned from the set itself, leaning on people in general.

    Only what is said counts, never how often: however often a record is repeated, scores and groups stay as they are.
    """

    def __init__(self, records: Mapping[RecordId, Statement], weights: Weights | None = None) -> None:
        self._statements = Statements(records)
        distinct = self._statements.distinct
        self._rarity = Rarity.of(distinct.values(), weights)
        candidates, personal = Candidates(distinct), self._statements.personal
        self._pairs = candidates.pairs({one for one in distinct if personal[one] != NOTHING})
        told = self._statements.told
        dated = {one for one, said in distinct.items() if said.person.birth}
        met = Counter((personal[a], personal[b]) for a, b in self._pairs if a in dated and b in dated)
        people = ((told[a].person, told[b].person, times) for (a, b), times in met.items())
        self._rarity.neighbours = neighbours(people, self._rarity)
        if self._rarity.neighbours.household >= 0:  # else identifiers, all the nameless have, never tell who it is
            self._pairs = candidates.pairs(distinct)
        self._scores: dict[tuple[StatementId, StatementId, frozenset[Identifier]], tuple[float, Evidence]] = {}

    def score(self, a: StatementId, b: StatementId) -> tuple[float, Evidence]:
        """Worked out once for any two people and what they share: of their other identifiers nothing is said."""
        if b < a:
            a, b = b, a
        (one, ours), (other, theirs) = self._statements.told[a], self._statements.told[b]
        between = (self._statements.personal[a], self._statements.personal[b], ours & theirs)
        found = self._scores.get(between)
        if found is None:
            found = self._scores[between] = score(one, other, self._rarity, between[2])
        return found

    def bits(self, a: StatementId, b: StatementId) -> float:
        return self.score(a, b)[0]

    def holders(self, groups: Collection[frozenset[RecordId]]) -> Holders:
        return Holders(groups, self._statements.said)

    def suggestions(self, holders: Holders) -> list[Suggestion]:
        """The best pair of any two groups that are alike enough to be shown, the likeliest first."""
        best: dict[frozenset[int], tuple[float, StatementId, StatementId, tuple[int, int]]] = {}
        for a, b in (*self._pairs, *holders.repeated):
            if not holders.apart(a, b):
                continue
            bits = self.bits(a, b)
            if bits > _FAR_BELOW and likelihood(bits) >= SHOWN:
                for two in holders.between(a, b):
                    between = frozenset(two)
                    if between not in best or bits > best[between][0]:
                        best[between] = (bits, a, b, two)
        ranked = sorted((-bits, a, b, two) for bits, a, b, two in best.values())
        return [self._suggestion(a, b, holders.of(two[0], a), holders.of(two[1], b)) for _, a, b, two in ranked]

    def _suggestion(self, a: StatementId, b: StatementId, one: RecordId, other: RecordId) -> Suggestion:
        bits, evidence = self.score(a, b)
        return Suggestion(one, other, round(likelihood(bits), _DIGITS), because(evidence))

    def join(self, holders: Holders, found: Sequence[Suggestion], threshold: float) -> list[frozenset[RecordId]]:
        """Groups after the suggestions at `threshold` or above, the likeliest first; no veto between any two members.

        Two established groups, of whom several different things are said, need a higher bar than a single statement:
        these must be alike on average. found: in the order of `suggestions`.
        """
        said = self._statements.said
        group_of = {min(group): group for group in holders.groups}
        first_of = {one: first for first, group in group_of.items() for one in group}
        forest = Forest(group_of)
        touched = {first_of[one] for suggestion in found for one in (suggestion.a, suggestion.b)}
        members = {first: self._personal(group_of[first]) for first in touched}
        doubtful = self._doubtful(found)
        for suggestion in found:
            a, b = sorted((forest.root(first_of[suggestion.a]), forest.root(first_of[suggestion.b])))
            pair = said[suggestion.a], said[suggestion.b]
            if a == b or suggestion.score < threshold or not doubtful.isdisjoint(pair):
                continue
            if self._one_person(pair, members[a], members[b]):
                forest.join(a, b)
                members[a] = sorted({*members[a], *members.pop(b)})
        _join_copies(holders, forest)
        return [frozenset().union(*map(group_of.__getitem__, firsts)) for firsts in forest.sets()]

    def _personal(self, group: Collection[RecordId]) -> list[StatementId]:
        """The different things that are said of the person, whatever identifiers stand beside."""
        statements = self._statements
        said = sorted({statements.personal[statements.said[one]] for one in group} - {NOTHING})
        return speakers(said, lambda one: statements.told[one].person.name)

    def _one_person(
        self, pair: tuple[StatementId, StatementId], ours: Sequence[StatementId], theirs: Sequence[StatementId]
    ) -> bool:
        """Whether all that is said of two groups lets the alike pair join them."""
        if {*ours, *theirs} == {self._statements.personal[one] for one in pair}:
            return True  # the pair is all that is known of them
        if father_and_son(*(map(self._marks, group) for group in (ours, theirs))):
            return False
        return self._fit(ours, theirs) and not self._parted(pair, ours, theirs)

    def _marks(self, one: StatementId) -> tuple[int, list[tuple[str, str]]]:
        person = self._statements.told[one].person
        documents = [other for other in person.others if is_document(*other)]
        return person.name.generation, documents + ([("birth", person.birth)] if person.birth else [])

    def _parted(
        self, pair: tuple[StatementId, StatementId], ours: Sequence[StatementId], theirs: Sequence[StatementId]
    ) -> bool:
        """Whether others of the two groups are two people by what the alike pair leaves unsaid, as a patronymic."""
        told = self._compared(*pair)
        return any(self._strangers(a, b) - told for a, b in _across(ours, theirs))

    def _doubtful(self, found: Collection[Suggestion]) -> set[StatementId]:
        """Statements that are like two people and silent on what tells these apart: John Smith, of father and son."""
        said = self._statements.said
        partners: defaultdict[StatementId, dict[StatementId, None]] = defaultdict(dict)
        for one in found:
            a, b = said[one.a], said[one.b]
            partners[a][b] = partners[b][a] = None
        return {
            one
            for one, others in partners.items()
            if any(
                abs(self.bits(one, b) - self.bits(one, c)) < _CLEARLY
                and self._strangers(b, c) - self._compared(one, b) - self._compared(one, c)
                for b, c in combinations([*others][:_COMPARED], 2)
            )
        }

    def _strangers(self, a: StatementId, b: StatementId) -> set[str]:
        """The traits which by themselves speak clearly for two people."""
        return {trait for trait, bits in self.score(a, b)[1] if bits <= _STRANGERS}

    def _compared(self, a: StatementId, b: StatementId) -> set[str]:
        return {trait for trait, _ in self.score(a, b)[1]}

    def _fit(self, ours: Sequence[StatementId], theirs: Sequence[StatementId]) -> bool:
        bits = [self.bits(a, b) for a, b in _across(ours, theirs)]
        bar = _GROUPS_BAR if min(len(ours), len(theirs)) > 1 else _RECORD_BAR
        within = min(bits, default=VETO) > VETO or self._rarity.neighbours.alone
        return bool(bits) and within and sum(bits) / len(bits) >= bar


def _across(ours: Sequence[StatementId], theirs: Sequence[StatementId]) -> list[tuple[StatementId, StatementId]]:
    return list(product(ours[:_COMPARED], theirs[:_COMPARED]))


def _join_copies(holders: Holders, forest: Forest[RecordId]) -> None:
    """What says all the same as a group that was joined is as much like those whom it was joined with."""
    sizes = Counter(map(forest.root, forest))
    for alike in holders.copies:
        firsts = [*map(min, alike)]
        joined = [one for one in firsts if sizes[forest.root(one)] > 1]
        for one in firsts if joined else ():
            forest.join(joined[0], one)


def because(evidence: Evidence) -> str:
    """ "same birth, surname; but street": names of traits only."""
    ranked = sorted(evidence, key=lambda one: -abs(one[1]))
    agreeing, against = [name for name, bits in ranked if bits > 0], [name for name, bits in ranked if bits < 0]
    return ", ".join(agreeing) + (f"; but {', '.join(against)}" if against else "")
