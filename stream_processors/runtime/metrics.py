"""A worker's Prometheus metrics. No label contains personal data or grows without bound."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from schemas.events import EVENT_TYPES
from schemas.failed import Stage
from stream_processors.runtime.holdings import Partition
from stream_processors.steps.outcomes import Conflict, DeadLetter, LeftToProfile, Outcome, Written

_SECONDS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
_SIZES = (1, 10, 100, 300, 1_000, 2_000, 5_000, 20_000)


class Metrics:
    """One worker's metrics in a registry of their own, so that two workers in one process don't collide.

    group: the consumer group of which the worker is one.
    """

    def __init__(self, group: str) -> None:
        self._group = group
        self.registry = CollectorRegistry()
        counter = partial(Counter, registry=self.registry)
        histogram = partial(Histogram, registry=self.registry)
        gauge = partial(Gauge, registry=self.registry)
        self.events = counter("omniprofile_events", "Events finished, by what became of them.", ["type", "outcome"])
        self.dead_letters = counter("omniprofile_dead_letters", "Events put aside into the failed topic.", ["stage"])
        self.regrouped = counter("omniprofile_regrouped", "Profiles that merged or were split.", ["kind"])
        self.unread = counter("omniprofile_wishes_unread", "Events whose wishes our grammar failed to read.")
        self.store_errors = counter("omniprofile_store_errors", "Tries that found a store or the log away.", ["store"])
        self.batch_size = histogram("omniprofile_batch_size", "Messages in a batch.", buckets=_SIZES)
        self.batch_seconds = histogram(
            "omniprofile_batch_seconds", "From read and decoded to committed.", buckets=_SECONDS
        )
        self.lag = gauge("omniprofile_lag", "Messages not committed by this group.", ["group", "topic", "partition"])
        self.standing = gauge("omniprofile_partitions_standing", "Partitions with a gap, waiting for a person.")

    def finished(self, written: Written, messages: int, seconds: float) -> None:
        self.batch_size.observe(messages)
        self.batch_seconds.observe(seconds)
        for outcome, count in Tally(written.outcomes).items():  # equal ones first: most are, and labels cost more
            self.events.labels(*_labels(outcome)).inc(count)
        for stage, count in Tally(filter(None, map(_put_aside, written.outcomes))).items():
            self.dead_letters.labels(stage).inc(count)
        self.unread.inc(written.unread)
        for kind, count in written.regrouped.items():
            self.regrouped.labels(kind).inc(count)

    def set_lag(self, lags: Mapping[Partition, int]) -> None:
        self.lag.clear()
        for (topic, number), lag in lags.items():
            self.lag.labels(self._group, topic, str(number)).set(lag)


def _put_aside(outcome: Outcome) -> Stage | None:
    """The stage under which it is in the failed topic."""
    if isinstance(outcome, Conflict):
        return Stage.CONFLICT
    return outcome.stage if isinstance(outcome, DeadLetter) else None


def _labels(outcome: Outcome) -> tuple[str, str]:
    """Event type and kind of outcome; types that we don't know are one label, a sender could invent any number."""
    if isinstance(outcome, DeadLetter | LeftToProfile):
        return "none", type(outcome).__name__
    return outcome.type if outcome.type in EVENT_TYPES else "unknown", type(outcome).__name__
