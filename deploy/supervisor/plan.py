"""What `omniprofile up` runs: an engine for every address that the environment does not give, and our processes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from deploy.engines import clickhouse, kafka, noida, valkey
from deploy.engines.process import HOST, Program, free_port, http_get
from deploy.supervisor.data_directory import DataDirectory


class Broker(StrEnum):
    """Which engine keeps the log: the embedded one is for trying out, Apache Kafka needs Java 17 and is durable."""

    EMBEDDED = "embedded"
    KAFKA = "kafka"


@dataclass(frozen=True)
class Plan:
    """engines and processes to run; environment: what tells our processes where everything is."""

    engines: list[Program]
    processes: list[Program]
    environment: Mapping[str, str]

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.environment['OMNIPROFILE_PORT']}"


def plan(home: DataDirectory, port: int, broker: Broker, given: Mapping[str, str] | None = None) -> Plan:
    """Engines whose addresses stand in `given` (the environment) are not started.

    Raises KafkaUnavailable where Apache Kafka is asked for and can't run here.
    """
    environment = dict(os.environ if given is None else given)
    engines = []
    if not environment.get("KAFKA_BOOTSTRAP_SERVERS"):
        engines.append(_broker(broker, home))
        environment["KAFKA_BOOTSTRAP_SERVERS"] = engines[-1].address
    if not (environment.get("REDIS_IDENTITY_URL") or environment.get("REDIS_PROFILE_URL")):
        engines.append(valkey.program(home.path / "valkey", free_port(), log=home.logs / "valkey.log"))
        environment["REDIS_IDENTITY_URL"] = environment["REDIS_PROFILE_URL"] = engines[-1].address
    if not environment.get("CLICKHOUSE_DSN"):
        engines.append(clickhouse.program(home.path / "clickhouse", free_port(), log=home.logs / "clickhouse.log"))
        environment["CLICKHOUSE_DSN"] = engines[-1].address
    environment["OMNIPROFILE_SECRET"] = environment.get("OMNIPROFILE_SECRET") or home.secret()
    environment["OMNIPROFILE_PORT"] = str(port)
    return Plan(engines, _processes(home.logs, port, environment), environment)


def _broker(broker: Broker, home: DataDirectory) -> Program:
    if broker is Broker.KAFKA:
        return kafka.program(home.path / "kafka", free_port(), log=home.logs / "broker.log")
    return noida.program(home.path / "broker", free_port(), log=home.logs / "broker.log")


def _processes(logs: Path, port: int, environment: Mapping[str, str]) -> list[Program]:
    """Killed with this command, not asked: they are made to be, and a worker may take its time to leave its group."""
    workers = [
        Program(
            name=f"worker-{group}",
            address=f"group {group}",
            port=0,
            command=[sys.executable, "-m", "deploy.worker", group],
            log=logs / f"worker-{group}.log",
            ready=lambda: True,  # whether it has its partitions is what the service's /readyz asks the broker
            environment=environment,
            death_signal=signal.SIGKILL,
            grace=15,
        )
        for group in ("profile", "history")
    ]
    service = Program(
        name="service",
        address=f"http://{HOST}:{port}",
        port=port,
        command=[sys.executable, "-m", "deploy.asgi"],
        log=logs / "service.log",
        ready=lambda: answers_ready(port),
        environment=environment,
        death_signal=signal.SIGKILL,
        patience=120,
        grace=35,
    )
    return [*workers, service]


def answers_ready(port: int) -> bool:
    """Does `/readyz` there answer 200: will an event that is posted now be seen?"""
    answer = http_get(port, "/readyz")
    return answer is not None and answer[0] == 200
