"""Reads the failed events from Kafka by partition and offset, without a consumer group."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import cast

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition
from confluent_kafka import Message as Received

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
from schemas.failed import FailedEvent, Stage
from schemas.topics import FAILED

PATIENCE_S = 15.0  # without a word from the broker


class KafkaFailedLog:
    """FailedLog on a broker.

    kafka: librdkafka's settings that reach the log: `bootstrap.servers`, and what its listener asks for. patience:
    seconds without a word from it, after which it counts as away.
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
        with self._consumer() as consumer:
            return latest_of(self._read(consumer, self._beginnings(consumer)), limit, stage)

    def unsent(self, stage: Stage) -> list[Position]:
        with self._consumer() as consumer:
            return unsent_of(self._read(consumer, self._beginnings(consumer)), stage)

    def each(self, positions: Collection[Position]) -> Iterator[tuple[Position, FailedEvent]]:
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
        with self._consumer() as consumer:
            if position.partition not in self._partitions(consumer):
                raise no_such_partition(position)
            require_kept(position, *self._bounds(consumer, position.partition))
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
    written = datetime.fromtimestamp(message.timestamp()[1] / 1000, UTC)
    return read_entry(message.value(), cast(list[tuple[str, bytes]], message.headers()), written)
