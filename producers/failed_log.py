"""The failed events, named by partition and offset: what of them can be asked, of Kafka or of a log in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from schemas.failed import FailedEvent, Stage


class FailedLogUnreadable(Exception):
    """The broker does not answer, or the topic's content is none of ours."""


class NoSuchEntry(Exception):
    """There is no entry at that position, or it cannot be sent again; the text says which."""


class Position(NamedTuple):
    """Where an entry stands in `omniprofile.failed`; written `partition:offset`."""

    partition: int
    offset: int

    def __str__(self) -> str:
        return f"{self.partition}:{self.offset}"

    @classmethod
    def parse(cls, text: str) -> Position:
        """Raises NoSuchEntry for what is no position."""
        partition, colon, offset = text.partition(":")
        if not (colon and partition.isdecimal() and offset.isdecimal()):
            raise NoSuchEntry(f"{text!r} is no entry: they are named partition:offset, as `failed list` shows them")
        return cls(int(partition), int(offset))


@dataclass(frozen=True, slots=True)
class Entry:
    position: Position
    event: FailedEvent
    replayed: bool = False


class FailedLog(Protocol):
    """What is in `omniprofile.failed`. Raises FailedLogUnreadable where the log does not answer."""

    def latest(self, limit: int, stage: Stage | None = None) -> list[Entry]:
        """The last `limit` entries (of that stage), oldest first, with a mark on those that were sent again."""

    def unsent(self, stage: Stage) -> list[Position]:
        """All entries of that stage that were not sent again, oldest first; by name alone, for there may be many."""

    def each(self, positions: Collection[Position]) -> Iterator[tuple[Position, FailedEvent]]:
        """Those entries one by one, as they are read: few are in memory at once. The topic may grow meanwhile."""

    def at(self, position: Position) -> FailedEvent:
        """Raises NoSuchEntry."""


def latest_of(entries: Iterable[tuple[Position, FailedEvent]], limit: int, stage: Stage | None) -> list[Entry]:
    """`FailedLog.latest` of all that there is, from the beginning on."""
    kept: deque[tuple[Position, FailedEvent]] = deque(maxlen=limit)
    replayed: set[str] = set()
    for position, event in entries:
        if event.stage is Stage.REPLAYED:
            replayed.add(event.replays)
        elif stage in (None, event.stage):
            kept.append((position, event))
    return [Entry(position, event, str(position) in replayed) for position, event in kept]


def unsent_of(entries: Iterable[tuple[Position, FailedEvent]], stage: Stage) -> list[Position]:
    """`FailedLog.unsent` of all that there is, from the beginning on."""
    found: list[Position] = []
    replayed: set[str] = set()
    for position, event in entries:
        if event.stage is Stage.REPLAYED:
            replayed.add(event.replays)
        elif event.stage is stage:
            found.append(position)
    return [position for position in found if str(position) not in replayed]


def require_kept(position: Position, low: int, high: int) -> None:
    """Raises NoSuchEntry for an offset that is none of `low` to before `high`, those that its partition keeps."""
    if not low <= position.offset < high:
        kept = f"the offsets kept are {low} to {high - 1}" if low < high else "none are kept"
        raise NoSuchEntry(f"there is no entry {position}: {kept}")


def no_such_partition(position: Position) -> NoSuchEntry:
    return NoSuchEntry(f"there is no entry {position}: the failed topic has no such partition")


def read_entry(
    value: bytes | None, headers: Iterable[tuple[str, bytes | None]] | None, written: datetime
) -> FailedEvent:
    """A message of the topic; what others wrote there is shown as far as possible, too."""
    try:
        return FailedEvent.read(value, headers)
    except (KeyError, ValueError):
        return FailedEvent(value or b"", Stage.DECODE, "its headers are not those of a failed event", written)
