"""Creates the topics, with partitions and replicas as the deployment chooses, before anything is published."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import NewTopic

from deploy.kafka_admin import BrokerUnavailable, KafkaAdmin
from schemas.topics import CHANGES, CHANNEL_TOPICS, FAILED

log = logging.getLogger(__name__)

DAY_MS = 24 * 60 * 60 * 1000
CHANNEL_DAYS = 30  # long enough to rebuild from after a bad week; history keeps the events themselves for ever
FAILED_DAYS = 180  # a person has to look at them
FAILED_PARTITIONS = 1
FAILED_BYTES = 2_000_000
COMPACTION_DAYS = 7
ACKNOWLEDGED_BY = 2  # brokers, where a topic is kept on three


def create_topics(
    kafka: Mapping[str, str], *, partitions: int, replication: int = 0, patience: float = 10.0
) -> list[str]:
    """Create the missing topics and return their names; existing ones are not changed.

    replication 0 keeps each on three brokers, or on all where there are fewer. Raises BrokerUnavailable.
    """
    admin = KafkaAdmin(kafka)
    metadata = admin.metadata(patience)
    copies = replication or min(3, len(metadata.brokers))
    missing = [topic for topic in topics(partitions, copies) if topic.topic not in metadata.topics]
    if not missing:
        return []
    for name, made in admin.create_topics(missing, operation_timeout=patience).items():
        try:
            made.result(patience)
        except KafkaException as fault:
            if fault.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:  # another of our processes was quicker
                raise BrokerUnavailable(f"topic {name} could not be made: {fault.args[0].str()}") from None
    return [topic.topic for topic in missing]


def topics(partitions: int, copies: int) -> list[NewTopic]:
    """The topics of the pipeline, each with its retention."""
    safe = {"min.insync.replicas": str(min(ACKNOWLEDGED_BY, copies))}
    # The log's own time judges clocks that run ahead, so no publisher may state it.
    kept = {**safe, "retention.ms": str(CHANNEL_DAYS * DAY_MS), "message.timestamp.type": "LogAppendTime"}
    channels = [NewTopic(name, partitions, copies, config=kept) for name in CHANNEL_TOPICS]
    # An event as large as the channels take, and what is said about it.
    failed = {**safe, "retention.ms": str(FAILED_DAYS * DAY_MS), "max.message.bytes": str(FAILED_BYTES)}
    # A history group that lags by less than this misses no mapping.
    changes = {**safe, "cleanup.policy": "compact", "min.compaction.lag.ms": str(COMPACTION_DAYS * DAY_MS)}
    return [
        *channels,
        NewTopic(FAILED, FAILED_PARTITIONS, copies, config=failed),
        NewTopic(CHANGES, partitions, copies, config=changes),
    ]
