"""Builds the events that staff write on the pages; they are events like those of any channel."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from profile_store.service.addressing import Addressee
from schemas.identifiers import Identifier

SOURCE = "staff/pages"

Publish = Callable[[bytes], Awaitable[None]]
"""Takes one CloudEvent as structured JSON; returns once the broker has acknowledged it, else raises NotPublished."""


class NotPublished(Exception):
    """The log did not accept the event and nothing was kept: the page says so, and the text stays in the form."""


def note(
    at: datetime, about: Addressee, *, text: str, agent: str, topic: str = "", preferences: Mapping[str, str]
) -> bytes:
    said = {"text": text, "agent": agent, "topic": topic, "preferences": dict(preferences)}
    return _event("call.noted", at, about, said)


def mark(at: datetime, about: Addressee, *, mark: str, on: bool, by: str) -> bytes:
    return _event("client.marked", at, about, {"mark": mark, "set": on, "by": by})


def consent(at: datetime, about: Addressee, *, purpose: str, channel: str, granted: bool) -> bytes:
    return _event("consent.changed", at, about, {"purpose": purpose, "channel": channel, "granted": granted})


def wish_decision(at: datetime, about: Addressee, *, wish: str, decision: str, by: str) -> bytes:
    return _event("wish.decided", at, about, {"wish": wish, "decision": decision, "by": by})


def identity(at: datetime, decision: str, of: Sequence[Mapping[str, Any]], *, by: str, reason: str) -> bytes:
    """decision: `same`, `different` or `unsure`, of two people as `addressing.named` names them."""
    return _event(f"identity.{decision}", at, {}, {"of": [*of], "by": by, "reason": reason})


def seen(at: datetime, finding: str, of: Identifier, size: int, *, by: str, reason: str) -> bytes:
    """finding: `generic`, `growth` or `bound`; of: the value, or one of the profile's; size: as it was shown."""
    named = {"kind": of.kind, "value": of.value}
    return _event("identity.seen", at, {}, {"finding": finding, "of": named, "size": size, "by": by, "reason": reason})


def _event(event_type: str, at: datetime, about: Addressee, data: Mapping[str, Any]) -> bytes:
    event = {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": SOURCE,
        "type": event_type,
        "time": at.isoformat(timespec="milliseconds"),
        "data": {**about, **data},
    }
    return json.dumps(event, ensure_ascii=False).encode()
