"""Shared by matching tests: people without a common identifier, and the batch oracle of rule 5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from profile_store.ports import ReviewKind, Sighting
from profile_store.review_queue import ReviewQueue
from schemas.identity import Alike, Decision, Evidence, Partition, PersonFacts, Record, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.likeness import BlockKey, compare_records, keys_of
from stream_processors.identity.partition import partition
from stream_processors.steps.match import Matcher
from stream_processors.steps.resolve import Resolution, Resolver
from tests.identity_graph import KnownStore, identifiers

Pairs = frozenset[frozenset[frozenset[RecordId]]]
"""Of groups of records, two by two."""


def person(carried: str, name: str | None = None, born: str | None = None, references: str = "") -> Sighting:
    facts = PersonFacts(name, date.fromisoformat(born) if born else None)
    named = repr(([tuple(one) for one in sorted(identifiers(carried))], name, born))
    record_id = blake2b(named.encode(), digest_size=16).hexdigest()
    record = Record(record_id, identifiers(carried), facts, identifiers(references))
    return Sighting(record, Evidence("2026-11-21T07:00:00Z", "web/shop", "e1"))


class Worker:
    """One worker's steps of identity, over a store."""

    def __init__(self, store: KnownStore, fresh: object, auto_join: float | None = None) -> None:
        self.resolver = Resolver(store, fresh=fresh)  # type: ignore[arg-type]
        self.matcher = Matcher(store, self.resolver, auto_join)

    def take(self, sightings: Sequence[Sighting], decisions: Collection[Decision] = ()) -> Resolution:
        return self.matcher.match(sightings, self.resolver.resolve(sightings, decisions))


class Whole(NamedTuple):
    partition: Partition
    suggested: Pairs


def whole(sightings: Iterable[Sighting], decisions: Collection[Decision] = (), auto_join: float | None = None) -> Whole:
    """What the whole set says, judged at once."""
    records: dict[RecordId, Record] = {}
    for seen in (one.record for one in sightings):
        known = records.get(seen.record_id, seen)
        records[seen.record_id] = Record(
            seen.record_id, seen.identifiers, seen.person, known.references | seen.references
        )
    pairs = alike(records.values())
    joining = [pair for pair in pairs if auto_join is not None and pair.score >= auto_join]
    judged = partition(records.values(), decisions, joining)
    group_of = {one: group for group in judged.groups for one in group}
    apart = (frozenset((group_of[pair.a], group_of[pair.b])) for pair in pairs)
    return Whole(judged, frozenset(two for two in apart if len(two) == 2 and not _decided(two, records, decisions)))


def alike(records: Iterable[Record]) -> list[Alike]:
    blocks: defaultdict[BlockKey, dict[RecordId, Record]] = defaultdict(dict)
    for record in records:
        for key in keys_of(record.person):
            blocks[key][record.record_id] = record
    followed = (block.values() for block in blocks.values() if len(block) <= LARGEST_BLOCK)
    found = (_compare(a, b) for block in followed for a, b in combinations(list(block), 2))
    return sorted({pair for pair in found if pair})


_compare = lru_cache(maxsize=65_536)(compare_records)


def _decided(
    two: frozenset[frozenset[RecordId]], records: dict[RecordId, Record], decisions: Collection[Decision]
) -> bool:
    ours, theirs = (frozenset().union(*(records[one].all_identifiers for one in group)) for group in two)
    return any(
        (a in ours and b in theirs) or (b in ours and a in theirs) for a, b in (decision.of for decision in decisions)
    )


def suggested(store: KnownStore, page: int = 40) -> Pairs:
    """All that the review queue shows, page by page."""
    queue, found, after = ReviewQueue(store), set(), None
    while True:
        items, after = queue.review_items(ReviewKind.SUGGESTION, page, after)
        assert len(items) <= page
        found |= {
            frozenset(frozenset(record.record_id for record in group.records) for group in item.groups)
            for item in items
        }
        if after is None:
            return frozenset(found)
