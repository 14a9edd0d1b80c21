"""What waits for a person's eye, read from either store: what is no more so is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from typing import Final, NamedTuple, Protocol

from profile_store.cursors import InvalidCursor
from profile_store.identity_graph import Graph, shared_keys
from profile_store.matching import Review, ReviewPage
from profile_store.ports import IdentityStore, ReviewKind
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import Decision, Evidence, Group, ProfileId, Record, RecordId

GROUPS_SHOWN: Final = 10
"""Profiles that are shown with a value; how many there are is told in its reason."""

_SCANNED: Final = 5
"""How many times as many suggestions are looked through as are asked for, where most of them were decided."""

SEEN_FACTOR: Final = {ReviewKind.GROWTH: 1, ReviewKind.GENERIC: 2, ReviewKind.BOUND: 1}
"""What may be ticked off: it waits again when it is larger than so many times the size that was looked at. A call
centre's line is on one more record with every call: that is no news.
"""

_OF_PROFILES: Final = frozenset({ReviewKind.GROWTH, ReviewKind.BOUND})


class Waiting(NamedTuple):
    """member: `record:record` of a suggestion, a profile id, or names an identifier. size: what it is sorted by."""

    member: str
    size: float
    because: str
    identifier: Identifier | None = None

    @property
    def pair(self) -> tuple[RecordId, RecordId]:
        a, _, b = self.member.partition(":")
        return a, b


class WaitingList(Protocol):
    def waiting(self, kind: ReviewKind, start: int, stop: int) -> list[Waiting]:
        """From position `start` to before `stop`, the largest first."""

    def counts(self) -> Mapping[ReviewKind, int]: ...

    def settle(self, kind: ReviewKind, looked: Collection[Waiting]) -> None:
        """These can't come to hold again, or wait anew when they grow. What has grown meanwhile stays."""

    def seen_sizes(self, kind: ReviewKind, identifiers: Collection[Identifier]) -> Mapping[Identifier, int]:
        """Of those of which somebody found such a finding in order: the largest that he looked at."""


class KnownGraph(IdentityStore, Graph, WaitingList, Protocol):
    """A store of identities that says what it holds."""


class ReviewQueue:
    """`ReviewStore` over a store of identities."""

    def __init__(self, store: KnownGraph) -> None:
        self._store = store

    def seen_size(self, kind: ReviewKind, of: Identifier) -> int:
        return self._store.seen_sizes(kind, [of]).get(of, -1)

    def review_counts(self) -> Mapping[ReviewKind, int]:
        return self._store.counts()

    def review_items(self, kind: ReviewKind, limit: int = 20, after: str | None = None) -> ReviewPage:
        start = _position(after)
        if kind is ReviewKind.SUGGESTION:
            return self._suggestions(limit, start)
        found = self._store.waiting(kind, start, start + limit)
        groups = [self._groups(kind, one) for one in found]
        fine = self._found_in_order(kind, found, groups) if kind in SEEN_FACTOR else []
        items = [
            Review(kind, one.because, between, one.identifier, size=int(one.size))
            for one, between in zip(found, groups, strict=True)
            if between and one not in fine
        ]
        if fine:
            self._store.settle(kind, fine)
        if kind is ReviewKind.SHARED:
            items = self._undecided(items)
        return ReviewPage(items, _next(start, len(found), limit, len(fine)))

    def _found_in_order(
        self, kind: ReviewKind, found: Sequence[Waiting], groups: Sequence[tuple[Group, ...]]
    ) -> list[Waiting]:
        """What somebody looked at, and has not grown since. A profile was named by any of its identifiers."""
        named = [
            frozenset({one.identifier}) if one.identifier else _stated(between)
            for one, between in zip(found, groups, strict=True)
        ]
        sizes = self._store.seen_sizes(kind, sorted(frozenset().union(*named)))
        return [
            one
            for one, identifiers in zip(found, named, strict=True)
            if one.size <= SEEN_FACTOR[kind] * max((sizes[each] for each in identifiers if each in sizes), default=-1)
        ]

    def _undecided(self, items: Sequence[Review]) -> list[Review]:
        """Without those of whose people somebody decided on every two: what is known to be lent is no question."""
        carried = {group.profile_id: _carried(group.records) for item in items for group in item.groups}
        held = self._store.holders(sorted(frozenset().union(*carried.values())))
        decisions = {decision for each in held for decision in each.decisions}
        return [item for item in items if not _all_decided(item.groups, carried, decisions)]

    def _groups(self, kind: ReviewKind, one: Waiting) -> tuple[Group, ...]:
        if kind in _OF_PROFILES:
            return tuple(self._store.groups([one.member]))
        return tuple(self._store.groups_with(one.identifier, GROUPS_SHOWN)) if one.identifier else ()

    def _suggestions(self, limit: int, start: int) -> ReviewPage:
        scanned = self._store.waiting(ReviewKind.SUGGESTION, start, start + _SCANNED * limit)
        pairs = _Pairs(self._store, scanned)
        items: list[Review] = []
        met: set[frozenset[ProfileId]] = set()
        over: list[Waiting] = []
        read = 0
        for one in scanned:
            if len(items) == limit:
                break
            read += 1
            if pairs.over(one):
                over.append(one)
                continue
            groups = pairs.groups(one)
            between = frozenset(group.profile_id for group in groups)
            if len(between) == 2 and between not in met and not pairs.decided(groups):
                met.add(between)
                items.append(Review(ReviewKind.SUGGESTION, one.because, groups, None, one.pair, one.size))
        if over:
            self._store.settle(ReviewKind.SUGGESTION, over)
        following = start + read - len(over)
        more = read < len(scanned) or len(scanned) == _SCANNED * limit
        return ReviewPage(items, str(following) if more else None)


class _Pairs:
    """What there is to know of some suggestions, asked for together."""

    def __init__(self, store: KnownGraph, scanned: Sequence[Waiting]) -> None:
        self._store = store
        ids = sorted({record_id for one in scanned for record_id in one.pair})
        self._profiles = store.profiles_of(ids)
        self._by_profile = {group.profile_id: group for group in store.groups(sorted(set(self._profiles.values())))}
        self._records = {record.record_id: record for group in self._by_profile.values() for record in group.records}
        named = sorted(_carried(record for group in self._by_profile.values() for record in group.records))
        self._decisions = {decision for held in store.holders(named) for decision in held.decisions}
        keys = sorted({key for one in scanned for key in self._shared(one)})
        self._fallen = dict(zip(keys, store.fallen(keys), strict=True))

    def _shared(self, one: Waiting) -> Collection[tuple[str, ...]]:
        a, b = (self._records.get(record_id) for record_id in one.pair)
        return shared_keys(a, b) if a and b else ()

    def groups(self, one: Waiting) -> tuple[Group, ...]:
        profiles = (self._profiles.get(record_id) for record_id in one.pair)
        return tuple(self._by_profile[each] for each in profiles if each in self._by_profile)

    def over(self, one: Waiting) -> bool:
        """For ever: they were alike by a block that says too little now, or somebody decided on these very records."""
        if all(self._fallen[key] for key in self._shared(one)):
            return True
        return self._settled([[self._records[record_id]] for record_id in one.pair])

    def decided(self, groups: tuple[Group, ...]) -> bool:
        return self._settled([group.records for group in groups])

    def _settled(self, sides: Sequence[Sequence[Record]]) -> bool:
        """Somebody decided on these two. Doubt holds as long as nothing newer is known of either."""
        ours, theirs = map(_carried, sides)
        named = [decision for decision in self._decisions if _names_both(decision, ours, theirs)]
        if any(decision.same is not None for decision in named):
            return True
        return bool(named) and self._latest_news(sides) <= max(_time(decision.evidence) for decision in named)

    def _latest_news(self, sides: Iterable[Iterable[Record]]) -> datetime:
        """When the youngest of these records was first told of, by the times of the events."""
        records = [record for side in sides for record in side]
        evidence = self._store.evidence(_carried(records))
        told = [
            [evidence[one, record.record_id] for one in record.all_identifiers if (one, record.record_id) in evidence]
            for record in records
        ]
        return max(min(map(_time, each)) for each in told if each)


def _time(evidence: Evidence) -> datetime:
    return datetime.fromisoformat(evidence.time)


def _all_decided(
    groups: Iterable[Group], carried: Mapping[ProfileId, frozenset[Identifier]], decisions: Collection[Decision]
) -> bool:
    """Of the groups that say who they are; GROUPS_SHOWN of them at the most."""
    people = [group.profile_id for group in groups if any(record.person for record in group.records)]
    pairs = list(combinations(people, 2))
    return bool(pairs) and all(any(_names_both(one, carried[a], carried[b]) for one in decisions) for a, b in pairs)


def _names_both(decision: Decision, ours: frozenset[Identifier], theirs: frozenset[Identifier]) -> bool:
    a, b = decision.of
    return (a in ours and b in theirs) or (b in ours and a in theirs)


def _carried(records: Iterable[Record]) -> frozenset[Identifier]:
    """What a decision may have named them by."""
    named = (record.all_identifiers | {Identifier(STATEMENT, record.record_id)} for record in records)
    return frozenset().union(*named)


def _stated(groups: Iterable[Group]) -> frozenset[Identifier]:
    return frozenset().union(*(record.all_identifiers for group in groups for record in group.records))


def _position(after: str | None) -> int:
    if after is None:
        return 0
    if not after.isascii() or not after.isdecimal() or len(after) > 9:
        raise InvalidCursor("the cursor is none that a page gave: use `next` of a page as it is")
    return int(after)


def _next(start: int, found: int, limit: int, settled: int = 0) -> str | None:
    """settled: of those found so many do not wait any more, and those behind them have moved up."""
    return str(start + found - settled) if found == limit else None
