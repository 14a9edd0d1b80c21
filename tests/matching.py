"""Shared by matching tests: people without a common identifier, and the batch oracle of rule 5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from profile_store.ports import ReviewKind, Sighting
from profile_store.review_queue import ReviewQueue
from schemas.identity import Alike, Decision, Evidence, Partition, PersonFacts, ProfileId, Record, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.partition import partition
from stream_processors.identity.stream_likeness import BlockKey, compare_records, keys_of
from stream_processors.identity.sums import compare_sums, stated_by, sum_of
from stream_processors.steps.match import Matcher
from stream_processors.steps.resolve import Resolution, Resolver
from tests.identity_graph import KnownStore, identifiers

Members = frozenset[RecordId]
Pairs = frozenset[frozenset[frozenset[RecordId]]]
"""Of groups of records, two by two."""


def person(carried: str, name: str | None = None, born: str | None = None, references: str = "") -> Sighting:
    facts = PersonFacts(name, date.fromisoformat(born) if born else None)
    named = repr(([tuple(one) for one in sorted(identifiers(carried))], name, born))
    record_id = blake2b(named.encode(), digest_size=16).hexdigest()
    record = Record(record_id, identifiers(carried), facts, identifiers(references))
    return Sighting(record, Evidence("2026-11-21T07:00:00Z", "web/shop", "e1"))


class Worker:
    """One worker's steps of identity, over a store.

    applied: of all workers, what fragments remember: a batch with a record that is in it may be the repetition of one.
    Without it each batch may be.
    """

    def __init__(
        self,
        store: KnownStore,
        fresh: Callable[[], ProfileId],
        auto_join: float | None = None,
        applied: set[RecordId] | None = None,
    ) -> None:
        self.store = store
        self.applied = applied
        self.resolver = Resolver(store, fresh=fresh)
        self.matcher = Matcher(store, self.resolver, auto_join)

    def take(self, sightings: Sequence[Sighting], decisions: Collection[Decision] = ()) -> Resolution:
        repeated = self._repeated({one.record.record_id for one in sightings}) or bool(decisions)
        resolution = self.matcher.match(sightings, self.resolver.resolve(sightings, decisions), repeated)
        left = {number: each for number, each in self.store.untold().items() if number not in resolution.numbers}
        self.matcher.look_again(frozenset().union(*(each.profiles for each in left.values())))
        self.store.told([*left, *resolution.numbers])
        return resolution

    def _repeated(self, ids: set[RecordId]) -> bool:
        if self.applied is None:
            return True
        known = not self.applied.isdisjoint(ids)
        self.applied |= ids
        return known


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
    shown = together(judged.groups, records, pairs)
    return Whole(judged, frozenset(two for two in shown if not _decided(two, records, decisions)))


def alike(records: Iterable[Record]) -> list[Alike]:
    followed = (block.values() for block in _blocks(records).values() if len(block) <= LARGEST_BLOCK)
    found = (_compare(a, b) for block in followed for a, b in combinations(list(block), 2))
    return sorted({pair for pair in found if pair})


def _blocks(records: Iterable[Record]) -> Mapping[BlockKey, Mapping[RecordId, Record]]:
    blocks: defaultdict[BlockKey, dict[RecordId, Record]] = defaultdict(dict)
    for record in records:
        for key in keys_of(record.person):
            blocks[key][record.record_id] = record
    return blocks


def together(groups: Iterable[Members], records: Mapping[RecordId, Record], pairs: Iterable[Alike]) -> Pairs:
    """Every two groups that are alike by all that they state, of those with two records that are alike, or with a block
    in common of which one has more to say than its records.
    """
    stated = {group: stated_by(records[one] for one in group) for group in groups}
    sums = {group: sum_of(said) for group, said in stated.items() if said}
    group_of = {one: group for group in sums for one in group}
    by_records = {frozenset((group_of[pair.a], group_of[pair.b])) for pair in pairs}
    standing: defaultdict[BlockKey, set[Members]] = defaultdict(set)
    for group, each in sums.items():
        for key in each.keys:
            standing[key].add(group)
    blocks = _blocks(records.values())
    followed = [each for key, each in standing.items() if len(blocks.get(key, ())) <= LARGEST_BLOCK]
    met = {frozenset(two) for each in followed for two in combinations(each, 2) if any(sums[one].more for one in two)}
    single = {two for two in by_records if all(len(stated[group]) == 1 for group in two)}
    found = {frozenset((a, b)) for a, b in _twos(by_records | met) if compare_sums(sums[a], sums[b])}
    return frozenset(found | {frozenset(two) for two in _twos(single)})


def _twos(among: Iterable[frozenset[Members]]) -> Iterator[tuple[Members, Members]]:
    """But for those that are one."""
    for a, *others in among:
        yield from ((a, b) for b in others)


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
