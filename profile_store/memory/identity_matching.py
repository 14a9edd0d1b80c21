"""Likeness and what waits for review, in this process's memory: the twin of the Redis adapter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from profile_store.answers import Entries
from profile_store.matching import Seen
from profile_store.memory.sums import MemorySums
from profile_store.ports import ReviewKind
from profile_store.waiting import Waiting
from schemas.identifiers import Identifier
from schemas.identity import Alike, Record, RecordId


class MemoryMatchStore(MemorySums):
    """`MatchStore` and the list that `ReviewQueue` reads, beside the identities."""

    def enter(self, records: Sequence[Record]) -> Entries:
        with self._lock:
            return self._enter(records)

    def link(self, pairs: Sequence[Alike], compared: Collection[RecordId] = ()) -> None:
        with self._lock:
            for pair in pairs:
                a, b = (self._records[one].profile_id for one in (pair.a, pair.b))
                self._likeness.note(pair, a != b)
            self._likeness.compared.update(compared)

    def forget(self) -> None:
        """All is noted at once."""

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
