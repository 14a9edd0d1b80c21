"""Groups in the making: who is joined with whom so far, and what is known of each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.identifiers import POLICIES, Identifier, Strength
from schemas.identity import Link, RecordId
from stream_processors.identity.contest import Contest
from stream_processors.identity.facts import Facts
from stream_processors.identity.forest import Forest
from stream_processors.identity.nameless import with_bearers
from stream_processors.identity.partition_input import KINDS_BY_TRUST, Ground
from stream_processors.identity.verdict import Circle, Node, Standing, Verdict, judge

DECIDED = "decided to be one person"


@dataclass(frozen=True, slots=True)
class Forced:
    """Records that a person decided to be one, and the identifier that the decision named."""

    records: tuple[RecordId, ...]
    identifier: Identifier


@dataclass
class Grouping:
    """forest, facts: by the smallest record of each group. verdicts: of identifiers that several groups carried."""

    ground: Ground
    forest: Forest[RecordId]
    facts: dict[Node, Facts]
    links: list[Link] = field(default_factory=list)
    verdicts: dict[Identifier, Verdict] = field(default_factory=dict)
    refused: list[Link] = field(default_factory=list)

    def by_node(self, records: Iterable[RecordId]) -> dict[Node, list[RecordId]]:
        """The records by the group that they are in now."""
        nodes: dict[Node, list[RecordId]] = {}
        for record in records:
            nodes.setdefault(self.forest.root(record), []).append(record)
        return nodes

    def join(self, nodes: Sequence[Node]) -> None:
        for node in nodes[1:]:
            a, b = sorted((self.forest.root(nodes[0]), self.forest.root(node)))
            if self.forest.join(a, b):
                self.facts[a].absorb(self.facts.pop(b))


def group(ground: Ground, forced: Sequence[Forced] = ()) -> Grouping:
    """Judge the kinds in the order of trust, each on the groups that those before it made."""
    facts = {record_id: ground.facts_of(record) for record_id, record in ground.records.items()}
    grouping = Grouping(ground, Forest(ground.records), facts)
    for each in forced:
        grouping.join(each.records)
        grouping.links += _star(each.records, DECIDED, each.identifier)
    for each in forced:
        ground.people.excuse(grouping.facts[grouping.forest.root(each.records[0])].persons)
    for kind in KINDS_BY_TRUST:
        if ground.carriers[kind]:
            _judge_kind(kind, ground.carriers[kind], grouping)
    while any(verdict.standing is Standing.SHARED for verdict in grouping.verdicts.values()):
        if not _judge_again(grouping):
            break
    return grouping


def _judge_again(grouping: Grouping) -> bool:
    """What several groups share, on the groups that the kinds after it made; whether that joined any.

    A nameless purchase on a family's phone may have been named by its receipt since.
    """
    before = len(grouping.facts)
    for kind in KINDS_BY_TRUST:
        carriers = {}
        for one in sorted(_shared(kind, grouping)):
            carriers[one] = grouping.ground.carriers_of(one)
            if len(grouping.by_node(carriers[one])) == 1:  # all of them are one person now
                del carriers[one], grouping.verdicts[one]
        if carriers:
            _judge_kind(kind, carriers, grouping)
    return len(grouping.facts) < before


@dataclass(frozen=True, slots=True)
class _Case:
    """carried: group → its records that carry the identifier; a verdict where these are several groups."""

    identifier: Identifier
    carried: Mapping[Node, list[RecordId]]
    verdict: Verdict | None

    @property
    def circles(self) -> Sequence[Circle]:
        return self.verdict.circles if self.verdict else (tuple(self.carried),)


def _shared(kind: str, grouping: Grouping) -> list[Identifier]:
    verdicts = grouping.verdicts.items()
    return [one for one, verdict in verdicts if one.kind == kind and verdict.standing is Standing.SHARED]


def _judge_kind(kind: str, carriers_of: Mapping[Identifier, Sequence[RecordId]], grouping: Grouping) -> None:
    """All identifiers of a kind are judged on the same groups; only then the groups change."""
    facts, people = grouping.facts, grouping.ground.people
    carried = {one: grouping.by_node(records) for one, records in carriers_of.items() if len(records) > 1}
    several = {node for nodes in carried.values() if len(nodes) > 1 for node in nodes}
    told = with_bearers(kind, several, facts, grouping.ground, grouping.forest) if several else facts
    cases = [
        _Case(one, nodes, judge(one, sorted(nodes), told, people) if len(nodes) > 1 else None)
        for one, nodes in carried.items()
    ]
    if not cases:
        return
    contest = Contest(facts, people, POLICIES[kind].strength is Strength.WEAK)
    for part in contest.unite([circle for case in cases if case.verdict for circle in case.circles]):
        grouping.join(part)
    for case in cases:
        grouping.links += _links(case, grouping.forest)
        if case.verdict:
            grouping.verdicts[case.identifier] = case.verdict
            if case.verdict.standing is Standing.GENERIC:
                for node in case.carried:
                    grouping.facts[grouping.forest.root(node)].disclaim(case.identifier)


def _links(case: _Case, forest: Forest[RecordId]) -> Iterator[Link]:
    """Every identifier that speaks for a group, also where a more trusted one joined it already."""
    shared = case.verdict is not None and case.verdict.standing is Standing.SHARED
    rule = f"same person on a shared {case.identifier.kind}" if shared else f"same {case.identifier.kind}"
    for circle in case.circles:
        together: dict[Node, list[RecordId]] = {}
        for node in circle:
            together.setdefault(forest.root(node), []).extend(case.carried[node])
        for records in together.values():
            yield from _star(sorted(records), rule, case.identifier)


def _star(records: Sequence[RecordId], rule: str, identifier: Identifier) -> Iterator[Link]:
    """The smallest record with each other one: any two are two steps apart."""
    return (Link(records[0], record, rule, identifier) for record in records[1:])
