"""The contract of an outbox, on the twin in memory and on the producer with real brokers."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stream_processors.runtime.memory_log import MemoryLog
from stream_processors.runtime.outbox import LARGEST, KafkaOutbox, LogUnavailable, Outbox
from stream_processors.steps.messages import Headers, Outgoing
from tests.contract.brokers import TWIN_AND_BROKERS, Broker, lent_broker, shared_broker
from tests.integration.doors import headers_of
from tests.integration.worker_kit import Log as Hand


@dataclass(frozen=True)
class Log:
    """An outbox, and a hand on the log behind it: `away` takes it away and brings it back, `die` ends it unprepared."""

    outbox: Outbox
    messages: Callable[[], list[Outgoing]]
    topic: str = "omniprofile.failed"
    away: Callable[[bool], None] = lambda _: None
    die: Callable[[], None] = lambda: None

    def outgoing(self, value: bytes | None, key: bytes | None = b"one key", headers: Headers | None = None) -> Outgoing:
        return Outgoing(self.topic, key, value, headers or [])

    def values(self) -> list[bytes | None]:
        return [each.value for each in self.messages()]


def in_memory() -> Log:
    log = MemoryLog()

    def away(whether: bool) -> None:
        log.away = whether

    return Log(log, lambda: log.messages, away=away, die=lambda: away(True))


def on(broker: Broker, outbox: Outbox) -> Log:
    def messages() -> list[Outgoing]:
        read = Hand(broker.address).read(broker.topic)
        return [Outgoing(broker.topic, each.key(), each.value(), [*headers_of(each)]) for each in read]

    def away(whether: bool) -> None:
        (broker.go_away if whether else broker.come_back)()

    return Log(outbox, messages, broker.topic, away, broker.die)


@pytest.fixture(params=TWIN_AND_BROKERS)
def log(request: pytest.FixtureRequest) -> Iterator[Log]:
    if request.param == "memory":
        yield in_memory()
        return
    broker = shared_broker(request)
    outbox = KafkaOutbox({"bootstrap.servers": broker.address}, threading.Event())
    yield on(broker, outbox)
    outbox.close()


@pytest.fixture(params=TWIN_AND_BROKERS)
def fickle(request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """A log that can be taken away; the client's complaints about it are expected."""
    if request.param == "memory":
        yield in_memory()
        return
    caplog.set_level(logging.CRITICAL)
    with lent_broker(request, tmp_path) as broker:
        outbox = KafkaOutbox({"bootstrap.servers": broker.address}, threading.Event(), acknowledged_within=5.0)
        yield on(broker, outbox)
        outbox.close()


def test_all_is_in_the_log_when_it_returns_as_it_was_given(log: Log) -> None:
    given = [
        log.outgoing(b"{", headers=[("stage", b"decode"), ("stage", b"\xff"), ("empty", b"")]),
        log.outgoing(None),
        log.outgoing("Холодильник \x00".encode()),
    ]
    log.outbox.deliver(given)
    assert log.messages() == given


def test_messages_of_one_key_stay_in_their_order_over_calls(log: Log) -> None:
    values = [b"%d" % number for number in range(300)]
    for start in range(0, len(values), 100):
        log.outbox.deliver([log.outgoing(value) for value in values[start : start + 100]])
    assert log.values() == values


def test_a_message_without_a_key_is_delivered_too(log: Log) -> None:
    log.outbox.deliver([log.outgoing(b"1", key=None)])
    assert [(each.key, each.value) for each in log.messages()] == [(None, b"1")]


def test_nothing_to_deliver_is_nothing(log: Log) -> None:
    log.outbox.deliver([])
    assert log.messages() == []


def test_what_the_log_refuses_is_an_exception_and_the_next_is_taken(log: Log) -> None:
    with pytest.raises(LogUnavailable, match="refused a message of 1") as refused:
        log.outbox.deliver([log.outgoing(b"x" * (LARGEST + 1))])
    assert refused.value.store == "log"
    log.outbox.deliver([log.outgoing(b"small")])
    assert log.values() == [b"small"]


def test_a_log_that_is_away_is_an_exception_and_the_same_again_is_right(fickle: Log) -> None:
    given = [fickle.outgoing(b"1"), fickle.outgoing(b"2")]
    fickle.outbox.deliver([fickle.outgoing(b"0")])
    fickle.away(True)
    with pytest.raises(LogUnavailable, match="refused a message of 2"):
        fickle.outbox.deliver(given)
    fickle.away(False)
    fickle.outbox.deliver(given)
    assert fickle.values()[0] == b"0"
    assert fickle.values()[-2:] == [b"1", b"2"]


def test_a_log_that_died_takes_messages_again(fickle: Log) -> None:
    """Also where it forgot what it had acknowledged, so that a producer can't vouch for the order any more."""
    for number in range(3):
        fickle.outbox.deliver([fickle.outgoing(b"%d" % number)])
    fickle.die()
    fickle.away(False)
    for _ in range(3):
        with contextlib.suppress(LogUnavailable):
            fickle.outbox.deliver([fickle.outgoing(b"after")])
            break
    assert fickle.values()[-1] == b"after"
