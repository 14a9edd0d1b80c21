"""The contestants of `omniprofile bench pipeline`: ours, the peers, the raw limit; how each is run and observed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import clickhouse_connect
from clickhouse_connect.driver.exceptions import ClickHouseError
from confluent_kafka import Consumer, KafkaException, TopicPartition
from redis import Redis

from benchmarks.events import Message
from benchmarks.peers import job
from benchmarks.stage import PARTITIONS, Stage
from deploy import wiring
from deploy.engines import Engine, Program
from deploy.engines.process import spawn
from deploy.settings import Settings
from profile_store.redis.fragments import FRAGMENT
from schemas.decoding import decode
from schemas.topics import CHANNEL_TOPICS, HISTORY_GROUP, PROFILE_GROUP

BENCH_PYTHON = Path(".venv-bench/bin/python")  # Quix Streams pins another confluent-kafka than ours
ROLES = ("profile", "history")
STARTED_WITHIN = 90.0  # seconds from a contestant's start until it has done something

Count = Callable[[], int]
Key = str | bytes


class ContestFailed(Exception):
    """A contestant could not be measured; the text says who, why, and what its processes said last."""


@dataclass(frozen=True)
class Contestant:
    """name; the command of each role; its consumer groups; what counts the events that each role has done so far; the
    Redis keys that stand once an event about somebody new is in its store.

    A count's client is opened once a contest: opened for every look it would load the engines that are measured.
    """

    name: str
    command: Callable[[str], Sequence[str]]
    groups: Sequence[str]
    profiles: Callable[[Stage], Count]
    rows: Callable[[Stage], Count]
    keys: Callable[[Stage, Message], Sequence[Key]]


@dataclass(frozen=True)
class Play:
    """A contestant's processes, by role."""

    contestant: Contestant
    workers: dict[str, Engine]

    @property
    def pids(self) -> dict[str, int]:
        return {role: worker.pid for role, worker in self.workers.items()}

    @property
    def ended(self) -> bool:
        """Has one of them ended by itself? Then there is nothing to wait for."""
        return not all(worker.running for worker in self.workers.values())

    def failed(self, what: str) -> ContestFailed:
        """To be raised: what the contestant did not do, and what each of its processes said last."""
        logs = ((role, worker.program.log.read_text(errors="replace")) for role, worker in self.workers.items())
        said = (f"{role}: {(log.strip().splitlines() or ['nothing'])[-1]}" for role, log in logs)
        return ContestFailed(f"{self.contestant.name} {what}. Its last words: {'; '.join(said)}")


@contextmanager
def playing(contestant: Contestant, on: Stage) -> Iterator[Play]:
    """Its two processes, on what the stores have."""
    workers = {role: _start(contestant, role, on) for role in ROLES}
    try:
        yield Play(contestant, workers)
    finally:
        for worker in workers.values():
            worker.stop()


def _start(contestant: Contestant, role: str, on: Stage) -> Engine:
    log = on.valkey.program.log.parent / f"{contestant.name}-{role}.log"
    environment = on.environment | {"PYTHONPATH": os.getcwd(), "OMNIPROFILE_METRICS_PORT": "0"}
    return spawn(Program(role, "", 0, contestant.command(role), log, lambda: True, environment))


def _committed(group: str) -> Callable[[Stage], Count]:
    """How many events the group has committed; read by a consumer that joins nothing."""
    partitions = [TopicPartition(topic, number) for topic in CHANNEL_TOPICS for number in range(PARTITIONS)]

    def opened(on: Stage) -> Count:
        quiet = {"log_level": 0}  # it outlives the broker, and would tell so twenty times a second
        consumer = Consumer({"bootstrap.servers": on.broker.address, "group.id": group, **quiet})

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


def _record_and_fragment(on: Stage, event: Message) -> Sequence[Key]:
    """The profile read needs both: who it is, and what is known of them."""
    record = wiring.recorder(Settings.from_environment(on.environment)).record(decode(event.value))
    if record is None:
        raise ValueError("an event that names nobody is never visible")
    return (f"r:{record.record_id}", FRAGMENT % record.record_id)


def _identifiers(_: Stage, event: Message) -> Sequence[Key]:
    """The peers point each identifier at a profile, in the round trip that writes the profile."""
    return job.identifier_keys(decode(event.value))


def _message_key(_: Stage, event: Message) -> Sequence[Key]:
    return (event.key,)


def _module(name: str, python: str = sys.executable) -> Callable[[str], Sequence[str]]:
    return lambda role: [python, "-m", name, role]


def _peer(
    name: str, module: str, keys: Callable[[Stage, Message], Sequence[Key]], python: str = sys.executable
) -> Contestant:
    """`module`: of benchmarks.peers; its groups have its name (`plain_faust` → `plain-faust-profile`)."""
    groups = [f"{module.replace('_', '-')}-{role}" for role in ROLES]
    command = _module(f"benchmarks.peers.{module}", python)
    return Contestant(name, command, groups, _hashes_written, _peer_rows, keys)


OURS = Contestant(
    "omniprofile",
    _module("deploy.worker"),
    (PROFILE_GROUP, HISTORY_GROUP),
    _committed(PROFILE_GROUP),
    _committed(HISTORY_GROUP),
    _record_and_fragment,
)
CONTESTANTS = (
    OURS,
    _peer("plain Faust agents", "plain_faust", _identifiers),
    _peer("Quix Streams", "quix", _identifiers, str(BENCH_PYTHON)),
    _peer("raw limit", "raw", _message_key),
)


def chosen(names: Sequence[str]) -> list[Contestant]:
    """Those of the names, in the order of the contest; all where none is named.

    Raises ContestFailed where nobody has such a name, or its environment is not installed.
    """
    strangers = set(names) - {each.name for each in CONTESTANTS}
    if strangers:
        known = ", ".join(f'"{each.name}"' for each in CONTESTANTS)
        raise ContestFailed(f"there is no contestant {', '.join(sorted(strangers))}: there are {known}")
    found = [each for each in CONTESTANTS if not names or each.name in names]
    for each in found:
        python = each.command(ROLES[0])[0]
        if not Path(python).exists():
            raise ContestFailed(f"{each.name} needs {python}: `make .venv-bench/.installed` builds it")
    return found
