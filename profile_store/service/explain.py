"""Why records are one person, in words that a person can check: the links, and the links that were refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import BaseModel, Field

from profile_store.ports import Neighbourhood
from schemas.identifiers import Identifier
from schemas.identity import Decision, Evidence, Link, Record, RecordId
from stream_processors.identity.partition import partition

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
    by: str | None = None
    because: str | None = None


class Why(BaseModel):
    profile_id: str
    records: list[RecordId]
    links: list[ExplainedLink] = Field(description="Enough of them to connect every record of the profile")
    refused: list[ExplainedLink] = Field(description="Judged and denied: each end may be another profile's record")


def explain(profile_id: str, mine: frozenset[RecordId], near: Neighbourhood, evidence: EvidenceMap) -> Why:
    """The links among `mine` and the refused ones that touch it, judged again from what the graph knows around it."""
    judged = partition([_without(record, near.crowded) for record in near.records.values()], near.decisions)
    links = (link for link in judged.links if link.a in mine and link.b in mine)
    refused = (link for link in judged.refused if link.a in mine or link.b in mine)
    return Why(
        profile_id=profile_id,
        records=sorted(mine),
        links=_explained(links, near, evidence),
        refused=_explained(refused, near, evidence),
    )


def _without(record: Record, crowded: frozenset[Identifier]) -> Record:
    """Values on more records than their kind allows are not followed by the graph, and join nobody."""
    return replace(record, identifiers=record.identifiers - crowded, references=record.references - crowded)


def _explained(links: Iterable[Link], near: Neighbourhood, evidence: EvidenceMap) -> list[ExplainedLink]:
    return [_explain_one(link, near, evidence) for link in links]


def _explain_one(link: Link, near: Neighbourhood, evidence: EvidenceMap) -> ExplainedLink:
    decision = _deciding(link, near)
    stated = decision.evidence if decision else _stated_last(link, evidence)
    return ExplainedLink(
        rule=link.rule,
        identifier=NamedIdentifier(kind=link.identifier.kind, value=link.identifier.value) if link.identifier else None,
        event=stated.event_id if stated else None,
        source=stated.source if stated else None,
        time=stated.time if stated else None,
        records=(link.a, link.b),
        by=decision.by or None if decision else None,
        because=link.because or (decision.reason if decision else "") or None,
    )


def _stated_last(link: Link, evidence: EvidenceMap) -> Evidence | None:
    """The link exists since the later of the two events that stated its identifier."""
    if link.identifier is None:
        return None
    stated = [evidence[key] for key in ((link.identifier, link.a), (link.identifier, link.b)) if key in evidence]
    return max(stated, default=None)


def _deciding(link: Link, near: Neighbourhood) -> Decision | None:
    """The decision that the link rests on: none where an identifier conducts by itself."""
    if link.identifier is not None and not link.because:
        return None
    a, b = near.records[link.a], near.records[link.b]
    decided = [each for each in near.decisions if each.same == (not link.because) and _is_about(each, a, b)]
    return max(decided, key=lambda each: each.evidence, default=None)


def _is_about(decision: Decision, a: Record, b: Record) -> bool:
    first, second = decision.of
    return (first in a.all_identifiers and second in b.all_identifiers) or (
        second in a.all_identifiers and first in b.all_identifiers
    )
