"""The reader on a real Valkey: the same answers as the twin's, few round trips, and an engine that is killed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import pytest
import redis
from fastapi import FastAPI
from prometheus_client import CollectorRegistry

from deploy.engines import Engine, free_port
from deploy.late_history import LateHistory
from profile_store.history import HistoryStore
from profile_store.memory.history import MemoryHistoryStore
from profile_store.redis.fragments import RedisFragmentStore
from profile_store.redis.functions import load_functions
from profile_store.redis.identity_matching import RedisMatchStore
from profile_store.service import api, delivery_reads, pages
from profile_store.service.metrics import ServiceMetrics
from tests.unit.service.in_process import in_process
from tests.unit.service.world import FRIDGE, PHONE, Json, World, tell_annas_story

SECRET = b"a secret for tests"


class CountingConnection(redis.Connection):
    """Counts what goes over the wire: a pipeline is one, however many commands it holds."""

    sent = 0

    def send_packed_command(self, command: Any, check_health: bool = True) -> None:
        type(self).sent += 1
        super().send_packed_command(command, check_health)  # type: ignore[no-untyped-call]


def world_on(url: str, history: HistoryStore | None = None) -> World:
    pool = redis.ConnectionPool.from_url(url, connection_class=CountingConnection)
    client = redis.Redis(connection_pool=pool)
    load_functions(client)
    return World(RedisMatchStore(client, SECRET), RedisFragmentStore(client), history or MemoryHistoryStore())


@pytest.fixture
def world(empty_valkey: str) -> World:
    return world_on(empty_valkey)


def round_trips(read: Callable[[], object]) -> int:
    before = CountingConnection.sent
    read()
    return CountingConnection.sent - before


def client_of(world: World) -> httpx.Client:
    async def publish(raw: bytes) -> None:
        world.takes(raw)

    metrics = ServiceMetrics(CollectorRegistry())
    app = FastAPI()
    app.include_router(api.router(world.reader, metrics))
    app.include_router(delivery_reads.router(world.reader, metrics))
    app.include_router(pages.router(world.reader, world.reviews, publish, metrics))
    return in_process(app)


def test_every_answer_equals_the_twins(world: World) -> None:
    twin = World()
    anna = tell_annas_story(world)
    assert tell_annas_story(twin) == anna
    addresses = [
        f"/v1/profiles?phone={PHONE.replace('+', '%2B')}",
        "/v1/profiles?preorder=P-1001",
        "/v1/profiles?name=Петрова",
        f"/v1/profiles/{anna}",
        f"/v1/profiles/{anna}/why",
        f"/v1/profiles/{anna}/timeline?limit=5",
        "/v1/delivery/windows?date=2026-11-25",
        "/v1/delivery/plan?date=2026-11-25",
        f"/customers/{anna}",
    ]
    with client_of(world) as real, client_of(twin) as memory:
        for address in addresses:
            answer = real.get(address)
            assert answer.status_code == 200
            assert answer.text == memory.get(address).text, address
    assert world.reader.export() == twin.reader.export()


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", PHONE), ("visitor", "v-77"), ("preorder", "P-1001"), ("order", "O-771"), ("receipt", "R-500")],
)
def test_a_look_up_takes_two_round_trips(world: World, kind: str, value: str) -> None:
    tell_annas_story(world)
    assert round_trips(lambda: world.reader.find(kind, value)) == 2


def test_a_name_and_a_profile_id_take_two_and_nobody_takes_one(world: World) -> None:
    anna = tell_annas_story(world)
    assert round_trips(lambda: world.reader.get(anna)) == 2
    assert round_trips(lambda: world.reader.find("name", "Анна Петрова")) == 2
    assert round_trips(lambda: world.reader.find("phone", "+79990001122")) == 1


def test_a_text_is_tried_as_every_kind_in_one_round_trip(world: World) -> None:
    tell_annas_story(world)
    assert round_trips(lambda: world.reader.search(PHONE)) == 2, "every kind, the fragments"
    assert round_trips(lambda: world.reader.search("Петрова")) == 3, "and the name"
    assert round_trips(lambda: world.reader.meant("P-1001")) == 1


def test_overlapping_sums_take_a_third_for_their_ledgers(world: World) -> None:
    tell_annas_story(world)
    sale: Json = {"lines": [FRIDGE], "total": "59990.00", "currency": "RUB"}
    for receipt in ("R-500", "R-501"):
        data = {"identifiers": {"phone": PHONE, "receipt": receipt}, **sale}
        world.happens("pos.purchased", "2026-11-24T10:00:00", data)
    assert round_trips(lambda: world.reader.find("phone", PHONE)) == 3
    (match,) = world.reader.find("phone", PHONE).matches
    assert match.purchases.count == 2


def test_the_delivery_day_of_many_people_takes_no_more_round_trips(world: World) -> None:
    for number in range(30):
        about: Json = {"identifiers": {"phone": f"+7916111{number:04d}", "order": f"O-{number}"}, "date": "2026-11-25"}
        world.happens("delivery.requested", "2026-11-24T10:00:00", about)
    assert len(world.reader.delivery_day(date(2026, 11, 25)).orders) == 30
    assert round_trips(lambda: world.reader.delivery_day(date(2026, 11, 25))) == 4


@pytest.fixture
def killed_and_served(fresh_valkey: Engine) -> Iterator[tuple[Engine, httpx.Client, str]]:
    world = world_on(fresh_valkey.address, history=LateHistory(f"http://127.0.0.1:{free_port()}"))
    anna = tell_annas_story_without_history(world)
    with client_of(world) as client:
        yield fresh_valkey, client, anna


def tell_annas_story_without_history(world: World) -> str:
    """The story as the profile group alone reads it: history has its own consumer, and its engine is away here."""
    away, world.history = world.history, World().history
    anna = tell_annas_story(world)
    world.history = away
    return anna


def test_clickhouse_away_takes_the_timeline_alone(killed_and_served: tuple[Engine, httpx.Client, str]) -> None:
    _, client, anna = killed_and_served
    assert client.get(f"/v1/profiles/{anna}").status_code == 200
    response = client.get(f"/v1/profiles/{anna}/timeline")
    assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")
    assert "ClickHouse" in response.json()["detail"]
    assert "Анна Петрова" in client.get(f"/customers/{anna}/timeline").text


def test_the_log_tells_once_which_store_is_away(
    killed_and_served: tuple[Engine, httpx.Client, str], caplog: pytest.LogCaptureFixture
) -> None:
    _, client, anna = killed_and_served
    for _ in range(3):
        client.get(f"/v1/profiles/{anna}/timeline")
        client.get(f"/customers/{anna}/timeline")
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(told) == 1
    assert told[0].startswith("ClickHouse is away: ")


def test_redis_killed_is_a_problem_with_retry_after(killed_and_served: tuple[Engine, httpx.Client, str]) -> None:
    valkey, client, anna = killed_and_served
    valkey.kill()
    for address in (f"/v1/profiles/{anna}", f"/v1/profiles?phone={PHONE}", "/v1/delivery/windows?date=2026-11-25"):
        response = client.get(address)
        assert response.status_code == 503, response.text
        assert "Redis" in response.json()["detail"]
        assert int(response.headers["retry-after"]) > 0
    assert client.get(f"/customers/{anna}").status_code == 503
