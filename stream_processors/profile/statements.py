"""Effects of what a client or staff stated outright: calls, notes, preferences, marks, consents."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from schemas.events import CallNoted, CallReceived, ConsentChanged, Marked
from schemas.fragment import Keep, Operation, Put
from schemas.identity import RecordId
from stream_processors.profile import consents, registers, wishes


def call_received(event: CallReceived, digest: str) -> Sequence[Operation]:
    """The number that was dialled shows which advertisement the client had seen."""
    number = event.data.tracked_number.strip()
    return [Put(registers.TRACKED_NUMBER, number)] if number else []


def call_noted(event: CallNoted, digest: str, hearing: wishes.Hearing) -> Sequence[Operation]:
    """A note of its own each call, its wishes, and the latest word on each preference: an empty one takes it back."""
    data = event.data
    limit = registers.LIMITS[registers.PREFERENCES]
    operations: list[Operation] = [
        Keep(registers.PREFERENCES, name.strip(), text.strip(), limit) for name, text in data.preferences.items()
    ]
    if data.text.strip() or data.topic.strip():
        note = data.model_dump_json(include={"text", "agent", "topic"}, exclude_defaults=True)
        operations.append(Keep(registers.NOTES, digest, note, registers.LIMITS[registers.NOTES]))
    return [*operations, *wishes.noted(event, digest, hearing)]


def marked(event: Marked, digest: str) -> Sequence[Operation]:
    data = event.data
    stated = orjson.dumps([data.set, data.by, data.reason]).decode()
    return [Keep(registers.MARKS, data.mark.strip(), stated, registers.LIMITS[registers.MARKS])]


def consent_changed(event: ConsentChanged, record_id: RecordId) -> Sequence[Operation]:
    data = event.data
    return [consents.stating(record_id, data.purpose, data.channel, data.granted, event.source)]
