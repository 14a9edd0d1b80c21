"""The commit protocol: what comes before the offsets, and what happens when a part of it fails."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from confluent_kafka import KafkaError

from profile_store.ports import StoreUnavailable
from schemas import topics
from schemas.failed import Stage
from stream_processors.runtime.checkpoint import Checkpoint
from stream_processors.runtime.holdings import Batch, Holdings, Partition
from stream_processors.runtime.memory_log import OFFSETS, MemoryLog
from stream_processors.runtime.metrics import Metrics
from stream_processors.runtime.outbox import LogUnavailable
from stream_processors.runtime.processing import Processing
from stream_processors.steps.messages import Message, Outgoing
from stream_processors.steps.outcomes import Applied, BatchShape, Conflict, DeadLetter, Written
from tests.waiting import WITHIN

SITE: Partition = ("omniprofile.site", 0)
CALLS: Partition = ("omniprofile.calls", 1)
BAD = Message(*SITE, 6, 1_700_000_000_000, b"k", b"{")
CHANGE = Outgoing(topics.CHANGES, b"p", b"{}", [])


class Given:
    """A pipeline that answers what it is told to; `away` times it finds its store away, and applies at the last."""

    topics = (SITE[0],)
    shape = BatchShape(10, 0.01, 0.01)
    store = "redis"

    def __init__(self, written: Written, away: int = 0) -> None:
        self.written = written
        self.away = away
        self.writes = 0
        self.applied: list[int] = []

    def read(self, messages: Sequence[Message]) -> int:
        return len(messages)

    def apply(self, read: int) -> int:
        if self.away:
            raise StoreUnavailable("away")
        self.applied.append(read)
        return -read

    def write(self, read: int) -> Written:
        self.writes += 1
        if self.writes <= self.away:
            raise StoreUnavailable("away")
        self.applied.append(read)
        return self.written

    def told(self, written: Written) -> Written:
        return Written()


WRITTEN = Written([Applied("site.searched"), DeadLetter(BAD, Stage.DECODE, "no event")], [CHANGE])


@pytest.fixture
def holdings() -> Holdings:
    holdings = Holdings(depth=2)
    holdings.take([SITE, CALLS])
    return holdings


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


def batch_of(holdings: Holdings) -> Batch:
    return holdings.enter([BAD], {SITE: 7, CALLS: 3})


def checkpoint(log: MemoryLog, holdings: Holdings, *stale: Written) -> Checkpoint:
    """stale: what is to be told anew each time that something was told."""
    anew = iter(stale)
    return Checkpoint(log, log, holdings, lambda _: next(anew, Written()))


def processing(pipeline: Given, log: MemoryLog, holdings: Holdings) -> Processing[int]:
    return Processing(
        pipeline, checkpoint(log, holdings), holdings, Metrics("test"), threading.Event(), backoff_max=0.01
    )


def test_failed_events_then_changes_then_offsets(log: MemoryLog, holdings: Holdings) -> None:
    checkpoint(log, holdings).commit(batch_of(holdings), WRITTEN)
    assert log.happened == [topics.FAILED, topics.CHANGES, OFFSETS]
    assert log.offsets == {SITE: 7, CALLS: 3}


def test_what_went_stale_is_told_anew_before_any_offset(log: MemoryLog, holdings: Holdings) -> None:
    anew = Written(changes=[CHANGE._replace(value=b"anew")])
    checkpoint(log, holdings, anew, anew).commit(batch_of(holdings), WRITTEN)
    assert log.happened == [topics.FAILED, topics.CHANGES, topics.CHANGES, topics.CHANGES, "offsets"]
    assert [message.value for message in log.messages[2:]] == [b"anew", b"anew"]


def test_no_offset_moves_before_it_is_noted_that_all_was_told(log: MemoryLog, holdings: Holdings) -> None:
    def told(_: Written) -> Written:
        raise StoreUnavailable("away")

    with pytest.raises(StoreUnavailable):
        Checkpoint(log, log, holdings, told).commit(batch_of(holdings), WRITTEN)
    assert log.offsets == {}


def test_a_conflict_is_shown_in_the_failed_topic(log: MemoryLog, holdings: Holdings) -> None:
    checkpoint(log, holdings).commit(batch_of(holdings), Written([Conflict("site.searched", BAD)]))
    assert (log.messages[0].topic, log.messages[0].value) == (topics.FAILED, b"{")
    assert ("stage", b"conflict") in log.messages[0].headers


@pytest.mark.parametrize("refused", [topics.FAILED, topics.CHANGES])
def test_no_offset_moves_before_what_comes_first_is_safe(refused: str, log: MemoryLog, holdings: Holdings) -> None:
    log.refusals[refused] = 1
    with pytest.raises(LogUnavailable):
        checkpoint(log, holdings).commit(batch_of(holdings), WRITTEN)
    assert log.offsets == {}


def test_a_partition_that_went_is_not_committed(log: MemoryLog, holdings: Holdings) -> None:
    batch = batch_of(holdings)
    holdings.give([SITE])
    checkpoint(log, holdings).commit(batch, WRITTEN)
    assert log.offsets == {CALLS: 3}


def test_a_partition_that_went_and_came_back_is_not_committed(log: MemoryLog, holdings: Holdings) -> None:
    batch = batch_of(holdings)
    holdings.give([SITE, CALLS])
    holdings.take([SITE, CALLS])
    checkpoint(log, holdings).commit(batch, WRITTEN)
    assert log.happened == [topics.FAILED, topics.CHANGES]


@pytest.mark.parametrize(
    "code", [KafkaError.ILLEGAL_GENERATION, KafkaError.UNKNOWN_MEMBER_ID, KafkaError.REBALANCE_IN_PROGRESS]
)
def test_a_group_that_moved_on_is_no_trouble(code: int, log: MemoryLog, holdings: Holdings) -> None:
    log.refusals[OFFSETS], log.refusal = 1, code
    checkpoint(log, holdings).commit(batch_of(holdings), WRITTEN)
    assert holdings.positions() == {}


@pytest.mark.parametrize("code", [KafkaError._TRANSPORT, KafkaError.TOPIC_AUTHORIZATION_FAILED, KafkaError._STATE])
def test_any_other_refusal_of_offsets_is_trouble(code: int, log: MemoryLog, holdings: Holdings) -> None:
    log.refusals[OFFSETS], log.refusal = 1, code
    with pytest.raises(LogUnavailable):
        checkpoint(log, holdings).commit(batch_of(holdings), WRITTEN)


def test_a_batch_is_tried_until_the_stores_and_the_log_take_it(log: MemoryLog, holdings: Holdings) -> None:
    pipeline = Given(WRITTEN, away=3)
    log.refusals.update({topics.FAILED: 2, topics.CHANGES: 1, OFFSETS: 1})
    tried = processing(pipeline, log, holdings)
    tried.finish(tried.read(batch_of(holdings)))
    assert pipeline.writes == 4, "written once, however often the log refuses afterwards"
    assert log.offsets == {SITE: 7, CALLS: 3}
    assert holdings.has_room()


def test_what_was_applied_is_what_is_written(log: MemoryLog, holdings: Holdings) -> None:
    pipeline = Given(WRITTEN)
    tried = processing(pipeline, log, holdings)
    tried.finish(tried.apply(tried.read(batch_of(holdings))))
    read = len(batch_of(holdings).messages)
    assert pipeline.applied == [read, -read]
    assert log.offsets == {SITE: 7, CALLS: 3}


def test_a_store_that_is_away_while_a_batch_is_applied_is_met_again_when_it_is_written(
    log: MemoryLog, holdings: Holdings
) -> None:
    pipeline = Given(WRITTEN, away=2)
    tried = processing(pipeline, log, holdings)
    tried.finish(tried.apply(tried.read(batch_of(holdings))))
    assert pipeline.writes == 3
    assert log.offsets == {SITE: 7, CALLS: 3}


def test_a_batch_of_partitions_that_went_is_given_up(log: MemoryLog, holdings: Holdings) -> None:
    pipeline = Given(WRITTEN, away=1_000_000)
    tried = processing(pipeline, log, holdings)
    batch = batch_of(holdings)
    finishing = threading.Thread(target=tried.finish, args=(tried.read(batch),))
    finishing.start()
    holdings.give([SITE, CALLS])
    finishing.join(WITHIN)
    assert not finishing.is_alive()
    assert log.happened == []
    assert holdings.settled([SITE])
