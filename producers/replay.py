"""Sends failed events again, and notes that they were."""

from __future__ import annotations

from datetime import UTC, datetime

from producers.failed_log import NoSuchEntry, Position
from producers.intake import Judge, Submission
from producers.publisher import Message, Sender
from schemas.decoding import InvalidEvent
from schemas.failed import NOWHERE, FailedEvent, Stage
from schemas.topics import FAILED


def replay(position: Position, entry: FailedEvent, publisher: Sender, judge: Judge, mended: bytes | None = None) -> str:
    """Send the entry's event again, or `mended` in its place, and note that it was; the topic that it went to.

    It goes to the topic that it came from; one that never was in the log, or was mended, to the topic of its type.
    Raises NoSuchEntry, InvalidEvent where it is still no event (then nothing is sent), BrokerAway.
    """
    if entry.stage is Stage.REPLAYED:
        raise NoSuchEntry(f"{position} is no event but the note that {entry.replays} was sent again")
    if mended is None and entry.truncated:
        raise NoSuchEntry(
            f"{position} has only the first {len(entry.value)} of {entry.size} bytes: send the event again"
        )
    now = datetime.now(UTC)
    message = judge.judge(Submission(entry.value if mended is None else mended), now)
    if isinstance(message, InvalidEvent):
        raise message
    if mended is None and entry.origin_partition != NOWHERE:
        message = message._replace(topic=entry.origin_topic)
    publisher.send([message]).wait()
    publisher.send([_note(position, message.topic, mended is not None, now)]).wait()
    return message.topic


def _note(position: Position, topic: str, mended: bool, now: datetime) -> Message:
    """A note in the same topic that the entry was sent again, since the topic can only grow."""
    reason = "sent again, mended" if mended else "sent again as it was"
    note = FailedEvent(b"", Stage.REPLAYED, reason, now, origin_topic=topic, replays=str(position))
    return Message(FAILED, str(position).encode(), note.value, note.headers())


def escaped(raw: bytes, limit: int | None = None) -> str:
    """Bytes for a terminal: readable text, with control characters escaped."""
    shown = raw if limit is None else raw[:limit]
    text = shown.decode("utf-8", "backslashreplace")
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return safe if len(shown) == len(raw) else f"{safe}… ({len(raw)} bytes)"
