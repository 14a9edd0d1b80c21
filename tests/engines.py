"""Real engines for tests, started once a session on ports of the operating system's choice and stopped at its end.

`valkey_url`, `broker`, `clickhouse_dsn` and `apache_kafka` are shared: a test takes keys, topics and groups of its own,
or asks for `empty_valkey`, `fresh_broker` (60 ms each) where it needs the whole server.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import redis

from deploy.engines import Engine, Program, clickhouse, free_port, kafka, noida, start, start_all, valkey


def _while_running(program: Program) -> Iterator[Engine]:
    engine = start(program)
    yield engine
    engine.stop()


@pytest.fixture(scope="session")
def valkey_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from _while_running(valkey.program(tmp_path_factory.mktemp("valkey"), free_port(), appendfsync="no"))


@pytest.fixture(scope="session")
def valkey_url(valkey_engine: Engine) -> str:
    """A Valkey that the whole session shares."""
    return valkey_engine.address


@pytest.fixture
def empty_valkey(valkey_url: str) -> str:
    """The shared Valkey, emptied before the test (functions stay loaded)."""
    with redis.Redis.from_url(valkey_url) as client:
        client.flushall()
    return valkey_url


@pytest.fixture
def fresh_valkey(tmp_path: Path) -> Iterator[Engine]:
    """A Valkey of this test's own, to be killed and restarted."""
    yield from _while_running(valkey.program(tmp_path / "valkey", free_port()))


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Bootstrap string of an embedded broker that the whole session shares."""
    for engine in _while_running(noida.program(tmp_path_factory.mktemp("broker"), free_port())):
        yield engine.address


@pytest.fixture
def fresh_broker(tmp_path: Path) -> Iterator[Engine]:
    """An embedded broker of this test's own, without topics."""
    yield from _while_running(noida.program(tmp_path / "broker", free_port()))


@pytest.fixture(scope="session")
def clickhouse_dsn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address in CLICKHOUSE_TEST_DSN if there is one (a real server), else chDB behind its front."""
    given = os.environ.get("CLICKHOUSE_TEST_DSN")
    if given:
        yield given
        return
    for engine in _while_running(clickhouse.program(tmp_path_factory.mktemp("clickhouse"), free_port())):
        yield engine.address


@pytest.fixture(scope="session")
def apache_kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Bootstrap string of Apache Kafka, one broker, that the whole session shares; for tests marked `apache_kafka`."""
    for engine in _while_running(kafka.program(tmp_path_factory.mktemp("kafka"), free_port())):
        yield engine.address


@pytest.fixture
def apache_kafka_cluster(tmp_path: Path) -> Iterator[list[Engine]]:
    """Three brokers of this test's own; any of them may be killed."""
    engines = start_all(kafka.cluster(tmp_path / "kafka", [free_port() for _ in range(3)]))
    yield engines
    for engine in engines:
        engine.kill()


@contextmanager
def valkey_cluster(directory: Path, port: int | None = None) -> Iterator[Engine]:
    """A cluster of one node that has all slots: it refuses what a larger one refuses."""
    program = valkey.program(directory, port or free_port(), appendfsync="no")
    command = [*program.command, "--cluster-enabled", "yes", "--cluster-port", str(free_port())]
    engine = start(replace(program, command=command, ready=lambda: _has_all_slots(program.address)))
    try:
        yield engine
    finally:
        engine.stop()


def _has_all_slots(address: str) -> bool:
    try:
        with redis.Redis.from_url(address) as node:
            state = cast(dict[str, str], node.cluster("INFO"))
            if state["cluster_slots_assigned"] == "0":
                node.execute_command("CLUSTER", "ADDSLOTSRANGE", 0, 16383)
            return state["cluster_state"] == "ok"
    except redis.ConnectionError:
        return False
