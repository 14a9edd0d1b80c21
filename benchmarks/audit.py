"""Compares the stores of a running system with an offline recount of what was published."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import orjson
from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, TopicPartition
from confluent_kafka.admin import AdminClient

from benchmarks.recount import AT_MOST, Key, Recount, differences, key_of, person_of
from deploy import wiring
from deploy.settings import Settings
from producers.kafka_failed_log import KafkaFailedLog
from profile_store.clickhouse.connection import connect
from schemas.topics import CHANGES, CHANNEL_TOPICS, HISTORY_GROUP, PROFILE_GROUP

READ_BY = {PROFILE_GROUP: CHANNEL_TOPICS, HISTORY_GROUP: (*CHANNEL_TOPICS, CHANGES)}
PATIENCE = 30.0  # seconds for the broker to answer

_SALES = """
SELECT count(), sumIf(toDecimal64OrZero(JSONExtractString(raw, 'data', 'total'), 2), type = 'pos.purchased')
FROM events_distinct
"""
_EVENTS_BY_PROFILE = "SELECT profile_id, count() FROM events_by_profile GROUP BY profile_id"


class Lag:
    """How many messages each consumer group has still to do."""

    def __init__(self, bootstrap: str) -> None:
        quiet: dict[str, str | int | float | bool] = {"bootstrap.servers": bootstrap, "log_level": 0}
        self._admin = AdminClient(quiet)
        self._reader = Consumer({**quiet, "group.id": "lag"})  # the client wants a name; nothing is read under it

    def __call__(self) -> dict[str, int]:
        """Raises KafkaException or TimeoutError while the broker does not answer.

        In the order in which the work goes on, so that 0 means done: changes told before the profile group committed
        are before the ends that the history group is measured by.
        """
        profile = self._committed(PROFILE_GROUP)
        ends = self._ends()
        done = {PROFILE_GROUP: profile, HISTORY_GROUP: self._committed(HISTORY_GROUP)}
        return {
            group: sum(end - done[group].get(place, 0) for place, end in ends.items() if place[0] in topics)
            for group, topics in READ_BY.items()
        }

    def _ends(self) -> dict[tuple[str, int], int]:
        found = self._reader.list_topics(timeout=PATIENCE).topics
        places = [(name, number) for name in (*CHANNEL_TOPICS, CHANGES) for number in found[name].partitions]
        return {place: self._reader.get_watermark_offsets(TopicPartition(*place), PATIENCE)[1] for place in places}

    def _committed(self, group: str) -> dict[tuple[str, int], int]:
        listed = self._admin.list_consumer_group_offsets([ConsumerGroupTopicPartitions(group)])[group].result(PATIENCE)
        return {(each.topic, each.partition): max(each.offset, 0) for each in listed.topic_partitions or []}


def audit(settings: Settings, expected: Recount) -> list[str]:
    """Every difference between the stores and the recount, one line each; none where all is right.

    ClickHouse's distinct events, their sales and how many each profile has; every profile; and that nothing failed.
    """
    profiles = [orjson.loads(line) for line in wiring.reader(settings).export()]
    found = {key_of(profile): person_of(profile) for profile in profiles}
    lines = differences(expected.people, found)
    if len(found) != len(profiles):
        lines.append(f"{len(profiles) - len(found)} profiles are about somebody who has another one")
    lines += _history(settings, expected, {profile["profile_id"]: key_of(profile) for profile in profiles})
    failed = KafkaFailedLog(settings.kafka).latest(AT_MOST)
    lines += [f"failed event {entry.position} ({entry.event.stage}): {entry.event.reason}" for entry in failed]
    return lines


def _history(settings: Settings, expected: Recount, owners: Mapping[str, Key]) -> list[str]:
    client = connect(settings.clickhouse_dsn)
    ((events, sales),) = client.query(_SALES).result_rows
    counted = {str(profile_id): int(count) for profile_id, count in client.query(_EVENTS_BY_PROFILE).result_rows}
    client.close()
    lines = []
    if (events, Decimal(sales)) != (expected.events, expected.sales):
        lines.append(f"history: {expected.events} events with sales of {expected.sales} became {events} with {sales}")
    return lines + _shares(expected.events_of, counted, owners)


def _shares(expected: Mapping[Key, int], counted: Mapping[str, int], owners: Mapping[str, Key]) -> list[str]:
    """Has every profile its events in history, too?"""
    wrong = [
        f"history: {expected.get(key, 0)} events of a profile became {counted.get(profile_id, 0)}"
        for profile_id, key in owners.items()
        if counted.get(profile_id, 0) != expected.get(key, 0)
    ]
    strays = sum(count for profile_id, count in counted.items() if profile_id not in owners)
    return wrong[:AT_MOST] + ([f"history: {strays} events belong to no profile"] if strays else [])
