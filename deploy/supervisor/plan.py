"""What `omniprofile up` starts: an engine for each address that the environment lacks, and our processes."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from deploy import kafka_security
from deploy.engines import clickhouse, kafka, noida, valkey
from deploy.engines.process import HOST, Program, free_port, http_get
from deploy.environment import with_files
from deploy.settings import SECRETS, is_cluster
from deploy.supervisor.data_directory import DataDirectory
from schemas.topics import HISTORY_GROUP, PROFILE_GROUP

LIVENESS_SECONDS = 5.0


class Broker(StrEnum):
    """The broker to run: the embedded one is for trying out, Apache Kafka is durable and needs Java 17."""

    EMBEDDED = "embedded"
    KAFKA = "kafka"


@dataclass(frozen=True)
class Plan:
    """The engines and processes to run, and the environment that tells our processes where everything is."""

    engines: list[Program]
    processes: list[Program]
    environment: Mapping[str, str]

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.environment['OMNIPROFILE_PORT']}"


def plan(home: DataDirectory, port: int, broker: Broker, given: Mapping[str, str] | None = None) -> Plan:
    """Engines whose addresses are in `given` (the environment) are not started.

    Raises KafkaUnavailable where Apache Kafka is asked for and can't run here.
    """
    environment = dict(with_files(given, SECRETS))
    engines = []
    if not environment.get("KAFKA_BOOTSTRAP_SERVERS"):
        engines.append(_broker(broker, home))
        environment["KAFKA_BOOTSTRAP_SERVERS"] = engines[-1].address
        environment |= dict.fromkeys((*kafka_security.VARIABLES, "KAFKA_SASL_PASSWORD_FILE"), "")  # it is open
    profiles = environment.get("REDIS_PROFILE_URL", "")
    if not environment.get("REDIS_IDENTITY_URL") and (not profiles or is_cluster(profiles)):
        engines.append(valkey.program(home.path / "valkey", free_port(), log=home.logs / "valkey.log"))
        environment["REDIS_IDENTITY_URL"] = engines[-1].address
        environment["REDIS_PROFILE_URL"] = profiles or engines[-1].address
    if not environment.get("CLICKHOUSE_DSN"):
        engines.append(clickhouse.program(home.path / "clickhouse", free_port(), log=home.logs / "clickhouse.log"))
        environment["CLICKHOUSE_DSN"] = engines[-1].address
    environment["OMNIPROFILE_SECRET"] = environment.get("OMNIPROFILE_SECRET") or home.secret()
    environment |= {"OMNIPROFILE_HOST": HOST, "OMNIPROFILE_PORT": str(port)}  # it authenticates nobody: loopback only
    return Plan(engines, _processes(home, port, environment), environment)


def _broker(broker: Broker, home: DataDirectory) -> Program:
    if broker is Broker.KAFKA:
        return kafka.program(home.path / "kafka", free_port(), log=home.logs / "broker.log")
    return noida.program(home.path / "broker", free_port(), log=home.logs / "broker.log")


def _processes(home: DataDirectory, port: int, environment: Mapping[str, str]) -> list[Program]:
    """Killed with this command, not asked: they are made to be, and a worker may take its time to leave its group."""
    ports = {f"worker-{group}": free_port() for group in (PROFILE_GROUP, HISTORY_GROUP)}
    scraped = ",".join(f"{name}={number}" for name, number in ports.items())
    service = Program(
        name="service",
        address=f"http://{HOST}:{port}",
        port=port,
        command=[sys.executable, "-m", "deploy.asgi"],
        log=home.logs / "service.log",
        ready=partial(answers_ready, port),
        environment={**environment, "OMNIPROFILE_WORKER_METRICS": scraped},
        death_signal=signal.SIGKILL,
        patience=120,
        grace=35,
    )
    return [*(_worker(home, name, number, environment) for name, number in ports.items()), service]


def _worker(home: DataDirectory, name: str, port: int, environment: Mapping[str, str]) -> Program:
    """Ready while its loop runs; /readyz of the service asks the broker whether it has its partitions."""
    alive = home.path / f"{name}.alive"
    return Program(
        name=name,
        address=f"http://{HOST}:{port}/metrics",
        port=port,
        command=[sys.executable, "-m", "deploy.worker", name.removeprefix("worker-")],
        log=home.logs / f"{name}.log",
        ready=partial(is_fresh, alive),
        environment={
            **environment,
            "OMNIPROFILE_INSTANCE": name,
            "OMNIPROFILE_METRICS_PORT": str(port),
            "OMNIPROFILE_LIVENESS_FILE": str(alive),
        },
        death_signal=signal.SIGKILL,
        patience=60,
        grace=25,
        liveness=alive,
    )


def is_fresh(alive: Path) -> bool:
    """True if the file was touched in the last seconds."""
    return alive.exists() and time.time() - alive.stat().st_mtime < LIVENESS_SECONDS


def answers_ready(port: int) -> bool:
    """True if `/readyz` answers 200 there."""
    answer = http_get(port, "/readyz")
    return answer is not None and answer[0] == 200
