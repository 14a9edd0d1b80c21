"""The HTTP reads: the contract's shapes, and errors as RFC 9457 problems."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from anyio.to_thread import current_default_thread_limiter
from prometheus_client import CollectorRegistry, generate_latest

from profile_store.history import TimelineEvent
from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import StoreUnavailable
from profile_store.service.metrics import ServiceMetrics
from schemas.identifiers import Identifier
from schemas.identity import Group
from tests.unit.service.conftest import Serve, service
from tests.unit.service.world import PHONE, World, tell_annas_story
from tests.waiting import WITHIN, run

# What the contract's §2 names; more may stand beside it.
PROFILE = {
    "profile_id", "identifiers", "person", "lead_class", "primary_interest", "current_interest", "acquisition", "cart",
    "preferences", "preorders", "wishes", "may_call_now", "consents", "marks", "purchases", "deliveries", "household",
    "updated_at", "viewed",
}  # fmt: skip
ORDER = {
    "order", "profile_id", "person", "address", "promised", "windows", "exact", "flexible", "wishes", "marks",
    "contact", "impossible",
}  # fmt: skip


def problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail"} <= body.keys()
    assert body["status"] == status
    return body


def test_a_profile_has_every_field_of_the_contract(client: httpx.Client, anna: str) -> None:
    response = client.get("/v1/profiles", params={"phone": PHONE})
    assert response.status_code == 200
    body = response.json()
    assert body["ambiguous"] is False
    (profile,) = body["matches"]
    assert profile.keys() >= PROFILE
    assert profile["person"] == {"name": "Анна Петрова", "birth_date": "1990-05-12", "sex": "f"}
    assert profile["may_call_now"].keys() >= {"allowed", "until", "because"}
    assert profile["purchases"].keys() >= {"count", "total", "last_at", "recent"}
    assert profile["preorders"][0].keys() >= {"number", "lines", "comment", "store", "created_at", "status"}
    assert profile["deliveries"][0].keys() >= {"order", "status", "date"}
    assert profile["wishes"][0]["from"] == "13:00"
    assert all(wish["quote"] and wish["id"] for wish in profile["wishes"]), "a promise is none"
    assert profile == client.get(f"/v1/profiles/{anna}").json()


def test_personal_data_is_neither_cached_nor_taken_for_a_page(client: httpx.Client, anna: str) -> None:
    for path in (f"/v1/profiles/{anna}", f"/v1/profiles?phone={PHONE}", f"/v1/profiles/{anna}/timeline", "/"):
        headers = client.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"


def test_an_unknown_identifier_is_no_error(client: httpx.Client, anna: str) -> None:
    response = client.get("/v1/profiles", params={"phone": "+79990001122"})
    assert (response.status_code, response.json()) == (200, {"matches": [], "ambiguous": False, "more": False})


@pytest.mark.parametrize("path", ["", "/timeline", "/why"])
def test_an_unknown_profile_id_is_404(client: httpx.Client, anna: str, path: str) -> None:
    problem(client.get(f"/v1/profiles/nobody{path}"), 404)


@pytest.mark.parametrize(
    "address",
    [
        "/v1/profiles",
        "/v1/profiles?phone=",
        "/v1/profiles?phne=%2B79161234567",
        "/v1/profiles?phone=1&card=2",
        "/v1/profiles?phone=1&phone=2",
        f"/v1/profiles?phone={'1' * 257}",
        "/v1/delivery/windows",
        "/v1/delivery/windows?date=tomorrow",
        "/v1/delivery/windows?date=2026-02-30",
        "/v1/delivery/windows?date=9999-12-31",
        "/v1/delivery/plan?date=0001-01-01",
        "/v1/reports/calls-without-data?date=9999-12-31",
        "/v1/delivery/plan?date=2026-11-25&format=excel",
        "/v1/delivery/plan?date=2026-11-25&vehicles=0",
        "/v1/delivery/plan?date=2026-11-25&depot=95.0,37.6",
        "/v1/delivery/plan?date=2026-11-25&depot=Moscow",
        "/v1/profiles/{anna}/timeline?limit=0",
        "/v1/profiles/{anna}/timeline?limit=many",
        "/v1/profiles/{anna}/timeline?before=yesterday",
    ],
)
def test_a_bad_parameter_is_422_and_says_which(client: httpx.Client, anna: str, address: str) -> None:
    body = problem(client.get(address.format(anna=anna)), 422)
    assert body.get("errors") or "exactly one" in body["detail"]


@pytest.mark.parametrize(
    ("method", "address", "status"), [("GET", "/v1/nothing", 404), ("DELETE", "/v1/profiles", 405)]
)
def test_what_no_router_knows_is_a_problem_too(client: httpx.Client, method: str, address: str, status: int) -> None:
    problem(client.request(method, address), status)


def test_what_an_address_takes_is_in_the_header_of_a_405(client: httpx.Client) -> None:
    for method in ("DELETE", "POST"):
        assert client.request(method, "/v1/profiles").headers["allow"] == "GET, HEAD"
    assert "allow" not in client.get("/v1/nothing").headers


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/v1/delivery/windows?date=2026-11-25&Limit=1", "Limit"),
        ("/v1/delivery/plan?date=2026-11-25&vehicle=3", "vehicle"),
        ("/v1/reports/calls-without-data?date=2026-11-25&x=", "x"),
        ("/v1/profiles/{anna}?x=1", "x"),
        ("/v1/profiles/{anna}/why?x=1", "x"),
        ("/v1/profiles/{anna}/timeline?x=1", "x"),
        ("/v1/profiles?phne=%2B79161234567", "phne"),
        ("/v1/identity/why?phone=1&name=Анна", "name"),
    ],
)
def test_a_parameter_that_there_is_not_is_named(client: httpx.Client, anna: str, address: str, name: str) -> None:
    told = problem(client.get(address.format(anna=anna)), 422)
    assert told["errors"] == [{"path": f"query.{name}", "reason": "no such parameter"}]


@pytest.mark.parametrize(
    "day", ["1764892800", "1796342400000", "1796342400.0", "2026-12-04_00:00", "2026-12-04T00:00:00+14:00", "2026-1-2"]
)
@pytest.mark.parametrize("address", ["/v1/delivery/windows", "/v1/delivery/plan", "/v1/reports/calls-without-data"])
def test_a_day_is_written_as_one(client: httpx.Client, address: str, day: str) -> None:
    told = problem(client.get(address, params={"date": day}), 422)
    assert told["errors"] == [{"path": "query.date", "reason": "a day is written YYYY-MM-DD"}]


def test_a_problem_never_repeats_what_was_sent(client: httpx.Client, anna: str) -> None:
    for address in ("/v1/profiles?phone=%2B79161234567&name=Петрова", "/v1/delivery/windows?date=%2B79161234567"):
        text = client.get(address).text
        assert "9161234567" not in text
        assert "Петрова" not in text


def test_timeline_and_why_have_the_contracts_shape(client: httpx.Client, anna: str) -> None:
    timeline = client.get(f"/v1/profiles/{anna}/timeline?limit=3").json()
    assert timeline.keys() == {"events", "next"}
    assert timeline["next"]
    assert all(event.keys() == {"time", "type", "source", "id", "data"} for event in timeline["events"])
    rest = client.get(f"/v1/profiles/{anna}/timeline", params={"limit": 500, "before": timeline["next"]}).json()
    assert len(rest["events"]) == 9
    why = client.get(f"/v1/profiles/{anna}/why").json()
    assert why.keys() >= {"links", "refused"}
    assert all(link.keys() >= {"rule", "identifier", "event", "source", "time", "records"} for link in why["links"])


def test_delivery_windows_have_the_contracts_shape(client: httpx.Client, anna: str) -> None:
    body = client.get("/v1/delivery/windows?date=2026-11-25").json()
    assert body["date"] == "2026-11-25"
    (order,) = body["orders"]
    assert order.keys() >= ORDER
    assert order["promised"] == {"from": "2026-11-25T15:00:00+03:00", "to": "2026-11-25T18:00:00+03:00"}
    assert order["windows"] == [order["promised"]]
    assert order["contact"]["allowed"]
    assert order["contact"]["because"] == "«до 13:00 или после 15:00», спит ребёнок"
    assert order["contact"]["say"]["ru"].startswith("Я уже на месте, но знаю, что у вас спит ребёнок")
    (wish,) = order["wishes"]
    assert {key: wish[key] for key in ("rule", "from", "to", "status")} == {
        "rule": "avoid", "from": "13:00", "to": "15:00", "status": "suggested",
    }  # fmt: skip
    assert order["address"] == {"text": "Москва, Лесная, 5", "lat": 55.7801, "lon": 37.5929}


def test_the_document_has_examples_and_every_read(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/healthz", "/readyz", "/v1/profiles", "/v1/profiles/{profile_id}", "/v1/profiles/{profile_id}/timeline",
        "/v1/profiles/{profile_id}/why", "/v1/identity/why", "/v1/delivery/windows", "/v1/delivery/plan",
        "/v1/reports/calls-without-data",
    }  # fmt: skip
    for path, methods in paths.items():
        if path.startswith("/v1"):
            assert methods["get"]["responses"]["200"]["content"]["application/json"]["example"]
            assert "application/problem+json" in methods["get"]["responses"]["422"]["content"]


class RedisDown(MemoryMatchStore):
    """The identity graph while its engine is away."""

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        raise StoreUnavailable("connection refused")

    def group(self, profile_id: str) -> Group | None:
        raise StoreUnavailable("connection refused")


class ClickHouseDown(MemoryHistoryStore):
    """History while its engine is away."""

    def timeline(
        self, record_ids: Sequence[str], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        raise StoreUnavailable("connection refused")


def test_redis_away_is_503_with_retry_after(serve: Serve, registry: CollectorRegistry) -> None:
    client = serve(World(identities=RedisDown()))
    response = client.get("/v1/profiles", params={"phone": PHONE})
    assert "Redis" in problem(response, 503)["detail"]
    assert int(response.headers["retry-after"]) > 0
    page = client.get("/", params={"q": PHONE})
    assert page.status_code == 503
    assert "Ничего не потеряно" in page.text
    assert b'omniprofile_store_errors_total{store="redis"} 2.0' in generate_latest(registry)


def test_the_log_tells_of_a_store_that_is_away_in_sentences(caplog: pytest.LogCaptureFixture) -> None:
    ServiceMetrics(CollectorRegistry()).store_failed(StoreUnavailable("TimeoutError. It is repeated.", "redis"))
    assert "Redis is away: TimeoutError. It is repeated. Who asks is told so (503)" in caplog.text


def test_clickhouse_away_leaves_the_profile_and_takes_the_timeline(serve: Serve, registry: CollectorRegistry) -> None:
    world = World(history=ClickHouseDown())
    anna = tell_annas_story(world)
    client = serve(world)
    assert client.get(f"/v1/profiles/{anna}").status_code == 200
    response = client.get(f"/v1/profiles/{anna}/timeline")
    assert "ClickHouse" in problem(response, 503)["detail"]
    assert "retry-after" in response.headers
    page = client.get(f"/customers/{anna}/timeline")
    assert page.status_code == 503
    assert "Анна Петрова" in page.text
    assert "История сейчас недоступна" in page.text
    assert b'omniprofile_store_errors_total{store="clickhouse"} 2.0' in generate_latest(registry)


def test_a_process_that_is_ready(client: httpx.Client) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_the_process_is_alive_while_every_thread_waits_for_a_store_that_hangs(
    world: World, registry: CollectorRegistry
) -> None:
    """Whoever looks after it would else end it, and with it what needs no store."""
    back = threading.Event()

    def hangs() -> dict[str, str | None]:
        assert back.wait(WITHIN)
        return {}

    async def scenario() -> int:
        transport = httpx.ASGITransport(service(world, registry, hangs))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            waiting = [asyncio.create_task(client.get("/readyz")) for _ in range(100)]
            try:
                while not current_default_thread_limiter().statistics().tasks_waiting:
                    await asyncio.sleep(0)
                return (await client.get("/healthz")).status_code
            finally:
                back.set()
                await asyncio.gather(*waiting)

    assert run(scenario()) == 200


def test_a_part_that_is_not_ready_is_named(serve: Serve, world: World) -> None:
    waiting = problem(serve(world).get("/readyz"), 503)
    assert waiting["errors"] == [{"path": "profile worker", "reason": "starts"}]


def test_reads_are_counted_by_kind_without_naming_anybody(
    client: httpx.Client, registry: CollectorRegistry, anna: str
) -> None:
    client.get("/v1/profiles", params={"phone": PHONE})
    client.get(f"/v1/profiles/{anna}")
    client.get("/v1/profiles/nobody")
    metrics = generate_latest(registry).decode()
    assert 'omniprofile_reads_total{kind="by_phone",outcome="answered"} 1.0' in metrics
    assert 'omniprofile_reads_total{kind="by_profile_id",outcome="answered"} 1.0' in metrics
    assert "9161234567" not in metrics
    assert anna not in metrics
