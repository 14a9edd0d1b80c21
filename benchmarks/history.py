"""What history costs: blocks of 20,000 rows in, timelines out, through the real client and chDB behind its front.

python -m benchmarks.history                   200,000 rows, about 15 s
python -m benchmarks.history --rows 1000000    as the figures in docs/decisions/0005-history.md
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import blake2b
from pathlib import Path

from benchmarks.events import messages
from benchmarks.measure import Meter, percentile
from deploy.engines import Engine, clickhouse, free_port, start
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.history import ClickHouseHistoryStore
from profile_store.clickhouse.migrate import migrate
from profile_store.ports import HistoryRow
from schemas.decoding import InvalidEvent, decode
from schemas.identifiers import Identifier
from schemas.identity import Record
from stream_processors.steps.history_rows import history_row
from stream_processors.steps.messages import Message

BLOCK = 20_000
READS = 100
PAGE = 50

Block = list[HistoryRow]


@cache
def record_of(key: str) -> Record:
    return Record(blake2b(key.encode(), digest_size=16).hexdigest(), frozenset({Identifier("visitor", key)}))


def blocks(rows: int) -> Iterator[Block]:
    """Rows as the history worker makes them, two hundred events a record on average when there are a million."""
    block: Block = []
    for offset, (topic, key, value) in enumerate(messages(rows)):
        message = Message(topic, 0, offset, 1_767_225_600_000 + offset, key, value)
        try:
            event = decode(value)
        except InvalidEvent:  # a handful of the real sales have prices to five decimals
            continue
        block.append(history_row(event, record_of(key.decode()), message))
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block


def timed(action: Callable[[], object]) -> float:
    """Seconds that it took."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def insert_all(store: ClickHouseHistoryStore, made: list[Block], engine: Engine, threads: int) -> str:
    """Insert with so many blocks under way at once; what it cost, as a line."""
    rows = sum(map(len, made))
    meter = Meter.start({"client": os.getpid(), "engine": engine.pid})
    with ThreadPoolExecutor(threads) as pool:
        took = timed(lambda: list(pool.map(store.insert, made, [f"{threads}/{n}" for n in range(len(made))])))
    cpu = meter.cpu()
    size = sum(len(row.raw) for row in made[0]) / len(made[0])
    return (
        f"insert, {threads} under way: {rows / took:9,.0f} rows/s of {size:.0f} bytes;  CPU per 1,000 rows: "
        f"client {cpu['client'] / rows * 1e6:.1f} ms, engine {cpu['engine'] / rows * 1e6:.1f} ms"
    )


def read_timelines(store: ClickHouseHistoryStore, records: list[str], at_once: int) -> str:
    """First pages of profiles of `at_once` records each."""
    chance = random.Random(5)
    times = [timed(lambda: store.timeline(chance.sample(records, at_once), PAGE, None)) * 1e3 for _ in range(READS)]
    return f"timeline of {at_once} records: p50 {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms"


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    arguments.add_argument("--rows", type=int, default=200_000)
    rows = arguments.parse_args().rows
    with tempfile.TemporaryDirectory() as directory:
        engine = start(clickhouse.program(Path(directory), free_port()))
        try:
            _measure(engine, rows)
        finally:
            engine.stop()


def _measure(engine: Engine, rows: int) -> None:
    client = connect(f"http://127.0.0.1:{engine.program.port}/benchmark")
    migrate(client)
    store = ClickHouseHistoryStore(client)
    store.insert(next(blocks(1)), "the first insert loads the client's libraries")
    made = list(blocks(rows))
    half = len(made) // 2
    print(insert_all(store, made[:half], engine, threads=1))
    print(insert_all(store, made[half:], engine, threads=2))
    records = sorted({row.record_id for block in made for row in block})
    print(f"{store.count():,} events of {len(records):,} records")
    for at_once in (1, 5, 50):
        print(read_timelines(store, records, at_once))


if __name__ == "__main__":
    main()
