"""Engines that stop while they hold their connections, under a worker: its log says so within some ten seconds."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from deploy.engines import Engine, clickhouse, free_port, start
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.migrate import migrate
from tests.integration.test_worker_process import POS, committed, log, purchase, store, worker
from tests.integration.worker_kit import Log
from tests.waiting import WITHIN, until

__all__ = ["log", "store"]  # fixtures

SOON = 30.0  # seconds: some ten are promised; far from the two minutes after which an insert has failed


@contextmanager
def stopped(engine: Engine) -> Iterator[None]:
    """As on a machine that swaps, or whose disk hangs: connections stay, nobody answers."""
    os.kill(engine.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(engine.pid, signal.SIGCONT)


def told_within(output: Path, words: str, seconds: float = WITHIN) -> str:
    """The line with these words."""
    until(lambda: words in output.read_text(), words, seconds)
    return next(line for line in output.read_text().splitlines() if words in line)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Engine]:
    engine = start(clickhouse.program(tmp_path / "clickhouse", free_port()))
    migrate(connect(f"{engine.address.rpartition('/')[0]}/silent"))
    yield engine
    engine.stop()


def test_a_broker_that_does_not_answer_is_told_though_nothing_happens(
    log: Log, store: redis.Redis, fresh_broker: Engine, empty_valkey: str, tmp_path: Path
) -> None:
    output = tmp_path / "log"
    with worker(log, empty_valkey, output):
        told_within(output, "took")
        log.write(purchase(1), topic=POS)
        until(lambda: committed(log) == 1)
        with stopped(fresh_broker):
            line = told_within(output, "The event log is away", SOON)
        assert "it takes connections and does not answer. No events are read" in line
        told_within(output, "The event log is back after")
    assert output.read_text().count("is away") == 1


def test_a_history_that_does_not_answer_is_told_long_before_its_insert_fails(
    log: Log, history: Engine, tmp_path: Path
) -> None:
    output, dsn = tmp_path / "log", f"{history.address.rpartition('/')[0]}/silent"
    with worker(log, f"redis://127.0.0.1:{free_port()}/0", output, group="history", CLICKHOUSE_DSN=dsn):
        told_within(output, "took")
        with stopped(history):
            log.write(*map(purchase, range(10)), topic=POS)
            line = told_within(output, "ClickHouse is away", SOON)
            assert "a batch of events waits for its answer. Events wait in the log" in line
        told_within(output, "ClickHouse is back after")
    assert connect(dsn).query("SELECT count() FROM events_distinct").result_rows == [(10,)]


def test_a_redis_that_does_not_answer_is_told(
    log: Log, store: redis.Redis, valkey_engine: Engine, empty_valkey: str, tmp_path: Path
) -> None:
    output = tmp_path / "log"
    with worker(log, empty_valkey, output):
        told_within(output, "took")
        with stopped(valkey_engine):
            log.write(*map(purchase, range(10)), topic=POS)
            told_within(output, "Redis is away", SOON)
        told_within(output, "Redis is back after")
