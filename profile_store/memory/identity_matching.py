"""Likeness and what waits for review, in this process's memory: the twin of the Redis adapter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from profile_store.matching import Entered, Seen
from profile_store.memory.sums import MemorySums
from profile_store.ports import ReviewKind
from profile_store.waiting import Waiting
from schemas.identifiers import Identifier
from schemas.identity import Alike, Record, RecordId
from stream_processors.identity.likeness import keys_of


class MemoryMatchStore(MemorySums):
    """`MatchStore` and the list that `ReviewQueue` reads, beside the identities."""

    def enter(self, records: Sequence[Record]) -> list[Entered]:
        with self._lock:
            return [self._enter(one) for one in records if one.record_id not in self._likeness.compared]

    def _enter(self, record: Record) -> Entered:
        state, candidates, fallen, sums = self._likeness, set[RecordId](), set[RecordId](), set[RecordId]()
        for key in keys_of(record.person):
            if state.followed(key):
                state.blocks[key].add(record.record_id)
            members = state.blocks[key]
            if state.followed(key):
                candidates |= members
                sums |= state.sums.get(key, set()) if state.followed_sums(key) else set()
            elif record.record_id in members:
                fallen |= members
        known = self._records.get(record.record_id)
        several = known is not None and len(self._members[known.profile_id]) > 1
        return Entered(record, frozenset(candidates - {record.record_id}), frozenset(fallen), frozenset(sums), several)

    def records(self, record_ids: Sequence[RecordId]) -> Mapping[RecordId, Record]:
        return {one.record.record_id: one.record for one in self.stored(record_ids) if one}

    def link(self, pairs: Sequence[Alike], compared: Collection[RecordId] = ()) -> None:
        with self._lock:
            for pair in pairs:
                a, b = (self._records[one].profile_id for one in (pair.a, pair.b))
                self._likeness.note(pair, a != b)
            self._likeness.compared.update(compared)

    def likenesses(self, record_ids: Sequence[RecordId]) -> list[Alike]:
        return sorted({pair for likened in self.likened(record_ids) for pair in likened.pairs})

    def waiting(self, kind: ReviewKind, start: int, stop: int) -> list[Waiting]:
        with self._lock:
            return self._likeness.waiting(kind)[start:stop]

    def counts(self) -> Mapping[ReviewKind, int]:
        with self._lock:
            return {kind: len(self._likeness.waiting(kind)) for kind in ReviewKind}

    def settle(self, kind: ReviewKind, looked: Collection[Waiting]) -> None:
        with self._lock:
            self._likeness.settle(kind, looked)

    def seen(self, looked: Collection[Seen]) -> None:
        with self._lock:
            for kind, of, size in looked:
                self._likeness.seen[kind, of] = max(size, self._likeness.seen.get((kind, of), -1))

    def seen_sizes(self, kind: ReviewKind, identifiers: Collection[Identifier]) -> Mapping[Identifier, int]:
        with self._lock:
            return {one: size for one in identifiers if (size := self._likeness.seen.get((kind, one), -1)) >= 0}
