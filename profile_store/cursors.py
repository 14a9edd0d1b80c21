"""Cursors: where a page of a timeline ended. All history stores use the same ones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from hashlib import md5
from typing import Final, NamedTuple

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_TEXT: Final = re.compile(r"(\d{1,16})-([0-9a-f]{8})-([0-9a-f]{32})")


class InvalidCursor(ValueError):
    """The text is no cursor that a timeline gave."""


class Position(NamedTuple):
    """A place in a timeline: positions order as its events do, and no two variants of events share one.

    time: microseconds since 1970; content: digest of the event's bytes; name: hex MD5 of its source and id, so that a
    cursor stays short however long these are. Under equal times the order is arbitrary, but the same for ever.
    """

    time: int
    content: str
    name: str

    def __str__(self) -> str:
        return f"{self.time}-{self.content}-{self.name}"


def position(time: datetime, content: str, source: str, event_id: str) -> Position:
    name = md5(f"{source}\x1f{event_id}".encode(), usedforsecurity=False).hexdigest()
    return Position((time - EPOCH) // _MICROSECOND, content, name)


def parse(cursor: str) -> Position:
    """Raises InvalidCursor."""
    match = _TEXT.fullmatch(cursor)
    if match is None:
        raise InvalidCursor("the cursor is none that a timeline gave: use `next` of a page as it is")
    return Position(int(match[1]), match[2], match[3])
