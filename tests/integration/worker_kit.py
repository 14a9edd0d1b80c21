"""Shared by runtime tests: a worker in this process, a pipeline with effects in memory, and access to the log."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, KafkaError, KafkaException, Producer, TopicPartition
from confluent_kafka import Message as KafkaMessage
from confluent_kafka.admin import AdminClient

from profile_store.ports import StoreUnavailable
from schemas import topics
from schemas.events import Event
from stream_processors.runtime.app import StreamWorker
from stream_processors.runtime.settings import WorkerSettings
from stream_processors.steps.decode import decode
from stream_processors.steps.messages import Message, Outgoing
from stream_processors.steps.outcomes import Applied, BatchShape, DeadLetter, Duplicate, Outcome, Written
from tests.topics import make_topics
from tests.waiting import WITHIN

SITE = topics.PREFIX + "site"


def event(number: int, source: str = "test", **changes: object) -> bytes:
    """A valid event; `changes` replace its fields."""
    body = {
        "specversion": "1.0",
        "id": str(number),
        "source": source,
        "type": "site.searched",
        "time": "2026-11-21T10:00:00+03:00",
        "data": {"identifiers": {"visitor": f"v-{number}"}, "query": "Купить диван с быстрой доставкой"},
    }
    return json.dumps(body | changes, ensure_ascii=False).encode()


class MemoryPipeline:
    """Applies each event once and remembers it, as the real stores do.

    away: while set, the store is; blocked: while set, writing waits; poison: event ids that a bug of ours raises on.
    """

    shape = BatchShape(messages=2_000, linger=0.01, wait=0.02)
    store = "redis"

    def __init__(self, *topics: str) -> None:
        self.topics = topics or (SITE,)
        self.applied: dict[str, int] = {}  # event key → how often it was applied
        self.away = threading.Event()
        self.blocked = threading.Event()
        self.poison: set[str] = set()
        self.read_count = 0

    def read(self, messages: Sequence[Message]) -> list[Event | DeadLetter]:
        self.read_count += len(messages)
        return [decode(message) for message in messages]

    def apply(self, read: list[Event | DeadLetter]) -> list[Event | DeadLetter]:
        return read

    def write(self, read: list[Event | DeadLetter]) -> Written:
        while self.blocked.is_set():
            time.sleep(0.01)
        if self.away.is_set():
            raise StoreUnavailable("the store of this test is away", "redis")
        return Written([each if isinstance(each, DeadLetter) else self._apply(each) for each in read], self._told(read))

    def told(self, written: Written) -> Written:
        return Written()

    def _apply(self, applied: Event) -> Outcome:
        if applied.id in self.poison:
            raise KeyError("+79161234567")
        self.applied[applied.key] = self.applied.get(applied.key, 0) + 1
        return Applied(applied.type) if self.applied[applied.key] == 1 else Duplicate(applied.type)

    def _told(self, read: list[Event | DeadLetter]) -> list[Outgoing]:
        return [
            Outgoing(topics.CHANGES, each.id.encode(), b"{}", []) for each in read if not isinstance(each, DeadLetter)
        ]


class Log:
    """The broker as a test sees it. topic: the one that is meant where none is named."""

    def __init__(self, bootstrap: str, topic: str = SITE) -> None:
        self.bootstrap = bootstrap
        self.kafka = {"bootstrap.servers": bootstrap}
        self.topic = topic
        self.admin = AdminClient({"bootstrap.servers": bootstrap})
        self._producer = Producer({"bootstrap.servers": bootstrap})

    def create(self, *names: str, partitions: int = 2) -> None:
        make_topics(self.bootstrap, names, partitions)

    def write(self, *values: bytes | None, topic: str | None = None, partition: int = 0) -> None:
        for value in values:
            self._producer.produce(topic or self.topic, value, b"key", partition)
            self._producer.poll(0)
        assert self._producer.flush(WITHIN) == 0

    def read(self, topic: str, partitions: int = 2) -> list[KafkaMessage]:
        """All that is in the topic now."""
        consumer = Consumer({"bootstrap.servers": self.bootstrap, "group.id": "reader", "enable.auto.commit": False})
        ends = [consumer.get_watermark_offsets(TopicPartition(topic, number))[1] for number in range(partitions)]
        consumer.assign([TopicPartition(topic, number, 0) for number in range(partitions)])
        found: list[KafkaMessage] = []
        while len(found) < sum(ends):
            found += consumer.consume(1000, 0.1)
        consumer.close()
        return found

    def commit(self, group: str, offsets: dict[int, int]) -> None:
        consumer = Consumer({"bootstrap.servers": self.bootstrap, "group.id": group})
        consumer.commit(offsets=[TopicPartition(self.topic, *each) for each in offsets.items()], asynchronous=False)
        consumer.close()

    def committed(self, group: str, topic: str | None = None, partitions: int = 2) -> dict[int, int]:
        """Next offset by partition, where the group has one."""
        asked = [TopicPartition(topic or self.topic, number) for number in range(partitions)]
        try:
            answer = self.admin.list_consumer_group_offsets([ConsumerGroupTopicPartitions(group, asked)])[
                group
            ].result()
        except KafkaException as trouble:
            if trouble.args[0].code() == KafkaError.COORDINATOR_LOAD_IN_PROGRESS:
                return {}
            raise
        return {each.partition: each.offset for each in answer.topic_partitions or [] if each.offset >= 0}


@contextmanager
def running(pipeline: MemoryPipeline, settings: WorkerSettings) -> Iterator[StreamWorker[list[Event | DeadLetter]]]:
    """A worker with its Faust loop in a thread of its own, stopped cleanly at the end."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def start() -> StreamWorker[list[Event | DeadLetter]]:
        worker = StreamWorker(pipeline, settings)
        await worker.app.start()
        return worker

    try:
        worker = asyncio.run_coroutine_threadsafe(start(), loop).result(WITHIN)
        try:
            yield worker
        finally:
            asyncio.run_coroutine_threadsafe(worker.app.stop(), loop).result(WITHIN)
            worker.close()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
