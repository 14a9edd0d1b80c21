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
    """Takes records, which the workers have in hand before the clock starts."""

    def __init__(self, workers: Sequence[Connection]) -> None:
        self._workers = workers

    def take(self, sightings: Sequence[Sighting]) -> Spent:
        """In batches, by all of them."""
        batches = [sightings[at : at + BATCH] for at in range(0, len(sightings), BATCH)]
        for at, worker in enumerate(self._workers):
            worker.send([one for batch in batches[at :: len(self._workers)] for one in batch])
        for worker in self._workers:
            worker.recv()
        clock = time.perf_counter()
        for worker in self._workers:
            worker.send("in batches")
        own = sum(worker.recv() for worker in self._workers)
        return Spent(time.perf_counter() - clock, own)

    def take_each_alone(self, sightings: Sequence[Sighting]) -> list[Spent]:
        """One after another, by one worker, which knows what it met before; `own` has the server's time in it."""
        worker = self._workers[0]
        worker.send(sightings)
        worker.recv()
        worker.send("alone")
        found: list[Spent] = worker.recv()
        return found


def server_seconds(client: redis.Redis) -> float:
    """Of processor time, since it was started."""
    used = client.info("cpu")
    return float(used["used_cpu_sys"]) + float(used["used_cpu_user"])


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
                asked = given.recv()
            except EOFError:
                return
            if asked == "alone":
                given.send([_alone(identity, one, client) for one in sightings])
                continue
            own = time.process_time()
            identity.take(sightings)
            given.send(time.process_time() - own)


def _alone(identity: Identity, sighting: Sighting, client: redis.Redis) -> Spent:
    before = server_seconds(client)
    clock, own = time.perf_counter(), time.process_time()
    identity.take([sighting])
    clock, own = time.perf_counter() - clock, time.process_time() - own
    return Spent(clock, own + server_seconds(client) - before)
