"""The history store on ClickHouse: inserts events in columns and reads them newest first, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final

from clickhouse_connect.driver.client import Client

from profile_store import cursors
from profile_store.clickhouse.connection import STORE, engine_trouble
from profile_store.history import HistoryRow, TimelineEvent, Variant
from profile_store.ports import StoreUnavailable
from schemas.identity import ProfileId, RecordId

# Rows are sent as plain strings; the engine makes dictionaries of them (LowCardinality), which it does better than we.
_COLUMNS: Final[dict[str, str]] = {
    "record_id": "String",
    "occurred_at": "DateTime64(6)",
    "source": "String",
    "event_id": "String",
    "type": "String",
    "content": "String",
    "references": "Array(String)",
    "topic": "String",
    "partition": "UInt32",
    "offset": "UInt64",
    "received_at": "DateTime64(6)",
    "raw": "String",
}
assert tuple(_COLUMNS) == HistoryRow._fields

_INSERT_SETTINGS: Final[dict[str, Any]] = {
    "async_insert": 0,  # an answer means "written", whatever the server's default
    "optimize_on_insert": 0,  # repeats merge away later: looking for them in each block costs a third of the insert
    "max_partitions_per_insert_block": 300,  # the table's partitions are at most 249, see its migration
}

_LONG_QUERY: Final[dict[str, Any]] = {"max_query_size": 16 * 1024 * 1024}  # a profile may have thousands of records

_TIMELINE: Final = """
WITH {reached} AS reached
SELECT occurred_at, type, source, event_id, raw, content, lower(hex(MD5(concat(source, '\\x1f', event_id)))) AS name,
       reached.2
FROM events
WHERE record_id IN %(records)s AND occurred_at >= reached.1 {older}
ORDER BY occurred_at DESC, content DESC, name DESC
LIMIT 1 BY occurred_at, content, name
LIMIT %(limit)s
"""
_OLDER: Final = """
AND occurred_at <= fromUnixTimestamp64Micro(%(time)s, 'UTC')
AND (occurred_at, content, name) < (fromUnixTimestamp64Micro(%(time)s, 'UTC'), %(content)s, %(name)s)
"""
# How far back the page goes, by the times of rows alone, and how many rows that are: of a long history the rows of a
# page are read, and not years of it.
_NEAR: Final = """
(
    SELECT tuple(min(occurred_at), count()) FROM
    (
        SELECT occurred_at FROM events WHERE record_id IN %(records)s {until} ORDER BY occurred_at DESC LIMIT %(reach)s
    )
)
"""
_UNTIL: Final = "AND occurred_at <= fromUnixTimestamp64Micro(%(time)s, 'UTC')"
_ALL: Final = "tuple(toDateTime64(0, 6, 'UTC'), 0)"
_ROWS_AN_EVENT: Final = 2  # that the reach reckons with: repeats may not have merged away yet
_BETWEEN: Final = """
SELECT record_id, occurred_at, type, source, event_id, raw,
       content, lower(hex(MD5(concat(source, '\\x1f', event_id)))) AS name
FROM events
WHERE type IN %(types)s
  AND occurred_at >= fromUnixTimestamp64Micro(%(since)s, 'UTC')
  AND occurred_at < fromUnixTimestamp64Micro(%(until)s, 'UTC')
ORDER BY occurred_at, content, name
LIMIT 1 BY occurred_at, content, name
"""
# Of what was inserted twice one row, the one that the view `event_conflicts` names, too.
_VARIANTS: Final = """
SELECT format('{}[{}]@{}', topic, toString(partition), toString(offset)), type, received_at, raw
FROM
(
    SELECT * FROM events WHERE source = %(source)s AND event_id = %(id)s
    ORDER BY received_at DESC LIMIT 1 BY content
)
ORDER BY received_at, content
"""


class ClickHouseHistoryStore:
    """HistoryStore on a migrated database. Threads may share it, as they may share its client."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def insert(self, rows: Sequence[HistoryRow], token: str) -> None:
        """One block, one part a month of it; durable when it returns.

        Of blocks with one token the engine keeps the first, so the token is bound to the block's content here: a
        caller that names two blocks alike loses nothing.
        """
        if not rows:
            return
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        columns[1] = _microseconds(columns[1])
        columns[10] = _microseconds(columns[10])
        with engine_trouble():
            summary = self._client.insert(
                "events",
                columns,
                column_names=list(_COLUMNS),
                column_type_names=list(_COLUMNS.values()),
                column_oriented=True,
                settings={**_INSERT_SETTINGS, "insert_deduplication_token": _bound(token, rows)},
            )
        require_all(summary.written_rows, len(rows))

    def timeline(
        self, record_ids: Sequence[RecordId], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        """Both variants of an event that came with two contents are in it. Raises InvalidCursor."""
        if not record_ids:
            return [], None
        reach = _ROWS_AN_EVENT * (limit + 1)
        parameters: dict[str, Any] = {"records": tuple(record_ids), "limit": limit + 1, "reach": reach}
        if before is not None:
            parameters |= cursors.parse(before)._asdict()
        near = _NEAR.format(until=_UNTIL if before else "")
        rows = self._page(near, parameters)
        cut_short = rows[0][-1] == reach if rows else before is not None
        if len(rows) <= limit and cut_short:  # repeats, or events of one instant, filled the reach
            rows = self._page(_ALL, parameters)
        events = [TimelineEvent(*row[:5]) for row in rows[:limit]]
        if len(rows) <= limit or not events:
            return events, None
        last = rows[limit - 1]
        return events, str(cursors.position(last[0], last[5], last[2], last[3]))

    def _page(self, reached: str, parameters: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        statement = _TIMELINE.format(reached=reached, older=_OLDER if "time" in parameters else "")
        with engine_trouble():
            return self._client.query(statement, dict(parameters), settings=_LONG_QUERY).result_rows

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[RecordId, TimelineEvent]]:
        """Events of these types from `since` to before `until`, each once, oldest first, with the record of each."""
        begin, end = _microseconds((since, until))
        parameters = {"types": tuple(types), "since": begin, "until": end}
        with engine_trouble():
            rows = self._client.query(_BETWEEN, parameters).result_rows
        return [(row[0], TimelineEvent(*row[1:6])) for row in rows]

    def conflicts(self, limit: int) -> list[Mapping[str, Any]]:
        """The latest first: source, id, and per variant its content digest, type, record and place in the log."""
        with engine_trouble():
            found = self._client.query(
                "SELECT source, event_id AS id, contents, types, record_ids, origins FROM event_conflicts "
                "ORDER BY last_received_at DESC, source, id LIMIT %(limit)s",
                {"limit": limit},
            )
        return list(found.named_results())

    def variants(self, source: str, event_id: str) -> list[Variant]:
        """Every content with which this source and id came, in order of arrival."""
        with engine_trouble():
            rows = self._client.query(_VARIANTS, {"source": source, "id": event_id}).result_rows
        return [Variant(*row) for row in rows]

    def map_profiles(self, mappings: Iterable[tuple[RecordId, ProfileId, int]]) -> None:
        """(record, profile, version): whose each record is now, for reports; the greatest version counts."""
        rows = list(mappings)
        if rows:
            with engine_trouble():
                summary = self._client.insert(
                    "identity_map",
                    rows,
                    column_names=["record_id", "profile_id", "version"],
                    column_type_names=["String", "String", "UInt64"],
                    settings={"async_insert": 0},
                )
            require_all(summary.written_rows, len(rows))

    def count(self) -> int:
        """How many events there are, each counted once, variants apart."""
        with engine_trouble():
            return int(self._client.query("SELECT count() FROM events_distinct").result_rows[0][0])


def require_all(written: int, sent: int) -> None:
    """Raise StoreUnavailable where the server tells of fewer rows than were sent.

    It tells 0 where a proxy has cut its summary off, and more where it has views of its own on the table.
    """
    if 0 < written < sent:
        told = f"ClickHouse wrote {written} of {sent} rows: insert all again, repeats merge away"
        raise StoreUnavailable(told, STORE)


def _microseconds(times: Iterable[datetime]) -> list[int]:
    """Since 1970, rounded exactly: a double holds seconds up to the year 2100 to a quarter of a microsecond."""
    return [round(time.timestamp() * 1_000_000) for time in times]


def _bound(token: str, rows: Sequence[HistoryRow]) -> str:
    content = "".join(f"{row.partition}:{row.offset}:{row.content}," for row in rows)
    return f"{token}#{blake2b(content.encode(), digest_size=16).hexdigest()}"
