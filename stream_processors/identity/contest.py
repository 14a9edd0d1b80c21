"""Cuts doubtful connections where several identifiers together would join people who contradict each other.

Each identifier is judged on the groups that earlier kinds made. A nameless group with a phone of Анна and a phone of
Пётр would connect the two, though each phone by itself looks fine. No step prefers a circle or a group to another, so
that neither the order of arrival nor the names of records, which differ between systems, make a difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from stream_processors.identity.facts import COMPARED_PERSONS, Facts, People, contradiction, merged
from stream_processors.identity.forest import Forest
from stream_processors.identity.verdict import Circle, Node, agreeing_circles

Said = tuple[frozenset[int], frozenset[tuple[int, bool]], tuple[tuple[str, ...], ...]]
Step = Callable[[list[Circle]], list[Circle]]


class Contest(NamedTuple):
    """Settles the circles of one kind. weak: exclusive values count as contradictions too."""

    facts: Mapping[Node, Facts]
    people: People
    weak: bool

    def unite(self, circles: Sequence[Circle]) -> list[Circle]:
        """Sets of groups that are to be one now: overlapping circles together, unless they contradict each other.

        What contradicts is cut in three steps, each no further than a contradiction is left.
        """
        if len(circles) == 1:
            return [*circles]
        steps = (self._without_doubtful, self._without_blank_ties, self._undisputed)
        return [part for cluster in _overlapping(circles) for part in self._settle(cluster, steps)]

    def _settle(self, circles: list[Circle], steps: Sequence[Step]) -> list[Circle]:
        if len(circles) == 1:
            return circles
        nodes = sorted({node for circle in circles for node in circle})
        if not steps or not self._clash(nodes):
            return [tuple(nodes)]
        left = steps[0](circles)
        return [part for cluster in _overlapping(left) for part in self._settle(cluster, steps[1:])]

    def _clash(self, nodes: Collection[Node]) -> str:
        return self._contradict([self.facts[node] for node in nodes])

    def _without_doubtful(self, circles: list[Circle]) -> list[Circle]:
        """Take each group out of the circles between which it can't choose: it belongs to nobody, and ties nobody."""
        memberships: defaultdict[Node, list[int]] = defaultdict(list)
        for index, circle in enumerate(circles):
            for node in circle:
                memberships[node].append(index)
        together = [merged([self.facts[node] for node in circle]) for circle in circles]
        persons = [Counter(person for node in circle for person in self.facts[node].persons) for circle in circles]
        staying: list[list[Node]] = [[] for _ in circles]
        for node, indices in memberships.items():
            for index in self._choice(node, indices, together, persons):
                staying[index].append(node)
        return [tuple(sorted(circle)) for circle in staying if len(circle) > 1]

    def _choice(
        self, node: Node, indices: list[int], together: list[Facts], persons: list[Counter[int]]
    ) -> Collection[int]:
        """The circles in which a group stays: all if they don't contradict, else those that agree with it."""
        if len(indices) == 1 or not contradiction([together[index] for index in indices], self.people, self.weak):
            return indices
        own = self.facts[node].persons
        friendly = [
            index
            for index in indices
            if own and self.people.agree(own, [person for person, n in persons[index].items() if n > (person in own)])
        ]
        clash = contradiction([together[index] for index in friendly], self.people, self.weak)
        return [] if clash else friendly

    def _without_blank_ties(self, circles: list[Circle]) -> list[Circle]:
        """In a chain of nameless groups between two people each end belongs to its neighbour; the middle is cut."""
        return [circle for circle in circles if any(self._speaks(node) for node in circle)]

    def _speaks(self, node: Node) -> bool:
        facts = self.facts[node]
        return bool(facts.persons or facts.sides or (self.weak and facts.owned))

    def _undisputed(self, circles: list[Circle]) -> list[Circle]:
        """The last resort, those who agree on the person first: what two circles would make of a group that stands in
        both, and what can't be one person, is nobody's. No circle is before another, so no name of a record decides.
        """
        forest = Forest(sorted({node for circle in circles for node in circle}))
        known = {node: self.facts[node] for node in forest}
        for level in ([part for one in circles for part in agreeing_circles(one, self.facts, self.people)], circles):
            contracted = sorted({_contracted(one, forest) for one in level})
            sound = [one for one in contracted if len(one) > 1 and not self._contradict([known[each] for each in one])]
            disputed = self._disputed(sound, known)
            for cluster in _overlapping([one for one in sound if one not in disputed]):
                nodes = sorted({node for circle in cluster for node in circle})
                together = [known[node] for node in nodes]
                if not self._contradict(together):
                    known[forest.unite(nodes)[0]] = merged(together)
        return [tuple(sorted(part)) for part in forest.sets() if len(part) > 1]

    def _disputed(self, circles: Sequence[Circle], known: Mapping[Node, Facts]) -> set[Circle]:
        """Those that have a group in common with another, and contradict it; all on a group that very many want."""
        around: defaultdict[Node, defaultdict[Said, list[Circle]]] = defaultdict(lambda: defaultdict(list))
        said = {circle: merged([known[node] for node in circle]) for circle in circles}
        for circle, facts in said.items():
            signature = self._signature(facts)
            for node in circle:
                around[node][signature].append(circle)
        disputed: set[Circle] = set()
        for wanting in around.values():
            many = len(wanting) > COMPARED_PERSONS
            for ours, theirs in pairwise(wanting.values()) if many else combinations(wanting.values(), 2):
                if many or self._contradict((said[ours[0]], said[theirs[0]])):
                    disputed.update(ours, theirs)
        return disputed

    def _signature(self, facts: Facts) -> Said:
        """What tells of a person in it: circles of equal ones contradict the same others."""
        owned = [(kind, *sorted(values)) for kind, values in facts.owned.items()] if self.weak else ()
        return facts.persons, facts.sides, tuple(sorted(owned))

    def _contradict(self, facts: Sequence[Facts]) -> str:
        return contradiction(facts, self.people, self.weak)


def _contracted(circle: Circle, forest: Forest[Node]) -> Circle:
    return tuple(sorted({*map(forest.root, circle)}))


def _overlapping(circles: Sequence[Circle]) -> list[list[Circle]]:
    """Circles that share a group, directly or by a chain of circles."""
    forest = Forest(node for circle in circles for node in circle)
    for circle in circles:
        forest.unite(circle)
    clusters: defaultdict[Node, list[Circle]] = defaultdict(list)
    for circle in circles:
        clusters[forest.root(circle[0])].append(circle)
    return list(clusters.values())
