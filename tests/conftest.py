"""Fixtures for all tests (the engines are in `tests/engines.py`), and the report of tests that could not run."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from deploy.kafka.jars import KafkaUnavailable, require
from tests.e2e.chromium import BrowserUnavailable, browser
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
from tests.searching import TIMES, cases

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

# The machine may be busy: a law has no time limit. All else is Hypothesis' own, with the same examples each time in CI.
_usual = settings()
settings.register_profile(
    "busy machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=cases(_usual.max_examples),
    derandomize=_usual.derandomize and TIMES == 1,
)
settings.load_profile("busy machine")

_not_run: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that need what this machine lacks are taken out, and named at the end; in CI that ends the run."""
    _take_out(config, items, "apache_kafka", require, KafkaUnavailable, _KAFKA)
    _take_out(config, items, "browser", browser, BrowserUnavailable, _BROWSER)


_KAFKA = ("Apache Kafka", "Install Java 17 (Debian: openjdk-17-jre-headless) and Maven, then: make test")
_BROWSER = ("a browser", "Install Node.js and npm, or Chromium (Debian: chromium), then: make test")


def _take_out(
    config: pytest.Config,
    items: list[pytest.Item],
    marker: str,
    need: Callable[[], object],
    missing: type[Exception],
    said: tuple[str, str],
) -> None:
    marked = [item for item in items if item.get_closest_marker(marker)]
    if not marked:
        return
    try:
        need()
    except missing as reason:
        if os.environ.get("CI"):
            raise pytest.UsageError(f"CI must run the tests on {said[0]}: {reason}") from None
        _not_run.append(f"{len(marked)} tests on {said[0]} were NOT RUN: {reason}.")
        _not_run.append(said[1])
        config.hook.pytest_deselected(items=marked)
        items[:] = [item for item in items if item not in marked]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _not_run:
        terminalreporter.write_line(line, red=True, bold=True)
