"""The identity graph in Redis or Valkey: what `identity.lua` does, in the words of the port."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain, islice, zip_longest
from typing import Any, TypeVar

import msgpack
import redis

from profile_store.cursors import EPOCH
from profile_store.identity_graph import Holders, Likened, StoredRecord, close, name_words
from profile_store.ports import Neighbourhood, Regrouping, Sighting
from profile_store.redis.functions import Command, call, calls, run, unavailable
from profile_store.redis.identity_codec import (
    Keys,
    decision_from_json,
    evidence_from_json,
    evidence_to_json,
    group_from_wire,
    likened_from_fields,
    record_from_fields,
    record_to_json,
)
from profile_store.redis.identity_wire import change_to_wire
from profile_store.redis.regroupings_codec import regrouped_from_text
from profile_store.regroupings import Latest, Regrouped
from schemas.identifiers import Identifier
from schemas.identity import Evidence, Group, ProfileId, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.likeness import BlockKey

# How much one call asks of the server, which serves nobody else meanwhile: a few milliseconds at most.
_SIGHTINGS, _IDENTIFIERS, RECORDS, _CHANGES = 500, 200, 500, 50

_FEW = 20  # records of an identifier that come along with it

T = TypeVar("T")


class RedisIdentityStore:
    """`IdentityStore` on one primary (not a cluster: a commit touches keys of a whole neighbourhood).

    client: a client that does not decode responses; the libraries must be loaded (`functions.load_functions`).
    secret: keys the hashes in key names. auto_join: the score from which on likeness joins; equal in all processes.
    """

    def __init__(self, client: redis.Redis, secret: bytes, auto_join: float | None = None) -> None:
        self._client = client
        self._keys = Keys(secret)
        self.auto_join = auto_join

    def observe(self, sightings: Sequence[Sighting], fresh: Sequence[ProfileId]) -> list[ProfileId | None]:
        wire = map(self._sighting, sightings, fresh)
        return [answer or None for answer in self._each("observe", parts(wire, _SIGHTINGS))]

    def _sighting(self, sighting: Sighting, fresh: ProfileId) -> list[object]:
        record, evidence = sighting
        return [
            record.record_id,
            record_to_json(record),
            self._keys.names(name_words(record)),
            self._keys.identifiers(record.identifiers),
            self._keys.identifiers(record.references),
            evidence_to_json(evidence),
            fresh,
        ]

    def neighbourhood(
        self, seeds: Iterable[Identifier], records: Iterable[RecordId] = (), most: int | None = None
    ) -> Neighbourhood:
        return close(self, seeds, records, most)

    def near(
        self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId], known: Collection[RecordId] = ()
    ) -> tuple[list[Holders], Mapping[RecordId, StoredRecord | None]]:
        found: list[Holders] = []
        stored: dict[RecordId, StoredRecord | None] = {}
        wire, asked = parts(self._keys.identifiers(identifiers), _IDENTIFIERS), parts(record_ids, _IDENTIFIERS)
        few, said = (_FEW, list(known)) if len(known) <= RECORDS else (0, [])
        asked_of = ([part, records, few, said] for part, records in zip_longest(wire, asked, fillvalue=()))
        for holders, ids, fields in calls(self._client, "identity_near", asked_of):
            found += map(_holders, holders)
            stored |= zip(ids, map(_stored, ids, fields), strict=True)
        return found, stored

    def holders(self, identifiers: Sequence[Identifier]) -> list[Holders]:
        """One hop of the closure: who carries each identifier, and what was decided of it."""
        wire = self._keys.identifiers(identifiers)
        return [_holders(answer) for answer in self._each("holders", parts(wire, _IDENTIFIERS))]

    def stored(self, record_ids: Sequence[RecordId]) -> list[StoredRecord | None]:
        answers = self._each("records", parts(record_ids, RECORDS))
        return [_stored(record_id, fields) for record_id, fields in zip(record_ids, answers, strict=True)]

    def likened(self, record_ids: Sequence[RecordId]) -> list[Likened]:
        answers = self._each("likenesses", parts(record_ids, RECORDS))
        return [likened_from_fields(one, fields) for one, fields in zip(record_ids, answers, strict=True)]

    def fallen(self, keys: Sequence[BlockKey]) -> list[bool]:
        return [size > LARGEST_BLOCK for size in self._each("blocks", parts(self._keys.blocks(keys), RECORDS))]

    def commit(self, changes: Sequence[Regrouping]) -> list[int]:
        wire = (change_to_wire(change, self._keys) for change in changes)
        return [int(answer) for answer in self._each("commit", parts(wire, _CHANGES))]

    def regrouped_since(self, number: int | None) -> Latest:
        asked = msgpack.packb(False if number is None else number)
        commands: list[Command] = [("TIME",), ("FCALL", "identity_regrouped", 0, asked)]
        (seconds, microseconds), answer = run(self._client, "identity_regrouped", commands)
        now, forgotten, found = msgpack.unpackb(answer)
        since = {int(one): regrouped_from_text(text) for one, _, text in (each.partition(" ") for each in found)}
        return Latest(now, since, bool(forgotten), EPOCH + timedelta(seconds=seconds, microseconds=microseconds))

    def untold(self) -> Mapping[int, Regrouped]:
        told = self._call("untold", False)
        return {int(at): regrouped_from_text(text) for at, text in zip(told[::2], told[1::2], strict=True)}

    def told(self, numbers: Collection[int]) -> None:
        if numbers:
            self._call("told", sorted(numbers))

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        return [group_from_wire(one) for one in self._call("lookup", [self._keys.identifier(identifier), limit])]

    def group(self, profile_id: ProfileId) -> Group | None:
        (answer,) = self._call("group", [profile_id])
        return group_from_wire(answer) if answer else None

    def groups(self, profile_ids: Sequence[ProfileId]) -> list[Group]:
        answers = self._each("group", parts(profile_ids, RECORDS))
        return [group_from_wire(answer) for answer in answers if answer]

    def profiles_of(self, record_ids: Sequence[RecordId]) -> Mapping[RecordId, ProfileId]:
        return {one.record.record_id: one.profile_id for one in self.stored(record_ids) if one}

    def groups_named(self, spellings: Sequence[Sequence[str]], limit: int) -> list[Group]:
        hashes = [self._keys.names(tokens) for tokens in spellings if tokens]
        return [group_from_wire(one) for one in self._call("named", [hashes, limit])] if hashes else []

    def evidence(self, identifiers: Iterable[Identifier]) -> Mapping[tuple[Identifier, RecordId], Evidence]:
        asked = list(dict.fromkeys(identifiers))
        pipeline = self._client.pipeline(transaction=False)
        for identifier in asked:
            pipeline.hgetall(f"i:{self._keys.identifier(identifier)[0]}")
        try:
            answers = pipeline.execute()
        except redis.RedisError as error:
            raise unavailable("evidence", error) from error
        return {
            (identifier, record_id.decode()): evidence_from_json(text)
            for identifier, told in zip(asked, answers, strict=True)
            for record_id, text in told.items()
            if not record_id.startswith((b"#", b"!"))  # decisions and marks stand beside the records
        }

    def all_groups(self) -> Iterator[Group]:
        met: set[ProfileId] = set()  # a scan may show a key twice
        for part in parts(self._profile_ids(), RECORDS):
            for group in (group_from_wire(answer) for answer in self._call("group", part) if answer):
                if group.profile_id not in met:
                    met.add(group.profile_id)
                    yield group

    def _profile_ids(self) -> Iterator[ProfileId]:
        """Every id ever given: one that is not current leads to its group as well."""
        try:
            for key in self._client.scan_iter(match="p:*", count=1_000):
                yield key.decode().removeprefix("p:")
        except redis.RedisError as error:
            raise unavailable("listing profiles", error) from error

    def _call(self, function: str, argument: object) -> Any:
        return call(self._client, f"identity_{function}", argument)

    def _each(self, function: str, arguments: Iterable[object]) -> list[Any]:
        """What the function answers to each item of all arguments, in one round trip."""
        return list(chain.from_iterable(calls(self._client, f"identity_{function}", arguments)))


def _holders(answer: tuple[int, list[RecordId] | bool, list[str]]) -> Holders:
    version, records, decisions = answer
    return Holders(version, records if isinstance(records, list) else None, list(map(decision_from_json, decisions)))


def _stored(record_id: RecordId, fields: Sequence[str]) -> StoredRecord | None:
    return record_from_fields(record_id, fields) if fields else None


def parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part
