"""Groups in the making: who is joined with whom so far, and what is known of each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_

from schemas.identifiers import POLICIES, Identifier, Strength
from schemas.identity import Link, RecordId
from stream_processors.identity.contest import Contest
from stream_processors.identity.facts import Facts, merged
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

    def join(self, nodes: Sequence[Node]) -> None:
        roots = sorted({*map(self.forest.root, nodes)})
        if len(roots) > 1:
            for root in roots[1:]:
                self.forest.join(roots[0], root)
            self.facts[roots[0]] = merged(self.facts.pop(root) for root in roots)


def group(ground: Ground, forced: Sequence[Forced] = (), explained: bool = True) -> Grouping:
    """Judge the kinds in the order of trust, each on the groups that those before it made."""
    facts = {record_id: ground.facts_of(record) for record_id, record in ground.records.items()}
    grouping = Grouping(ground, Forest(ground.records), facts, explained)
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
    carried = {one: grouping.by_node(records) for one, records in carriers_of.items() if len(records) > 1}
    several = {one: sorted(nodes) for one, nodes in carried.items() if len(nodes) > 1}
    judged = {node for nodes in several.values() for node in nodes}
    told = with_bearers(kind, judged, grouping.facts, grouping.ground, grouping.forest) if several else grouping.facts
    verdicts = {one: _verdict(one, nodes, told, grouping) for one, nodes in several.items()}
    contest = Contest(grouping.facts, grouping.ground.people, POLICIES[kind].strength is Strength.WEAK)
    for part in contest.unite([circle for verdict in verdicts.values() for circle in verdict.circles]):
        grouping.join(part)
    grouping.verdicts |= verdicts
    if grouping.explained:
        for one, nodes in carried.items():
            grouping.links += _links(_Case(one, nodes, verdicts.get(one)), grouping.forest)
    for one, verdict in verdicts.items():
        if verdict.standing is Standing.GENERIC:
            for node in map(grouping.forest.root, several[one]):
                grouping.facts[node] = grouping.facts[node].without(one)


def _verdict(identifier: Identifier, nodes: Sequence[Node], told: Mapping[Node, Facts], grouping: Grouping) -> Verdict:
    """As it was judged before, where no group has grown since."""
    known, of = grouping.verdicts.get(identifier), [told[node] for node in nodes]
    if known and len(known.of) == len(of) and all(map(is_, known.of, of)):
        return known
    return judge(identifier, nodes, told, grouping.ground.people)


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
