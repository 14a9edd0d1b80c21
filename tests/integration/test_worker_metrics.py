"""The metrics of a real worker: every one that the operations page names, with its labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import redis
from prometheus_client.parser import text_string_to_metric_families

from deploy.engines import Engine, free_port
from deploy.engines.process import http_get
from profile_store.redis.functions import load_functions
from schemas import topics
from tests.integration.test_worker_process import POS, log, purchase, worker
from tests.integration.worker_kit import Log
from tests.waiting import until

__all__ = ["log"]  # a fixture


def registered(number: int, **identifiers: str) -> bytes:
    event = {"specversion": "1.0", "id": f"r-{number}", "source": "site", "type": "site.registered"}
    return json.dumps(event | {"time": "2026-11-21T10:00:00Z", "data": {"identifiers": identifiers}}).encode()


def scraped(port: int) -> dict[str, list[tuple[Mapping[str, str], float]]]:
    """Name of a sample → its labels and value; nothing where nobody answers."""
    answer = http_get(port, "/metrics")
    found: dict[str, list[tuple[Mapping[str, str], float]]] = {}
    for family in text_string_to_metric_families(answer[1].decode() if answer else ""):
        for name, labels, value, *_ in family.samples:
            found.setdefault(name, []).append((labels, value))
    return found


def test_every_family_is_read_from_a_worker(log: Log, fresh_valkey: Engine, tmp_path: Path) -> None:
    with redis.Redis.from_url(fresh_valkey.address) as client:
        load_functions(client)
    port = free_port()

    def value(name: str, **wanted: str) -> float:
        return sum(number for labels, number in scraped(port).get(name, []) if wanted.items() <= labels.items())

    with worker(log, fresh_valkey.address, tmp_path / "log", OMNIPROFILE_METRICS_PORT=str(port)):
        log.write(purchase(1), purchase(2), b"nonsense", topic=POS)
        until(lambda: value("omniprofile_events_total") == 3)
        log.write(purchase(1), topic=POS)
        until(lambda: value("omniprofile_events_total") == 4)
        assert value("omniprofile_events_total", type="pos.purchased", outcome="Applied") == 2
        assert value("omniprofile_events_total", type="pos.purchased", outcome="Duplicate") == 1
        assert value("omniprofile_events_total", outcome="DeadLetter") == 1
        assert value("omniprofile_dead_letters_total", stage="decode") == 1
        assert value("omniprofile_batch_size_sum") == 4
        assert value("omniprofile_batch_seconds_count") == value("omniprofile_batch_size_count") > 0
        for number, said in enumerate([{"account": "a"}, {"account": "b"}]):
            log.write(registered(number, card=f"C-{number}", **said), topic=topics.PREFIX + "site")
        until(lambda: value("omniprofile_events_total", type="site.registered") == 2)
        log.write(registered(2, card="C-0", account="b"), topic=topics.PREFIX + "site")
        until(lambda: value("omniprofile_regrouped_total", kind="merged") == 1)
        fresh_valkey.stop()
        log.write(*map(purchase, range(10, 13)), topic=POS, partition=1)
        until(lambda: value("omniprofile_store_errors_total", store="redis") >= 1)
        assert value("omniprofile_store_errors_total", store="clickhouse") == 0
        until(lambda: lags(port).get((POS, "1")) == 3)
        assert lags(port)[POS, "0"] == 0


def lags(port: int) -> Mapping[Any, float]:
    """Of the group `profile`, by topic and partition."""
    samples = scraped(port).get("omniprofile_lag", [])
    assert all(labels["group"] == topics.PROFILE_GROUP for labels, _ in samples)
    return {(labels["topic"], labels["partition"]): lag for labels, lag in samples}
