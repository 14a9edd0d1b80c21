"""The contract of a committer, on the twin in memory and on a group member with real brokers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from confluent_kafka import KafkaException

from stream_processors.runtime.checkpoint import Committer
from stream_processors.runtime.group_member import GroupMember
from stream_processors.runtime.holdings import Holdings, Partition
from stream_processors.runtime.memory_log import MemoryLog
from stream_processors.runtime.settings import WorkerSettings
from stream_processors.steps.outcomes import BatchShape
from tests.contract.brokers import TWIN_AND_BROKERS, Broker, lent_broker, shared_broker
from tests.integration.worker_kit import Log as Hand
from tests.waiting import until


@dataclass(frozen=True)
class Group:
    """A committer, and what its group will find: next offsets by partition. leave: ends its membership. holds: has it
    its partitions? Only then a worker commits (`Holdings.committable`).
    """

    committer: Committer
    offsets: Callable[[], Mapping[Partition, int]]
    leave: Callable[[], None]
    topic: str = "omniprofile.site"
    away: Callable[[bool], None] = lambda _: None
    holds: Callable[[], bool] = lambda: True

    def partition(self, number: int) -> Partition:
        return self.topic, number


def in_memory() -> Group:
    log = MemoryLog()

    def away(whether: bool) -> None:
        log.away = whether

    return Group(log, lambda: log.offsets, log.leave, away=away)


@contextmanager
def member_on(broker: Broker) -> Iterator[Group]:
    """A member that holds both partitions; a thread of its own polls, as in a worker."""
    holdings = Holdings(depth=2)
    settings = WorkerSettings({"bootstrap.servers": broker.address}, f"group-of-{broker.topic}", session_timeout=6.0)
    member = GroupMember(settings, [broker.topic], BatchShape(10, 0.01, 0.02), holdings)
    left = threading.Event()
    polling = threading.Thread(target=_poll, args=(member, left))
    polling.start()

    def leave() -> None:
        left.set()
        polling.join()

    def offsets() -> Mapping[Partition, int]:
        found = Hand(broker.address).committed(settings.group, broker.topic)
        return {(broker.topic, number): offset for number, offset in found.items()}

    def away(whether: bool) -> None:
        (broker.go_away if whether else broker.come_back)()

    def holds() -> bool:
        return len(holdings.held()) == 2

    try:
        until(holds)
        yield Group(member, offsets, leave, broker.topic, away, holds)
    finally:
        leave()


def _poll(member: GroupMember, left: threading.Event) -> None:
    member.subscribe()
    while not left.is_set():
        member.read()
    member.close()


@pytest.fixture(params=TWIN_AND_BROKERS)
def group(request: pytest.FixtureRequest) -> Iterator[Group]:
    if request.param == "memory":
        yield in_memory()
        return
    with member_on(shared_broker(request)) as group:
        yield group


@pytest.fixture(params=TWIN_AND_BROKERS)
def fickle(request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Group]:
    """A group whose log can be taken away; the client's complaints about it are expected."""
    if request.param == "memory":
        yield in_memory()
        return
    caplog.set_level(logging.CRITICAL)
    with lent_broker(request, tmp_path) as broker, member_on(broker) as group:
        yield group


def test_offsets_are_there_for_the_next_holder_when_it_returns(group: Group) -> None:
    group.committer.commit({group.partition(0): 7, group.partition(1): 0})
    assert group.offsets() == {group.partition(0): 7, group.partition(1): 0}


def test_what_is_not_named_stays_where_it_is(group: Group) -> None:
    group.committer.commit({group.partition(0): 7})
    assert group.offsets() == {group.partition(0): 7}
    group.committer.commit({group.partition(1): 3})
    group.committer.commit({group.partition(0): 9})
    assert group.offsets() == {group.partition(0): 9, group.partition(1): 3}


def test_the_same_again_does_no_harm(group: Group) -> None:
    for _ in range(2):
        group.committer.commit({group.partition(0): 7})
    assert group.offsets() == {group.partition(0): 7}


def test_one_who_left_its_group_commits_nothing(group: Group) -> None:
    group.committer.commit({group.partition(0): 7})
    group.leave()
    with pytest.raises(KafkaException):
        group.committer.commit({group.partition(0): 9})
    assert group.offsets() == {group.partition(0): 7}


def test_a_log_that_is_away_is_an_exception_and_the_same_again_is_right(fickle: Group) -> None:
    fickle.committer.commit({fickle.partition(0): 7})
    fickle.away(True)
    with pytest.raises(KafkaException):
        fickle.committer.commit({fickle.partition(0): 9})
    fickle.away(False)
    until(lambda: fickle.holds() and _taken(fickle, 9))
    assert fickle.offsets() == {fickle.partition(0): 9}


def _taken(group: Group, offset: int) -> bool:
    try:
        group.committer.commit({group.partition(0): offset})
    except KafkaException:
        return False
    return True
