"""Reads the failed events by partition and offset, without a consumer group, and sends them again."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, cast

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition
from confluent_kafka import Message as Received

from producers.intake import Judge, Submission
from producers.publisher import Message, Sender
from schemas.decoding import InvalidEvent
from schemas.failed import NOWHERE, FailedEvent, Stage
from schemas.topics import FAILED

PATIENCE_S = 15.0  # without a word from the broker


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


class FailedLog:
    """Reads `omniprofile.failed`. Its methods raise FailedLogUnreadable where the broker does not answer.

    kafka: librdkafka's settings that reach the log: `bootstrap.servers`, and what its listener asks for.
    """

    def __init__(self, kafka: Mapping[str, str], patience: float = PATIENCE_S) -> None:
        self._config: dict[str, str | int | float | bool] = {
            **kafka,
            "group.id": "omniprofile-failed-reader",  # the client wants a name; nothing is committed under it
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "auto.offset.reset": "error",
            "log_level": 0,
            "queued.max.messages.kbytes": 16_384,
        }
        self._patience = patience

    def latest(self, limit: int, stage: Stage | None = None) -> list[Entry]:
        """The last `limit` entries (of that stage), oldest first, with a mark on those that were sent again."""
        kept: deque[tuple[Position, FailedEvent]] = deque(maxlen=limit)
        replayed: set[str] = set()
        with self._consumer() as consumer:
            for position, event in self._read(consumer, self._beginnings(consumer)):
                if event.stage is Stage.REPLAYED:
                    replayed.add(event.replays)
                elif stage in (None, event.stage):
                    kept.append((position, event))
        return [Entry(position, event, str(position) in replayed) for position, event in kept]

    def unsent(self, stage: Stage) -> list[Position]:
        """All entries of that stage that were not sent again, oldest first; by name alone, for there may be many."""
        found: list[Position] = []
        replayed: set[str] = set()
        with self._consumer() as consumer:
            for position, event in self._read(consumer, self._beginnings(consumer)):
                if event.stage is Stage.REPLAYED:
                    replayed.add(event.replays)
                elif event.stage is stage:
                    found.append(position)
        return [position for position in found if str(position) not in replayed]

    def each(self, positions: Collection[Position]) -> Iterator[tuple[Position, FailedEvent]]:
        """Those entries one by one, as they are read: few are in memory at once. The topic may grow meanwhile."""
        wanted = set(positions)
        firsts: dict[int, int] = {}
        for part, offset in sorted(wanted):
            firsts.setdefault(part, offset)
        with self._consumer() as consumer:
            for position, event in self._read(consumer, [TopicPartition(FAILED, *each) for each in firsts.items()]):
                if position in wanted:
                    wanted.remove(position)
                    yield position, event
                if not wanted:
                    return

    def at(self, position: Position) -> FailedEvent:
        """Raises NoSuchEntry."""
        with self._consumer() as consumer:
            if position.partition not in self._partitions(consumer):
                raise NoSuchEntry(f"there is no entry {position}: the failed topic has no such partition")
            low, high = self._bounds(consumer, position.partition)
            if not low <= position.offset < high:
                kept = f"the offsets kept are {low} to {high - 1}" if low < high else "none are kept"
                raise NoSuchEntry(f"there is no entry {position}: {kept}")
            return next(event for _, event in self._read(consumer, [TopicPartition(FAILED, *position)]))

    @contextmanager
    def _consumer(self) -> Iterator[Consumer]:
        consumer = Consumer(self._config)
        try:
            yield consumer
        except KafkaException as error:
            raise FailedLogUnreadable(f"the failed events can't be read: {error.args[0].str()}") from None
        finally:
            consumer.close()

    def _beginnings(self, consumer: Consumer) -> list[TopicPartition]:
        return [TopicPartition(FAILED, part, self._bounds(consumer, part)[0]) for part in self._partitions(consumer)]

    def _partitions(self, consumer: Consumer) -> list[int]:
        topic = consumer.list_topics(FAILED, timeout=self._patience).topics[FAILED]
        return [] if topic.error else sorted(topic.partitions)

    def _bounds(self, consumer: Consumer, partition: int) -> tuple[int, int]:
        low, high = consumer.get_watermark_offsets(TopicPartition(FAILED, partition), timeout=self._patience)
        return low, high

    def _read(self, consumer: Consumer, starts: Sequence[TopicPartition]) -> Iterator[tuple[Position, FailedEvent]]:
        """From the starts on, to the ends that are there when they are reached."""
        consumer.assign(list(starts))
        unread = {start.partition for start in starts}
        while unread:
            message = consumer.poll(self._patience)
            if message is None:
                raise FailedLogUnreadable("the failed events can't be read: the broker stopped answering")
            error = message.error()
            if error is None:
                yield Position(cast(int, message.partition()), cast(int, message.offset())), _entry(message)
            elif error.code() == KafkaError._PARTITION_EOF:
                unread.discard(message.partition())
            elif not error.retriable():
                raise KafkaException(error)


def _entry(message: Received) -> FailedEvent:
    """A message as an entry; messages that others wrote are shown as far as possible, too."""
    try:
        return FailedEvent.read(message.value(), cast(list[tuple[str, bytes]], message.headers()))
    except (KeyError, ValueError):
        written = datetime.fromtimestamp(message.timestamp()[1] / 1000, UTC)
        return FailedEvent(message.value() or b"", Stage.DECODE, "its headers are not those of a failed event", written)


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
