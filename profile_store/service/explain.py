"""Explains why records are one person: the links, and the links that were refused, in words that staff can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, Field

from profile_store.identity_graph import as_stated
from profile_store.ports import Neighbourhood
from schemas.identifiers import POLICIES, STATEMENT, Identifier
from schemas.identity import Decision, Evidence, Link, Partition, ProfileId, RecordId
from stream_processors.identity.facts import DECIDED_APART
from stream_processors.identity.grouping import DECIDED
from stream_processors.identity.join_by_likeness import DOUBTED, RULE
from stream_processors.identity.partition import partition
from stream_processors.steps.regroup import too_large

PARTED, UNSURE = "decided", "unsure"  # rules of links that a person's decision refused

EvidenceMap = Mapping[tuple[Identifier, RecordId], Evidence]


class NamedIdentifier(BaseModel):
    kind: str
    value: str


class ExplainedLink(BaseModel):
    """One link. `event`, `source` and `time` name the event that made it; `because` says why one was refused."""

    rule: str
    identifier: NamedIdentifier | None
    event: str | None
    source: str | None
    time: str | None
    records: tuple[RecordId, RecordId]
    profiles: list[ProfileId] = Field(default=[], description="Whose the records are: one, or two people")
    because: str | None = None
    named: str | None = Field(default=None, description="Whom a decision named, of those who share the identifier")
    score: float | None = Field(default=None, description="How alike the two records are, 0…1, where that is the link")
    decided: bool = Field(default=False, description="By a person: `by` says who, `reason` what for")
    by: str | None = None
    reason: str | None = None


class Why(BaseModel):
    profile_id: str
    records: list[RecordId]
    links: list[ExplainedLink] = Field(description="Enough of them to connect every record of the profile")
    refused: list[ExplainedLink] = Field(description="Judged and denied: each end may be another profile's record")
    because: str | None = Field(default=None, description="Why there are no links: too much is connected to be judged")

    @classmethod
    def too_large(cls, profile_id: str, mine: frozenset[RecordId], most: int) -> Why:
        return cls(profile_id=profile_id, records=sorted(mine), links=[], refused=[], because=too_large(most))


def explain(profile_id: str, mine: frozenset[RecordId], near: Neighbourhood, evidence: EvidenceMap) -> Why:
    """The links among the records `mine`, and the refused links that touch them, from the graph around them."""
    judged = judge(near)
    links = (link for link in judged.links if link.a in mine and link.b in mine)
    refused = (link for link in judged.refused if link.a in mine or link.b in mine)
    return Why(
        profile_id=profile_id,
        records=sorted(mine),
        links=[explained(link, near, evidence) for link in links],
        refused=[*(explained(link, near, evidence) for link in refused), *parted(mine, near)],
    )


def judge(near: Neighbourhood) -> Partition:
    """How the records of a neighbourhood group, and why."""
    records = {**near.records, **near.beside_crowds}.values()
    return partition(records, near.decisions, near.alike, crowds=near.crowded)


def explained(link: Link, near: Neighbourhood, evidence: EvidenceMap) -> ExplainedLink:
    """The link with its evidence: of a decision the event that made it, otherwise the later of the two that stated the
    value.
    """
    if link.rule == DECIDED and link.identifier is not None:
        naming = [each for each in near.decisions if each.same and link.identifier in each.of]
        decision = max(naming, key=lambda each: each.evidence, default=None)
        return told(link, near, decision.evidence if decision else None, decision)
    if link.rule == RULE:
        return told(link, near, None, score=next(one.score for one in near.alike if {one.a, one.b} == {link.a, link.b}))
    keys = [(link.identifier, record) for record in (link.a, link.b)] if link.identifier else []
    return told(link, near, max((evidence[key] for key in keys if key in evidence), default=None))


def parted(
    mine: frozenset[RecordId], near: Neighbourhood, others: frozenset[RecordId] | None = None
) -> Iterator[ExplainedLink]:
    """The latest decision on two identifiers, where it says that one of ours is another person's; or that somebody
    could not tell, where nobody could.

    others: the records of that other person; None: anybody's.
    """
    decided = sorted(near.decisions, key=lambda each: (each.same is not None, each.evidence))
    latest = {frozenset(each.of): each for each in decided}
    for decision in latest.values():
        if decision.same:
            continue
        for ours, theirs in (decision.of, decision.of[::-1]):
            here = sorted(mine & carriers(ours, near))
            there = sorted(carriers(theirs, near) - mine if others is None else carriers(theirs, near) & others)
            if here and there:
                rule, because = (UNSURE, DOUBTED) if decision.same is None else (PARTED, DECIDED_APART)
                yield told(Link(here[0], there[0], rule, theirs, because), near, decision.evidence, decision)


def carriers(identifier: Identifier, near: Neighbourhood) -> frozenset[RecordId]:
    if identifier.kind == STATEMENT:
        return frozenset({identifier.value} & near.records.keys())
    return frozenset(key for key, record in near.records.items() if identifier in record.all_identifiers)


def _shown(identifier: Identifier | None, near: Neighbourhood) -> NamedIdentifier | None:
    """The identifier by which channels know the record."""
    if identifier and identifier.kind == STATEMENT:
        record = near.records.get(identifier.value)
        carried = (record.identifiers or as_stated(record).references) if record else frozenset()
        identifier = min(carried, key=lambda one: (POLICIES[one.kind].trust, one), default=None)
    return NamedIdentifier(kind=identifier.kind, value=identifier.value) if identifier else None


def _named(identifier: Identifier | None, near: Neighbourhood) -> str | None:
    record = near.records.get(identifier.value) if identifier and identifier.kind == STATEMENT else None
    return record.person.name.title() if record and record.person.name else None


def told(
    link: Link,
    near: Neighbourhood,
    stated: Evidence | None,
    decision: Decision | None = None,
    score: float | None = None,
) -> ExplainedLink:
    """A link as the API tells it. stated: what first stated its identifier; decision: of staff, where one joined;
    score: of likeness, 0…1.
    """
    return ExplainedLink(
        rule=link.rule,
        identifier=_shown(link.identifier, near),
        named=_named(link.identifier, near),
        event=stated.event_id if stated else None,
        source=stated.source if stated else None,
        time=stated.time if stated else None,
        records=(link.a, link.b),
        profiles=sorted({near.current[record] for record in (link.a, link.b) if record in near.current}),
        because=link.because or None,
        score=score,
        decided=decision is not None,
        by=(decision.by or None) if decision else None,
        reason=(decision.reason or None) if decision else None,
    )
