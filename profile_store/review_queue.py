"""What waits for a person's eye, read from either store: what is no more so is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from profile_store.cursors import InvalidCursor
from profile_store.matching import Review, ReviewPage
from profile_store.ports import ReviewKind
from profile_store.suggested import carried, names_both, suggestions
from profile_store.waiting import KnownGraph, Waiting
from schemas.identifiers import Identifier
from schemas.identity import Decision, Group, ProfileId
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.stream_likeness import SHIPPED

GROUPS_SHOWN: Final = 10
"""Profiles that are shown with a value; how many there are is told in its reason."""

SEEN_FACTOR: Final = {ReviewKind.GROWTH: 1, ReviewKind.GENERIC: 2, ReviewKind.BOUND: 1}
"""What may be ticked off: it waits again when it is larger than so many times the size that was looked at. A call
centre's line is on one more record with every call: that is no news.
"""

_OF_PROFILES: Final = frozenset({ReviewKind.GROWTH, ReviewKind.BOUND})


class ReviewQueue:
    """`ReviewStore` over a store of identities. people: what agreement is worth among them, as the stream's matcher
    takes it.
    """

    def __init__(self, store: KnownGraph, people: Rarity = SHIPPED) -> None:
        self._store = store
        self._people = people

    def seen_size(self, kind: ReviewKind, of: Identifier) -> int:
        return self._store.seen_sizes(kind, [of]).get(of, -1)

    def review_counts(self) -> Mapping[ReviewKind, int]:
        return self._store.counts()

    def review_items(self, kind: ReviewKind, limit: int = 20, after: str | None = None) -> ReviewPage:
        start = _position(after)
        if kind is ReviewKind.SUGGESTION:
            return suggestions(self._store, limit, start, self._people)
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
        named = {group.profile_id: carried(group.records) for item in items for group in item.groups}
        held = self._store.holders(sorted(frozenset().union(*named.values())))
        decisions = {decision for each in held for decision in each.decisions}
        return [item for item in items if not _all_decided(item.groups, named, decisions)]

    def _groups(self, kind: ReviewKind, one: Waiting) -> tuple[Group, ...]:
        if kind in _OF_PROFILES:
            return tuple(self._store.groups([one.member]))
        return tuple(self._store.groups_with(one.identifier, GROUPS_SHOWN)) if one.identifier else ()


def _all_decided(
    groups: Iterable[Group], named: Mapping[ProfileId, frozenset[Identifier]], decisions: Collection[Decision]
) -> bool:
    """Of the groups that say who they are; GROUPS_SHOWN of them at the most."""
    people = [group.profile_id for group in groups if any(record.person for record in group.records)]
    pairs = list(combinations(people, 2))
    return bool(pairs) and all(any(names_both(one, named[a], named[b]) for one in decisions) for a, b in pairs)


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
