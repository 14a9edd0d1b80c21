"""Checks whether an event that is posted now will be seen: asks the engines, and the broker about the workers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from functools import cache

import redis
from confluent_kafka import KafkaException
from confluent_kafka.admin import ConsumerGroupDescription

from deploy.kafka_admin import BrokerUnavailable, KafkaAdmin
from profile_store.history import HistoryStore
from profile_store.ports import StoreUnavailable
from schemas.topics import CHANNEL_TOPICS, HISTORY_GROUP, PROFILE_GROUP

FRESH = 0.5  # seconds for which an answer is given again: probes must not load the engines
PATIENCE = 2  # seconds for an engine to answer


class Readiness:
    """Part of the system → None if it works, else what it is waiting for."""

    def __init__(self, parts: Mapping[str, Callable[[], str | None]]) -> None:
        self._parts = parts
        self._lock = threading.Lock()
        self._answer: Mapping[str, str | None] = {}
        self._asked = -FRESH

    def __call__(self) -> Mapping[str, str | None]:
        with self._lock:
            if time.monotonic() - self._asked >= FRESH:
                self._answer = {part: ask() for part, ask in self._parts.items()}
                self._asked = time.monotonic()
            return self._answer


class BrokerParts:
    """Checks of the topics, and of whether the consumer groups hold all their partitions.

    A client that once got no answer is thrown away: librdkafka 2.16 never again learns of groups from a broker that
    was restarted under it.
    """

    def __init__(self, kafka: Mapping[str, str]) -> None:
        self._kafka = kafka
        self._client: KafkaAdmin | None = None

    @property
    def _admin(self) -> KafkaAdmin:
        if self._client is None:
            self._client = KafkaAdmin(self._kafka)
        return self._client

    def topics(self) -> str | None:
        try:
            partitions = self._partitions()
        except BrokerUnavailable as away:
            return str(away)
        missing = set(CHANNEL_TOPICS) - {topic for topic, _ in partitions}
        return (
            f"topics are missing: {', '.join(sorted(missing))}; `omniprofile migrate` makes them" if missing else None
        )

    def profile_worker(self) -> str | None:
        return self._group(PROFILE_GROUP)

    def history_worker(self) -> str | None:
        return self._group(HISTORY_GROUP)

    def _partitions(self) -> set[tuple[str, int]]:
        try:
            found = self._admin.metadata(PATIENCE).topics
        except BrokerUnavailable:
            self._client = None
            raise
        return {(name, number) for name in CHANNEL_TOPICS if name in found for number in found[name].partitions}

    def _group(self, group: str) -> str | None:
        try:
            wanted = self._partitions()
        except BrokerUnavailable:
            return "the broker is away"
        try:
            described = self._admin.describe_consumer_groups([group], request_timeout=PATIENCE)[group].result(PATIENCE)
        except (KafkaException, TimeoutError):
            self._client = None
            return f"the broker does not tell about group {group}"
        left = wanted - held(described)
        return f"{len(left)} of {len(wanted)} partitions have no worker of group {group} yet" if left else None


def held(group: ConsumerGroupDescription) -> set[tuple[str, int]]:
    """(topic, partition) that some member has."""
    return {(each.topic, each.partition) for member in group.members for each in member.assignment.topic_partitions}


def redis_answers(connect: Callable[[], redis.Redis]) -> Callable[[], str | None]:
    """connect: may raise redis.RedisError, as that of a cluster does; asked until there is a client, which is kept."""
    kept = cache(connect)

    def ask() -> str | None:
        try:
            return None if kept().function_list() else "Redis has no functions; `omniprofile migrate` loads them"
        except redis.RedisError as error:
            return f"Redis does not answer ({type(error).__name__})"

    return ask


def history_answers(history: HistoryStore) -> Callable[[], str | None]:
    """Asks history for a timeline of nobody: None where it answers, else what an operator reads."""

    def ask() -> str | None:
        try:
            history.timeline(["0"], 1, None)
        except StoreUnavailable as away:
            return str(away)
        return None

    return ask
