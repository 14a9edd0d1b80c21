"""Judges one identifier on the groups that carry it: one person's, shared, or generic (design §5 rules 1-3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from schemas.identifiers import POLICIES, REFERENCE_KINDS, WEAK_KINDS, Identifier
from schemas.identity import RecordId
from stream_processors.identity.facts import (
    AGREE,
    CALLED_OTHERWISE,
    COMPARED_PERSONS,
    CONTRADICT,
    NAMED_OTHERWISE,
    SURNAMES,
    Facts,
    People,
    contradiction,
    fullest,
    persons_of,
)
from stream_processors.identity.forest import Forest
from stream_processors.identity.persons import DIFFERENT_SURNAMES

Node = RecordId  # a group while a kind is judged, named by one of its records
Circle = tuple[Node, ...]  # groups that one identifier would make one, sorted
Signature = tuple[frozenset[int], frozenset[tuple[int, bool]]]
Said = Sequence[Sequence[int]]  # what any two signatures say of each other, as flags; symmetric


class Standing(StrEnum):
    OWN = "own"  # one person's, as far as anything says
    SHARED = "shared"  # of people who contradict each other: a family phone, a lent card, a family tablet
    GENERIC = "generic"  # of more people than its kind may have: the call centre's line, a till's own card


OWN, SHARED, GENERIC = Standing  # by themselves: a look-up in the class is ten times slower


class Verdict(NamedTuple):
    """of: what was known of each group that carried it. circles: disjoint sets of groups, each of which this identifier
    alone would make one person.
    """

    identifier: Identifier
    standing: Standing
    of: tuple[Facts, ...]
    circles: tuple[Circle, ...]
    because: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether it is one person's, and yet some of the groups are not told by it whose they are."""
        return self.standing is OWN and sum(map(len, self.circles)) < len(self.of)


def judge(identifier: Identifier, nodes: Sequence[Node], facts: Mapping[Node, Facts], people: People) -> Verdict:
    """Judge one identifier on the groups that more trusted kinds made. nodes: two or more, sorted."""
    of_nodes = tuple([facts[node] for node in nodes])
    crowd = _crowd(identifier.kind, of_nodes, people)
    if crowd:
        return Verdict(identifier, GENERIC, of_nodes, (), crowd)
    weak = identifier.kind in WEAK_KINDS
    because = contradiction(of_nodes, people, weak) or _other_surnames(identifier.kind, of_nodes, people)
    if not because:
        return Verdict(identifier, OWN, of_nodes, (tuple(nodes),))
    circles = () if weak else agreeing_circles(nodes, facts, people)
    return Verdict(identifier, SHARED, of_nodes, circles, because)


def _other_surnames(kind: str, facts: Sequence[Facts], people: People) -> str:
    """One order is placed and handed over within days: who is named otherwise there has not married meanwhile, but
    receives a namesake's present.
    """
    if kind not in REFERENCE_KINDS:
        return ""
    said = sorted({tuple(fullest(each.persons)) for each in facts if each.persons})[:COMPARED_PERSONS]
    of_two = (people.between(a, b) & (NAMED_OTHERWISE | SURNAMES) for a, b in combinations(said, 2))
    return DIFFERENT_SURNAMES if NAMED_OTHERWISE in of_two else ""


def _crowd(kind: str, facts: Sequence[Facts], people: People) -> str:
    """Why the identifier is nobody's own, "" if it may be somebody's.

    Counted are people who contradict each other and, among the nameless, values of another exclusive kind.
    """
    policy = POLICIES[kind]
    if len(facts) <= min(policy.people_limit, policy.holders_limit):
        return ""  # a group is one person's, so there are no more people than groups
    persons = persons_of(facts)
    limit = policy.people_limit
    if len(persons) > limit and people.count_distinct(persons, limit + 1) > limit:
        return f"more than {limit} different people have it"
    holders: dict[str, set[str]] = {}
    for each in facts:
        if not each.persons:
            for other, values in each.owned.items():
                holders.setdefault(other, set()).add(min(values))
    for other in sorted(holders):
        if other != kind and len(holders[other]) > policy.holders_limit:
            return f"more than {policy.holders_limit} different values of {other} stand beside it"
    return ""


def agreeing_circles(nodes: Sequence[Node], facts: Mapping[Node, Facts], people: People) -> tuple[Circle, ...]:
    """Of groups that share a value and contradict each other, those that positively agree on the person.

    Groups are taken together by what they say of the person, so that a crowd of equal ones costs no more than one. What
    agrees with two that contradict each other («Саша» beside Александр and Александра) belongs to neither. A full name
    that does so, where one of the two is a bad spelling of it, is still one person's.
    """
    alike: dict[Signature, list[Node]] = {}
    for node in nodes:
        known = facts[node]
        if known.persons:
            alike.setdefault((known.persons, known.sides), []).append(node)
    named = sum(map(len, alike.values()))
    if named < 2:
        return ()
    signatures = sorted(alike, key=lambda signature: (sorted(signature[0]), sorted(signature[1])))[:COMPARED_PERSONS]
    said = _said_of_each_other(signatures, people)
    if named == len(alike) and not _any_agree(said):  # as most families on one phone
        return ()
    found = _agreeing(signatures, said, people)
    circles = (tuple(sorted([node for at in circle for node in alike[signatures[at]]])) for circle in found)
    return tuple(sorted(circle for circle in circles if len(circle) > 1))


def _any_agree(said: Said) -> bool:
    return any(flags & AGREE for at, row in enumerate(said) for flags in row[:at])


def _agreeing(signatures: Sequence[Signature], said: Said, people: People) -> Iterator[list[int]]:
    """The circles, as the places of what their groups say."""
    clashing = _clashing(said)
    friends = [_those(row, AGREE, AGREE) - clashing[a] for a, row in enumerate(said)]
    forest = Forest(a for a, those in enumerate(friends) if not _torn(those, clashing))
    for a in forest:
        for b in friends[a]:
            if b in forest:
                forest.join(a, b)
    for members in map(sorted, forest.sets()):
        for part in [[member] for member in members] if _torn(members, clashing) else [members]:
            # one statement repeated ({sex} alone) is no agreement on a person
            yield [member for member in part if friends[member]]
    apart = (a for a, those in enumerate(friends) if a not in forest and a in those)
    full = (a for a in apart if any(map(people.named_in_full, signatures[a][0])))
    yield from ([a] for a in full if _misspelt(friends[a], clashing, said))


def _torn(members: Collection[int], clashing: Sequence[Set[int]]) -> bool:
    return not all(clashing[member].isdisjoint(members) for member in members)


def _misspelt(friends: Set[int], clashing: Sequence[Set[int]], said: Said) -> bool:
    """Whether those of them who contradict each other do so in their given names: no fathers and sons of one name."""
    return all(said[a][b] & CALLED_OTHERWISE for a in friends for b in friends & clashing[a])


def _said_of_each_other(signatures: Sequence[Signature], people: People) -> Said:
    persons = [fullest(one) for one, _ in signatures]
    said = [[0] * len(signatures) for _ in signatures]
    for b, (_, sides) in enumerate(signatures):
        opposite = {(decision, not side) for decision, side in sides}
        for a in range(b + 1):
            flags = people.between(persons[a], persons[b])
            if opposite and not opposite.isdisjoint(signatures[a][1]):
                flags |= CONTRADICT
            said[a][b] = said[b][a] = flags
    return said


def _clashing(said: Said) -> list[frozenset[int]]:
    """Of each those with whom a shared value can't make it one.

    It can't where people contradict, stand on two sides of a cut, or have other surnames. A bride's old and new name
    are told apart by that too, since a question is better than a mix; not where a third group knows both her names, or
    is the right spelling of two slips.
    """
    contradicting = [_those(row, CONTRADICT, CONTRADICT) for row in said]
    otherwise = [_those(row, CONTRADICT | NAMED_OTHERWISE | SURNAMES, NAMED_OTHERWISE) for row in said]
    if not any(otherwise):
        return contradicting
    known = [_those(row, CONTRADICT | SURNAMES, SURNAMES) for row in said]
    return [
        contradicting[a] | {b for b in others if known[a].isdisjoint(known[b])} for a, others in enumerate(otherwise)
    ]


def _those(row: Sequence[int], asked: int, answered: int) -> frozenset[int]:
    """Where the flags that are asked for are as answered."""
    return frozenset([at for at, flags in enumerate(row) if flags & asked == answered])
