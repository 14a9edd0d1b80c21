"""Reads `omniprofile.profile-changes` for open pages: from the end, without a consumer group, only while needed."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any, Final

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from profile_store.outage import CRITICAL
from profile_store.service.live import LiveFeed
from schemas.topics import CHANGES
from stream_processors.runtime.fetching import Fetching
from stream_processors.steps.publish_changes import merged_into

log = logging.getLogger(__name__)

PATIENCE: Final = 2.0  # seconds for the broker to answer
ASKED_EVERY: Final = 3.0  # seconds: is the broker there, and has the topic as many partitions as before?
AGAIN_AFTER: Final = 1.0  # seconds between two tries of a broker that is away
_AT_ONCE: Final = 500
_SLICE: Final = 0.2


class ChangesReader(threading.Thread):
    """Tells `feed` which profiles change, and whether changes arrive at all."""

    def __init__(self, kafka: Mapping[str, str], feed: LiveFeed) -> None:
        super().__init__(name="changes", daemon=True)
        self._kafka = kafka
        self._feed = feed
        self._stopping = threading.Event()

    def stop(self, patience: float = 5.0) -> None:
        self._stopping.set()
        self.join(patience)

    def run(self) -> None:
        while not self._stopping.is_set():
            if self._feed.watched(_SLICE):
                self._follow()

    def _follow(self) -> None:
        """Reads with one consumer as long as somebody watches and the broker answers.

        Whoever comes after that waits to be told until the broker was asked: nobody watching is no outage.
        """
        fetching = Fetching()
        try:
            with closing(Consumer(self._configuration(fetching))) as consumer:
                held = _held(consumer)
                consumer.assign(_ends(consumer, held))
                self._feed.live(True)
                self._read_on(consumer, fetching, held)
        except KafkaException as away:
            log.debug("changes do not arrive: %s", away)
            self._feed.live(False)
            self._stopping.wait(AGAIN_AFTER)
        else:
            self._feed.live(None)

    def _configuration(self, fetching: Fetching) -> dict[str, Any]:
        return {
            **self._kafka,
            "group.id": "omniprofile.live",  # the client wants one; nothing is ever committed under it
            "enable.auto.commit": False,
            "auto.offset.reset": "latest",
            "fetch.wait.max.ms": 100,
            "statistics.interval.ms": 1_000,
            "stats_cb": fetching.hear,
            "log_level": CRITICAL,
        }

    def _read_on(self, consumer: Consumer, fetching: Fetching, held: list[int]) -> None:
        asked = time.monotonic()
        while self._feed.watched() and not self._stopping.is_set():
            messages = consumer.consume(_AT_ONCE, _SLICE)
            if not messages and fetching.restless:
                messages = fetching.rest(consumer, self._stopping.wait)
            changed = {profile_id for message in messages for profile_id in _profiles(message)}
            if changed:
                self._feed.changed(changed)
            if time.monotonic() - asked > ASKED_EVERY:
                asked = time.monotonic()
                if _held(consumer) != held:
                    return


def _held(consumer: Consumer) -> list[int]:
    """The topic's partitions. Raises KafkaException if the broker is away or has no such topic yet."""
    topic = consumer.list_topics(CHANGES, timeout=PATIENCE).topics[CHANGES]
    if topic.error is not None:
        raise KafkaException(topic.error)
    return sorted(topic.partitions)


def _ends(consumer: Consumer, partitions: list[int]) -> list[TopicPartition]:
    """The end of each partition, determined before reading: everything written from now on is reported."""
    places = [TopicPartition(CHANGES, number) for number in partitions]
    return [
        TopicPartition(CHANGES, place.partition, consumer.get_watermark_offsets(place, timeout=PATIENCE)[1])
        for place in places
    ]


def _profiles(message: Message) -> list[str]:
    """The key names it, whatever is said of it; where that was merged away, so is the profile that has its orders now:
    looked at without it, they would seem gone. Raises KafkaException for the client's word that it can't read.
    """
    error = message.error()
    if error is not None:
        raise KafkaException(error)
    key = message.key()
    if key is None:
        raise KafkaException(KafkaError(KafkaError._KEY_DESERIALIZATION, f"a change without a key in {CHANGES}"))
    return [key.decode(errors="replace"), *merged_into(message.value() or b"")]
