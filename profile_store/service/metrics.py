"""The service's Prometheus metrics. No label contains personal data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from types import MappingProxyType

from prometheus_client import CollectorRegistry, Counter, Histogram

from profile_store.ports import StoreUnavailable
from profile_store.service.store_watch import Ask, StoreWatch

_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class ServiceMetrics:
    """One set of meters a process; `registry` is the one that `/metrics` prints. asks: see StoreWatch."""

    def __init__(self, registry: CollectorRegistry, asks: Mapping[str, Ask] = MappingProxyType({})) -> None:
        self._watch = StoreWatch(asks)
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

    def store_failed(self, error: StoreUnavailable) -> None:
        """A read that needed it was not answered: counted each time, and told to whoever reads the log."""
        store = "clickhouse" if error.store == "clickhouse" else "redis"
        self._store_errors.labels(store).inc()
        self._watch.failed(store, error)

    def staff_event(self, event_type: str, outcome: str) -> None:
        """`outcome` is `published` or `failed`."""
        self._staff_events.labels(event_type, outcome).inc()
