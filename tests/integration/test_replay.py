"""Failed events on a real broker: list, show and replay them, and know which were replayed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from deploy.engines import Engine
from producers.failed_log import FailedLog, NoSuchEntry, Position
from producers.intake import Judge
from producers.kafka_failed_log import KafkaFailedLog
from producers.keys import MessageKeys
from producers.publisher import Message, Publisher
from producers.replay import escaped, replay
from schemas.decoding import InvalidEvent
from schemas.failed import FailedEvent, Stage
from schemas.topics import FAILED
from tests.integration.doors import SECRET, written

JUDGE = Judge(MessageKeys(SECRET))
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture
def publisher(fresh_broker: Engine) -> Iterator[Publisher]:
    publisher = Publisher({"bootstrap.servers": fresh_broker.address})
    yield publisher
    assert publisher.close() == 0


def event(**changes: Any) -> bytes:
    said = {
        "specversion": "1.0", "id": "1", "source": "crm", "type": "site.registered", "time": "2026-11-21T10:00:00Z",
        "data": {},
    }  # fmt: skip
    return json.dumps(said | changes).encode()


def put_aside(publisher: Publisher, *values: bytes, **fields: Any) -> None:
    for value in values:
        said = {"stage": Stage.DECODE, "reason": "data.x: Field required", "received_at": NOW, **fields}
        failed = FailedEvent(value=value, **said)
        publisher.send([Message(FAILED, b"one partition", value, failed.headers())]).wait()


def again(log: FailedLog, publisher: Publisher, position: Position, mended: bytes | None = None) -> str:
    return replay(position, log.at(position), publisher, JUDGE, mended)


def test_entries_come_back_as_they_were_written(publisher: Publisher, fresh_broker: Engine) -> None:
    put_aside(
        publisher, b"\xff\x00bytes", path="data.x", origin_topic="omniprofile.site", origin_partition=2, origin_offset=7
    )
    put_aside(publisher, b"2", stage=Stage.COLLECTOR)
    log = KafkaFailedLog({"bootstrap.servers": fresh_broker.address})
    first, second = log.latest(10)
    assert first.event == log.at(first.position)
    assert (first.event.value, first.event.path, first.event.received_at) == (b"\xff\x00bytes", "data.x", NOW)
    assert (first.event.origin_topic, first.event.origin_partition, first.event.origin_offset) == (
        "omniprofile.site",
        2,
        7,
    )
    assert [each.event.value for each in log.latest(1)] == [b"2"]
    assert log.latest(10, Stage.COLLECTOR) == [second]


def test_an_entry_is_sent_again_to_where_it_came_from_and_marked(publisher: Publisher, fresh_broker: Engine) -> None:
    put_aside(
        publisher, event(), event(id="2"), origin_topic="omniprofile.loyalty", origin_partition=0, origin_offset=3
    )
    log = KafkaFailedLog({"bootstrap.servers": fresh_broker.address})
    first, second = log.latest(10)
    assert again(log, publisher, first.position) == "omniprofile.loyalty"
    assert [each.value for each in written(fresh_broker.address, "omniprofile.loyalty")] == [event()]
    assert [each.replayed for each in log.latest(10)] == [True, False]
    with pytest.raises(NoSuchEntry, match=f"the note that {first.position} was sent again"):
        again(log, publisher, Position(second.position.partition, second.position.offset + 1))


def test_a_stage_is_read_entry_by_entry_while_its_notes_are_written(publisher: Publisher, fresh_broker: Engine) -> None:
    """In whatever partitions they are; those that were sent again before are left out."""
    for number in range(30):
        failed = FailedEvent(event(id=str(number)), Stage.BUG, "KeyError", NOW)
        publisher.send([Message(FAILED, b"%d" % number, failed.value, failed.headers())]).wait()
        put_aside(publisher, b"%d" % number)
    log = KafkaFailedLog({"bootstrap.servers": fresh_broker.address})
    positions = log.unsent(Stage.BUG)
    assert len(positions) == 30
    again(log, publisher, positions.pop(7))
    assert log.unsent(Stage.BUG) == positions
    for position, entry in log.each(positions):
        replay(position, entry, publisher, JUDGE)
    assert log.unsent(Stage.BUG) == []
    assert len(written(fresh_broker.address, "omniprofile.site")) == 30
    assert list(log.each([])) == []


def test_what_was_refused_over_http_goes_to_the_topic_of_its_type(publisher: Publisher, fresh_broker: Engine) -> None:
    put_aside(publisher, event(), stage=Stage.COLLECTOR, origin_topic="omniprofile.service")
    log = KafkaFailedLog({"bootstrap.servers": fresh_broker.address})
    assert again(log, publisher, log.latest(1)[0].position) == "omniprofile.site"


def test_what_is_still_no_event_needs_mending(publisher: Publisher, fresh_broker: Engine) -> None:
    put_aside(publisher, b"nonsense", origin_topic="omniprofile.site", origin_partition=0, origin_offset=3)
    log = KafkaFailedLog({"bootstrap.servers": fresh_broker.address})
    [entry] = log.latest(1)
    with pytest.raises(InvalidEvent):
        again(log, publisher, entry.position)
    assert again(log, publisher, entry.position, event(type="call.received")) == "omniprofile.calls"
    [entry] = log.latest(1)
    assert entry.replayed


def test_half_an_event_is_not_sent(publisher: Publisher, fresh_broker: Engine) -> None:
    put_aside(publisher, event(), size=10_000_000)
    log = KafkaFailedLog({"bootstrap.servers": fresh_broker.address})
    with pytest.raises(NoSuchEntry, match="has only the first"):
        again(log, publisher, log.latest(1)[0].position)


def test_bytes_are_shown_so_that_they_can_do_nothing() -> None:
    assert escaped('Анна\x1b[31m\n"\u202e'.encode() + b"\xff") == 'Анна\\x1b[31m\\n"\\u202e\\xff'
    assert escaped(b"x" * 10, 4) == "xxxx… (10 bytes)"
