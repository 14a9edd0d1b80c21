"""Explains why two identifiers belong to one person, or why not, by the links and refused links between them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice, product
from typing import Final, Literal

from pydantic import BaseModel, Field

from profile_store.ports import Neighbourhood
from profile_store.service.explain import (
    PARTED,
    EvidenceMap,
    ExplainedLink,
    NamedIdentifier,
    carriers,
    explained,
    judge,
    parted,
    told,
)
from profile_store.suggested import Suggested, is_between
from schemas.identifiers import Identifier
from schemas.identity import Link, Partition, ProfileId, RecordId
from stream_processors.identity.explain import chain, why_not
from stream_processors.identity.join_by_likeness import DOUBTED, NAMELESS, NOT_ENOUGH, RULE, TWO_PEOPLE
from stream_processors.identity.speakers import FATHER_AND_SON
from stream_processors.steps.regroup import too_large

TOGETHER: Final = "stated together"
CROWDED: Final = "it is on too many records to say anything"
_COMPARED: Final = 100  # pairs of records, or of people, that are looked at

SUGGESTED: Final = "suggested"
SUGGESTED_TOGETHER: Final = "suggested together"  # by what several records of one profile state
_SUGGESTIONS: Final = frozenset({SUGGESTED, SUGGESTED_TOGETHER})
_LEAVE_OPEN: Final = frozenset({DOUBTED, TWO_PEOPLE, NOT_ENOUGH, NAMELESS, FATHER_AND_SON})

Verdict = Literal["same", "different", "undecided", "unrelated", "unknown", "unjudged"]


class WhyPair(BaseModel):
    """verdict: `same` person, by `links`; `different`, as `refused` says; `undecided`: they are alike and no more, or
    somebody looked and could not tell; `unrelated`: nothing connects them, or only a value on too many records;
    `unknown`: one of them was never seen; `unjudged`: so much is connected with them that nothing was judged.
    """

    of: tuple[NamedIdentifier, NamedIdentifier]
    verdict: Verdict
    profiles: tuple[list[ProfileId], list[ProfileId]] = Field(description="Whom each of the two leads to")
    links: list[ExplainedLink] = Field(description="The chain from the one to the other, each link from a to b")
    refused: list[ExplainedLink] = Field(description="What both carry, or how alike they are; why they are not one")
    because: str | None = Field(default=None, description="Of `unjudged`: too much is connected with the two")

    @classmethod
    def too_large(
        cls, of: tuple[Identifier, Identifier], profiles: tuple[list[ProfileId], list[ProfileId]], most: int
    ) -> WhyPair:
        one, other = of
        return cls(
            of=(_named(one), _named(other)),
            verdict="unjudged",
            profiles=profiles,
            links=[],
            refused=[],
            because=too_large(most),
        )


def explain_pair(
    a: Identifier, b: Identifier, near: Neighbourhood, evidence: EvidenceMap, alike: Collection[Suggested] = ()
) -> WhyPair:
    """near: the neighbourhood of both; alike: of the profiles that the two lead to, the pairs that are worth a look."""
    judged = judge(near)
    ours, theirs = carriers(a, near), carriers(b, near)
    own, their_own = _owning(a, ours, judged), _owning(b, theirs, judged)
    links = _chain(judged, own, their_own, b)
    told_links = [explained(link, near, evidence) for link in links]
    told_refused: list[ExplainedLink] = []
    if not links:
        told_refused = [explained(link, near, evidence) for link in _refused(judged, ours, theirs, near)]
        one, other = ours | _people(judged, own), theirs | _people(judged, their_own)
        told_refused += {(each.source, each.event): each for each in parted(one, near, other)}.values()
        told_refused += _suggested(one, other, near, alike, told_refused)
    crowds = [] if links else _crowds((a, b), near)
    return WhyPair(
        of=(_named(a), _named(b)),
        verdict=_verdict(bool(links), told_refused, bool(crowds or (ours and theirs))),
        profiles=(_profiles(ours, near), _profiles(theirs, near)),
        links=told_links,
        refused=[*told_refused, *crowds],
    )


def _owning(identifier: Identifier, records: Collection[RecordId], judged: Partition) -> list[RecordId]:
    """The records, without those that a decision says the identifier does not belong to."""
    return sorted(record for record in records if (record, identifier) not in judged.disowned)


def _named(identifier: Identifier) -> NamedIdentifier:
    return NamedIdentifier(kind=identifier.kind, value=identifier.value)


def _verdict(joined: bool, refused: Collection[ExplainedLink], known: bool) -> Verdict:
    if joined:
        return "same"
    if refused:
        left_open = all(each.rule in _SUGGESTIONS or each.because in _LEAVE_OPEN for each in refused)
        return "undecided" if left_open else "different"
    return "unrelated" if known else "unknown"


def _people(judged: Partition, records: Collection[RecordId]) -> frozenset[RecordId]:
    """All records of these people: a decision may have named them by another identifier."""
    return frozenset().union(*(group for group in judged.groups if not group.isdisjoint(records)))


def _suggested(
    ours: frozenset[RecordId],
    theirs: frozenset[RecordId],
    near: Neighbourhood,
    alike: Collection[Suggested],
    told_already: Collection[ExplainedLink],
) -> list[ExplainedLink]:
    """The likeliest two, where likeness was not judged and nobody decided."""
    if any(each.rule in (RULE, PARTED) for each in told_already):
        return []
    found = [each for each in alike if is_between(each.pair, ours, theirs)]
    best = max(found, key=lambda each: each.pair.score, default=None)
    if best is None:
        return []
    a, b, score, because = best.pair
    rule = SUGGESTED_TOGETHER if best.together else SUGGESTED
    return [told(Link(a, b, rule, None, because), near, None, score=score)]


def _profiles(records: Collection[RecordId], near: Neighbourhood) -> list[ProfileId]:
    return sorted({near.current[record] for record in records if record in near.current})


def _chain(
    judged: Partition, ours: Collection[RecordId], theirs: Collection[RecordId], last: Identifier
) -> tuple[Link, ...]:
    """The shortest chain of links from one side to the other; a record that carries both identifiers is a chain by
    itself.
    """
    both = sorted(set(ours) & set(theirs))
    if both:
        return (Link(both[0], both[0], TOGETHER, last),)
    group_of = {record: number for number, group in enumerate(judged.groups) for record in group}
    pairs = ((a, b) for a, b in product(sorted(ours), sorted(theirs)) if group_of[a] == group_of[b])
    chains = (chain(judged, a, b) for a, b in islice(pairs, _COMPARED))
    return min(chains, key=len, default=())


def _refused(
    judged: Partition, ours: Collection[RecordId], theirs: Collection[RecordId], near: Neighbourhood
) -> list[Link]:
    """The refused links between any two people whom the identifiers lead to, each reason once."""
    found: dict[tuple[Identifier | None, str], Link] = {}
    for a, b in islice(product(_one_each(judged, ours), _one_each(judged, theirs)), _COMPARED):
        for link in why_not(judged, near.records, a, b):
            found.setdefault((link.identifier, link.because), link)
    return list(found.values())


def _one_each(judged: Partition, records: Collection[RecordId]) -> list[RecordId]:
    """The first of these records in each group."""
    firsts = (min(group & set(records), default=None) for group in judged.groups)
    return [first for first in firsts if first is not None]


def _crowds(of: tuple[Identifier, Identifier], near: Neighbourhood) -> list[ExplainedLink]:
    """The reasons for identifiers that are crowds; their records are not loaded."""
    return [told(Link("", "", "crowd", each, CROWDED), near, None) for each in of if each in near.crowded]
