"""Fixtures that every test may ask for (the engines are in `tests/engines.py`), and the word on what could not run."""

from __future__ import annotations

import os

import pytest

from deploy.kafka.jars import KafkaUnavailable, java
from tests.engines import (
    apache_kafka,
    apache_kafka_cluster,
    broker,
    clickhouse_dsn,
    empty_valkey,
    fresh_broker,
    fresh_valkey,
    valkey_engine,
    valkey_url,
)

__all__ = [
    "apache_kafka",
    "apache_kafka_cluster",
    "broker",
    "clickhouse_dsn",
    "empty_valkey",
    "fresh_broker",
    "fresh_valkey",
    "valkey_engine",
    "valkey_url",
]

_not_run: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests on Apache Kafka are taken out, and named at the end, only where Java is missing and this is not CI."""
    on_kafka = [item for item in items if item.get_closest_marker("apache_kafka")]
    if not on_kafka:
        return
    try:
        java()
    except KafkaUnavailable as missing:
        if os.environ.get("CI"):
            raise pytest.UsageError(f"CI must run the tests on Apache Kafka: {missing}") from None
        _not_run.append(f"{len(on_kafka)} tests on Apache Kafka were NOT RUN: {missing}.")
        _not_run.append("Install Java 17 (Debian: openjdk-17-jre-headless) and Maven, then: make test")
        config.hook.pytest_deselected(items=on_kafka)
        items[:] = [item for item in items if item not in on_kafka]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _not_run:
        terminalreporter.write_line(line, red=True, bold=True)
