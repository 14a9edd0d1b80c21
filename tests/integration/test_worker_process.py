"""The profile worker as a process of its own, on a real broker and a real Redis: killed, stopped, started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import redis

from deploy.engines import Engine, free_port, start
from profile_store.redis.fragments import RedisFragmentStore
from profile_store.redis.functions import load_functions, stale_libraries
from profile_store.redis.identity import RedisIdentityStore
from schemas import topics
from tests.integration.worker_kit import Log
from tests.waiting import WITHIN, until

SECRET = "of these tests, 16 bytes or more"
POS = "omniprofile.pos"
PARTITIONS = 2
_BROKEN = """#!lua name=omniprofile_fragments
redis.register_function('fragments_fold', function() return redis.error_reply('ERR of another version') end)"""


def purchase(number: int) -> bytes:
    """One receipt of one of 200 clients."""
    body = {
        "specversion": "1.0",
        "id": str(number),
        "source": "till",
        "type": "pos.purchased",
        "time": f"2026-11-21T10:{number // 60 % 60:02}:{number % 60:02}+03:00",
        "data": {
            "identifiers": {"phone": f"8 916 2{number % 200:02}-{number % 200:03}0", "receipt": f"R-{number}"},
            "store": "Центр",
            "total": "100.00",
            "currency": "RUB",
        },
    }
    return json.dumps(body, ensure_ascii=False).encode()


@pytest.fixture
def log(fresh_broker: Engine) -> Log:
    log = Log(fresh_broker.address)
    log.create(*topics.CHANNEL_TOPICS, topics.FAILED, topics.CHANGES, partitions=PARTITIONS)
    return log


@pytest.fixture
def store(empty_valkey: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(empty_valkey) as client:
        load_functions(client)
        yield client


@contextmanager
def worker(
    log: Log, url: str, output: Path, group: str = "profile", **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m deploy.worker`; killed at the end if it still runs."""
    told = {"KAFKA_BOOTSTRAP_SERVERS": log.bootstrap, "REDIS_IDENTITY_URL": url, "OMNIPROFILE_SECRET": SECRET}
    command = [sys.executable, "-m", "deploy.worker", group]
    with output.open("ab") as file:
        process = subprocess.Popen(command, env=os.environ | told | environment, stdout=file, stderr=file)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def purchases(client: redis.Redis) -> int:
    """How many purchases all profiles have together."""
    groups = RedisIdentityStore(client, SECRET.encode()).all_groups()
    records = [record.record_id for group in groups for record in group.records]
    return sum(fragment.purchases for fragment in RedisFragmentStore(client).load(records))


def committed(log: Log) -> int:
    return sum(log.committed(topics.PROFILE_GROUP, POS, PARTITIONS).values())


def has_committed(log: Log, events: int) -> bool:
    return committed(log) >= events


def test_killed_at_work_and_started_again_it_counts_every_purchase_once(
    log: Log, store: redis.Redis, empty_valkey: str, tmp_path: Path
) -> None:
    total = 30_000
    for partition in range(PARTITIONS):
        log.write(*map(purchase, range(partition, total, PARTITIONS)), topic=POS, partition=partition)
    output = tmp_path / "log"
    for kills in (1, 2):
        with worker(log, empty_valkey, output, OMNIPROFILE_INSTANCE="one") as process:
            until(partial(has_committed, log, kills * 2_500))
            process.send_signal(signal.SIGKILL)
            process.wait()
    assert committed(log) < total, "killed while there was work"
    with worker(log, empty_valkey, output, OMNIPROFILE_INSTANCE="one"):
        until(lambda: committed(log) == total)
    assert purchases(store) == total
    assert log.read(topics.FAILED, PARTITIONS) == []


def test_sigterm_ends_it_with_its_work_committed_and_nothing_listens(
    log: Log, store: redis.Redis, empty_valkey: str, tmp_path: Path
) -> None:
    with worker(log, empty_valkey, tmp_path / "log") as process:
        log.write(*map(purchase, range(2_000)), topic=POS)
        until(lambda: committed(log) > 0)
        assert listening(process.pid) == []
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN) == 0, (tmp_path / "log").read_text()
    assert committed(log) == purchases(store)


def test_sigterm_ends_it_while_redis_is_away(log: Log, tmp_path: Path) -> None:
    with worker(log, f"redis://127.0.0.1:{free_port()}/0", tmp_path / "log") as process:
        log.write(*map(purchase, range(10)), topic=POS)
        until(lambda: "Events wait in the log" in (tmp_path / "log").read_text())
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN) == 0, (tmp_path / "log").read_text()
    assert committed(log) == 0


def test_a_fault_of_the_surroundings_that_looks_like_a_bug_of_ours_puts_nothing_aside(
    log: Log, store: redis.Redis, empty_valkey: str, tmp_path: Path
) -> None:
    """As where somebody loaded the functions of another version."""
    output = tmp_path / "log"
    with worker(log, empty_valkey, output):
        log.write(*map(purchase, range(100)), topic=POS)
        until(lambda: committed(log) == 100)
        store.function_load(_BROKEN, replace=True)
        log.write(*map(purchase, range(100, 600)), topic=POS)
        until(lambda: "none was put aside" in output.read_text())
        load_functions(store)
        until(lambda: committed(log) == 600)
    assert purchases(store) == 600
    assert log.read(topics.FAILED, PARTITIONS) == []
    assert "is back after" in output.read_text()
    assert "Traceback" not in output.read_text()


def test_a_fresh_worker_puts_nothing_aside_for_functions_of_another_version(
    log: Log, store: redis.Redis, empty_valkey: str, tmp_path: Path
) -> None:
    """It has written nothing yet that could be tried again: it looks at the functions themselves."""
    output = tmp_path / "log"
    assert stale_libraries(store) == [], "those that were just loaded"
    store.function_load(_BROKEN, replace=True)
    assert stale_libraries(store) == ["fragments"]
    log.write(purchase(0), topic=POS)
    with worker(log, empty_valkey, output):
        until(lambda: "omniprofile migrate" in output.read_text())
        load_functions(store)
        until(lambda: committed(log) == 1)
    assert purchases(store) == 1
    assert log.read(topics.FAILED, PARTITIONS) == []


def test_a_log_that_is_back_is_told_though_nothing_happens(
    log: Log, store: redis.Redis, fresh_broker: Engine, empty_valkey: str, tmp_path: Path
) -> None:
    """Who reads at night that it is away must not wait for the morning's first event."""
    output = tmp_path / "log"
    with worker(log, empty_valkey, output):
        until(lambda: "took" in output.read_text())
        fresh_broker.stop()
        until(lambda: "The event log is away" in output.read_text())
        again = start(fresh_broker.program)
        try:
            until(lambda: "The event log is back" in output.read_text())
        finally:
            again.stop()


def test_whose_place_another_took_ends_to_be_started_anew(
    log: Log, store: redis.Redis, empty_valkey: str, tmp_path: Path
) -> None:
    """As a worker is told that slept for longer than its session lasts: a laptop that was shut."""
    with worker(log, empty_valkey, tmp_path / "log", OMNIPROFILE_INSTANCE="one") as first:
        log.write(purchase(1), topic=POS)
        until(lambda: committed(log) == 1)
        with worker(log, empty_valkey, tmp_path / "second", OMNIPROFILE_INSTANCE="one"):
            assert first.wait(WITHIN) == 1
            log.write(purchase(2), topic=POS)
            until(lambda: committed(log) == 2)
    assert "started anew" in (tmp_path / "log").read_text()
    assert "Traceback" not in (tmp_path / "log").read_text()


def listening(pid: int) -> list[str]:
    """Addresses that the process listens on, in the kernel's hexadecimal."""
    sockets = {os.readlink(each) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()}
    rows = [line.split() for kind in ("tcp", "tcp6") for line in Path(f"/proc/net/{kind}").read_text().splitlines()[1:]]
    return [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets]
