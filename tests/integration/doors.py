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
from confluent_kafka import Consumer, Message, TopicPartition
from fastapi import FastAPI

from producers.collector import router
from producers.publisher import Publisher
from schemas.failed import FailedEvent
from schemas.topics import CHANNEL_TOPICS, FAILED
from tests.http_client import http_client
from tests.waiting import WITHIN

SECRET = b"a secret of the tests"


class Written(NamedTuple):
    topic: str
    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]

    @property
    def json(self) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.value)
        return body

    @property
    def failed(self) -> FailedEvent:
        return FailedEvent.read(self.value, self.headers)


def written(bootstrap: str, *topics: str) -> list[Written]:
    """Everything in the topics now, partition by partition, up to the ends that the broker names."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "tests", "auto.offset.reset": "earliest"})
    try:
        known = consumer.list_topics(timeout=WITHIN).topics
        parts = [
            TopicPartition(topic, part, 0) for topic in topics if topic in known for part in known[topic].partitions
        ]
        left = {(p.topic, p.partition): consumer.get_watermark_offsets(p, timeout=WITHIN)[1] for p in parts}
        consumer.assign(parts)
        return list(_read(consumer, sum(left.values())))
    finally:
        consumer.close()


def _read(consumer: Consumer, count: int) -> Iterator[Written]:
    deadline = time.monotonic() + WITHIN
    while count:
        assert time.monotonic() < deadline, f"{count} messages did not come"
        for message in consumer.consume(count, timeout=1):
            assert message.error() is None, message.error()
            count -= 1
            yield Written(str(message.topic()), message.key() or b"", message.value() or b"", headers_of(message))


def headers_of(message: Message) -> list[tuple[str, bytes]]:
    """As they stand in the log; none of ours is without a value."""
    headers = message.headers() or []
    assert isinstance(headers, list)
    return [(name, value) for name, value in headers if isinstance(value, bytes)]


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
            yield http_client(f"http://127.0.0.1:{listener.getsockname()[1]}")
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def collector(bootstrap: str, **settings: Any) -> Iterator[httpx.Client]:
    """A client of a collector that writes to this broker, with a publisher of its own that delivers everything."""
    publisher = Publisher({"bootstrap.servers": bootstrap})
    with serving(publisher, **settings) as client:
        yield client
    assert publisher.close(WITHIN) == 0
