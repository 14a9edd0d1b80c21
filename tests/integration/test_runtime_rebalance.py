"""Partitions that move between workers, on Apache Kafka: no event is lost, and none is worked on by both.

Not on the embedded broker: it forgets to answer a member that joins while another one joins again, and the two wait
until the request times out.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from schemas import topics
from stream_processors.runtime.settings import WorkerSettings
from tests.integration.worker_kit import SITE, Log, MemoryPipeline, event, running
from tests.waiting import until

pytestmark = pytest.mark.apache_kafka


@pytest.fixture
def group() -> str:
    """A group of this test's own, on a topic of its own."""
    return f"group-{uuid4()}"


@pytest.fixture
def log(apache_kafka: str) -> Log:
    log = Log(apache_kafka, f"{SITE}-{uuid4()}")
    log.create(log.topic, topics.FAILED, topics.CHANGES)
    return log


@pytest.fixture
def settings(log: Log, group: str) -> WorkerSettings:
    return WorkerSettings(log.kafka, group, session_timeout=6.0, backoff_max=0.2, leave_within=5.0)


def test_two_workers_share_the_partitions_and_the_one_that_stays_takes_over(
    log: Log, group: str, settings: WorkerSettings
) -> None:
    one, two = MemoryPipeline(log.topic), MemoryPipeline(log.topic)
    with running(one, settings) as first:
        log.write(event(0))
        until(lambda: log.committed(group) == {0: 1})
        with running(two, settings) as second:
            until(lambda: len(second.holdings.held()) == 1 and len(first.holdings.held()) == 1)
            for partition in (0, 1):
                log.write(*(event(number, f"shared {partition}") for number in range(100)), partition=partition)
            until(lambda: log.committed(group) == {0: 101, 1: 100})
            assert one.applied.keys().isdisjoint(two.applied)
            assert len(two.applied) == 100
        until(lambda: len(first.holdings.held()) == 2)
        for partition in (0, 1):
            log.write(*(event(number, f"alone {partition}") for number in range(100)), partition=partition)
        until(lambda: log.committed(group) == {0: 201, 1: 200})
    assert len(one.applied.keys() | two.applied.keys()) == 401
    assert {*one.applied.values(), *two.applied.values()} == {1}, "no event went to both"


def test_a_partition_that_moves_while_the_store_is_away_is_given_up_uncommitted(
    log: Log, group: str, settings: WorkerSettings
) -> None:
    stuck, well = MemoryPipeline(log.topic), MemoryPipeline(log.topic)
    stuck.away.set()
    impatient = replace(settings, leave_within=0.2)
    for partition in (0, 1):
        log.write(*(event(number, f"of {partition}") for number in range(50)), partition=partition)
    with running(stuck, impatient) as first:
        until(lambda: stuck.read_count == 100)
        with running(well, settings):
            until(lambda: len(first.holdings.held()) == 1)
            until(lambda: 50 in log.committed(group).values())
            stuck.away.clear()
            until(lambda: log.committed(group) == {0: 50, 1: 50})
    assert len(stuck.applied.keys() | well.applied.keys()) == 100
