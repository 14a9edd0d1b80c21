"""The common stage of all contestants: the same engines, emptied in between, and the same events in the log."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import clickhouse_connect
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic
from redis import Redis

from benchmarks.events import messages
from deploy.engines import Engine, Program, clickhouse, free_port, kafka, noida, start, valkey
from deploy.prepare import prepare
from deploy.settings import Settings
from schemas.topics import CHANGES, CHANNEL_TOPICS, FAILED

PARTITIONS = 4
DATABASE = "bench"
LEFT_WITHIN = 90.0  # seconds until the broker knows that a stopped consumer is gone


@dataclass(frozen=True)
class Stage:
    """broker, valkey, clickhouse: engines that run; broker_name says which broker it is."""

    broker: Engine
    valkey: Engine
    clickhouse: Engine
    broker_name: str

    @property
    def environment(self) -> dict[str, str]:
        """The addresses as every contestant's process is given them."""
        return {
            "KAFKA_BOOTSTRAP_SERVERS": self.broker.address,
            "REDIS_IDENTITY_URL": self.valkey.address,
            "REDIS_PROFILE_URL": self.valkey.address,
            "CLICKHOUSE_DSN": self.clickhouse.address.removesuffix("default") + DATABASE,
            "OMNIPROFILE_SECRET": "a secret of the benchmark",
        }

    @property
    def pids(self) -> dict[str, int]:
        return {engine.name: engine.pid for engine in (self.broker, self.valkey, self.clickhouse)}

    def clear(self) -> None:
        """Empty Redis and ClickHouse; the log keeps its events, each contestant reads them with groups of its own."""
        with Redis.from_url(self.valkey.address) as redis:
            redis.flushall()
            redis.config_resetstat()
        client = clickhouse_connect.get_client(dsn=self.clickhouse.address, compress=False)
        client.command(f"DROP DATABASE IF EXISTS {DATABASE}")
        client.command(f"CREATE DATABASE {DATABASE}")
        prepare(Settings.from_environment(self.environment))


@contextmanager
def stage(directory: Path, broker: str) -> Iterator[Stage]:
    """Engines in `directory`; `broker` is `kafka` or `embedded`. They end with the block, and so does their data."""
    engines: list[Engine] = []
    try:
        for program in _programs(directory, broker):
            engines.append(start(program))
        log, profiles, history = engines
        yield Stage(log, profiles, history, "Apache Kafka" if broker == "kafka" else "embedded broker")
    finally:
        for engine in reversed(engines):
            engine.stop()
        shutil.rmtree(directory, ignore_errors=True)


def _programs(directory: Path, broker: str) -> Iterator[Program]:
    make = kafka.program if broker == "kafka" else noida.program
    yield make(directory / "broker", free_port())
    yield valkey.program(directory / "valkey", free_port())
    yield clickhouse.program(directory / "clickhouse", free_port())


def fill(bootstrap: str, count: int, seed: int = 1, tell: Callable[[int], None] = lambda done: None) -> None:
    """Make the topics and publish `count` generated events, telling how many are on their way.

    Raises RuntimeError where one was not acknowledged.
    """
    names = (*CHANNEL_TOPICS, FAILED, CHANGES)
    admin = AdminClient({"bootstrap.servers": bootstrap})
    for made in admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in names]).values():
        made.result()
    quiet = {"log_level": 3}  # a broker that is just starting lets it retry: no word for who waits
    producer = Producer({"bootstrap.servers": bootstrap, "enable.idempotence": True, "linger.ms": 20, **quiet})
    lost: list[object] = []
    for number, message in enumerate(messages(count, seed)):
        producer.produce(
            message.topic,
            message.value,
            message.key,
            on_delivery=lambda error, _: lost.append(error) if error else None,
        )
        if number % 500 == 0:
            producer.poll(0)
            tell(number)
    if producer.flush(60) or lost:
        raise RuntimeError(f"the broker did not acknowledge every event: {lost[:1]}")


def skip(bootstrap: str, group: str) -> None:
    """The group has done all that the log has by now: who joins it next begins behind that.

    Its former members must have ended. Raises KafkaException where the broker takes one of them for alive after
    LEFT_WITHIN seconds: it lets nobody else commit then.
    """
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": group, "enable.auto.commit": False})
    places = [TopicPartition(topic, number) for topic in (*CHANNEL_TOPICS, CHANGES) for number in range(PARTITIONS)]
    for place in places:
        place.offset = consumer.get_watermark_offsets(place, timeout=30)[1]
    deadline = time.monotonic() + LEFT_WITHIN
    while True:
        try:
            consumer.commit(offsets=places, asynchronous=False)
            break
        except KafkaException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
    consumer.close()
