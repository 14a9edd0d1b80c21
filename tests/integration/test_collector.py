"""`POST /v1/events` on a real broker: what is answered, what is written, and what is kept of refused events."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry

from deploy.engines import Engine
from producers.openapi import BATCH
from schemas.failed import Stage
from schemas.topics import FAILED
from tests.integration.doors import collector, events_written, failures_written, written

CLOUDEVENT = {"content-type": "application/cloudevents+json"}


@pytest.fixture
def client(fresh_broker: Engine) -> Iterator[httpx.Client]:
    with collector(fresh_broker.address) as client:
        yield client


@pytest.fixture(scope="module")
def door(broker: str) -> Iterator[httpx.Client]:
    """For tests that look at answers alone."""
    with collector(broker) as client:
        yield client


def event(id: str = "1", **changes: Any) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": id,
        "source": "web/shop",
        "type": "site.searched",
        "time": "2026-11-21T10:00:00+03:00",
        "data": {"identifiers": {"phone": "8 (916) 123-45-67"}, "query": "Купить диван с быстрой доставкой"},
        **changes,
    }


def test_an_accepted_event_is_in_its_topic_byte_for_byte(client: httpx.Client, fresh_broker: Engine) -> None:
    body = json.dumps(event(extra=1.50), indent=1, ensure_ascii=False).encode()
    answer = client.post("/v1/events", content=body, headers=CLOUDEVENT)
    assert (answer.status_code, answer.json()) == (202, {"accepted": 1, "refused": []})
    [message] = written(fresh_broker.address, "omniprofile.site")
    assert message.value == body


def test_one_person_is_one_key_however_the_phone_is_written(client: httpx.Client, fresh_broker: Engine) -> None:
    for phone in ("8 (916) 123-45-67", "+7 916 123 45 67", ["test", "79161234567"]):
        data = {"identifiers": {"phone": phone, "visitor": "v-1"}, "query": "x"}
        assert client.post("/v1/events", json=event(data=data)).status_code == 202
    keys = {message.key for message in written(fresh_broker.address, "omniprofile.site")}
    assert len(keys) == 1
    assert b"916" not in keys.pop()


def test_of_a_batch_the_good_are_taken_and_the_refused_are_named_and_kept(
    client: httpx.Client, fresh_broker: Engine
) -> None:
    bad_time = json.dumps(event("late", time="2200-01-01T00:00:00Z"))
    elements = [json.dumps(event("a"), ensure_ascii=False), bad_time, "[17]", json.dumps(event("b", n=1e-7))]
    answer = client.post("/v1/events", content=f" [{' , '.join(elements)}] ", headers={"content-type": BATCH})
    assert answer.status_code == 207
    assert answer.json()["accepted"] == 2
    assert [(each["index"], each["id"], each["path"]) for each in answer.json()["refused"]] == [
        (1, "late", "time"),
        (2, None, ""),
    ]
    accepted = {each.value.decode() for each in written(fresh_broker.address, "omniprofile.site")}
    assert accepted == {elements[0], elements[3]}
    kept = {each.value: each for each in failures_written(fresh_broker.address)}
    assert set(kept) == {bad_time.encode(), b"[17]"}
    entry = kept[bad_time.encode()]
    assert (entry.stage, entry.path, entry.origin_topic) == (Stage.COLLECTOR, "time", "omniprofile.site")
    assert entry.reason


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"time": "1970-01-01T00:00:00Z"}, "time"),
        ({"time": "2200-01-01T00:00:00Z"}, "time"),
        ({"time": (datetime.now(UTC) + timedelta(days=2)).isoformat()}, "time"),
        ({"time": "2026-11-21T10:00:00"}, "time"),
        ({"id": ""}, "id"),
        ({"id": "a\u0000b"}, "id"),
        ({"source": "a\nb"}, "source"),
        ({"specversion": "0.3"}, "specversion"),
        ({"type": None}, "type"),
        ({"data": {"identifiers": {"phone": ["\x07"]}, "query": "x"}}, "data.identifiers.phone.0"),
        ({"data": {"identifiers": {"phone": {"a": 1}}, "query": "x"}}, "data.identifiers.phone"),
        ({"data": {}}, "data.query"),
        ({"data": {"query": "x" * 10_001}}, "data.query"),
        ({"type": "wish.decided", "data": {"wish": "0-0", "decision": "confirmed"}}, "data.by"),
        ({"type": "wish.decided", "data": {"wish": "0-0", "decision": "confirmed", "by": " "}}, "data.by"),
    ],
)
def test_a_bad_event_is_refused_with_its_path(door: httpx.Client, changes: dict[str, Any], path: str) -> None:
    answer = door.post("/v1/events", json=event(**changes))
    assert answer.status_code == 422
    assert [each["path"] for each in answer.json()["refused"]] == [path]


def test_an_unknown_type_is_taken(client: httpx.Client, fresh_broker: Engine) -> None:
    assert client.post("/v1/events", json=event(type="loyalty.stamped", data={})).status_code == 202
    assert [each.topic for each in written(fresh_broker.address, "omniprofile.loyalty")] == ["omniprofile.loyalty"]


def test_what_is_no_json_is_400_and_kept(client: httpx.Client, fresh_broker: Engine) -> None:
    bodies = [
        b"", b"{", b"nonsense", b"\xff\xfe", b'{"a": NaN}', b"[{}", b"[{},]", b"[{}] x", b"{} {}", b"[1 2]", b"[\x00]",
    ]  # fmt: skip
    for body in bodies:
        answer = client.post("/v1/events", content=body, headers=CLOUDEVENT)
        assert (answer.status_code, answer.json()["status"]) == (400, 400), body
        assert answer.headers["content-type"] == "application/problem+json"
    assert sorted(each.value for each in failures_written(fresh_broker.address)) == sorted(bodies)


def test_one_event_under_the_type_of_a_batch_is_taken_and_an_empty_batch_is_fine(door: httpx.Client) -> None:
    one = door.post("/v1/events", json=event(), headers={"content-type": BATCH})
    assert (one.status_code, one.json()) == (202, {"accepted": 1, "refused": []})
    assert door.post("/v1/events", content=b"{}", headers={"content-type": BATCH}).status_code == 422
    assert door.post("/v1/events", content=b"{", headers={"content-type": BATCH}).status_code == 400
    answer = door.post("/v1/events", content=b"[]", headers={"content-type": BATCH})
    assert (answer.status_code, answer.json()["accepted"]) == (202, 0)


def test_deep_nesting_takes_no_neighbour_with_it(door: httpx.Client) -> None:
    deep = "[" * 50_000 + "]" * 50_000
    batch = f'[{json.dumps(event("a"))}, {{"a\\"]": {deep}}}, {"9" * 5_000}, {json.dumps(event("b"))}]'
    answer = door.post("/v1/events", content=batch)
    assert answer.json()["accepted"] == 2
    assert [each["index"] for each in answer.json()["refused"]] == [1, 2]
    assert door.post("/v1/events", content=deep[:-1]).status_code == 400


def test_too_large_is_413_or_in_a_batch_refused_and_its_beginning_is_kept(
    client: httpx.Client, fresh_broker: Engine
) -> None:
    large = json.dumps(event("big", filler="x" * 900_000))
    assert client.post("/v1/events", content=large).status_code == 413
    assert client.post("/v1/events", content=b" " * 5_000_001).status_code == 413
    answer = client.post("/v1/events", content=f"[{large}, {json.dumps(event())}]")
    assert (answer.status_code, answer.json()["accepted"]) == (207, 1)
    kept = sorted((entry.size, entry.value) for entry in failures_written(fresh_broker.address))
    beginning = large.encode()[:900_000]
    assert kept == [(len(large), beginning), (len(large), beginning), (5_000_001, b" " * 900_000)]


@pytest.mark.parametrize(("path", "around"), [("/v1/events", "%s"), ("/v1/batch", '{"batch": %s}')])
def test_a_batch_of_too_many_events_is_413_and_kept_once(
    client: httpx.Client, fresh_broker: Engine, path: str, around: str
) -> None:
    """Two bytes an element: judged one by one, half a megabyte blocked the service for 12 s."""
    body = (around % f"[{','.join('1' * 250_000)}]").encode()
    answer = client.post(path, content=body, auth=("dev", ""))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
    assert "10000 events" in answer.json()["detail"]
    assert "several smaller" in answer.json()["detail"]
    assert [entry.value for entry in failures_written(fresh_broker.address)] == [body]


def test_as_many_events_as_a_batch_may_have_are_judged_each(door: httpx.Client) -> None:
    answer = door.post("/v1/events", content=f"[{','.join('1' * 10_000)}]")
    assert (answer.status_code, len(answer.json()["refused"])) == (422, 10_000)


def test_gzip_is_read_within_bounds(door: httpx.Client) -> None:
    assert posted(door, "/v1/events", gzip.compress(json.dumps(event()).encode())) == 202
    assert posted(door, "/v1/events", gzip.compress(b" " * 200_000_000)) == 413


def posted(client: httpx.Client, path: str, body: bytes, encoding: str = "gzip") -> int:
    headers = {"content-encoding": encoding}
    answer = client.post(path, content=body, headers=headers, auth=("dev", ""))
    if answer.status_code >= 400:
        assert "kept" in answer.json()["detail"]
    return answer.status_code


@pytest.mark.parametrize("path", ["/v1/events", "/v1/batch", "/v1/track"])
def test_of_a_body_that_is_not_read_the_bytes_are_kept(client: httpx.Client, fresh_broker: Engine, path: str) -> None:
    packed = gzip.compress(json.dumps(event()).encode())
    refused = {packed[:-4]: 400, packed + b"more": 400, b"not gzip": 400}
    assert {body: posted(client, path, body) for body in refused} == refused
    assert posted(client, path, b"brotli", "br") == 415
    assert posted(client, path, gzip.compress(b" " * 6_000_000)) == 413
    assert posted(client, path, b"-" * 5_000_100, "identity") == 413
    kept = {each.value: each.size for each in failures_written(fresh_broker.address)}
    assert {*refused, b"brotli", b" " * 900_000, b"-" * 900_000} == kept.keys()
    assert kept[b"-" * 900_000] == 5_000_001  # as far as it was read


def test_binary_mode_headers_make_the_same_event(client: httpx.Client, fresh_broker: Engine) -> None:
    said = event("bin-1")
    headers = {f"ce-{name}": str(said[name]) for name in ("specversion", "id", "source", "type", "time")}
    answer = client.post("/v1/events", json=said["data"], headers={**headers, "ce-subject": "%D0%AF"})
    assert answer.status_code == 202
    assert events_written(fresh_broker.address) == [{**said, "subject": "Я"}]
    assert client.post("/v1/events", content=b"} {", headers=headers).status_code == 400


@pytest.mark.parametrize("body", [b"[]", b' [{"x": 1}]'])
def test_an_array_in_binary_mode_is_the_data_of_one_event(
    client: httpx.Client, fresh_broker: Engine, body: bytes
) -> None:
    said = event("bin-1")
    headers = {f"ce-{name}": str(said[name]) for name in ("specversion", "id", "source", "type", "time")}
    answer = client.post("/v1/events", content=body, headers={**headers, "content-type": "application/json"})
    assert (answer.status_code, answer.json()["accepted"]) == (422, 0)
    assert [(each["id"], each["path"]) for each in answer.json()["refused"]] == [("bin-1", "data")]
    [kept] = failures_written(fresh_broker.address)
    assert json.loads(kept.value) == {**said, "data": json.loads(body)}
    batch = client.post("/v1/events", json=[event("1"), event("2")], headers={**headers, "content-type": BATCH})
    assert (batch.status_code, batch.json()["accepted"]) == (202, 2)


def test_events_are_counted(broker: str) -> None:
    registry = CollectorRegistry()
    with collector(broker, registry=registry) as client:
        client.post("/v1/events", json=[event("1"), event("2"), {}])
    for outcome, count in (("accepted", 2), ("refused", 1)):
        assert registry.get_sample_value("omniprofile_collector_events_total", {"outcome": outcome}) == count


def test_the_same_event_twice_is_fine(client: httpx.Client, fresh_broker: Engine) -> None:
    assert [client.post("/v1/events", json=event()).status_code for _ in range(2)] == [202, 202]
    assert len(events_written(fresh_broker.address)) == 2


def test_an_answer_never_repeats_what_was_said(client: httpx.Client, fresh_broker: Engine) -> None:
    secret = "+79161234567 Петрова"
    bad = event(data={"identifiers": {"phone": secret}, "person": {"sex": secret, "birth_date": secret}, "query": 1})
    assert "Петрова" not in client.post("/v1/events", json=bad).text
    [message] = written(fresh_broker.address, FAILED)
    assert secret.encode() not in b"".join(value for _, value in message.headers)
