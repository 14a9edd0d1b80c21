"""What is special to the publisher on a real broker, and without one; the common contract is in tests/contract."""

from __future__ import annotations

import logging
import socket
import time
from pathlib import Path

import pytest

from deploy.engines import Engine, free_port
from producers.publisher import BrokerAway, Message, Publisher
from tests.contract.brokers import own_broker
from tests.integration.doors import serving, written
from tests.topics import make_topics
from tests.waiting import WITHIN, until

TOPIC = "omniprofile.site"


def message(value: bytes = b"{}") -> Message:
    return Message(TOPIC, b"key", value, (("header", b"1"),))


def values(bootstrap: str) -> list[bytes]:
    return sorted(each.value for each in written(bootstrap, TOPIC))


def test_close_delivers_what_nobody_waited_for(fresh_broker: Engine) -> None:
    publisher = Publisher({"bootstrap.servers": fresh_broker.address})
    for n in range(1_000):
        publisher.send([message(b"%d" % n)])
    assert publisher.close() == 0
    assert len(values(fresh_broker.address)) == 1_000


@pytest.fixture
def nowhere(caplog: pytest.LogCaptureFixture) -> str:
    """An address where no broker answers; the client's complaints about it are expected."""
    caplog.set_level(logging.CRITICAL)
    return f"127.0.0.1:{free_port()}"


def test_without_a_broker_a_delivery_fails_and_says_how_much(nowhere: str) -> None:
    publisher = Publisher({"bootstrap.servers": nowhere}, delivery_timeout=1)
    with pytest.raises(BrokerAway, match="2 of 2 messages"):
        publisher.send([message(), message()]).wait()
    assert publisher.close(0.1) == 0  # its sender knows already


def test_close_counts_what_is_left(nowhere: str) -> None:
    publisher = Publisher({"bootstrap.servers": nowhere})
    publisher.send([message()] * 3)
    assert publisher.close(0.2) == 3


def test_an_outage_is_said_when_it_begins_and_when_it_is_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with own_broker("embedded", tmp_path) as broker:
        publisher = Publisher({"bootstrap.servers": broker.address}, delivery_timeout=WITHIN)
        before = message()._replace(topic=broker.topic)
        publisher.send([before]).wait()
        broker.go_away()
        waiting = publisher.send([before])
        until(lambda: "is away" in caplog.text, "the outage to be told")
        time.sleep(2)  # a check that nothing happens, though the client complains some dozen times
        broker.come_back()
        waiting.wait()
        publisher.close(1)
    assert len(caplog.records) <= 6, caplog.text
    began, over = (each.getMessage() for each in caplog.records if each.name == "profile_store.outage")
    assert began.startswith("The event log is away: ")
    assert over.startswith("The event log is back after ")


def test_a_log_that_is_back_is_told_though_nobody_publishes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with own_broker("embedded", tmp_path) as broker:
        publisher = Publisher({"bootstrap.servers": broker.address}, delivery_timeout=WITHIN)
        publisher.send([message()._replace(topic=broker.topic)]).wait()
        broker.go_away()
        until(lambda: "is away" in caplog.text, "the outage to be told")
        broker.come_back()
        until(lambda: "is back" in caplog.text, "its end to be told")
        publisher.close(1)


def test_a_log_that_takes_connections_and_acknowledges_nothing_is_told_too(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        publisher = Publisher({"bootstrap.servers": f"127.0.0.1:{silent.getsockname()[1]}"}, delivery_timeout=1)
        for _ in range(2):
            with pytest.raises(BrokerAway):
                publisher.send([message()]).wait()
        publisher.close(0.1)
    (told,) = (each.getMessage() for each in caplog.records if each.name == "profile_store.outage")
    assert told.startswith("The event log is away (no answer for 1 s): ")


def test_over_http_back_pressure_is_429_and_no_broker_503(nowhere: str) -> None:
    said = {
        "specversion": "1.0", "id": "1", "source": "s", "type": "site.registered", "time": "2026-11-21T10:00:00Z",
        "data": {},
    }  # fmt: skip
    publisher = Publisher({"bootstrap.servers": nowhere}, buffer_messages=10, delivery_timeout=1)
    with serving(publisher) as client:
        busy = client.post("/v1/events", json=[said] * 11)
        assert (busy.status_code, busy.headers["retry-after"]) == (429, "1")
        away = client.post("/v1/events", json=said)
        assert (away.status_code, away.headers["content-type"]) == (503, "application/problem+json")
    publisher.close(0.1)


def test_of_a_request_that_meets_a_buffer_full_by_bytes_a_part_may_be_on_its_way(nowhere: str) -> None:
    """The answer says so: the whole of it again, recognised by source and id."""
    kept, filler = message(b"x" * 900_000), "x" * 850_000
    said = {"specversion": "1.0", "source": "s", "type": "site.registered", "time": "2026-11-21T10:00:00Z"}
    batch = [{**said, "id": str(n), "data": {"filler": filler}} for n in range(5)]
    publisher = Publisher({"bootstrap.servers": nowhere})
    publisher.send([kept] * 72)
    with serving(publisher) as client:
        answer = client.post("/v1/events", json=batch)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert "Send the whole request again" in answer.json()["detail"]
    assert "othing" not in answer.json()["detail"]
    assert 72 < publisher.close(0.1) < 77


@pytest.mark.apache_kafka
def test_on_apache_kafka_every_message_is_there_once_in_order(apache_kafka: str) -> None:
    topic = "publisher-test"
    make_topics(apache_kafka, [topic], partitions=1)
    publisher = Publisher({"bootstrap.servers": apache_kafka})
    sent = [b"%d" % n for n in range(5_000)]
    deliveries = [
        publisher.send([Message(topic, b"one key", value) for value in sent[start : start + 100]])
        for start in range(0, len(sent), 100)
    ]
    for delivery in deliveries:
        delivery.wait()
    assert publisher.close() == 0
    assert [each.value for each in written(apache_kafka, topic)] == sent
