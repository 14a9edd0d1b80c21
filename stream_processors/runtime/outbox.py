"""Writes the pipeline's messages to the log; returns when all replicas have acknowledged them, or raises."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Protocol

from confluent_kafka import KafkaError, KafkaException, Message, Producer

from profile_store.outage import CRITICAL, KAFKA_CLIENT
from profile_store.ports import StoreUnavailable
from stream_processors.steps.messages import Outgoing

ACKNOWLEDGED_WITHIN = 10.0
LARGEST = 2_000_000  # bytes of a message: a failed event may be as large as the log's own limit, headers beside it


class LogUnavailable(StoreUnavailable):
    """The log did not take a message or an offset: the partition waits, as it does for any other store."""

    def __init__(self, told: str) -> None:
        super().__init__(told, "log")


class Outbox(Protocol):
    """Where a checkpoint writes messages."""

    def deliver(self, messages: Sequence[Outgoing]) -> None:
        """All of them are in the log when it returns, those of one key in their order.

        Raises LogUnavailable where one was refused or the log is away; some may be there then, and the same may be
        delivered again.
        """

    def close(self) -> None: ...


class KafkaOutbox:
    """An idempotent producer whose acknowledgements are awaited.

    kafka: librdkafka's settings that reach the log: `bootstrap.servers`, and what its listener asks for.
    stopping: once set, waiting ends with LogUnavailable, so that a worker can stop while the log is away.
    acknowledged_within: seconds; a message that takes longer counts as refused, and the batch is tried again.
    """

    def __init__(
        self, kafka: Mapping[str, str], stopping: threading.Event, acknowledged_within: float = ACKNOWLEDGED_WITHIN
    ) -> None:
        self._kafka = kafka
        self._stopping = stopping
        self._acknowledged_within = acknowledged_within
        self._refusals: list[KafkaError] = []
        self._producer = self._new_producer()

    def deliver(self, messages: Sequence[Outgoing]) -> None:
        if not messages:
            return
        self._refusals.clear()
        try:
            for message in messages:
                self._produce(message)
            while self._producer.flush(0.2):
                self._stop_waiting_when_asked()
        except KafkaException as error:  # fatal ones are raised by whichever call comes next
            raise self._unavailable(error.args[0], len(messages)) from error
        if self._refusals:
            raise self._unavailable(self._refusals[0], len(messages))

    def close(self) -> None:
        """Without waiting: what was not acknowledged was not committed, and is repeated."""
        self._producer.purge()
        self._producer.close()

    def _produce(self, message: Outgoing) -> None:
        while True:
            try:
                self._producer.produce(message.topic, message.value, message.key, headers=message.headers or None)
            except BufferError:  # the local queue is full: let acknowledgements come in
                self._producer.poll(0.1)
                self._stop_waiting_when_asked()
            else:
                return

    def _stop_waiting_when_asked(self) -> None:
        if self._stopping.is_set():
            raise LogUnavailable("the worker stops before the log acknowledged what was written to it")

    def _unavailable(self, error: KafkaError, count: int) -> LogUnavailable:
        if error.fatal():  # librdkafka: a producer that met a fatal error is of no use any more
            self._producer = self._new_producer()
            return LogUnavailable(f"the log ended this session ({error.name()}): a new one takes over")
        return LogUnavailable(f"the log refused a message of {count}: {error.str()}")

    def _new_producer(self) -> Producer:
        return Producer(
            {
                **self._kafka,
                "enable.idempotence": True,  # acks=all, and a retry adds nothing twice
                "linger.ms": 2,
                "compression.type": "lz4",
                "message.timeout.ms": int(self._acknowledged_within * 1000),
                "message.max.bytes": LARGEST,
                "queue.buffering.max.messages": 200_000,
                "delivery.report.only.error": True,  # no Python call for what went well
                "on_delivery": self._on_refusal,
                "log_level": CRITICAL,
                "reconnect.backoff.max.ms": 2_000,
            },
            logger=KAFKA_CLIENT,
        )

    def _on_refusal(self, error: KafkaError | None, _message: Message) -> None:
        if error is not None:
            self._refusals.append(error)
