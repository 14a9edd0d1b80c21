"""The service's Prometheus metrics. No label contains personal data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram

log = logging.getLogger(__name__)

QUIET_SECONDS = 60.0  # between two words on one store: every read fails while it is away
_STORES = {"redis": "Redis", "clickhouse": "ClickHouse"}
_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class ServiceMetrics:
    """One set of meters a process; `registry` is the one that `/metrics` prints."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._said: dict[str, float] = {}
        self._reads = Counter(
            "omniprofile_reads", "Reads answered, by kind and outcome", ["kind", "outcome"], registry=registry
        )
        self._seconds = Histogram(
            "omniprofile_read_seconds", "Time to answer a read", ["kind"], buckets=_SECONDS, registry=registry
        )
        self._store_errors = Counter(
            "omniprofile_store_errors", "Reads that a store could not answer", ["store"], registry=registry
        )
        self._staff_events = Counter(
            "omniprofile_staff_events", "Events written on the staff pages", ["type", "outcome"], registry=registry
        )

    @contextmanager
    def read(self, kind: str) -> Iterator[None]:
        """Time one read and count how it ended."""
        started = perf_counter()
        outcome = "failed"
        try:
            yield
            outcome = "answered"
        finally:
            self._seconds.labels(kind).observe(perf_counter() - started)
            self._reads.labels(kind, outcome).inc()

    def store_failed(self, store: str, error: Exception) -> None:
        """Counted each time, and told to whoever reads the log once a minute. `store` is `redis` or `clickhouse`."""
        self._store_errors.labels(store).inc()
        if monotonic() - self._said.get(store, -QUIET_SECONDS) >= QUIET_SECONDS:
            self._said[store] = monotonic()
            log.error(
                "%s does not answer reads: %s. Who asks is told so (503); it goes on by itself when that is back.",
                _STORES[store],
                str(error).rstrip("."),
            )

    def staff_event(self, event_type: str, outcome: str) -> None:
        """`outcome` is `published` or `failed`."""
        self._staff_events.labels(event_type, outcome).inc()
