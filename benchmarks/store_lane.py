"""The store's lane of `bench identity`: shoppers of a town, resolved and matched through Valkey, at growing sizes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice
from random import Random
from typing import Final

import redis

from benchmarks.own_valkey import own_valkey
from profile_store.ports import Sighting
from profile_store.redis.identity_matching import RedisMatchStore
from schemas.identifiers import Identifier
from schemas.identity import Evidence, PersonFacts, Record
from stream_processors.steps.match import Matcher
from stream_processors.steps.resolve import Resolver

SIZES: Final = (10_000, 50_000)
BATCH: Final = 500
_MEASURED, _SINGLE = 5_000, 500
_WINDOW = 250  # shoppers who are about at one time
_NAMES: Final = ("Анна", "Ольга", "Елена", "Ирина", "Мария", "Наталья", "Юлия", "Дарья", "Вера", "Галина")
_NOBODY: Final = PersonFacts()
_EVIDENCE = Evidence("2026-11-21T07:00:00Z", "web/shop", "5f0c3a")


@dataclass(frozen=True)
class Lane:
    """At `records` in the graph: records a second in batches, milliseconds of one record alone, and microseconds of
    processor time a record in this process and in the server (on a busy machine these are what can be compared).
    """

    records: int
    a_second: float
    p50: float
    p99: float
    own: float
    server: float

    def __str__(self) -> str:
        return (
            f"at {self.records:9,} records: {self.a_second:7,.0f} a second; one alone {self.p50:5.1f} ms, p99 "
            f"{self.p99:5.1f} ms; CPU {self.own:4.0f} µs here, {self.server:4.0f} µs in Valkey"
        )


def lanes(sizes: Sequence[int] = SIZES, seed: int = 1) -> Iterator[Lane]:
    """One measurement at each size, in one graph that grows. Nothing but Valkey should be running beside it."""
    ids = (f"{number:026}" for number in range(10**9))
    seen = shoppers(Random(seed))
    with own_valkey() as client:
        store = RedisMatchStore(client, b"benchmark")
        resolver = Resolver(store, fresh=lambda: next(ids))
        identity = _Identity(resolver, Matcher(store, resolver))
        grown = 0
        for size in sorted(sizes):
            identity.take(islice(seen, max(size - grown - _MEASURED - _SINGLE, 0)))
            yield _measured(identity, client, seen, size)
            grown = size


def _measured(identity: _Identity, client: redis.Redis, seen: Iterator[Sighting], size: int) -> Lane:
    batch = list(islice(seen, _MEASURED))
    clock, own, server = time.perf_counter(), time.process_time(), _server(client)
    identity.take(batch)
    clock, own, server = time.perf_counter() - clock, time.process_time() - own, _server(client) - server
    alone = sorted(identity.seconds(one) * 1e3 for one in islice(seen, _SINGLE))
    each = 1e6 / len(batch)
    return Lane(size, len(batch) / clock, alone[_SINGLE // 2], alone[_SINGLE * 99 // 100], own * each, server * each)


def _server(client: redis.Redis) -> float:
    used = client.info("cpu")
    return float(used["used_cpu_sys"]) + float(used["used_cpu_user"])


@dataclass(frozen=True)
class _Identity:
    """What the pipeline does of a batch between decoding and telling."""

    resolver: Resolver
    matcher: Matcher

    def take(self, sightings: Iterable[Sighting]) -> None:
        waiting = iter(sightings)
        while batch := list(islice(waiting, BATCH)):
            self.matcher.match(batch, self.resolver.resolve(batch))

    def seconds(self, sighting: Sighting) -> float:
        clock = time.perf_counter()
        self.take([sighting])
        return time.perf_counter() - clock


def shoppers(random: Random) -> Iterator[Sighting]:
    """People who visit the site, call, register and buy: four records each, two of which connect what was apart."""
    first = 0
    while True:
        people = [_Shopper(number, random) for number in range(first, first + _WINDOW)]
        for at in range(4):
            yield from (person.records()[at] for person in people)
        first += _WINDOW


class _Shopper:
    def __init__(self, number: int, random: Random) -> None:
        surname = "".join(random.choice("бвгдклмнпрст") + random.choice("аеиоу") for _ in range(3)) + "ва"
        born = date(1950, 1, 1) + timedelta(days=random.randrange(20_000))
        self._facts = PersonFacts(f"{random.choice(_NAMES)} {surname}", born)
        self._visitor = Identifier("visitor", f"7d444840-9dc0-11d1-{number:012}")
        self._phone = Identifier("phone", f"+79{number:09}")
        self._email = Identifier("email", f"buyer{number}@mail.ru")

    def records(self) -> list[Sighting]:
        return [
            _sighting(self._visitor),
            _sighting(self._phone),
            _sighting(self._visitor, self._phone),
            _sighting(self._phone, self._email, facts=self._facts),
        ]


def _sighting(*identifiers: Identifier, facts: PersonFacts = _NOBODY) -> Sighting:
    named = repr([tuple(one) for one in sorted(identifiers)])
    record_id = blake2b(named.encode(), digest_size=16).hexdigest()
    return Sighting(Record(record_id, frozenset(identifiers), facts), _EVIDENCE)
