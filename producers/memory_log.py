"""A log in memory with the interface of the publisher, for tests and for trying things out."""

from __future__ import annotations

from collections.abc import Sequence

from confluent_kafka import KafkaError

from producers.publisher import BUFFER_MESSAGES, LARGEST, BackPressure, Delivery, Message


class MemorySender:
    """Sender that forgets when the process ends.

    messages: those that the log acknowledged, in its order. While the log is away, what is sent waits in the buffer,
    until it is back or the sender gives up: time passes here only where it is told to.
    """

    def __init__(self, *, buffer_messages: int = BUFFER_MESSAGES) -> None:
        self.messages: list[Message] = []
        self._buffer_messages = buffer_messages
        self._on_their_way: list[tuple[Message, Delivery]] = []
        self._away = False

    def send(self, messages: Sequence[Message]) -> Delivery:
        if len(self._on_their_way) + len(messages) > self._buffer_messages:
            raise BackPressure(f"{len(self._on_their_way)} messages wait for the broker already")
        delivery = Delivery(len(messages))
        self._on_their_way += [(message, delivery) for message in messages]
        if not self._away:
            self._acknowledge()
        return delivery

    def go_away(self) -> None:
        self._away = True

    def come_back(self) -> None:
        self._away = False
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
