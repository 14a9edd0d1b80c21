"""Takes a batch from reading to commit: retries until it is durable, and isolates events on which our code fails."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Generic, NamedTuple, TypeVar

from profile_store.outage import Outage
from profile_store.ports import StoreUnavailable
from stream_processors.runtime.checkpoint import Checkpoint
from stream_processors.runtime.holdings import Batch, Holdings
from stream_processors.runtime.isolation import Isolation, Surroundings
from stream_processors.runtime.metrics import Metrics
from stream_processors.steps.outcomes import Pipeline, Written

log = logging.getLogger(__name__)

Read = TypeVar("Read")
Result = TypeVar("Result")

_PATIENCE: Final = 8.0  # seconds without an answer after which an operator is told, however long we go on waiting

# By the names that StoreUnavailable has for them.
_STORES: Final = {
    "redis": "Redis",
    "clickhouse": "ClickHouse",
    "log": "The event log, for what is written to it,",
    "identity": "The identity graph",
    "unknown": "Something that our code needs",
}


class ReadBatch(NamedTuple, Generic[Read]):
    """A batch after the pure part; `read` is None where that raised, and then it is read anew, event by event.

    at: when it was read, in seconds of the monotonic clock.
    """

    batch: Batch
    read: Read | None
    at: float


class _Question(NamedTuple):
    """store: by the name that StoreUnavailable has for it. since: seconds of the monotonic clock."""

    store: str
    since: float


class Processing(Generic[Read]):
    """Called by three threads, one for each of `read`, `apply`, and `finish`; a batch goes through them in this order.
    `look` is called by a fourth.

    stopping: once set, a batch that waits for a store is given up without commit, to be repeated by the next holder.
    """

    def __init__(
        self,
        pipeline: Pipeline[Read],
        checkpoint: Checkpoint,
        holdings: Holdings,
        metrics: Metrics,
        stopping: threading.Event,
        backoff_max: float,
        surroundings: Surroundings = lambda: None,
    ) -> None:
        self._pipeline = pipeline
        self._checkpoint = checkpoint
        self._holdings = holdings
        self._metrics = metrics
        self._stopping = stopping
        self._backoff_max = backoff_max
        self._isolation = Isolation(pipeline, surroundings)
        self._away = {store: Outage(name, "Events wait in the log") for store, name in _STORES.items()}
        self._telling = threading.Lock()
        self._unanswered: set[_Question] = set()

    def look(self) -> None:
        """To be called every second: tells of a store that was asked and has not answered yet.

        A large insert may take two minutes before it counts as failed. An operator should not wait for that.
        """
        with self._telling:
            for store, since in list(self._unanswered):
                if time.monotonic() - since >= _PATIENCE:
                    self._away[store].began("a batch of events waits for its answer", since)

    @contextmanager
    def _asking(self, store: str) -> Iterator[None]:
        question = _Question(store, time.monotonic())
        self._unanswered.add(question)
        try:
            yield
        finally:
            self._unanswered.discard(question)

    def read(self, batch: Batch) -> ReadBatch[Read]:
        """The pure part; never raises."""
        try:
            return ReadBatch(batch, self._pipeline.read(batch.messages), time.monotonic())
        except Exception as error:  # noqa: BLE001  a bug is isolated in `finish`, event by event
            log.error("%s while reading a batch: it is taken apart", type(error).__name__)
            return ReadBatch(batch, None, time.monotonic())

    def apply(self, readied: ReadBatch[Read]) -> ReadBatch[Read]:
        """What need not wait for the batch before; never raises: `finish` meets the same trouble, and tells of it."""
        if readied.read is None:
            return readied
        try:
            with self._asking(self._pipeline.store):
                return readied._replace(read=self._pipeline.apply(readied.read))
        except Exception:  # noqa: BLE001  see above
            return readied

    def finish(self, readied: ReadBatch[Read]) -> None:
        """Write and commit, for as long as it takes; or give up when the partitions are gone or the worker stops."""
        batch = readied.batch
        try:
            written = self._until_it_works(batch, self._writing(readied))
            if written is not None and self._until_it_works(batch, lambda: self._commit(batch, written)):
                self._metrics.finished(written, len(batch.messages), time.monotonic() - readied.at)
        finally:
            self._holdings.leave(batch)

    def _commit(self, batch: Batch, written: Written) -> bool:
        with self._asking("log"):
            self._checkpoint.commit(batch, written)
        return True

    def _writing(self, readied: ReadBatch[Read]) -> Callable[[], Written]:
        """The first try takes what was read, the next ones read anew what is still ours."""
        batch = readied.batch
        first = True

        def write() -> Written:
            nonlocal first
            if not first or readied.read is None or len(self._holdings.ours(batch)) < len(batch.messages):
                return self._isolation.write(self._holdings.ours(batch))
            first = False
            try:
                with self._asking(self._pipeline.store):
                    written = self._pipeline.write(readied.read)
            except StoreUnavailable:
                raise
            except Exception as error:  # noqa: BLE001  a bug is isolated, event by event
                log.error("%s while writing a batch: it is taken apart", type(error).__name__)
                return self._isolation.write(batch.messages)
            self._isolation.proven(batch.messages)
            return written

        return write

    def _until_it_works(self, batch: Batch, attempt: Callable[[], Result]) -> Result | None:
        """The attempt's answer; None where the batch was given up."""
        for pause in self._backoff():
            tried_at = time.monotonic()
            try:
                result = attempt()
            except StoreUnavailable as away:
                with self._telling:
                    self._away[away.store].began(away, since=tried_at)
                self._metrics.store_errors.labels(away.store).inc()
            else:
                with self._telling:
                    for outage in self._away.values():
                        outage.over()
                return result
            if self._stopping.wait(pause) or not self._holdings.committable(batch):
                log.warning("a batch was given up before it was committed; the next holder repeats it")
                return None
        raise AssertionError("the backoff is endless")

    def _backoff(self) -> Iterator[float]:
        pause = 0.1
        while True:
            yield pause
            pause = min(pause * 2, self._backoff_max)
