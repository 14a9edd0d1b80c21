"""The Segment tracking API with Segment's own SDK against a collector on a real broker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from segment.analytics.client import Client

from deploy.engines import Engine
from producers.segment_api import BATCH_PATHS, CALL_PATHS
from schemas.decoding import decode
from tests.bad_json import bad_json
from tests.integration.doors import collector, events_written, failures_written

WHO = {"anonymousId": "v-1", "timestamp": "2026-11-21T07:00:00Z"}
KEY = httpx.BasicAuth("dev", "")
STRANGER = httpx.Auth()  # says nothing


@pytest.fixture
def client(fresh_broker: Engine) -> Iterator[httpx.Client]:
    with collector(fresh_broker.address) as client:
        yield client


@pytest.mark.parametrize("gzip", [False, True])
def test_the_real_sdk_publishes_without_change(client: httpx.Client, fresh_broker: Engine, gzip: bool) -> None:
    errors: list[Exception] = []
    sdk = Client("dev", host=str(client.base_url), gzip=gzip, on_error=lambda error, _items: errors.append(error))
    sdk.identify("u-1", {"email": "anna@shop.ru", "firstName": "Анна"}, anonymous_id="v-1")
    sdk.page("u-1", "Каталог", "Диваны", {"url": "https://shop.ru/?utm_source=yandex"})
    sdk.track("u-1", "Product Viewed", {"sku": "FR-1", "price": 59990, "category": "fridges"})
    sdk.track("u-1", "Order Completed", {"order_id": "A-1", "total": 59990, "currency": "RUB", "products": []})
    sdk.track(anonymous_id="v-2", event="Wishlist Opened")
    sdk.screen("u-1", "app", "Корзина")
    sdk.group("u-1", "company-1", {"name": "Ромашка"})
    sdk.alias("v-2", "u-1")
    sdk.shutdown()
    assert errors == []
    events = {each["type"]: each for each in events_written(fresh_broker.address)}
    assert sorted(events) == [
        "pos.purchased", "segment.alias", "segment.group", "segment.identify", "segment.track.wishlist_opened",
        "site.page_viewed", "site.product_viewed",
    ]  # fmt: skip
    for each in events.values():
        decode(json.dumps(each).encode())
        assert each["source"] == "segment/shop"
    assert events["segment.identify"]["data"]["identifiers"] == {
        "visitor": "v-1", "account": "u-1", "email": "anna@shop.ru",
    }  # fmt: skip
    assert events["segment.alias"]["data"]["identifiers"] == {"account": ["u-1", "v-2"]}
    assert events["pos.purchased"]["data"]["identifiers"] == {"account": "u-1", "order": "A-1"}


def test_every_path_of_every_sdk(client: httpx.Client, fresh_broker: Engine) -> None:
    for call, letter in CALL_PATHS.items():
        for path in (call, letter):
            said: dict[str, Any] = {**WHO, "messageId": path, "event": "x", "userId": "u", "previousId": "old"}
            answer = client.post(f"/v1/{path}", json=said, auth=KEY)
            assert (answer.status_code, answer.json()) == (200, {"success": True})
    for path in BATCH_PATHS:  # browsers send text/plain, with the write key in the body
        body = {"writeKey": "dev", "batch": [{**WHO, "type": "page", "messageId": path}]}
        answer = client.post(f"/v1/{path}", content=json.dumps(body), headers={"content-type": "text/plain"})
        assert answer.status_code == 200
    ids = {each["id"] for each in events_written(fresh_broker.address)}
    assert ids == {*CALL_PATHS, *CALL_PATHS.values(), *BATCH_PATHS}


@pytest.mark.parametrize("auth", [STRANGER, httpx.BasicAuth("wrong", ""), httpx.BasicAuth("", "dev")])
def test_a_write_key_is_needed(client: httpx.Client, fresh_broker: Engine, auth: httpx.Auth) -> None:
    answer = client.post("/v1/identify", json={**WHO, "writeKey": 17}, auth=auth)
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert events_written(fresh_broker.address) == []


STRANGERS_BODIES = {
    "no JSON": ("/v1/track", b"not json", {}, 400),
    "no object": ("/v1/batch", b"[]", {}, 400),
    "no batch": ("/v1/batch", b'{"batch": 5}', {}, 401),
    "too large": ("/v1/track", b"x" * 5_000_001, {}, 413),
    "no gzip": ("/v1/batch", b"x", {"content-encoding": "gzip"}, 400),
    "an unknown packing": ("/v1/batch", b"x", {"content-encoding": "br"}, 415),
    "a batch too long": ("/v1/batch", b'{"batch": [%s0]}' % (b"0," * 10_000), {}, 401),
}


@pytest.mark.parametrize(("path", "body", "headers", "status"), STRANGERS_BODIES.values(), ids=STRANGERS_BODIES)
@pytest.mark.parametrize("auth", [STRANGER, httpx.BasicAuth("wrong", "")])
def test_nothing_of_a_stranger_is_kept(
    client: httpx.Client,
    fresh_broker: Engine,
    path: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
    auth: httpx.Auth,
) -> None:
    """These paths are open to the world: whoever has no write key would fill the topic of the failed events."""
    answer = client.post(path, content=body, headers=headers, auth=auth)
    assert answer.status_code == status
    assert "kept" not in answer.json()["detail"]
    assert failures_written(fresh_broker.address) == []


def test_a_key_in_the_body_is_enough_to_have_a_broken_batch_kept(client: httpx.Client, fresh_broker: Engine) -> None:
    body = b'{"writeKey": "dev", "batch": 5}'
    answer = client.post("/v1/batch", content=body)
    assert (answer.status_code, "kept" in answer.json()["detail"]) == (400, True)
    assert [each.value for each in failures_written(fresh_broker.address)] == [body]


def test_a_page_of_another_host_may_post_and_read_the_answer(client: httpx.Client) -> None:
    page = {"origin": "https://shop.example"}
    asked = client.options("/v1/t", headers={**page, "access-control-request-method": "POST"})
    assert (asked.status_code, asked.headers["access-control-allow-headers"]) == (204, "authorization, content-type")
    for auth, status in ((KEY, 200), (STRANGER, 401)):
        answer = client.post("/v1/t", json={**WHO, "event": "x"}, auth=auth, headers=page)
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (status, page["origin"])


def test_what_a_batch_says_once_holds_for_each_message(client: httpx.Client, fresh_broker: Engine) -> None:
    batch = {"context": {"campaign": {"source": "vk"}}, "batch": [{**WHO, "type": "page", "messageId": "1"}]}
    assert client.post("/v1/batch", json=batch, auth=KEY).json() == {"success": True}
    [event] = events_written(fresh_broker.address)
    assert event["data"]["acquisition"]["channel"] == "vk"


def test_the_refused_are_named_and_kept_the_rest_is_taken(client: httpx.Client, fresh_broker: Engine) -> None:
    good = {**WHO, "type": "track", "event": "x", "messageId": "good"}
    totalless = {**good, "event": "Order Completed", "messageId": "no-total"}
    answer = client.post("/v1/batch", json={"batch": [good, {"type": "track"}, 17, totalless]}, auth=KEY)
    assert (answer.status_code, answer.json()["success"], answer.json()["accepted"]) == (200, True, 1)
    assert [(each["index"], each["path"]) for each in answer.json()["refused"]] == [
        (1, "userId"), (2, ""), (3, "data.total"),
    ]  # fmt: skip
    assert [each["id"] for each in events_written(fresh_broker.address)] == ["good"]
    assert {each.path for each in failures_written(fresh_broker.address)} == {"userId", "", "data.total"}
    alone = client.post("/v1/track", json={**WHO}, auth=KEY)
    assert (alone.status_code, alone.json()["success"]) == (400, False)


def test_a_body_that_is_no_message_is_explained_and_kept(client: httpx.Client, fresh_broker: Engine) -> None:
    bodies = (b"{", b"[]", b'{"batch": 1}', b"", b'{"a": NaN}', b'{"batch": [], "sentAt": }', b'{"batch": [] "a": 1}')
    for body in bodies:
        answer = client.post("/v1/batch", content=body, auth=KEY)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    good = json.dumps({**WHO, "event": "x"}).encode()
    singles = {bad.raw: bad.says for bad in bad_json(good).values()}
    for body, says in singles.items():
        answer = client.post("/v1/track", content=body, auth=KEY)
        assert (answer.status_code, says in answer.json()["detail"]) == (400, True), answer.text
    kept = {each.value for each in failures_written(fresh_broker.address)}
    assert kept == {*bodies, *singles}
    assert events_written(fresh_broker.address) == []


def test_a_message_that_is_no_json_takes_no_other_with_it(client: httpx.Client, fresh_broker: Engine) -> None:
    good = json.dumps({**WHO, "type": "track", "event": "x", "messageId": "good"}).encode()
    bad = {each.raw: each.says for each in bad_json(good).values() if each.apart}
    answer = client.post("/v1/batch", content=b'{"batch": [' + b",".join([good, *bad]) + b"]}", auth=KEY).json()
    assert [each["index"] for each in answer["refused"]] == list(range(1, len(bad) + 1))
    for refused, says in zip(answer["refused"], bad.values(), strict=True):
        assert says in refused["reason"]
    assert [each["id"] for each in events_written(fresh_broker.address)] == ["good"]
    assert {each.value for each in failures_written(fresh_broker.address)} == set(bad)
