"""The interface of history, and what it stores and tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from schemas.identity import ProfileId, RecordId


class HistoryRow(NamedTuple):
    """One event as history stores it. `raw` is the JSON as it came. `content` is a digest of it (8 hex digits), so that
    both rows of a conflict are kept.
    """

    record_id: RecordId  # "" where the event names nobody
    occurred_at: datetime
    source: str
    event_id: str
    type: str
    content: str
    references: list[str]  # "kind:value", so that an order or a receipt can be found
    topic: str
    partition: int
    offset: int
    received_at: datetime
    raw: bytes


class TimelineEvent(NamedTuple):
    """One event as history tells it. `raw` is the JSON as it came."""

    time: datetime
    type: str
    source: str
    id: str
    raw: str


class Variant(NamedTuple):
    """One of the contents with which a source and id came. origin: its place in the log; `raw` is the JSON as it
    came.
    """

    origin: str
    type: str
    received_at: datetime
    raw: str


class HistoryStore(Protocol):
    """Every event, to be read by record or by type. Every method raises StoreUnavailable where the store is away."""

    def insert(self, rows: Sequence[HistoryRow], token: str) -> None:
        """Insert rows; durable when it returns. Repeating it changes no answer. token: by which engines may know it."""

    def timeline(
        self, record_ids: Sequence[RecordId], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        """Events of the records, newest first, each once; and the cursor of the next page, or None."""

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[RecordId, TimelineEvent]]:
        """(record, event) for events of these types from `since` until before `until`: oldest first, each once."""

    def conflicts(self, limit: int) -> list[Mapping[str, Any]]:
        """Events whose source and id came with more than one content."""

    def variants(self, source: str, event_id: str) -> list[Variant]:
        """Every content with which this source and id came, in order of arrival: one, where it is no conflict."""

    def map_profiles(self, mappings: Iterable[tuple[RecordId, ProfileId, int]]) -> None:
        """Store (record, profile, version) for reports. The greatest version of a record counts."""
