"""What staff write on the pages, as the same events that every other channel sends."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from schemas.identifiers import Strength
from schemas.identity import Group, Record

SOURCE = "staff/pages"

Publish = Callable[[bytes], Awaitable[None]]
"""Takes one CloudEvent as structured JSON; returns once the broker has acknowledged it, else raises NotPublished."""

Addressee = Mapping[str, Any]
"""`identifiers` and `person` of one record of the profile: the event lands on that record and on nobody else."""


class NotPublished(Exception):
    """The log did not take the event. Nothing of it was kept: the page says so and leaves the text in the form."""


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


def addressee(group: Group, name: str | None) -> Addressee:
    """The record of the group that says most of the person. A phone alone may be shared, and would then be nobody's.

    `name` is the person's name as people write it: records keep it case-folded, and compare it so.
    """
    return addressed(max(group.records, key=_telling), name)


def addressed(record: Record, name: str | None) -> Addressee:
    """What an event has to carry to land on this record."""
    identifiers: dict[str, list[str]] = {}
    for identifier in sorted(record.identifiers or record.references):
        identifiers.setdefault(identifier.kind, []).append(identifier.value)
    facts = record.person
    person = {
        "name": _as_written(facts.name, name),
        "birth_date": facts.birth_date.isoformat() if facts.birth_date else None,
        "sex": facts.sex,
    }
    said = {key: value for key, value in person.items() if value}
    return {"identifiers": identifiers, **({"person": said} if said else {})}


def _telling(record: Record) -> tuple[bool, bool, int, int, str]:
    strong = sum(identifier.strength is Strength.STRONG for identifier in record.identifiers)
    return strong > 0, bool(record.person), strong, len(record.identifiers), record.record_id


def _as_written(folded: str | None, name: str | None) -> str | None:
    if folded is None:
        return None
    return name if name and " ".join(name.casefold().split()) == folded else folded.title()
