"""Messages from and to the log, independent of any Kafka client."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple


class Message(NamedTuple):
    """One message as it lay in the log. `received` is the log's own timestamp, milliseconds since 1970 in UTC."""

    topic: str
    partition: int
    offset: int
    received: int
    key: bytes | None
    value: bytes | None

    @property
    def received_at(self) -> datetime:
        return datetime.fromtimestamp(self.received / 1000, UTC)

    def __repr__(self) -> str:
        """Where it lies, never what it says: that is personal data."""
        return f"{self.topic}[{self.partition}]@{self.offset}"


Headers = list[tuple[str, str | bytes | None]]


class Outgoing(NamedTuple):
    """One message to be written; `value` None asks a compacted topic to forget the key."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers

    def __repr__(self) -> str:
        return f"Outgoing({self.topic})"
