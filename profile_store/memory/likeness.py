"""Blocks, likenesses, and what waits for review, in this process's memory: state of the identity store's twin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from profile_store.ports import Finding, Regrouping, ReviewKind
from profile_store.waiting import Waiting
from schemas.identifiers import Identifier
from schemas.identity import Alike, ProfileId, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.stream_likeness import BlockKey


class Beside(NamedTuple):
    """Whom a record meets in its blocks; see `profile_store.answers.Entered`."""

    candidates: set[RecordId]
    fallen: set[RecordId]
    sums: set[RecordId]


@dataclass
class LikenessState:
    """blocks: at most one record more than is followed; sums: the same of records that stand for profiles. compared:
    records whose blocks were worked through.
    """

    blocks: defaultdict[BlockKey, set[RecordId]] = field(default_factory=lambda: defaultdict(set))
    pairs: defaultdict[RecordId, dict[RecordId, Alike]] = field(default_factory=lambda: defaultdict(dict))
    compared: set[RecordId] = field(default_factory=set)
    suggested: set[Alike] = field(default_factory=set)
    values: dict[tuple[ReviewKind, Identifier], Finding] = field(default_factory=dict)
    profiles: dict[tuple[ReviewKind, ProfileId], Finding] = field(default_factory=dict)
    seen: dict[tuple[ReviewKind, Identifier], int] = field(default_factory=dict)
    settled: set[tuple[ReviewKind, str, float]] = field(default_factory=set)
    sums: defaultdict[BlockKey, set[RecordId]] = field(default_factory=lambda: defaultdict(set))
    suggested_sums: dict[str, float] = field(default_factory=dict)

    def followed(self, key: BlockKey) -> bool:
        return len(self.blocks.get(key, ())) <= LARGEST_BLOCK

    def followed_sums(self, key: BlockKey) -> bool:
        return len(self.sums.get(key, ())) <= LARGEST_BLOCK

    def enter(self, record_id: RecordId, keys: Iterable[BlockKey]) -> Beside:
        beside = Beside(set(), set(), set())
        for key in keys:
            if self.followed(key):
                self.blocks[key].add(record_id)
            members = self.blocks[key]
            if self.followed(key):
                beside.candidates.update(members - {record_id})
                beside.sums.update(self.sums.get(key, ()) if self.followed_sums(key) else ())
            elif record_id in members:
                beside.fallen.update(members)
        return beside

    def version(self, record_id: RecordId) -> int:
        return len(self.pairs.get(record_id, ())) + (record_id in self.compared)

    def note(self, pair: Alike, two: bool) -> None:
        known = self.pairs[pair.a].setdefault(pair.b, pair)
        self.pairs[pair.b].setdefault(pair.a, pair)
        self._await(known, two)

    def _await(self, pair: Alike, two: bool) -> None:
        (self.suggested.add if two else self.suggested.discard)(pair)

    def follow(self, moved: Iterable[RecordId], profile_of: Callable[[RecordId], ProfileId]) -> None:
        """A suggestion waits while its records are two profiles'."""
        for record_id in moved:
            for other, pair in self.pairs.get(record_id, {}).items():
                self._await(pair, profile_of(other) != profile_of(record_id))

    def judged(self, change: Regrouping, values: Iterable[Identifier]) -> None:
        """What was found of a neighbourhood, in place of what was found before. values: those that are no crowd."""
        for one in {*values, *(one for _, one in change.values)}:
            for kind in ReviewKind:
                self.values.pop((kind, one), None)
        concerned = {*change.groups, *change.current.values(), *(one for _, one in change.profiles)}
        for profile_id in concerned:
            for kind in ReviewKind:
                self.profiles.pop((kind, profile_id), None)
        self.values.update(change.values)
        self.profiles.update(change.profiles)

    def is_generic(self, identifier: Identifier) -> bool:
        """On too many people or records, as far as the last judgement of it says."""
        return (ReviewKind.GENERIC, identifier) in self.values

    def settle(self, kind: ReviewKind, looked: Iterable[Waiting]) -> None:
        """What need not wait any longer, as long as it is what was looked at."""
        self.settled.update((kind, one.member, one.size) for one in looked)

    def waiting(self, kind: ReviewKind) -> list[Waiting]:
        values = [
            Waiting(repr(tuple(one)), found.size, found.because, one)
            for (of, one), found in self.values.items()
            if of is kind
        ]
        profiles = [Waiting(one, found.size, found.because) for (of, one), found in self.profiles.items() if of is kind]
        pairs = [Waiting(f"{one.a}:{one.b}", one.score, one.because) for one in self.suggested]
        pairs += [Waiting(member, score, "") for member, score in self.suggested_sums.items()]
        found = pairs if kind is ReviewKind.SUGGESTION else values + profiles
        found = [one for one in found if (kind, one.member, one.size) not in self.settled]
        return sorted(found, key=lambda one: (one.size, one.member), reverse=True)
