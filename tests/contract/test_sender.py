"""The contract of a sender, on the twin in memory and on the publisher with real brokers."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.engines import free_port
from producers.memory_log import MemorySender
from producers.publisher import LARGEST, BackPressure, BrokerAway, Message, Publisher, Sender
from tests.contract.brokers import TWIN_AND_BROKERS, lent_broker, shared_broker
from tests.integration.doors import written
from tests.waiting import WITHIN, until


def _nothing() -> None:
    """For a log that stays as it is."""


@dataclass(frozen=True)
class Log:
    """A sender, and a hand on the log behind it. give_up: lets the time pass that a delivery may take."""

    sender: Sender
    messages: Callable[[], list[Message]]
    topic: str = "omniprofile.site"
    go_away: Callable[[], None] = _nothing
    die: Callable[[], None] = _nothing
    come_back: Callable[[], None] = _nothing
    give_up: Callable[[], None] = _nothing

    def message(self, value: bytes, key: bytes = b"one key") -> Message:
        return Message(self.topic, key, value, (("header", b"1"), ("header", b"\xff")))

    def values(self) -> list[bytes]:
        return [each.value for each in self.messages()]


def in_memory(buffer_messages: int = 100) -> Log:
    sender = MemorySender(buffer_messages=buffer_messages)
    return Log(
        sender,
        lambda: sender.messages,
        go_away=sender.go_away,
        die=sender.go_away,
        come_back=sender.come_back,
        give_up=sender.give_up,
    )


def in_topic(address: str, topic: str) -> Callable[[], list[Message]]:
    return lambda: [Message(each.topic, each.key, each.value, tuple(each.headers)) for each in written(address, topic)]


@pytest.fixture(params=TWIN_AND_BROKERS)
def log(request: pytest.FixtureRequest) -> Iterator[Log]:
    if request.param == "memory":
        yield in_memory()
        return
    broker = shared_broker(request)
    publisher = Publisher({"bootstrap.servers": broker.address})
    yield Log(publisher, in_topic(broker.address, broker.topic), broker.topic)
    publisher.close()


@pytest.fixture(params=TWIN_AND_BROKERS)
def fickle(request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """A log that can be taken away; the client's complaints about it are expected."""
    if request.param == "memory":
        yield in_memory()
        return
    caplog.set_level(logging.CRITICAL)
    with lent_broker(request, tmp_path) as broker:
        publisher = Publisher({"bootstrap.servers": broker.address}, delivery_timeout=WITHIN)
        messages = in_topic(broker.address, broker.topic)
        yield Log(publisher, messages, broker.topic, broker.go_away, broker.die, broker.come_back)
        publisher.close()


@pytest.fixture(params=["memory", "publisher"])
def nowhere(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """A log that is away and does not come back, and room for ten messages."""
    if request.param == "memory":
        log = in_memory(buffer_messages=10)
        log.go_away()
        yield log
        return
    caplog.set_level(logging.CRITICAL)
    publisher = Publisher({"bootstrap.servers": f"127.0.0.1:{free_port()}"}, buffer_messages=10, delivery_timeout=1)
    yield Log(publisher, list)
    publisher.close(0.1)


def test_what_was_waited_for_is_in_the_log_as_it_was_sent(log: Log) -> None:
    sent = [log.message(b"1"), log.message(b""), log.message("Холодильник \x00".encode())]
    delivery = log.sender.send(sent)
    delivery.wait()
    assert delivery.settled
    assert log.messages() == sent


def test_messages_of_one_key_stay_in_their_order(log: Log) -> None:
    sent = [b"%d" % number for number in range(100)]
    deliveries = [log.sender.send([log.message(value)]) for value in sent]
    for delivery in deliveries:
        delivery.wait()
    assert log.values() == sent


def test_the_event_loop_waits_without_a_thread(log: Log) -> None:
    async def many() -> None:
        deliveries = [log.sender.send([log.message(b"%d" % number, b"%d" % number)]) for number in range(50)]
        await asyncio.gather(*(each.acknowledged() for each in deliveries))

    asyncio.run(many())
    assert sorted(log.values()) == sorted(b"%d" % number for number in range(50))


def test_what_the_log_refuses_fails_its_delivery_and_takes_nothing_with_it(log: Log) -> None:
    delivery = log.sender.send([log.message(b"1"), log.message(b"x" * (LARGEST + 1)), log.message(b"2")])
    with pytest.raises(BrokerAway, match="1 of 3 messages") as refused:
        delivery.wait()
    assert (refused.value.failed, refused.value.of) == (1, 3)
    log.sender.send([log.message(b"3")]).wait()
    assert log.values() == [b"1", b"2", b"3"]


def test_nothing_to_send_is_settled_at_once(nowhere: Log) -> None:
    delivery = nowhere.sender.send([])
    assert delivery.settled
    delivery.wait()


def test_what_was_sent_while_the_log_was_away_is_there_when_it_is_back(fickle: Log) -> None:
    fickle.sender.send([fickle.message(b"before")]).wait()
    fickle.go_away()
    waiting = fickle.sender.send([fickle.message(b"while away")])
    with pytest.raises(TimeoutError):
        asyncio.run(asyncio.wait_for(waiting.acknowledged(), 0.3))
    assert not waiting.settled
    fickle.come_back()
    waiting.wait()
    fickle.sender.send([fickle.message(b"after")]).wait()
    assert fickle.values() == [b"before", b"while away", b"after"]


def test_a_log_that_died_takes_messages_again(fickle: Log) -> None:
    """Also where it forgot what it had acknowledged, so that a producer can't vouch for the order any more."""
    for number in range(3):
        fickle.sender.send([fickle.message(b"%d" % number)]).wait()
    fickle.die()
    fickle.come_back()
    for _ in range(3):
        with contextlib.suppress(BrokerAway):
            fickle.sender.send([fickle.message(b"after")]).wait()
            break
    assert fickle.values()[-1] == b"after"


def test_without_a_broker_a_delivery_fails_and_says_how_much(nowhere: Log) -> None:
    deliveries = [nowhere.sender.send([nowhere.message(b"1"), nowhere.message(b"2")]) for _ in range(2)]
    nowhere.give_up()
    with pytest.raises(BrokerAway, match="2 of 2 messages") as away:
        deliveries[0].wait()
    assert (away.value.failed, away.value.of) == (2, 2)
    with pytest.raises(BrokerAway):
        asyncio.run(deliveries[1].acknowledged())


def test_a_full_buffer_is_back_pressure_takes_no_half_and_is_empty_again(nowhere: Log) -> None:
    waiting = nowhere.sender.send([nowhere.message(b"x")] * 8)
    with pytest.raises(BackPressure, match="8 messages"):
        nowhere.sender.send([nowhere.message(b"x")] * 3)
    last = nowhere.sender.send([nowhere.message(b"x")] * 2)
    nowhere.give_up()
    for delivery in (waiting, last):
        with pytest.raises(BrokerAway):
            delivery.wait()
    until(lambda: _takes_ten(nowhere), "the buffer is empty again")  # the client frees a message behind its report


def _takes_ten(log: Log) -> bool:
    try:
        return not log.sender.send([log.message(b"x")] * 10).settled
    except BackPressure:
        log.give_up()  # what it took before the buffer was full
        return False
