"""A history store that connects with the first query, since ClickHouse may be away when the service starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from profile_store.clickhouse.connection import ANSWER_SECONDS, connect
from profile_store.clickhouse.history import ClickHouseHistoryStore
from profile_store.history import HistoryRow, HistoryStore, TimelineEvent, Variant
from schemas.identity import ProfileId, RecordId


class LateHistory:
    """A `HistoryStore` that connects when it is first asked, so that a worker or a service starts without ClickHouse.

    Every method raises StoreUnavailable while nothing answers at `dsn`, or not within `answer_seconds`.
    """

    def __init__(self, dsn: str, answer_seconds: int = ANSWER_SECONDS) -> None:
        self._dsn = dsn
        self._answer_seconds = answer_seconds
        self._store: HistoryStore | None = None

    def _connected(self) -> HistoryStore:
        """The connected store. Without a lock, so that callers do not wait for each other's timeout; one connection is
        kept.
        """
        store = self._store
        if store is None:
            store = self._store = ClickHouseHistoryStore(connect(self._dsn, self._answer_seconds))
        return store

    def insert(self, rows: Sequence[HistoryRow], token: str) -> None:
        self._connected().insert(rows, token)

    def timeline(
        self, record_ids: Sequence[str], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        return self._connected().timeline(record_ids, limit, before)

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[RecordId, TimelineEvent]]:
        return self._connected().between(types, since, until)

    def conflicts(self, limit: int) -> list[Mapping[str, Any]]:
        return self._connected().conflicts(limit)

    def variants(self, source: str, event_id: str) -> list[Variant]:
        return self._connected().variants(source, event_id)

    def map_profiles(self, mappings: Iterable[tuple[RecordId, ProfileId, int]]) -> None:
        self._connected().map_profiles(mappings)
