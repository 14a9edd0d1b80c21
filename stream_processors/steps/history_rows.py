"""Builds the history row of an event."""

from __future__ import annotations

from profile_store.history import HistoryRow
from schemas.events import Event
from schemas.identity import Record
from stream_processors.profile.clocks import content_digest
from stream_processors.steps.messages import Message


def history_row(event: Event, record: Record | None, message: Message) -> HistoryRow:
    """The row of an event as it lay in the log; an event that names nobody is kept under the record ""."""
    raw = message.value or b""
    return HistoryRow(  # by position: names would double the cost of the call
        record.record_id if record else "",
        event.time,
        event.source,
        event.id,
        event.type,
        content_digest(raw),
        [f"{kind}:{value}" for kind, value in record.references] if record and record.references else [],
        message.topic,
        message.partition,
        message.offset,
        message.received_at,
        raw,
    )
