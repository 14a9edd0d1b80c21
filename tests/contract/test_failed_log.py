"""The contract of the failed events, on the twin in memory and with real brokers."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deploy.engines import free_port
from deploy.topics import create_topics
from producers.failed_log import FailedLog, FailedLogUnreadable, NoSuchEntry, Position
from producers.kafka_failed_log import KafkaFailedLog
from producers.memory_log import MemoryFailedLog, MemorySender
from producers.publisher import Message, Publisher, Sender
from schemas.failed import FailedEvent, Stage
from schemas.topics import FAILED
from tests.contract.brokers import TWIN_AND_BROKERS, lent_broker
from tests.topics import await_leaders

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Kept:
    """The log of failed events, and a way to write there."""

    log: FailedLog
    sender: Sender

    def put_aside(self, value: bytes, stage: Stage = Stage.DECODE, **fields: Any) -> FailedEvent:
        failed = FailedEvent(value, stage, "data.x: Field required", NOW, **{"size": len(value), **fields})
        self.sender.send([Message(FAILED, value[:1], value, failed.headers())]).wait()
        return failed

    def note(self, position: Position) -> None:
        self.put_aside(b"", Stage.REPLAYED, replays=str(position))

    def values(self, *limits: Any) -> list[bytes]:
        return [entry.event.value for entry in self.log.latest(*limits)]


@pytest.fixture(params=TWIN_AND_BROKERS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    """With the topics that a deployment makes."""
    if request.param == "memory":
        sender = MemorySender()
        yield Kept(MemoryFailedLog(sender), sender)
        return
    with lent_broker(request, tmp_path) as broker:
        create_topics({"bootstrap.servers": broker.address}, partitions=2)
        await_leaders(broker.address, [FAILED], partitions=1)
        publisher = Publisher({"bootstrap.servers": broker.address})
        yield Kept(KafkaFailedLog({"bootstrap.servers": broker.address}), publisher)
        publisher.close()


@pytest.fixture(params=["memory", "kafka"])
def away(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> FailedLog:
    if request.param == "memory":
        sender = MemorySender()
        sender.go_away()
        return MemoryFailedLog(sender)
    caplog.set_level(logging.CRITICAL)
    return KafkaFailedLog({"bootstrap.servers": f"127.0.0.1:{free_port()}"}, patience=0.5)


def test_entries_come_back_as_they_were_written_the_latest_last(kept: Kept) -> None:
    first = kept.put_aside(
        b"\xff\x00bytes", path="data.x", origin_topic="omniprofile.site", origin_partition=2, origin_offset=7
    )
    second = kept.put_aside("Холодильник".encode(), Stage.COLLECTOR, size=10_000_000)
    entries = kept.log.latest(10)
    assert [entry.event for entry in entries] == [first, second]
    assert [kept.log.at(entry.position) for entry in entries] == [first, second]
    assert [entry.position for entry in entries] == [Position(0, 0), Position(0, 1)]
    assert kept.values(1) == [second.value]
    assert kept.values(10, Stage.COLLECTOR) == [second.value]
    assert kept.values(10, Stage.BUG) == []


def test_an_entry_is_marked_once_a_note_says_that_it_was_sent_again(kept: Kept) -> None:
    for value in (b"1", b"2", b"3"):
        kept.put_aside(value, Stage.BUG)
    kept.note(Position(0, 1))
    kept.put_aside(b"4", Stage.DECODE)
    assert [entry.replayed for entry in kept.log.latest(10)] == [False, True, False, False]
    assert kept.log.unsent(Stage.BUG) == [Position(0, 0), Position(0, 2)]
    assert kept.log.unsent(Stage.DECODE) == [Position(0, 4)], "notes take positions, and are none to be sent"
    assert kept.values(3) == [b"2", b"3", b"4"], "a note is no entry of the list"
    assert kept.log.at(Position(0, 3)).replays == "0:1"


def test_each_of_the_positions_is_read_in_order_and_once_while_the_topic_grows(kept: Kept) -> None:
    for number in range(20):
        kept.put_aside(b"%d" % number, Stage.BUG)
    wanted = [Position(0, 17), Position(0, 3), Position(0, 3), Position(0, 999)]
    met = []
    for position, event in kept.log.each(wanted):
        met.append((position, event.value))
        kept.note(position)
    assert met == [(Position(0, 3), b"3"), (Position(0, 17), b"17")]
    assert len(kept.log.unsent(Stage.BUG)) == 18
    assert list(kept.log.each([])) == []


def test_what_others_wrote_there_is_shown_as_far_as_possible(kept: Kept) -> None:
    kept.sender.send([Message(FAILED, b"k", b"stranger")]).wait()
    (entry,) = kept.log.latest(10)
    assert (entry.event.value, entry.event.stage) == (b"stranger", Stage.DECODE)
    assert entry.event.reason == "its headers are not those of a failed event"
    assert abs(entry.event.received_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_other_topics_are_not_failed_events(kept: Kept) -> None:
    kept.sender.send([Message("omniprofile.site", b"k", b"event")]).wait()
    assert kept.log.latest(10) == []
    assert kept.log.unsent(Stage.DECODE) == []


def test_entries_that_are_not_there_are_told_with_those_that_are(kept: Kept) -> None:
    with pytest.raises(NoSuchEntry, match="there is no entry 0:0: none are kept"):
        kept.log.at(Position(0, 0))
    kept.put_aside(b"1")
    kept.put_aside(b"2")
    with pytest.raises(NoSuchEntry, match="there is no entry 0:2: the offsets kept are 0 to 1"):
        kept.log.at(Position(0, 2))
    with pytest.raises(NoSuchEntry, match="there is no entry 9:0: the failed topic has no such partition"):
        kept.log.at(Position(9, 0))


def test_a_log_that_does_not_answer_says_so(away: FailedLog) -> None:
    for ask in (
        lambda: away.latest(1),
        lambda: away.unsent(Stage.BUG),
        lambda: list(away.each([Position(0, 0)])),
        lambda: away.at(Position(0, 0)),
    ):
        with pytest.raises(FailedLogUnreadable, match="the failed events can't be read"):
            ask()


@pytest.mark.parametrize("text", ["", "1", "a:b", "0:-1", "0:0:0"])
def test_what_is_no_position(text: str) -> None:
    with pytest.raises(NoSuchEntry, match="partition:offset"):
        Position.parse(text)
