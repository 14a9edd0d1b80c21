"""The history store in memory: gives the same answers as the one on ClickHouse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from profile_store import cursors
from profile_store.cursors import Position
from profile_store.history import HistoryRow, TimelineEvent, Variant
from schemas.identity import ProfileId, RecordId


class MemoryHistoryStore:
    """HistoryStore that forgets when the process ends."""

    def __init__(self) -> None:
        self._events: dict[tuple[RecordId, Position], HistoryRow] = {}
        self._profiles: dict[RecordId, tuple[int, ProfileId]] = {}

    def insert(self, rows: Sequence[HistoryRow], token: str) -> None:
        for row in rows:
            place = (row.record_id, _position(row))
            if place not in self._events or row.received_at >= self._events[place].received_at:
                self._events[place] = row

    def timeline(
        self, record_ids: Sequence[RecordId], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        """Both variants of an event that came with two contents are in it. Raises InvalidCursor."""
        end = cursors.parse(before) if before is not None else None
        wanted = set(record_ids)
        found = {place: row for (record_id, place), row in self._events.items() if record_id in wanted}
        places = sorted((place for place in found if end is None or place < end), reverse=True)
        page = [_timeline_event(found[place]) for place in places[:limit]]
        return page, str(places[limit - 1]) if page and len(places) > limit else None

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[RecordId, TimelineEvent]]:
        """Events of these types from `since` to before `until`, each once, oldest first, with the record of each."""
        found = {place: row for (_, place), row in self._events.items() if since <= row.occurred_at < until}
        return [
            (found[place].record_id, _timeline_event(found[place]))
            for place in sorted(found)
            if found[place].type in types
        ]

    def conflicts(self, limit: int) -> list[Mapping[str, Any]]:
        """The latest first: source, id, and per variant its content digest, type, record and place in the log."""
        variants: dict[tuple[str, str], dict[str, HistoryRow]] = defaultdict(dict)
        for row in self._in_order_of_arrival():
            variants[row.source, row.event_id].setdefault(row.content, row)
        torn = [(key, list(rows.values())) for key, rows in variants.items() if len(rows) > 1]
        torn.sort()
        torn.sort(key=lambda item: item[1][-1].received_at, reverse=True)
        return [_conflict(source, event_id, rows) for (source, event_id), rows in torn[:limit]]

    def variants(self, source: str, event_id: str) -> list[Variant]:
        """Every content with which this source and id came, in order of arrival."""
        found: dict[str, HistoryRow] = {}
        for row in self._in_order_of_arrival():
            if (row.source, row.event_id) == (source, event_id):
                found.setdefault(row.content, row)
        return [Variant(_origin(row), row.type, row.received_at, row.raw.decode()) for row in found.values()]

    def _in_order_of_arrival(self) -> list[HistoryRow]:
        return sorted(self._events.values(), key=attrgetter("received_at", "content"))

    def map_profiles(self, mappings: Iterable[tuple[RecordId, ProfileId, int]]) -> None:
        """(record, profile, version): whose each record is now, for reports; the greatest version counts."""
        for record_id, profile_id, version in mappings:
            if version >= self._profiles.get(record_id, (version, ""))[0]:
                self._profiles[record_id] = (version, profile_id)

    def count(self) -> int:
        """How many events there are, each counted once, variants apart."""
        return len(self._events)


def _position(row: HistoryRow) -> Position:
    return cursors.position(row.occurred_at, row.content, row.source, row.event_id)


def _timeline_event(row: HistoryRow) -> TimelineEvent:
    return TimelineEvent(row.occurred_at, row.type, row.source, row.event_id, row.raw.decode())


def _conflict(source: str, event_id: str, rows: Sequence[HistoryRow]) -> Mapping[str, Any]:
    return {
        "source": source,
        "id": event_id,
        "contents": [row.content for row in rows],
        "types": [row.type for row in rows],
        "record_ids": [row.record_id for row in rows],
        "origins": [_origin(row) for row in rows],
    }


def _origin(row: HistoryRow) -> str:
    return f"{row.topic}[{row.partition}]@{row.offset}"
