"""Shared by identity tests: both stores, records written in one line, and the batch oracle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from hashlib import blake2b
from itertools import count

import redis

from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import IdentityStore, Sighting
from profile_store.redis.functions import load_functions
from profile_store.redis.identity_matching import RedisMatchStore
from schemas.identifiers import Identifier
from schemas.identity import Decision, Evidence, Partition, PersonFacts, ProfileId, Record, RecordId
from stream_processors.identity.partition import partition

SECRET = b"for tests only"
Groups = frozenset[frozenset[RecordId]]
KnownStore = MemoryMatchStore | RedisMatchStore
Stores = Callable[[], KnownStore]
"""Makes an empty store at every call."""


def identifiers(text: str) -> frozenset[Identifier]:
    """ "phone:1 order:7" → two identifiers."""
    return frozenset(Identifier(*word.split(":", 1)) for word in text.split())


def identifier(text: str) -> Identifier:
    (one,) = identifiers(text)
    return one


def record(carried: str, references: str = "", name: str | None = None) -> Record:
    """A record named by what it carries, as the real ones are; by its references where it has nothing else."""
    named = [tuple(one) for one in sorted(identifiers(carried) or identifiers(references))]
    digest = blake2b(repr((named, name)).encode(), digest_size=16).hexdigest()
    return Record(digest, identifiers(carried), PersonFacts(name), identifiers(references))


def sighting(carried: str, references: str = "", name: str | None = None, event: str = "e1") -> Sighting:
    return Sighting(record(carried, references, name), Evidence("2026-11-21T07:00:00Z", "web/shop", event))


def decision(same: bool | None, a: str, b: str, minute: int = 0) -> Decision:
    evidence = Evidence(f"2026-11-22T08:{minute:02}:00Z", "desk", f"d{minute}")
    return Decision(same, (identifier(a), identifier(b)), evidence, by="operator 12", reason="сказал сам")


def oracle(sightings: Iterable[Sighting], decisions: Collection[Decision] = ()) -> Groups:
    """How the whole set groups, judged at once."""
    return frozenset(whole(sightings, decisions).groups)


def whole(sightings: Iterable[Sighting], decisions: Collection[Decision] = ()) -> Partition:
    """All that `partition` says of the whole set."""
    known: dict[RecordId, Record] = {}
    for seen in (one.record for one in sightings):
        before = known.get(seen.record_id, seen)
        known[seen.record_id] = Record(
            seen.record_id, seen.identifiers, seen.person, before.references | seen.references
        )
    return partition(known.values(), decisions)


def groups(store: IdentityStore) -> Groups:
    return frozenset(frozenset(one.record_id for one in group.records) for group in store.all_groups())


def profile_ids(prefix: str = "P") -> Callable[[], ProfileId]:
    numbers = count()
    return lambda: f"{prefix}{next(numbers):05}"


def stores(engine: str, url: str, auto_join: float | None = None) -> Stores:
    if engine == "memory":
        return lambda: MemoryMatchStore(auto_join)
    client = redis.Redis.from_url(url)
    load_functions(client)

    def emptied() -> KnownStore:
        client.flushall()
        return RedisMatchStore(client, SECRET, auto_join)

    return emptied
