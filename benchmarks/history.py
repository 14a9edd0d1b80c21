"""What history costs: blocks of rows in, timelines out, through the real client and chDB behind its front.

python -m benchmarks.history                   200,000 rows in blocks of 20,000, about 15 s
python -m benchmarks.history --rows 1000000    a million; the table in docs/decisions/0005-history.md is of 200,000
python -m benchmarks.history --block 1000      what small blocks cost
python -m benchmarks.history --one-client --rows 1000000    first and deep pages of one client who has all the rows
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from benchmarks.events import messages
from benchmarks.measure import Meter, percentile
from deploy.engines import Engine, clickhouse, free_port, start
from profile_store import cursors
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.history import ClickHouseHistoryStore
from profile_store.clickhouse.migrate import migrate
from profile_store.history import HistoryRow
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


def blocks(rows: int, client: str | None = None, size: int = BLOCK) -> Iterator[Block]:
    """Blocks of `size` rows as the history worker makes them, two hundred events a record on average when there are a
    million; or all of one client.
    """
    block: Block = []
    for offset, (topic, key, value) in enumerate(messages(rows)):
        message = Message(topic, 0, offset, 1_767_225_600_000 + offset, key, value)
        try:
            event = decode(value)
        except InvalidEvent:  # a handful of the real sales have prices to five decimals
            continue
        block.append(history_row(event, record_of(client or key.decode()), message))
        if len(block) == size:
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


def read_pages(store: ClickHouseHistoryStore, made: list[Block]) -> str:
    """The first page of one client's whole history, and pages from a random place in it."""
    record = made[0][0].record_id
    times = sorted(row.occurred_at for block in made for row in block)
    chance = random.Random(5)
    places = [str(cursors.position(chance.choice(times), "0" * 8, "", "")) for _ in range(READS)]
    starts: dict[str, list[str | None]] = {"first": [None] * READS, "deep": [*places]}
    lines = []
    for page, cursors_of_page in starts.items():
        took = [timed(partial(store.timeline, [record], PAGE, cursor)) * 1e3 for cursor in cursors_of_page]
        lines.append(f"{page} page: p50 {percentile(took, 0.5):.1f} ms, p99 {percentile(took, 0.99):.1f} ms")
    return f"one client with {len(times):,} events: " + "; ".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m benchmarks.history",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    arguments.add_argument("--rows", type=int, default=200_000)
    arguments.add_argument("--block", type=int, default=BLOCK, help="rows of one insert")
    arguments.add_argument("--one-client", action="store_true")
    given = arguments.parse_args()
    if given.rows < 2 * given.block:
        arguments.error(f"--rows must be twice --block ({given.block}) or more: half of them go in by one thread")
    with tempfile.TemporaryDirectory() as directory:
        engine = start(clickhouse.program(Path(directory), free_port()))
        try:
            _measure(engine, given.rows, given.block, given.one_client)
        finally:
            engine.stop()


def _measure(engine: Engine, rows: int, size: int, one_client: bool) -> None:
    client = connect(f"http://127.0.0.1:{engine.program.port}/benchmark")
    migrate(client)
    store = ClickHouseHistoryStore(client)
    store.insert(next(blocks(1)), "the first insert loads the client's libraries")
    made = list(blocks(rows, "one" if one_client else None, size))
    if one_client:
        for number, block in enumerate(made):
            store.insert(block, str(number))
        print(read_pages(store, made))
        return
    half = len(made) // 2
    print(insert_all(store, made[:half], engine, threads=1))
    print(insert_all(store, made[half:], engine, threads=2))
    records = sorted({row.record_id for block in made for row in block})
    print(f"{store.count():,} events of {len(records):,} records")
    for at_once in (1, 5, 50):
        print(read_timelines(store, records, at_once))


if __name__ == "__main__":
    main()
