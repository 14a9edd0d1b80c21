"""The clock of a register: a sortable string that decides which of two values wins (design §4, P2)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final

from schemas.events import EVENT_MODELS, CloudEvent
from schemas.fragment import Clock

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

# Of two statements of one microsecond the better informed one counts. From the bottom: a page that anybody may have
# typed into, systems that repeat what others told them, staff who talk to the client, staff who see him with his card
# or his parcel in hand, and what he or a person in charge declares outright (marks, consents).
_RANK_OF_CHANNEL: Final = {
    "site": "10",
    "orders": "20",
    "loyalty": "30",
    "calls": "40",
    "service": "50",
    "delivery": "60",
    "pos": "70",
}
_RANK_OF_DECLARATION: Final = "80"
_RANK_OF_UNKNOWN: Final = "00"
_RANKS: Final = {model: _RANK_OF_CHANNEL.get(model.topic, _RANK_OF_DECLARATION) for model in EVENT_MODELS}


def event_digest(event: CloudEvent) -> str:
    """16 hex digits that stand for source and id."""
    return blake2b(event.key.encode(), digest_size=8).hexdigest()


def content_digest(raw: bytes) -> str:
    """8 hex digits that tell a repetition from a conflict."""
    return blake2b(raw, digest_size=4).hexdigest()


def clock_of(event: CloudEvent, digest: str, content: str) -> Clock:
    """The event's clock; its digests decide last, by chance but everywhere alike."""
    microseconds = round(event.time.timestamp() * 1_000_000)  # exact up to 2100, the latest that an event may have
    return f"{microseconds:016d}{_RANKS.get(type(event), _RANK_OF_UNKNOWN)}{digest}{content}"


def by_delivery(clock: Clock) -> bool:
    """Was it a delivery's system that said it?"""
    return clock[16:18] == _RANK_OF_CHANNEL["delivery"]


def time_of(clock: Clock) -> datetime:
    """When it was said, in UTC."""
    return _EPOCH + timedelta(microseconds=int(clock[:16]))
