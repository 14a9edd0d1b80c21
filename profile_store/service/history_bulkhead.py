"""Reads of history, so many at once and no more: a ClickHouse that hangs must not hold every thread of the service."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from profile_store.history import HistoryStore, TimelineEvent
from profile_store.ports import StoreUnavailable
from profile_store.service.problems import HistoryBusy, HistoryUnavailable
from schemas.identity import RecordId

AT_ONCE: Final = 16  # of the 40 threads that answer (AnyIO's number); as many as the client has connections


class HistoryBulkhead:
    """The reads of a HistoryStore. They raise HistoryUnavailable, and HistoryBusy at once where `at_once` of them wait
    already: nobody queues for a thread behind an engine that does not answer.
    """

    def __init__(self, history: HistoryStore, at_once: int = AT_ONCE) -> None:
        self._history = history
        self._places = threading.BoundedSemaphore(at_once)

    def timeline(
        self, record_ids: Sequence[RecordId], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        """Raises InvalidCursor too."""
        with self._place():
            return self._history.timeline(record_ids, limit, before)

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[RecordId, TimelineEvent]]:
        with self._place():
            return self._history.between(types, since, until)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise HistoryBusy("as many reads of history as may wait for an answer wait already")
        try:
            yield
        except StoreUnavailable as error:
            raise HistoryUnavailable(str(error)) from error
        finally:
            self._places.release()
