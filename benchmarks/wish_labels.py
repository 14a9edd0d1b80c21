"""Reads the labelled notes of `tests/data/wishes*.jsonl` and what their labels forbid, independent of the grammar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

_DATA = Path(__file__).parents[1] / "tests" / "data"
NOTES = tuple(_DATA / name for name in ("wishes.jsonl", "wishes_fresh.jsonl", "wishes_independent.jsonl"))
UNSEEN = _DATA / "wishes_unseen.jsonl"
"""Labelled notes that nobody who works on the grammar has read: run them, count, and leave the texts alone."""
HORIZON = 14
ZONE = ZoneInfo("Europe/Moscow")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Half = Literal["tuning", "test"]
Minutes = frozenset[int]
"""Minutes of the horizon in which it is forbidden: day * 1440 + minute."""


class Label(NamedTuple):
    """A note with what is to be found. silent: rules that forbid nothing; optional ones may be found as well."""

    id: str
    text: str
    lang: str
    said: date
    delivery: tuple[str, ...]
    call: tuple[str, ...]
    silent: frozenset[str]
    optional: frozenset[str]

    @property
    def half(self) -> Half:
        return "test" if sha256(self.id.encode()).digest()[0] % 2 else "tuning"

    @property
    def nothing(self) -> bool:
        return not (self.delivery or self.call or self.silent or self.optional)


def labels(*paths: Path) -> Iterator[Label]:
    """Of the files named, or of all."""
    for line in (line for path in paths or NOTES for line in path.read_text(encoding="utf-8").splitlines()):
        note = json.loads(line)
        also = note["also"]
        yield Label(
            note["id"],
            note["text"],
            note["lang"],
            datetime.fromisoformat(note["said_at"]).astimezone(ZONE).date(),
            tuple(note["expect"].get("delivery_forbidden", ())),
            tuple(note["expect"].get("call_forbidden", ())),
            frozenset(rule for rule in also if not rule.endswith("?")),
            frozenset(rule.rstrip("?") for rule in also if rule.endswith("?")),
        )


def forbidden(items: tuple[str, ...], said: date) -> Minutes:
    """`EFFECT DAYS HOURS` → the forbidden minutes: `no` forbids, all `only` together forbid the rest."""
    denied: set[int] = set()
    allowed: set[int] = set()
    for item in items:
        effect, days, hours = item.split()
        chosen = denied if effect == "no" else allowed
        for day, span in product(_days(days, said), _spans(hours)):
            chosen.update(range(day * 1440 + span.start, day * 1440 + span.stop))
    asked = any(item.startswith("only") for item in items)
    return frozenset(denied | (set(range(HORIZON * 1440)) - allowed if asked else set()))


def _days(spec: str, said: date) -> set[int]:
    found: set[int] = set()
    for each in spec.split(","):
        first, dots, last = each.partition("..")
        if dots:
            found.update(range(_offset(first, said), _offset(last, said) + 1 if last else HORIZON))
        elif each == "*":
            found.update(range(HORIZON))
        elif each.endswith("*"):
            found.update(day for day in range(HORIZON) if _name(said + timedelta(days=day)) == each[:-1])
        else:
            found.add(_offset(each, said))
    return {day for day in found if 0 <= day < HORIZON}


def _name(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _offset(spec: str, said: date) -> int:
    if spec.startswith("+"):
        return int(spec)
    if spec in WEEKDAYS:
        return next(day for day in range(1, 8) if _name(said + timedelta(days=day)) == spec)
    month, day = map(int, spec.split("-"))
    coming = min(found for year in (said.year, said.year + 1) if (found := date(year, month, day)) >= said)
    return (coming - said).days


def _spans(spec: str) -> list[range]:
    """Minutes of a day."""
    if spec == "all":
        return [range(1440)]
    return [range(*map(_clock, each.split("-"))) for each in spec.split(",")]


def _clock(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) * 60 + int(minute or 0)


def minutes(intervals: list[tuple[datetime, datetime]], said: date) -> Minutes:
    """Intervals as the system answers them, in the same form as labels."""
    midnight = datetime.combine(said, datetime.min.time(), ZONE)
    found: set[int] = set()
    for start, end in intervals:
        found.update(range(*(int((edge - midnight).total_seconds() // 60) for edge in (start, end))))
    return frozenset(found)
