"""Topics of tests, made so that whoever asks next gets an answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from confluent_kafka import Consumer, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from tests.waiting import WITHIN, until


def make_topics(bootstrap: str, names: Sequence[str], partitions: int) -> None:
    """Those that are not there yet."""
    admin = AdminClient({"bootstrap.servers": bootstrap})
    there = admin.list_topics(timeout=WITHIN).topics
    wanted = [NewTopic(name, partitions, 1) for name in names if name not in there]
    for made in admin.create_topics(wanted).values() if wanted else ():
        made.result(WITHIN)
    await_leaders(bootstrap, names, partitions)


def remove_topics(bootstrap: str) -> None:
    """All but the broker's own."""
    admin = AdminClient({"bootstrap.servers": bootstrap})

    def left() -> list[str]:
        return [name for name in admin.list_topics(timeout=WITHIN).topics if not name.startswith("__")]

    there = left()
    for removed in admin.delete_topics(there).values() if there else ():
        removed.result(WITHIN)
    until(lambda: not left(), "topics to be gone", patient_with=KafkaException)


def await_leaders(bootstrap: str, names: Sequence[str], partitions: int) -> None:
    """Apache Kafka says that a topic is made while its partitions still answer that nobody leads them."""
    places = [TopicPartition(name, number) for name in names for number in range(partitions)]
    with closing(Consumer({"bootstrap.servers": bootstrap, "group.id": "asks for leaders"})) as asking:

        def led() -> bool:
            return all(asking.get_watermark_offsets(place, timeout=WITHIN) is not None for place in places)

        until(led, f"leaders of {', '.join(names)}", patient_with=KafkaException)
