"""Workers that resolve and match records in one Valkey at the same time, as those of a deployment do."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

import redis

from profile_store.ports import Sighting
from profile_store.redis.identity_matching import RedisMatchStore
from stream_processors.runtime.garbage import tame_garbage_collection
from stream_processors.steps.match import Matcher
from stream_processors.steps.resolve import Resolver

BATCH: Final = 500
PREFIX: Final = b"benchmark"


class Identity(NamedTuple):
    """What the pipeline does of a batch between decoding and telling."""

    resolver: Resolver
    matcher: Matcher

    @classmethod
    def over(cls, client: redis.Redis, worker: int = 0) -> Identity:
        """worker: two of them never give a profile one id."""
        ids = (f"{worker}{number:025}" for number in range(10**9))
        store = RedisMatchStore(client, PREFIX)
        resolver = Resolver(store, fresh=lambda: next(ids))
        return cls(resolver, Matcher(store, resolver))

    def take(self, sightings: Sequence[Sighting]) -> None:
        for at in range(0, len(sightings), BATCH):
            batch = sightings[at : at + BATCH]
            self.matcher.match(batch, self.resolver.resolve(batch))


class Spent(NamedTuple):
    """Seconds: by the clock from the first worker's start to the last one's end, and of their processor time."""

    clock: float
    own: float


class Crew:
    """Takes records in batches; each worker has its share in hand before the clock starts."""

    def __init__(self, workers: Sequence[Connection]) -> None:
        self._workers = workers

    def take(self, sightings: Sequence[Sighting]) -> Spent:
        batches = [sightings[at : at + BATCH] for at in range(0, len(sightings), BATCH)]
        for at, worker in enumerate(self._workers):
            worker.send([one for batch in batches[at :: len(self._workers)] for one in batch])
        for worker in self._workers:
            worker.recv()
        clock = time.perf_counter()
        for worker in self._workers:
            worker.send(None)
        own = sum(worker.recv() for worker in self._workers)
        return Spent(time.perf_counter() - clock, own)


@contextmanager
def crew(client: redis.Redis, workers: int) -> Iterator[Crew]:
    """Processes of their own, which end with it. Raises EOFError where one dies."""
    of_client = client.get_connection_kwargs()
    processes = get_context("spawn")
    with ExitStack() as ending:
        pipes: list[Connection] = []
        for number in range(1, workers + 1):
            here, there = processes.Pipe()
            process = processes.Process(
                target=_work, args=(there, of_client["host"], of_client["port"], number), daemon=True
            )
            process.start()
            there.close()
            ending.callback(process.join)
            ending.callback(here.close)
            pipes.append(here)
        yield Crew(pipes)


def _work(given: Connection, host: str, port: int, number: int) -> None:
    tame_garbage_collection()
    with redis.Redis(host, port) as client:
        identity = Identity.over(client, number)
        while True:
            try:
                sightings = given.recv()
                given.send(None)
                given.recv()
            except EOFError:
                return
            own = time.process_time()
            identity.take(sightings)
            given.send(time.process_time() - own)
