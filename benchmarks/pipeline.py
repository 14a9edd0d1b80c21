"""`omniprofile bench pipeline`: our pipeline beside its peers and the raw limit, in one run on one machine.

Every contestant is two processes, one for profiles and one for history, that read the same log from its beginning.
It has done an event when both have. Rates count from the first effect to the last, so nobody pays for starting.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import clickhouse_connect
from clickhouse_connect.driver.exceptions import ClickHouseError
from confluent_kafka import Consumer, KafkaException, TopicPartition
from redis import Redis
from rich.console import Console
from rich.table import Table

from benchmarks import freshness
from benchmarks.measure import Meter
from benchmarks.stage import PARTITIONS, Stage, fill, stage
from deploy.engines import Engine, Program
from deploy.engines.process import spawn
from schemas.topics import CHANNEL_TOPICS, HISTORY_GROUP, PROFILE_GROUP

BENCH_PYTHON = Path(".venv-bench/bin/python")  # Quix Streams pins another confluent-kafka than ours


LEARNT = 20_000  # events after which a town is not new any more
SHARES = (0.1, 0.5)  # of our rate with nobody publishing beside; the least first, as the most may leave a lag

Count = Callable[[], int]


@dataclass(frozen=True)
class Contestant:
    """name; the command of each role; what counts the events that each role has done so far.

    A count's client is opened once a contest: opened for every look it would load the engines that are measured.
    """

    name: str
    command: Callable[[str], Sequence[str]]
    profiles: Callable[[Stage], Count]
    rows: Callable[[Stage], Count]


@dataclass(frozen=True)
class Result:
    """events that both roles did in `seconds`; cpu seconds and resident bytes by process."""

    name: str
    events: int
    seconds: float
    cpu: dict[str, float]
    resident: dict[str, int]

    @property
    def rate(self) -> float:
        return self.events / self.seconds


def _committed(group: str) -> Callable[[Stage], Count]:
    """How many events the group has committed; read by a consumer that joins nothing."""
    partitions = [TopicPartition(topic, number) for topic in CHANNEL_TOPICS for number in range(PARTITIONS)]

    def opened(on: Stage) -> Count:
        consumer = Consumer({"bootstrap.servers": on.broker.address, "group.id": group})

        def done() -> int:
            try:
                return sum(max(each.offset, 0) for each in consumer.committed(partitions, timeout=10))
            except KafkaException:  # the group's coordinator is only just being found
                return 0

        return done

    return opened


def _hashes_written(on: Stage) -> Count:
    """How often HSET ran: peers and the raw limit write one hash an event."""
    redis = Redis.from_url(on.valkey.address)
    return lambda: int(redis.info("commandstats").get("cmdstat_hset", {}).get("calls", 0))


def _peer_rows(on: Stage) -> Count:
    client = clickhouse_connect.get_client(dsn=on.environment["CLICKHOUSE_DSN"], compress=False)

    def done() -> int:
        try:
            return int(client.command("SELECT count() FROM peer_events"))  # type: ignore[arg-type]
        except ClickHouseError:  # its table is made by the contestant itself
            return 0

    return done


def _module(name: str, python: str = sys.executable) -> Callable[[str], Sequence[str]]:
    return lambda role: [python, "-m", name, role]


CONTESTANTS = (
    Contestant("omniprofile", _module("deploy.worker"), _committed(PROFILE_GROUP), _committed(HISTORY_GROUP)),
    Contestant("plain Faust agents", _module("benchmarks.peers.plain_faust"), _hashes_written, _peer_rows),
    Contestant("Quix Streams", _module("benchmarks.peers.quix", str(BENCH_PYTHON)), _hashes_written, _peer_rows),
    Contestant("raw limit", _module("benchmarks.peers.raw"), _hashes_written, _peer_rows),
)


@contextmanager
def playing(contestant: Contestant, on: Stage) -> Iterator[dict[str, int]]:
    """Its two processes on an emptied stage: role → process id."""
    on.clear()
    workers = {role: _start(contestant, role, on) for role in ("profile", "history")}
    try:
        yield {role: worker.pid for role, worker in workers.items()}
    finally:
        for worker in workers.values():
            worker.stop()


def _start(contestant: Contestant, role: str, on: Stage) -> Engine:
    log = on.valkey.program.log.parent / f"{contestant.name}-{role}.log"
    environment = on.environment | {"PYTHONPATH": os.getcwd(), "OMNIPROFILE_METRICS_PORT": "0"}
    return spawn(Program(role, "", 0, contestant.command(role), log, lambda: True, environment))


def compete(contestant: Contestant, on: Stage, pids: dict[str, int], events: int, patience: float) -> Result:
    """Until all events are done, or for `patience` seconds after the first effect."""
    profiles, rows = contestant.profiles(on), contestant.rows(on)

    def done() -> int:
        return min(profiles(), rows())

    _await(lambda: done() > 0, 60, f"{contestant.name} did nothing within a minute")
    meter, began, first = Meter.start(pids | on.pids), time.monotonic(), done()
    if first >= events:
        raise RuntimeError(f"{contestant.name} had done all {events} events at the first look: give it more")
    finished = first
    while finished < events and time.monotonic() - began < patience:
        time.sleep(0.1)
        finished = done()
    return Result(contestant.name, finished - first, time.monotonic() - began, meter.cpu(), meter.resident())


def _await(condition: Callable[[], bool], seconds: float, complaint: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(complaint)
        time.sleep(0.05)


def table(results: Sequence[Result], broker: str) -> Table:
    """One row a contestant; ratios are ours over theirs."""
    shown = Table(title=f"pipeline on {broker}: broker, Redis and ClickHouse on the same machine")
    for column in ("", "events", "events/s", "ours is", "CPU s per 1,000 events", "MB resident"):
        shown.add_column(column, justify="right" if column else "left")
    ours = results[0].rate if results[0].name == CONTESTANTS[0].name else None
    for result in results:
        cpu = "  ".join(f"{name} {1000 * used / result.events:.3f}" for name, used in result.cpu.items())
        memory = "  ".join(f"{name} {used >> 20}" for name, used in result.resident.items())
        ratio = f"{ours / result.rate:.2f}×" if ours else "–"
        shown.add_row(result.name, f"{result.events:,}", f"{result.rate:,.0f}", ratio, cpu, memory)
    return shown


def soon(rates: Sequence[float], broker: str, steady: float, console: Console) -> None:
    """How soon events are visible at these rates (events a second) for `steady` seconds each, without the contest."""
    ours = CONTESTANTS[0]
    with stage(Path(mkdtemp(prefix="omniprofile-bench-")), broker) as on:
        fill(on.broker.address, LEARNT)
        with playing(ours, on) as workers:
            done = ours.profiles(on), ours.rows(on)
            _await(lambda: min(count() for count in done) >= LEARNT, 120, f"{LEARNT:,} events took over two minutes")
            for number, rate in enumerate(rates):
                console.print(f"{ours.name} at {rate:,.0f} events/s for {steady:.0f} s …")
                console.print(freshness.table(freshness.measure(on, workers, rate, steady, number)))


def run(
    events: int, broker: str, patience: float, steady: float, only: Sequence[str], console: Console
) -> list[Result]:
    """Fill the log once, let every contestant read it, print the tables.

    steady: seconds for which events come at each of SHARES of our rate, to see when they are visible; 0: none.
    """
    results, fresh = [], []
    with stage(Path(mkdtemp(prefix="omniprofile-bench-")), broker) as on:
        console.print(f"publishing {events:,} events to the {on.broker_name} …")
        fill(on.broker.address, events)
        for contestant in CONTESTANTS:
            if only and contestant.name not in only:
                continue
            console.print(f"{contestant.name} …")
            with playing(contestant, on) as pids:
                results.append(compete(contestant, on, pids, events, patience))
                if steady and contestant is CONTESTANTS[0]:
                    for number, share in enumerate(SHARES):
                        console.print(f"{contestant.name} at {share:.0%} of that rate for {steady:.0f} s …")
                        fresh.append(freshness.measure(on, pids, results[0].rate * share, steady, number))
        console.print(table(results, on.broker_name))
        for each in fresh:
            console.print(freshness.table(each))
    return results
