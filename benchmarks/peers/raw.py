"""The raw limit: consume, one bare Redis script call an event, rows to ClickHouse. No logic and no promises."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from confluent_kafka import Consumer, Message
from redis import Redis

from benchmarks.peers import job
from schemas.topics import CHANNEL_TOPICS

BARE_SCRIPT = "redis.call('HSET', KEYS[1], 'last', ARGV[1]) return 1"
NOW = datetime.now(UTC)


def batches(group: str, size: int) -> Iterator[list[Message]]:
    consumer = Consumer(
        {
            "bootstrap.servers": job.KAFKA,
            "group.id": group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    consumer.subscribe(list(CHANNEL_TOPICS))
    try:
        while True:
            messages = consumer.consume(size, 0.05)
            if messages:
                yield messages
                consumer.commit(asynchronous=True)
    finally:
        consumer.close()  # the group is told, instead of waiting for a member that is gone


def profile() -> None:
    redis = Redis.from_url(job.REDIS)
    sha = redis.script_load(BARE_SCRIPT)
    for messages in batches("raw-profile", 2_000):
        with redis.pipeline(transaction=False) as pipe:
            for message in messages:
                pipe.evalsha(sha, 1, message.key() or b"", message.value() or b"")
            pipe.execute()


def history() -> None:
    client = job.history_client()
    for messages in batches("raw-history", 20_000):
        job.write_history(client, [_row(message) for message in messages])


def _row(message: Message) -> list[Any]:
    name = f"{message.topic()}-{message.partition()}-{message.offset()}"
    return ["", name, "", NOW, (message.value() or b"").decode()]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    profile() if sys.argv[1] == "profile" else history()
