"""Fixtures that every test may ask for; the engines are in `tests/engines.py`."""

from __future__ import annotations

from tests.engines import (
    broker,
    clickhouse_dsn,
    empty_valkey,
    fresh_broker,
    fresh_valkey,
    valkey_engine,
    valkey_url,
)

__all__ = ["broker", "clickhouse_dsn", "empty_valkey", "fresh_broker", "fresh_valkey", "valkey_engine", "valkey_url"]
