"""Runs Apache Kafka on 127.0.0.1: KRaft, combined broker and controller, one process or three.

python -m deploy.engines.kafka --data-dir DIR [--brokers 1|3]      runs until Ctrl-C, prints the bootstrap string
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from deploy.engines.process import HOST, Program, answers, free_port, start_all
from deploy.kafka.jars import KafkaUnavailable, jars, java

HEAP = "512m"
# Java's quick compiler alone: its thorough one takes 17 s of a core while the broker warms up, and on one machine the
# pipeline needs that core more than the broker needs faster code.
QUICK_START = "-XX:TieredStopAtLevel=1"
QUIET_LOG = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
TIMED_LOG = "-Dorg.slf4j.simpleLogger.showDateTime=true"


def program(data_dir: Path, port: int, *, log: Path | None = None) -> Program:
    """One broker that keeps its log in `data_dir`. Raises KafkaUnavailable without Java 17 or the jars."""
    (only,) = cluster(data_dir, [port], logs=log.parent if log else None)
    return only


def cluster(data_dir: Path, ports: Sequence[int], *, logs: Path | None = None) -> list[Program]:
    """One program per port, all of one cluster; storage is formatted the first time. Start them with `start_all`.

    A restart needs the same data_dir, as many ports, and new controller ports are fine: they are in the settings only.
    """
    controllers = [free_port() for _ in ports]
    voters = ",".join(f"{node}@{HOST}:{controller}" for node, controller in enumerate(controllers, 1))
    bootstrap = ",".join(f"{HOST}:{port}" for port in ports)
    programs = []
    for node, (port, controller) in enumerate(zip(ports, controllers, strict=True), 1):
        name = "broker" if len(ports) == 1 else f"broker-{node}"
        directory = data_dir / f"node-{node}"
        settings = _write_settings(directory, _settings(node, port, controller, voters, len(ports)))
        _format(data_dir, settings)
        command = _java("kafka.Kafka", str(settings))
        log = (logs or data_dir) / f"{name}.log"
        programs.append(
            Program(
                name,
                bootstrap,
                port,
                command,
                log,
                partial(_complete, bootstrap, port, len(ports)),
                patience=60,
                grace=20,
            )
        )
    return programs


def _complete(bootstrap: str, port: int, size: int) -> bool:
    return answers(port) and brokers(bootstrap) == size


def brokers(bootstrap: str) -> int:
    """The number of brokers that the cluster reports; 0 if nothing answers."""
    quiet: dict[str, str | int | float | bool] = {"bootstrap.servers": bootstrap, "log_level": 0}
    try:
        return len(AdminClient(quiet).list_topics(timeout=2).brokers)
    except KafkaException:
        return 0


def _settings(node: int, port: int, controller: int, voters: str, size: int) -> dict[str, str | int]:
    """With several brokers everything is stored three times, and a write is acknowledged when two have it."""
    return {
        "process.roles": "broker,controller",
        "node.id": node,
        "controller.quorum.voters": voters,
        "controller.listener.names": "CONTROLLER",
        "listeners": f"PLAINTEXT://{HOST}:{port},CONTROLLER://{HOST}:{controller}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{port}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "auto.create.topics.enable": "false",  # a misspelt topic is an error, not a topic
        "default.replication.factor": size,
        "min.insync.replicas": min(2, size),
        "offsets.topic.replication.factor": size,
        "offsets.topic.num.partitions": 4,
        "transaction.state.log.replication.factor": size,
        "transaction.state.log.min.isr": min(2, size),
        "transaction.state.log.num.partitions": 4,
        "share.coordinator.state.topic.replication.factor": size,
        "share.coordinator.state.topic.min.isr": min(2, size),
        "group.initial.rebalance.delay.ms": 0,
        "unclean.leader.election.enable": "false",
    }


def _write_settings(directory: Path, settings: dict[str, str | int]) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "server.properties"
    lines = [f"{key}={value}" for key, value in {**settings, "log.dirs": directory.resolve() / "log"}.items()]
    path.write_text("\n".join(lines) + "\n")
    return path


def _format(data_dir: Path, settings: Path) -> None:
    """Format the storage with the cluster's name, once; repeating it changes nothing."""
    if (settings.parent / "log" / "meta.properties").exists():
        return
    identity = data_dir / "cluster.id"
    if not identity.exists():
        identity.write_text(urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("="))
    named = f"--cluster-id={identity.read_text()}"  # in one word: one name in 64 begins with a dash
    tool = ["kafka.tools.StorageTool", "format", named, "-c", str(settings)]
    done = subprocess.run(_java(*tool), capture_output=True, text=True, check=False)
    if done.returncode:
        raise KafkaUnavailable(f"formatting {settings.parent} failed: {(done.stdout + done.stderr).strip()[-500:]}")


def _java(*main_and_arguments: str) -> list[str]:
    return [java(), f"-Xmx{HEAP}", QUICK_START, QUIET_LOG, TIMED_LOG, "-cp", f"{jars()}/*", *main_and_arguments]


def main() -> None:
    arguments = argparse.ArgumentParser(description="Run Apache Kafka on 127.0.0.1 until Ctrl-C.")
    arguments.add_argument("--data-dir", type=Path, required=True)
    arguments.add_argument("--brokers", type=int, choices=(1, 3), default=1)
    arguments.add_argument("--port", type=int, default=0, help="of the first broker; 0 takes a free one")
    given = arguments.parse_args()
    ports = [given.port or free_port(), *(free_port() for _ in range(given.brokers - 1))]
    engines = start_all(cluster(given.data_dir, ports))
    print(f"KAFKA_BOOTSTRAP_SERVERS={engines[0].address}", flush=True)
    signal.sigwait({signal.SIGINT, signal.SIGTERM})
    for engine in engines:
        engine.process.terminate()
    for engine in engines:
        engine.stop()


if __name__ == "__main__":
    main()
