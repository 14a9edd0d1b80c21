"""Groups in the making: who is joined with whom so far, and what is known of each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import is_
from typing import NamedTuple

from schemas.identifiers import WEAK_KINDS, Identifier
from schemas.identity import Link, RecordId
from stream_processors.identity.contest import Contest
from stream_processors.identity.facts import Facts, merged
from stream_processors.identity.firms_aside import firms_aside
from stream_processors.identity.forest import Forest
from stream_processors.identity.nameless import between_two, with_bearers
from stream_processors.identity.partition_input import KINDS_BY_TRUST, Ground
from stream_processors.identity.verdict import GENERIC, OWN, SHARED, Node, Verdict, judge

DECIDED = "decided to be one person"


@dataclass(frozen=True, slots=True)
class Forced:
    """Records that a person decided to be one, and the identifier that the decision named."""

    records: tuple[RecordId, ...]
    identifier: Identifier


@dataclass
class Grouping:
    """forest, facts: by the smallest record of each group. verdicts: of identifiers that several groups carried.
    explained: whether links are noted.
    """

    ground: Ground
    forest: Forest[RecordId]
    facts: dict[Node, Facts]
    explained: bool = True
    links: list[Link] = field(default_factory=list)
    verdicts: dict[Identifier, Verdict] = field(default_factory=dict)
    refused: list[Link] = field(default_factory=list)

    def by_node(self, records: Iterable[RecordId]) -> dict[Node, list[RecordId]]:
        """The records by the group that they are in now."""
        nodes: dict[Node, list[RecordId]] = {}
        for record in records:
            nodes.setdefault(self.forest.root(record), []).append(record)
        return nodes

    def on_several(self, identifiers: Iterable[Identifier]) -> dict[Identifier, list[Node]]:
        """Of those that several groups carry now, the groups, sorted."""
        root, carriers = self.forest.root, self.ground.carriers
        carried = ((one, {*map(root, carriers[one])}) for one in identifiers)
        return {one: sorted(nodes) for one, nodes in carried if len(nodes) > 1}

    def join(self, nodes: Sequence[Node]) -> None:
        roots = self.forest.unite(nodes)
        if len(roots) > 1:
            together = merged([self.facts.pop(root) for root in roots])
            self.facts[roots[0]] = self.ground.people.without_firms(together)


def group(ground: Ground, forced: Sequence[Forced] = (), explained: bool = True) -> Grouping:
    """Judge the kinds in the order of trust, each on the groups that those before it made."""
    facts = {record_id: ground.facts_of(record) for record_id, record in ground.records.items()}
    grouping = Grouping(ground, Forest(ground.records), facts, explained)
    for each in forced:
        grouping.join(each.records)
        if explained:
            grouping.links += _star(each.records, DECIDED, each.identifier)
    for each in forced:
        ground.people.excuse(grouping.facts[grouping.forest.root(each.records[0])].persons)
    for kind, identifiers in ground.common.items():
        _judge_kind(kind, identifiers, grouping)
    while _judge_again(grouping):
        pass
    return grouping


def _judge_again(grouping: Grouping) -> bool:
    """What several groups share, on the groups that the kinds after it made; whether that joined any.

    A nameless purchase on a family's phone may have been named by its receipt since.
    """
    before = len(grouping.facts)
    shared: dict[str, list[Identifier]] = {}
    for one, verdict in grouping.verdicts.items():
        if verdict.standing is SHARED or verdict.leaves_out:
            shared.setdefault(one.kind, []).append(one)
    for kind in sorted(shared, key=KINDS_BY_TRUST.index):
        several = grouping.on_several(sorted(shared[kind]))
        for one in shared[kind]:
            if one not in several:  # all of them are one person now
                del grouping.verdicts[one]
        if several:
            _judge_kind(kind, [*several], grouping)
    return len(grouping.facts) < before


class _Case(NamedTuple):
    """carried: group → its records that carry the identifier, as it was before any of them was joined by it."""

    identifier: Identifier
    carried: Mapping[Node, list[RecordId]]


def _judge_kind(kind: str, identifiers: Sequence[Identifier], grouping: Grouping) -> None:
    """All identifiers of a kind are judged on the same groups; only then the groups change."""
    carriers = grouping.ground.carriers
    cases = [_Case(one, grouping.by_node(carriers[one])) for one in identifiers] if grouping.explained else []
    several = grouping.on_several(identifiers)
    if several:
        _unite(kind, several, grouping)
    for case in cases:
        grouping.links += _links(case, grouping)


def _unite(kind: str, several: Mapping[Identifier, list[Node]], grouping: Grouping) -> None:
    ground = grouping.ground
    facts, torn = firms_aside(kind, several, grouping.facts, ground)
    torn |= between_two(kind, several.values(), grouping.facts, ground)
    told = with_bearers(kind, several.values(), facts, ground, grouping.forest)
    verdicts = {one: _verdict(one, nodes, told, torn, grouping) for one, nodes in several.items()}
    circles = [circle for verdict in verdicts.values() for circle in verdict.circles]
    contest = Contest(facts, ground.people, kind in WEAK_KINDS)
    for part in contest.unite(circles) if circles else ():
        grouping.join(part)
    grouping.verdicts |= verdicts
    for one, verdict in verdicts.items():
        if verdict.standing is GENERIC:
            for node in map(grouping.forest.root, several[one]):
                grouping.facts[node] = grouping.facts[node].without(one)


def _verdict(
    identifier: Identifier,
    nodes: Sequence[Node],
    told: Mapping[Node, Facts],
    torn: AbstractSet[Node],
    grouping: Grouping,
) -> Verdict:
    """As it was judged before, where no group has grown since. torn: groups of which it tells nothing."""
    known = grouping.verdicts.get(identifier)
    if known and len(known.of) == len(nodes) and all(map(is_, known.of, map(told.__getitem__, nodes))):
        return known
    if torn.isdisjoint(nodes):
        return judge(identifier, nodes, told, grouping.ground.people)
    left = [node for node in nodes if node not in torn]
    of_nodes = tuple([told[node] for node in nodes])
    if len(left) < 2:
        return Verdict(identifier, OWN, of_nodes, ())
    return judge(identifier, left, told, grouping.ground.people)._replace(of=of_nodes)


def _links(case: _Case, grouping: Grouping) -> Iterator[Link]:
    """Every identifier that speaks for a group, also where a more trusted one joined it already."""
    verdict = grouping.verdicts.get(case.identifier)
    shared = verdict is not None and verdict.standing is SHARED
    rule = f"same person on a shared {case.identifier.kind}" if shared else f"same {case.identifier.kind}"
    for circle in verdict.circles if verdict else (tuple(case.carried),):
        together: dict[Node, list[RecordId]] = {}
        for node in circle:
            together.setdefault(grouping.forest.root(node), []).extend(case.carried[node])
        for records in together.values():
            yield from _star(sorted(records), rule, case.identifier)


def _star(records: Sequence[RecordId], rule: str, identifier: Identifier) -> Iterator[Link]:
    """The smallest record with each other one: any two are two steps apart."""
    return (Link(records[0], record, rule, identifier) for record in records[1:])
