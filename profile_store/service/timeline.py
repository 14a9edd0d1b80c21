"""The timeline of a client: the events of all records, newest first."""

from __future__ import annotations

import json
import math
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from profile_store.history import TimelineEvent


class Event(BaseModel):
    time: datetime
    type: str
    source: str
    id: str
    data: dict[str, Any]


class Timeline(BaseModel):
    events: list[Event]
    next: str | None = Field(description="Give it as `before` to read on; null at the beginning of time")


def told(event: TimelineEvent) -> Event:
    data = json.loads(event.raw, parse_float=_finite).get("data") or {}
    return Event(time=event.time, type=event.type, source=event.source, id=event.id, data=data)


def _finite(text: str) -> float | str:
    """Numbers such as 1e999 are valid JSON but no double; they are answered as text."""
    value = float(text)
    return value if math.isfinite(value) else text
