"""Every client of ours reaches a Kafka that encrypts and asks who comes, and says why where it is refused."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from deploy.changes import ChangesReader
from deploy.kafka_admin import BrokerUnavailable
from deploy.readiness import BrokerParts
from deploy.settings import Settings
from deploy.topics import create_topics
from producers.kafka_failed_log import KafkaFailedLog
from producers.publisher import BrokerAway, Message, Publisher
from profile_store.service.live import LiveFeed
from schemas import topics
from schemas.failed import FailedEvent, Stage
from stream_processors.runtime.settings import WorkerSettings
from tests.integration.worker_kit import SITE, MemoryPipeline, event, running
from tests.secured_kafka import LISTENERS, SecuredKafka, make_authority, secured_kafka
from tests.waiting import until

pytestmark = pytest.mark.apache_kafka


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredKafka]:
    with secured_kafka(tmp_path_factory.mktemp("secured") / "kafka") as broker:
        create_topics(settings(broker.environment("SASL_SSL")).kafka, partitions=2)
        yield broker


def settings(environment: dict[str, str]) -> Settings:
    return Settings.from_environment({"OMNIPROFILE_SECRET": "0123456789abcdef", **environment})


@pytest.mark.parametrize("listener", LISTENERS)
def test_an_event_goes_all_the_way(secured: SecuredKafka, listener: str) -> None:
    """Published, read by a group's member, its change written and read live; the broker says that all is at work."""
    kafka = settings(secured.environment(listener)).kafka
    assert create_topics(kafka, partitions=2) == []
    parts, pipeline = BrokerParts(kafka), MemoryPipeline(*topics.CHANNEL_TOPICS)
    assert parts.topics() is None
    with running(pipeline, WorkerSettings(kafka, topics.PROFILE_GROUP, session_timeout=6.0)):
        until(lambda: parts.profile_worker() is None)
        asyncio.run(asyncio.wait_for(published_and_seen(kafka, listener), 30))


async def published_and_seen(kafka: dict[str, str], name: str) -> None:
    """name: of the event, which the pipeline tells as what has changed."""
    feed = LiveFeed()
    reader, watcher = ChangesReader(kafka, feed), feed.join()
    reader.start()
    while not (told := await watcher.fetch(1)) or not told.live:
        pass
    with contextlib.closing(Publisher(kafka)) as publisher:
        await publisher.send([Message(SITE, b"key", event(0, id=name))]).acknowledged()
    while not (told := await watcher.fetch(1)) or name not in (told.profiles or ()):
        pass
    reader.stop()


@pytest.mark.parametrize("listener", LISTENERS)
def test_failed_events_are_read(secured: SecuredKafka, listener: str) -> None:
    kafka = settings(secured.environment(listener)).kafka
    put_aside = FailedEvent(listener.encode(), Stage.DECODE, "a reason", datetime.now(UTC))
    with contextlib.closing(Publisher(kafka)) as publisher:
        publisher.send([Message(topics.FAILED, b"key", put_aside.value, put_aside.headers())]).wait()
    assert KafkaFailedLog(kafka).latest(1)[0].event.value == listener.encode()


@pytest.mark.parametrize("listener", ["SASL_PLAINTEXT", "SASL_SSL"])
def test_a_wrong_password_is_named_as_the_reason(
    secured: SecuredKafka, listener: str, caplog: pytest.LogCaptureFixture
) -> None:
    kafka = settings(secured.environment(listener, KAFKA_SASL_PASSWORD="wrong")).kafka
    with pytest.raises(BrokerUnavailable, match="SASL authentication error"):
        create_topics(kafka, partitions=2, patience=2)
    assert "SASL authentication error" in (BrokerParts(kafka).topics() or "")
    with caplog.at_level(logging.WARNING), running(MemoryPipeline(), WorkerSettings(kafka, "refused")):
        until(lambda: "refused: sasl" in caplog.text)
    with contextlib.closing(Publisher(kafka, delivery_timeout=1)) as publisher, pytest.raises(BrokerAway):
        publisher.send([Message(SITE, b"key", event(0))]).wait()


def test_a_broker_that_a_foreign_authority_vouches_for_is_not_spoken_to(secured: SecuredKafka) -> None:
    foreign = make_authority(secured.authority.parent, "foreign")
    kafka = settings(secured.environment("SASL_SSL", KAFKA_CA_FILE=foreign)).kafka
    with pytest.raises(BrokerUnavailable, match="certificate verify failed"):
        create_topics(kafka, partitions=2, patience=2)
