"""A log in memory, as the publisher and as the reader of failed events see it; for tests and for trying things out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

from confluent_kafka import KafkaError

from producers.failed_log import (
    Entry,
    FailedLogUnreadable,
    Position,
    latest_of,
    no_such_partition,
    read_entry,
    require_kept,
    unsent_of,
)
from producers.publisher import BUFFER_MESSAGES, LARGEST, BackPressure, Delivery, Message
from schemas.failed import FailedEvent, Stage
from schemas.topics import FAILED

_PARTITION = 0


class MemorySender:
    """Sender that forgets when the process ends.

    messages: those that the log acknowledged, in its order. away: it takes nothing and tells nothing. What is sent
    meanwhile waits in the buffer, until the log is back or the sender gives up: time passes here only where it is told
    to.
    """

    def __init__(self, *, buffer_messages: int = BUFFER_MESSAGES) -> None:
        self.messages: list[Message] = []
        self._buffer_messages = buffer_messages
        self._on_their_way: list[tuple[Message, Delivery]] = []
        self.away = False

    def send(self, messages: Sequence[Message]) -> Delivery:
        if len(self._on_their_way) + len(messages) > self._buffer_messages:
            raise BackPressure(f"{len(self._on_their_way)} messages wait for the broker already")
        delivery = Delivery(len(messages))
        self._on_their_way += [(message, delivery) for message in messages]
        if not self.away:
            self._acknowledge()
        return delivery

    def go_away(self) -> None:
        self.away = True

    def come_back(self) -> None:
        self.away = False
        self._acknowledge()

    def give_up(self) -> None:
        """A delivery's time is over: what still waits was not acknowledged."""
        for _, delivery in self._taken_up():
            delivery.count(KafkaError(KafkaError._MSG_TIMED_OUT))

    def _acknowledge(self) -> None:
        for message, delivery in self._taken_up():
            if len(message.value) > LARGEST:
                delivery.count(KafkaError(KafkaError.MSG_SIZE_TOO_LARGE))
                continue
            self.messages.append(message)
            delivery.count(None)

    def _taken_up(self) -> list[tuple[Message, Delivery]]:
        waiting, self._on_their_way = self._on_their_way, []
        return waiting


class MemoryFailedLog:
    """FailedLog of what a sender has in memory: one partition, as the topic has it unless the deployment says more."""

    def __init__(self, sender: MemorySender) -> None:
        self._sender = sender

    def latest(self, limit: int, stage: Stage | None = None) -> list[Entry]:
        return latest_of(self._entries(), limit, stage)

    def unsent(self, stage: Stage) -> list[Position]:
        return unsent_of(self._entries(), stage)

    def each(self, positions: Collection[Position]) -> Iterator[tuple[Position, FailedEvent]]:
        wanted = frozenset(positions)
        return ((position, event) for position, event in self._entries() if position in wanted)

    def at(self, position: Position) -> FailedEvent:
        entries = dict(self._entries())
        if position.partition != _PARTITION:
            raise no_such_partition(position)
        require_kept(position, 0, len(entries))
        return entries[position]

    def _entries(self) -> Iterator[tuple[Position, FailedEvent]]:
        if self._sender.away:
            raise FailedLogUnreadable("the failed events can't be read: the log is away")
        failed = [message for message in self._sender.messages if message.topic == FAILED]
        now = datetime.now(UTC)
        for offset, message in enumerate(failed):
            yield Position(_PARTITION, offset), read_entry(message.value, message.headers, now)
