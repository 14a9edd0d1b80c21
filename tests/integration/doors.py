"""Shared by tests of the ways in: a collector on an engine, and what it wrote."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx
import uvicorn
from confluent_kafka import Consumer, TopicPartition
from fastapi import FastAPI

from producers.collector import router
from producers.publisher import Publisher
from schemas.failed import FailedEvent
from schemas.topics import CHANNEL_TOPICS, FAILED

SECRET = b"a secret of the tests"


class Written(NamedTuple):
    topic: str
    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.value)  # type: ignore[no-any-return]

    @property
    def failed(self) -> FailedEvent:
        return FailedEvent.read(self.value, self.headers)


def written(bootstrap: str, *topics: str) -> list[Written]:
    """Everything in the topics now, partition by partition, up to the ends that the broker names."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "tests", "auto.offset.reset": "earliest"})
    try:
        known = consumer.list_topics(timeout=10).topics
        parts = [
            TopicPartition(topic, part, 0) for topic in topics if topic in known for part in known[topic].partitions
        ]
        left = {(p.topic, p.partition): consumer.get_watermark_offsets(p, timeout=10)[1] for p in parts}
        consumer.assign(parts)
        return list(_read(consumer, sum(left.values())))
    finally:
        consumer.close()


def _read(consumer: Consumer, count: int) -> Iterator[Written]:
    deadline = time.monotonic() + 20
    while count:
        assert time.monotonic() < deadline, f"{count} messages did not come"
        for message in consumer.consume(count, timeout=1):
            assert message.error() is None, message.error()
            count -= 1
            yield Written(message.topic(), message.key(), message.value() or b"", list(message.headers() or ()))


def events_written(bootstrap: str) -> list[dict[str, Any]]:
    return [each.json for each in written(bootstrap, *CHANNEL_TOPICS)]


def failures_written(bootstrap: str) -> list[FailedEvent]:
    return [each.failed for each in written(bootstrap, FAILED)]


@contextmanager
def serving(publisher: Publisher, **settings: Any) -> Iterator[httpx.Client]:
    """A collector on a free port of 127.0.0.1, and a client of it."""
    app = FastAPI()
    app.include_router(router(publisher, **{"secret": SECRET, "write_keys": {"dev": "shop"}, **settings}))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=30) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def collector(bootstrap: str, **settings: Any) -> Iterator[httpx.Client]:
    """A client of a collector that writes to this broker, with a publisher of its own that delivers everything."""
    publisher = Publisher({"bootstrap.servers": bootstrap})
    with serving(publisher, **settings) as client:
        yield client
    assert publisher.close(10) == 0
