"""Whatever bytes arrive, the collector answers with a status of the contract, never with 500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producers.segment_api import BATCH_PATHS, CALL_PATHS
from tests.integration.doors import collector
from tests.searching import cases

FUZZ = settings(max_examples=cases(150))

scalars = (
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats(allow_nan=True) | st.text(max_size=30)
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
attributes = st.sampled_from(["specversion", "id", "source", "type", "time", "data", "datacontenttype"])
events = st.dictionaries(attributes, anything | st.sampled_from(["1.0", "site.searched", "2026-11-21T10:00:00Z"]))
message_fields = st.sampled_from(
    ["type", "event", "userId", "anonymousId", "previousId", "messageId", "timestamp", "sentAt", "traits", "properties",
     "context", "batch", "groupId", "name", "writeKey"]
)  # fmt: skip
known_words = st.sampled_from(
    ["track", "page", "alias", "Order Completed", "Product Viewed", "Cart Viewed", "2026-11-21T10:00:00Z",
     "0001-01-01T00:00:00",     "http://[", "999999999999", "1e99"]
)  # fmt: skip
inner_fields = st.sampled_from(
    ["phone", "email", "name", "birthday", "gender", "products", "price", "quantity", "total", "order_id", "currency",
     "url", "referrer", "campaign", "page", "traits", "source", "term", "sku"]
)  # fmt: skip
inner = st.recursive(
    known_words | scalars, lambda each: st.lists(each, max_size=3) | st.dictionaries(inner_fields, each, max_size=5)
)
messages = st.dictionaries(message_fields, known_words | inner, max_size=10)


@pytest.fixture(scope="module")
def door(broker: str) -> Iterator[httpx.Client]:
    with collector(broker) as client:
        yield client


def dumped(value: Any) -> bytes:
    return json.dumps(value).encode()


@FUZZ
@given(
    body=st.binary(max_size=200) | events.map(dumped) | st.lists(events, max_size=4).map(dumped) | anything.map(dumped),
    content_type=st.sampled_from(
        ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json", "text/plain", ""]
    ),
    encoding=st.sampled_from([None, "gzip", "identity", "br"]),
    binary_mode=st.booleans(),
)
def test_any_body_posted_to_events_gets_a_status_of_the_contract(
    door: httpx.Client, body: bytes, content_type: str, encoding: str | None, binary_mode: bool
) -> None:
    headers = {"content-type": content_type} | ({"content-encoding": encoding} if encoding else {})
    if binary_mode:
        headers |= {"ce-specversion": "1.0", "ce-id": "%FF%00", "ce-type": "site.searched", "ce-data": "x"}
    assert door.post("/v1/events", content=body, headers=headers).status_code in {202, 207, 400, 413, 415, 422}


@FUZZ
@given(
    path=st.sampled_from([*CALL_PATHS, *BATCH_PATHS]),
    body=st.binary(max_size=100)
    | messages.map(dumped)
    | st.lists(messages | inner, max_size=4).map(
        lambda each: dumped({"batch": each, "sentAt": "2026-11-21T10:00:00Z"})
    ),
    authorization=st.sampled_from(
        ["Basic ZGV2Og==", "Basic ZGV2Og==", "Basic ZGV2Og==", "Basic \u00e9", "Bearer x", ""]
    ),
)
def test_any_body_posted_to_a_segment_path_gets_a_status_of_the_contract(
    door: httpx.Client, path: str, body: bytes, authorization: str
) -> None:
    headers = {b"authorization": authorization.encode("latin-1")}
    assert door.post(f"/v1/{path}", content=body, headers=headers).status_code in {200, 400, 401}


def test_a_message_nested_to_the_limit(door: httpx.Client) -> None:
    for depth in range(150, 260, 5):
        body = '{"event": "x", "userId": "u", "properties": ' + '{"a":' * depth + "1" + "}" * depth + "}"
        assert door.post("/v1/track", content=body, auth=("dev", "")).status_code in {200, 400}
