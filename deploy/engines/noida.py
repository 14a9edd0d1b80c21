"""Runs the embedded broker, which speaks the Kafka protocol and comes in the wheel `noida-db`. For trying out only.

It keeps records in memory and saves them on a clean stop: after `kill -9` acknowledged records are lost. Data that must
last belongs in Apache Kafka (`deploy.engines.kafka`, or a cluster's address).
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from deploy.engines.process import HOST, Program, answers


def program(data_dir: Path, port: int, *, log: Path | None = None) -> Program:
    """The broker with its records saved to `data_dir` on a clean stop (SIGTERM)."""
    data_dir.mkdir(parents=True, exist_ok=True)
    address = f"{HOST}:{port}"
    # The wheel's own command is a Python process around this binary: a signal to it would not reach the broker.
    binary = str(files("noida_db").joinpath("noida-db"))
    command = [
        binary,
        "start",
        "--only",
        "kafka",
        "--kafka-port",
        str(port),
        "--host",
        HOST,
        "--data-dir",
        str(data_dir.resolve()),
    ]
    return Program(
        "broker",
        address,
        port,
        command,
        log or data_dir / "broker.log",
        lambda: answers(port) and answers_kafka(address),
    )


def answers_kafka(address: str) -> bool:
    """True when a broker there answers a metadata request and names at least one broker."""
    quiet: dict[str, str | int | float | bool] = {
        "bootstrap.servers": address,
        "log_level": 0,
        "socket.connection.setup.timeout.ms": 1_000,
    }
    try:
        return bool(AdminClient(quiet).list_topics(timeout=2).brokers)
    except KafkaException:
        return False
