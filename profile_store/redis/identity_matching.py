"""Likeness and what waits for review, in Redis or Valkey, in the words of the ports."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import orjson

from profile_store.answers import Entered, Entries
from profile_store.matching import Seen
from profile_store.ports import ReviewKind
from profile_store.redis.answers_codec import Said
from profile_store.redis.identity import RECORDS, parts
from profile_store.redis.identity_codec import likened_to_text
from profile_store.redis.sums import RedisSums
from profile_store.waiting import Waiting
from schemas.identifiers import Identifier
from schemas.identity import Alike, Record, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK

_ENTERED = 100  # in one call: each reads the members of six blocks or so, Слава's of fifty


class RedisMatchStore(RedisSums):
    """`MatchStore` and the list that `ReviewQueue` reads, beside the identities."""

    def enter(self, records: Sequence[Record]) -> Entries:
        entered: dict[RecordId, Entered | None] = {}
        for part in parts(records, _ENTERED):
            wire = [[record.record_id, self._keys.blocks_of(record.person) or []] for record in part]
            met, bodies = self._call("enter", [wire, LARGEST_BLOCK, self._done()])
            said = Said(bodies)
            entered |= {one.record_id: said.entered(one, each) for one, each in zip(part, met, strict=True)}
        return entered

    def link(self, pairs: Sequence[Alike], compared: Collection[RecordId] = ()) -> None:
        wire = ([pair.a, pair.b, likened_to_text(pair)] for pair in pairs)
        for part in parts(wire, RECORDS):
            self._call("link", part)
        self._compared += compared

    def forget(self) -> None:
        self._compared = []

    def likenesses(self, record_ids: Sequence[RecordId]) -> list[Alike]:
        return sorted({pair for likened in self.likened(record_ids) for pair in likened.pairs})

    def waiting(self, kind: ReviewKind, start: int, stop: int) -> list[Waiting]:
        answer = self._call("waiting", [kind.value, start, stop - 1])
        read = _suggestion if kind is ReviewKind.SUGGESTION else _finding
        return [read(kind, member, float(size), told) for member, size, told in answer if isinstance(told, str)]

    def counts(self) -> Mapping[ReviewKind, int]:
        sizes = self._call("counts", [kind.value for kind in ReviewKind])
        return dict(zip(ReviewKind, sizes, strict=True))

    def settle(self, kind: ReviewKind, looked: Collection[Waiting]) -> None:
        self._call("settle", [kind.value, [[one.member, one.size] for one in looked]])

    def seen(self, looked: Collection[Seen]) -> None:
        self._call("seen", [[self._seen(one.kind, one.of), one.size] for one in looked])

    def seen_sizes(self, kind: ReviewKind, identifiers: Collection[Identifier]) -> Mapping[Identifier, int]:
        fields = [self._seen(kind, one) for one in identifiers]
        sizes = [size for part in parts(fields, RECORDS) for size in self._call("seen_sizes", part)]
        return {one: size for one, size in zip(identifiers, sizes, strict=True) if size >= 0}

    def _seen(self, kind: ReviewKind, identifier: Identifier) -> str:
        return f"{kind.value}:{self._keys.identifier(identifier)[0]}"


def _suggestion(kind: ReviewKind, member: str, size: float, told: str) -> Waiting:
    return Waiting(member, size, told.partition(" ")[2])


def _finding(kind: ReviewKind, member: str, size: float, told: str) -> Waiting:
    said = orjson.loads(told)
    return Waiting(member, size, said[kind.value], Identifier(*said["of"]) if "of" in said else None)
