"""Records resolved and matched through a Valkey, as the pipeline does it, in a graph that grows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice
from math import inf
from random import Random
from typing import Final, NamedTuple

import redis

from benchmarks.crew import BATCH, Crew, crew, server_seconds
from benchmarks.own_valkey import own_valkey
from deploy.engines.valkey import AppendFsync
from profile_store.ports import Sighting
from schemas.identifiers import Identifier
from schemas.identity import Evidence, PersonFacts, Record

SIZES: Final = (10_000, 50_000)
_MEASURED, _SINGLE = 5_000, 1_000
_WINDOW = 250  # shoppers who are about at one time
_NAMES: Final = ("Анна", "Ольга", "Елена", "Ирина", "Мария", "Наталья", "Юлия", "Дарья", "Вера", "Галина")
_NOBODY: Final = PersonFacts()
_EVIDENCE = Evidence("2026-11-21T07:00:00Z", "web/shop", "5f0c3a")


class Tail(NamedTuple):
    """Milliseconds of records that came alone: the median, and what one in a hundred exceeds."""

    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Tail:
        ranked = sorted(seconds)
        return cls(ranked[len(ranked) // 2] * 1e3, ranked[len(ranked) * 99 // 100] * 1e3)


@dataclass(frozen=True)
class Lane:
    """At `records` in the graph: records a second in batches, and microseconds of processor time that each took in the
    workers and in the server. Of one record alone, by the clock, and processor time of both together: the difference is
    what the disk's flushes and other processes add. calls: of our functions in Valkey, for one alone. reached: whether
    there was time to grow so far.
    """

    records: int
    a_second: float
    own: float
    server: float
    clock: Tail
    cpu: Tail
    calls: float
    reached: bool = True

    def __str__(self) -> str:
        return (
            f"at {self.records:9,} records: {self.a_second:6,.0f} a second; CPU {self.own:4.0f} µs in workers, "
            f"{self.server:4.0f} µs in Valkey; one alone {self.clock.p50:.1f} ms, p99 {self.clock.p99:.1f} ms, "
            f"of CPU {self.cpu.p50:.1f} and {self.cpu.p99:.1f} ms, in {self.calls:.1f} calls"
            + ("" if self.reached else "; no time for more")
        )


def lanes(
    seen: Iterator[Sighting],
    sizes: Sequence[int] = SIZES,
    seconds: float = inf,
    appendfsync: AppendFsync = "always",
    tell: Callable[[int], None] = lambda grown: None,
    workers: int = 1,
) -> Iterator[Lane]:
    """One measurement at each size, in one graph that grows, and a last one where `seconds` are over before.

    tell: called with how many records are in, after each batch. workers: that take batches at the same time; one alone
    is taken by one of them. Nothing but Valkey should be running beside it.
    """
    end = time.monotonic() + seconds
    with own_valkey(appendfsync) as client, crew(client, workers) as taking:
        grown = 0
        for size in sorted(sizes):
            while grown < size - _MEASURED - _SINGLE and time.monotonic() < end:
                batches = list(islice(seen, BATCH * workers))
                taking.take(batches)
                grown += len(batches)
                tell(grown)
            grown += _MEASURED + _SINGLE
            yield _measured(taking, client, seen, grown, reached=grown >= size)
            if time.monotonic() > end:
                return


def _measured(taking: Crew, client: redis.Redis, seen: Iterator[Sighting], size: int, reached: bool) -> Lane:
    batch = list(islice(seen, _MEASURED))
    server = server_seconds(client)
    spent = taking.take(batch)
    server = server_seconds(client) - server
    calls = _calls(client)
    alone = taking.take_each_alone(list(islice(seen, _SINGLE)))
    calls = (_calls(client) - calls) / _SINGLE
    each = 1e6 / len(batch)
    by_clock, of_cpu = (Tail.of(one) for one in zip(*alone, strict=True))
    return Lane(size, len(batch) / spent.clock, spent.own * each, server * each, by_clock, of_cpu, calls, reached)


def _calls(client: redis.Redis) -> float:
    of_commands = client.info("commandstats")
    return float(sum(told["calls"] for name, told in of_commands.items() if name.startswith("cmdstat_fcall")))


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
