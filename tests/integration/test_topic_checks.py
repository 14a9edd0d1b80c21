"""The warnings about topics that others made otherwise than the promises need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource

from deploy.engines import Engine, free_port
from deploy.kafka_admin import BrokerUnavailable
from deploy.topic_checks import topic_weaknesses
from deploy.topics import create_topics
from schemas.topics import CHANGES, CHANNEL_TOPICS, FAILED
from tests.contract.brokers import BROKERS, own_broker
from tests.integration.test_silent_engines import told_within
from tests.integration.test_worker_process import worker
from tests.integration.worker_kit import Log
from tests.topics import make_topics
from tests.waiting import WITHIN, until

DEFAULTS = [
    f"Kafka, {', '.join(CHANNEL_TOPICS)}: message.timestamp.type is CreateTime",
    f"Kafka, {', '.join(CHANNEL_TOPICS)}: retention.ms is 604800000",
    f"Kafka, {FAILED}: retention.ms is 604800000",
    f"Kafka, {FAILED}: max.message.bytes is 1048588",
    f"Kafka, {CHANGES}: cleanup.policy is delete",
]


@pytest.mark.parametrize("name", BROKERS)
def test_topics_of_our_own_keep_the_promises_and_those_of_a_brokers_defaults_do_not(tmp_path: Path, name: str) -> None:
    with own_broker(name, tmp_path) as broker:
        kafka = {"bootstrap.servers": broker.address}
        assert topic_weaknesses(kafka) == []  # no topic, no fault of its
        admin = AdminClient({**kafka})
        make_topics(broker.address, (*CHANNEL_TOPICS, FAILED, CHANGES), partitions=1)
        told = topic_weaknesses(kafka)
        assert [line.partition(": ")[0] + ": " + line.split(": ")[1] for line in told] == DEFAULTS
        assert all("; set it to " in line for line in told)
        for made in admin.delete_topics([*CHANNEL_TOPICS, FAILED, CHANGES]).values():
            made.result(WITHIN)
        until(lambda: not set(CHANNEL_TOPICS) & set(admin.list_topics(timeout=WITHIN).topics), "topics to be gone")
        create_topics(kafka, partitions=1)
        assert topic_weaknesses(kafka) == []


@pytest.mark.apache_kafka
def test_what_keeps_more_than_enough_is_no_fault_and_a_compacted_channel_is_one(tmp_path: Path) -> None:
    with own_broker("apache_kafka", tmp_path) as broker:
        kafka = {"bootstrap.servers": broker.address}
        create_topics(kafka, partitions=1)
        change(kafka, CHANNEL_TOPICS[0], "retention.ms", "-1")
        assert topic_weaknesses(kafka) == []
        change(kafka, CHANNEL_TOPICS[0], "cleanup.policy", "compact")
        (line,) = topic_weaknesses(kafka)
        assert line.startswith(f"Kafka, {CHANNEL_TOPICS[0]}: cleanup.policy is compact: ")


def change(kafka: dict[str, str], topic: str, setting: str, value: str) -> None:
    entry = ConfigEntry(setting, value, incremental_operation=AlterConfigOpType.SET)
    resource = ConfigResource(ConfigResource.Type.TOPIC, topic, incremental_configs=[entry])
    admin = AdminClient({**kafka})
    admin.incremental_alter_configs([resource])[resource].result(WITHIN)


def test_a_broker_that_is_away_is_no_weak_topic() -> None:
    with pytest.raises(BrokerUnavailable):
        topic_weaknesses({"bootstrap.servers": f"127.0.0.1:{free_port()}"}, patience=0.5)


def test_migrate_and_workers_warn(fresh_broker: Engine, empty_valkey: str, clickhouse_dsn: str, tmp_path: Path) -> None:
    """The workers at each start, as they do of a Redis that may forget; and they start all the same."""
    make_topics(fresh_broker.address, CHANNEL_TOPICS[:1], partitions=1)
    environment = {
        "KAFKA_BOOTSTRAP_SERVERS": fresh_broker.address,
        "REDIS_IDENTITY_URL": empty_valkey,
        "CLICKHOUSE_DSN": clickhouse_dsn,
        "OMNIPROFILE_SECRET": "of these tests, 16 bytes or more",
    }
    warned = f"Kafka, {CHANNEL_TOPICS[0]}: message.timestamp.type is CreateTime"
    done = subprocess.run(
        [sys.executable, "-m", "deploy.cli", "migrate"], env=environment, capture_output=True, text=True, check=True
    )
    assert f"warning: {warned}" in done.stderr
    for group in ("profile", "history"):
        output = tmp_path / group
        with worker(Log(fresh_broker.address), empty_valkey, output, group, CLICKHOUSE_DSN=clickhouse_dsn):
            told_within(output, f"{group}: took")
        assert warned in output.read_text()
