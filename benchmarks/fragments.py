"""What a fragment costs: effects in Python, the Redis Function, memory. `python -m benchmarks.fragments` prints it.

One Valkey with its append-only file on this machine; events of `benchmarks.events` in chunks of 500, nine of ten views.
CPU time, not wall time: it does not see the neighbours. The first round is of new records, the last repeats all of it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import redis

from benchmarks.events import messages
from deploy.engines import free_port, start, valkey
from profile_store.redis.fragments import RedisFragmentStore
from profile_store.redis.functions import load_functions
from schemas.decoding import decode
from schemas.fragment import EventEffect
from stream_processors.profile.effects import effects

EVENTS, CHUNK, ROUNDS = 20_000, 500, 3


T = TypeVar("T")


class Cost(NamedTuple):
    """Microseconds of CPU an event."""

    what: str
    client: float
    server: float = 0.0

    def __str__(self) -> str:
        return f"{self.what:<44} {self.client:6.2f} {self.server:7.2f} {self.client + self.server:6.2f}"


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = start(valkey.program(Path(directory), free_port()))
        try:
            with redis.Redis.from_url(engine.address) as server:
                load_functions(server)
                report(server)
        finally:
            engine.stop()


def report(server: redis.Redis) -> None:
    store = RedisFragmentStore(server)
    print(f"{'µs of CPU an event':<44} client  server    sum")
    print(decoding())
    for number in range(1, ROUNDS + 1):
        cost, batch = effects_of(number)
        print(cost)
        views = [effect for effect in batch if len(effect.operations) > 1 and "viewed" in effect.operations[0]]
        print(measured(f"apply, round {number}: {len(batch)} events", server, store.apply, batch))
        print(measured(f"apply, round {number}: product views alone", server, store.apply, again(views)))
    print(measured("apply, all of it repeated", server, store.apply, batch))
    records = sorted({effect.record_id for effect in batch})
    print(measured(f"load, each of {len(records)} records", server, store.load, records))
    print(f"memory: {memory(server) / cast(int, server.dbsize()):.0f} bytes a key, {server.dbsize()} keys")


def decoding() -> Cost:
    """What decoding an event costs at this hour: 6 µs where nobody else is at work, a measure for all the others."""
    values = [message.value for message in messages(EVENTS)]
    started = time.process_time()
    for raw in values:
        decode(raw)
    return Cost("decode, for comparison", (time.process_time() - started) / len(values) * 1e6)


def effects_of(seed: int) -> tuple[Cost, list[EventEffect]]:
    """One round's events, each on the record of its first identifiers."""
    values = [message.value for message in messages(EVENTS, seed)]
    events = [(decode(raw), raw) for raw in values]
    named = [(event, record_of(str(event.data.identifiers)), raw) for event, raw in events]
    started = time.process_time()
    batch = [effects(event, record, raw) for event, record, raw in named]
    return Cost(f"effects, round {seed}", (time.process_time() - started) / len(batch) * 1e6), batch


def record_of(identifiers: str) -> str:
    return blake2b(identifiers.encode(), digest_size=16).hexdigest()


def again(views: Sequence[EventEffect]) -> list[EventEffect]:
    """The same views a microsecond later, by events of their own: all of them news, none of a new product."""
    return [_later(view) for view in views]


def _later(view: EventEffect) -> EventEffect:
    clock = f"{int(view.clock[:16]) + 1:016d}{view.clock[16:]}"
    return view._replace(clock=clock, digest=f"{int(view.digest, 16) ^ 1:016x}")


def measured(what: str, server: redis.Redis, call: Callable[[Sequence[T]], object], items: Sequence[T]) -> Cost:
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    on_server, on_client = server_seconds(server), time.process_time()
    for chunk in chunks:
        call(chunk)
    on_client, on_server = time.process_time() - on_client, server_seconds(server) - on_server
    return Cost(what, on_client / len(items) * 1e6, on_server / len(items) * 1e6)


def server_seconds(server: redis.Redis) -> float:
    spent = cast(dict[str, float], server.info("cpu"))
    return spent["used_cpu_user"] + spent["used_cpu_sys"]


def memory(server: redis.Redis) -> int:
    return int(cast(dict[str, int], server.info("memory"))["used_memory_dataset"])


if __name__ == "__main__":
    main()
