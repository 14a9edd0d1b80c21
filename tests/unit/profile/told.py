"""A client whose events are written in one line each, and the profile that they add up to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson

import stream_processors.profile
from schemas.decoding import decode
from schemas.fragment import EventEffect, Fragment
from schemas.identifiers import Identifier
from schemas.identity import Group, Record
from schemas.profile import Profile
from schemas.wishes import Wish
from stream_processors.profile.effects import effects
from stream_processors.profile.fragment import apply
from stream_processors.profile.view import LeadRules, build_profile

MOSCOW = ZoneInfo("Europe/Moscow")
BEGIN = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
RULES = LeadRules.from_toml(
    (Path(stream_processors.profile.__path__[0]) / "lead_rules.toml").read_text(encoding="utf-8")
)
ORDER: dict[str, Any] = {"identifiers": {"order": "O-1"}, "date": "2026-11-24"}


def asked(profile: Profile) -> list[Wish]:
    return list(profile.wishes)


def rules(profile: Profile) -> list[tuple[str, str | None]]:
    return [(wish.rule, wish.from_) for wish in asked(profile)]


def effect(
    type_: str, data: dict[str, Any], *, minute: int = 0, event_id: str = "1", source: str = "web"
) -> EventEffect:
    time = (BEGIN + timedelta(minutes=minute)).isoformat()
    raw = orjson.dumps(
        {"specversion": "1.0", "id": event_id, "source": source, "type": type_, "time": time, "data": data}
    )
    return effects(decode(raw), "r", raw)


class Client:
    """`told` folds one event, a minute after the one before unless `minute` says when."""

    def __init__(self, *identifiers: Identifier) -> None:
        self.fragment = Fragment()
        self._record = Record("r", frozenset(identifiers))
        self._events = 0

    def told(self, type_: str, *, minute: int | None = None, source: str = "web", **data: Any) -> Client:
        self._events += 1
        at = self._events if minute is None else minute
        apply(self.fragment, effect(type_, data, minute=at, event_id=str(self._events), source=source))
        return self

    def profile(self, now: datetime = BEGIN) -> Profile:
        group = Group("p", (self._record,), household=("neighbour",))
        return build_profile(group, self.fragment, now=now, rules=RULES, timezone=MOSCOW)


def at(minute: int) -> datetime:
    return BEGIN + timedelta(minutes=minute)
