"""The identity graph in Redis or Valkey: what the library `lua/identity` does, in the words of the port."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat, zip_longest
from typing import Any, TypeVar

import redis

from profile_store.answers import Committed, Entered, Holders, Likened, Named, Near, Observed, StoredRecord
from profile_store.identity_graph import close, name_words
from profile_store.ports import Neighbourhood, Regrouping, Sighting
from profile_store.redis.answers_codec import Hop, Said, holders_from_wire, near_from_wire, stored_from_wire
from profile_store.redis.functions import call, calls, unavailable
from profile_store.redis.identity_codec import (
    Keys,
    evidence_from_json,
    evidence_to_json,
    group_from_wire,
    likened_from_fields,
    record_to_json,
)
from profile_store.redis.identity_wire import change_to_wire
from profile_store.redis.regroupings_codec import latest_from_wire, regrouped_from_text
from profile_store.regroupings import Latest, Regrouped
from schemas.identifiers import Identifier
from schemas.identity import Evidence, Group, ProfileId, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.stream_likeness import BlockKey

# How much one call asks of the server, which serves nobody else meanwhile: a few milliseconds at most.
_SIGHTINGS, _IDENTIFIERS, RECORDS, _CHANGES = 200, 200, 500, 50

_FEW = 20  # records of an identifier that come along with it
_NAME_PART, _NAME_PARTS = 1_000, 50  # records that one call looks at for a name, and calls of one search
_NEAR = 50  # sightings of which the first hop comes along, where they must be judged

T = TypeVar("T")


class RedisIdentityStore:
    """`IdentityStore` on one primary (not a cluster: a commit touches keys of a whole neighbourhood).

    client: a client that does not decode responses; the libraries must be loaded (`functions.load_functions`).
    secret: keys the hashes in key names. auto_join: the score from which on likeness joins; equal in all processes.
    """

    def __init__(self, client: redis.Redis, secret: bytes, auto_join: float | None = None) -> None:
        self._client = client
        self._keys = Keys(secret)
        self._compared: list[RecordId] = []  # to be noted with the next call that can
        self.auto_join = auto_join

    def observe(self, sightings: Sequence[Sighting], fresh: Sequence[ProfileId], since: int | None = None) -> Observed:
        few = _FEW if len(sightings) <= _NEAR else False
        wire = [*parts(map(self._sighting, sightings, fresh), _SIGHTINGS)] or [[]]
        number = chain([False if since is None else since], repeat(False))  # asked once
        asked = ([part, LARGEST_BLOCK, next(number), self._done(), few] for part in wire)
        profiles: list[ProfileId | None] = []
        entered: dict[RecordId, Entered | None] = {}
        waiting = iter(sightings)
        answers = calls(self._client, "identity_observe", asked)
        for _, told, bodies, _ in answers:
            said = Said(bodies)
            for (profile_id, met), (record, _) in zip(told, waiting, strict=False):
                profiles.append(profile_id or None)
                if met:
                    entered[record.record_id] = said.entered(record, met)
        first, *_, hop = answers[0]  # of few sightings, which are one call
        near = _first_hop(sightings, profiles, hop) if hop else None
        return Observed(latest_from_wire(first), profiles, entered, near)

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
            self._keys.blocks_of(record.person),
        ]

    def _done(self) -> list[RecordId]:
        """Some of those that are compared, to be noted by one call; where that fails they are compared again."""
        some, self._compared = self._compared[:RECORDS], self._compared[RECORDS:]
        return some

    def neighbourhood(
        self,
        seeds: Iterable[Identifier],
        records: Iterable[RecordId] = (),
        most: int | None = None,
        first: Near | None = None,
    ) -> Neighbourhood:
        return close(self, seeds, records, most, first)

    def near(
        self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId], known: Collection[RecordId] = ()
    ) -> Near:
        holders, stored = dict[Identifier, Holders](), dict[RecordId, StoredRecord | None]()
        carried, records = parts(identifiers, _IDENTIFIERS), parts(record_ids, _IDENTIFIERS)
        few, said = (_FEW, list(known)) if len(known) <= RECORDS else (0, [])
        asked = [*zip_longest(carried, records, fillvalue=list[Any]())]
        wire = ([self._keys.identifiers(part), ids, few, said] for part, ids in asked)
        for (part, _), hop in zip(asked, calls(self._client, "identity_near", wire), strict=True):
            near = near_from_wire(part, hop)
            holders.update(near.holders)
            stored.update(near.stored)
        return Near(holders, stored)

    def holders(self, identifiers: Sequence[Identifier]) -> list[Holders]:
        """One hop of the closure: who carries each identifier, and what was decided of it."""
        wire = self._keys.identifiers(identifiers)
        return [holders_from_wire(answer) for answer in self._each("holders", parts(wire, _IDENTIFIERS))]

    def stored(self, record_ids: Sequence[RecordId]) -> list[StoredRecord | None]:
        answers = self._each("records", parts(record_ids, RECORDS))
        return [stored_from_wire(record_id, fields) for record_id, fields in zip(record_ids, answers, strict=True)]

    def likened(self, record_ids: Sequence[RecordId]) -> list[Likened]:
        answers = self._each("likenesses", parts(record_ids, RECORDS))
        return [likened_from_fields(one, fields) for one, fields in zip(record_ids, answers, strict=True)]

    def fallen(self, keys: Sequence[BlockKey]) -> list[bool]:
        return [size > LARGEST_BLOCK for size in self._each("blocks", parts(self._keys.blocks(keys), RECORDS))]

    def commit(self, changes: Sequence[Regrouping]) -> Committed:
        new = {one.record.record_id: one.record for change in changes for one in change.sightings}
        wire = parts((change_to_wire(change, self._keys) for change in changes), _CHANGES)
        numbers: list[int] = []
        entered: dict[RecordId, Entered | None] = {}
        for told, met, bodies in calls(self._client, "identity_commit", ([part, LARGEST_BLOCK] for part in wire)):
            numbers += told
            said = Said(bodies)
            entered |= {record_id: said.entered(new[record_id], one) for record_id, one in met}
        return Committed(numbers, entered)

    def regrouped_since(self, number: int | None) -> Latest:
        return latest_from_wire(self._call("regrouped", False if number is None else number))

    def untold(self) -> Mapping[int, Regrouped]:
        told = self._call("untold", False)
        return {int(at): regrouped_from_text(text) for at, text in zip(told[::2], told[1::2], strict=True)}

    def told(self, numbers: Collection[int]) -> None:
        if numbers:
            self._call("told", sorted(numbers))

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        (groups,) = self.groups_with_each([identifier], limit)
        return groups

    def groups_with_each(self, identifiers: Sequence[Identifier], limit: int) -> list[list[Group]]:
        wire = [[self._keys.identifier(one), limit] for one in identifiers]
        answers = calls(self._client, "identity_lookup", wire)
        return [[group_from_wire(group) for group in groups] for groups in answers]

    def group(self, profile_id: ProfileId) -> Group | None:
        (answer,) = self._call("group", [profile_id])
        return group_from_wire(answer) if answer else None

    def groups(self, profile_ids: Sequence[ProfileId]) -> list[Group]:
        answers = self._each("group", parts(profile_ids, RECORDS))
        return [group_from_wire(answer) for answer in answers if answer]

    def profiles_of(self, record_ids: Sequence[RecordId]) -> Mapping[RecordId, ProfileId]:
        answers = self._each("profiles", parts(record_ids, RECORDS))
        return {one: told for one, told in zip(record_ids, answers, strict=True) if told}

    def groups_named(self, spellings: Sequence[Sequence[str]], limit: int) -> Named:
        hashes = [self._keys.names(tokens) for tokens in spellings if tokens]
        found: dict[ProfileId, Group] = {}
        place, cursor = 1, "0"
        for _ in range(_NAME_PARTS):
            if place > len(hashes) or len(found) > limit:
                break
            asked = [hashes, place, cursor, _NAME_PART, limit + 1 - len(found), list(found)]
            answer, place, cursor = self._call("named", asked)
            found |= {group.profile_id: group for group in map(group_from_wire, answer)}
        return Named(list(found.values())[:limit], len(found) > limit or place <= len(hashes))

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


def _first_hop(sightings: Iterable[Sighting], profiles: Iterable[ProfileId | None], hop: Hop) -> Near:
    """Of those that were not settled."""
    left = (one.record for one, profile_id in zip(sightings, profiles, strict=True) if profile_id is None)
    return near_from_wire(chain.from_iterable((*one.identifiers, *one.references) for one in left), hop)


def parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part
