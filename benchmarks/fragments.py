"""What a fragment costs: effects in Python, the Redis Function, memory. `python -m benchmarks.fragments` prints it.

One Valkey with its append-only file on this machine; events of `benchmarks.events` in chunks of 500, nine of ten views.
CPU time, not wall time, of the quietest tenth of the chunks, without Python's garbage collector (the workers tame it).
The first round is of new records, the last one repeats its events.
"""

from __future__ import annotations

import gc
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
from schemas.events import Event
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
    gc.disable()
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
    print(timed("decode, for comparison", decode, [message.value for message in messages(EVENTS)]))
    for number in range(1, ROUNDS + 1):
        named = named_events(number)
        print(timed(f"effects, round {number}", _effects, named))
        print(timed(f"effects, round {number}, product views", _effects, [each for each in named if _is_view(each)]))
        batch = [effects(*event) for event in named]
        views = [effect for effect in batch if "viewed" in effect.operations[0]]
        print(measured(f"apply, round {number}, {len(batch)} events", server, store.apply, batch))
        print(measured(f"apply, round {number}, product views, again", server, store.apply, again(views)))
    print(measured("apply, all of it repeated", server, store.apply, batch))
    records = sorted({effect.record_id for effect in batch})
    print(measured(f"load, each of {len(records)} records", server, store.load, records))
    print(f"memory: {memory(server) / server.dbsize():.0f} bytes a key, {server.dbsize()} keys")


def timed(what: str, call: Callable[[T], object], items: Sequence[T]) -> Cost:
    """Client side alone."""
    seconds = []
    for at in range(0, len(items) - CHUNK + 1, CHUNK):
        started = time.thread_time()
        for item in items[at : at + CHUNK]:
            call(item)
        seconds.append(time.thread_time() - started)
    return Cost(what, sorted(seconds)[len(seconds) // 10] / CHUNK * 1e6)


Named = tuple[Event, str, bytes]


def named_events(seed: int) -> list[Named]:
    """One round's events, each with the record of its identifiers and its bytes."""
    values = [message.value for message in messages(EVENTS, seed)]
    return [(event, record_of(str(event.data.identifiers)), raw) for raw in values for event in [decode(raw)]]


def _effects(named: Named) -> EventEffect:
    return effects(*named)


def _is_view(named: Named) -> bool:
    return named[0].type == "site.product_viewed"


def record_of(identifiers: str) -> str:
    return blake2b(identifiers.encode(), digest_size=16).hexdigest()


def again(views: Sequence[EventEffect]) -> list[EventEffect]:
    """The same views a microsecond later, by events of their own: all of them news, none of a new product."""
    return [_later(view) for view in views]


def _later(view: EventEffect) -> EventEffect:
    clock = f"{int(view.clock[:16]) + 1:016d}{view.clock[16:]}"
    return view._replace(clock=clock, digest=f"{int(view.digest, 16) ^ 1:016x}")


def measured(what: str, server: redis.Redis, call: Callable[[Sequence[T]], object], items: Sequence[T]) -> Cost:
    """The cost of the chunk that was least disturbed but for a tenth: neighbours on the machine can only add."""
    chunks = [items[at : at + CHUNK] for at in range(0, len(items) - CHUNK + 1, CHUNK)]
    costs = [_of_one(server, call, chunk) for chunk in chunks]
    on_client, on_server = (sorted(each)[len(costs) // 10] for each in zip(*costs, strict=True))
    return Cost(what, on_client / CHUNK * 1e6, on_server / CHUNK * 1e6)


def _of_one(server: redis.Redis, call: Callable[[Sequence[T]], object], chunk: Sequence[T]) -> tuple[float, float]:
    on_server, on_client = server_seconds(server), time.thread_time()
    call(chunk)
    return time.thread_time() - on_client, server_seconds(server) - on_server


def server_seconds(server: redis.Redis) -> float:
    spent = cast(dict[str, float], server.info("cpu"))
    return spent["used_cpu_user_main_thread"] + spent["used_cpu_sys_main_thread"]


def memory(server: redis.Redis) -> int:
    return cast(dict[str, int], server.info("memory"))["used_memory_dataset"]


if __name__ == "__main__":
    main()
