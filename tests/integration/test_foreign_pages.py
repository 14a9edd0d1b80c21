"""A page of another site, open in a browser that reaches the service, writes nothing there: the real process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from deploy.engines import Engine
from tests.integration.doors import events_written, failures_written
from tests.integration.test_service_process import environment, http_of, service

__all__ = ["environment"]

EVENT = {
    "specversion": "1.0", "id": "1", "source": "s", "type": "identity.same", "time": "2026-11-21T10:00:00Z",
    "data": {"of": [{"kind": "card", "value": "K-1"}, {"kind": "card", "value": "K-2"}], "by": "x", "reason": "x"},
}  # fmt: skip
MESSAGE = {"writeKey": "dev", "anonymousId": "v-1", "event": "x", "timestamp": "2026-11-21T07:00:00Z"}
FOREIGN = [
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://localhost:3000", "Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
]
SHOP = {"Origin": "https://shop.example", "Sec-Fetch-Site": "cross-site"}


@pytest.fixture
def client(environment: dict[str, str], tmp_path: Path) -> Iterator[httpx.Client]:
    """Of a service that has the pages of one shop named."""
    named = environment | {"OMNIPROFILE_ALLOWED_ORIGINS": "https://shop.example, https://*.shop.example"}
    with service(named, tmp_path / "output"):
        yield http_of(environment)


def plain(client: httpx.Client, path: str, said: object, headers: dict[str, str]) -> httpx.Response:
    """As a page can post anywhere without its browser asking first."""
    return client.post(path, content=json.dumps(said), headers={"Content-Type": "text/plain", **headers})


def test_other_sites_pages_write_nothing(client: httpx.Client, fresh_broker: Engine) -> None:
    for headers in [*FOREIGN, SHOP]:
        answer = plain(client, "/v1/events", EVENT, headers)
        assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")
        assert headers["Origin"] in answer.json()["detail"]
        assert "Segment paths" in answer.json()["detail"]
    for headers in FOREIGN:
        for path in ("/v1/t", "/v1/batch"):
            answer = plain(client, path, MESSAGE, headers)
            assert (answer.status_code, "access-control-allow-origin" in answer.headers) == (403, False)
            assert "OMNIPROFILE_ALLOWED_ORIGINS" in answer.json()["detail"]
        said = {"decision": "same", "one": "card:K-1", "other": "card:K-2", "by": "Ольга", "reason": "x"}
        assert client.post("/review/decisions", data=said, headers=headers).status_code == 403
        asked = client.options("/v1/t", headers={**headers, "Access-Control-Request-Method": "POST"})
        assert (asked.status_code, "access-control-allow-origin" in asked.headers) == (403, False)
    assert events_written(fresh_broker.address) == []
    assert failures_written(fresh_broker.address) == []


def test_the_shops_pages_programs_and_our_own_pages_publish(client: httpx.Client, fresh_broker: Engine) -> None:
    for origin in (SHOP["Origin"], "https://m.shop.example"):
        headers = {**SHOP, "Origin": origin}
        asked = client.options("/v1/t", headers={**headers, "Access-Control-Request-Method": "POST"})
        assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (204, origin)
        answer = plain(client, "/v1/t", {**MESSAGE, "messageId": origin}, headers)
        assert (answer.json(), answer.headers["access-control-allow-origin"]) == ({"success": True}, origin)
    own = {"Origin": str(client.base_url), "Sec-Fetch-Site": "same-origin"}
    for number, headers in enumerate(({}, own, {"Sec-Fetch-Site": "none"})):
        assert plain(client, "/v1/events", {**EVENT, "id": f"e{number}"}, headers).status_code == 202
        assert plain(client, "/v1/t", {**MESSAGE, "messageId": f"m{number}"}, headers).json() == {"success": True}
    ids = {each["id"] for each in events_written(fresh_broker.address)}
    assert ids == {"https://shop.example", "https://m.shop.example", "e0", "e1", "e2", "m0", "m1", "m2"}
