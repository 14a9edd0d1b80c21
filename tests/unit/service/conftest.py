"""One customer's story in memory, and the service in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client import CollectorRegistry

from profile_store.service import api, delivery_reads, health, pages, reports
from profile_store.service.calls import CallReport
from profile_store.service.health import Readiness
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import answer_strays
from tests.unit.service.desk import Log, service_with
from tests.unit.service.in_process import in_process
from tests.unit.service.world import MOSCOW, World, tell_annas_story

Serve = Callable[[World], httpx.Client]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def anna(world: World) -> str:
    return tell_annas_story(world)


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


def service(world: World, registry: CollectorRegistry, readiness: Readiness) -> FastAPI:
    """All of it; what staff write goes straight through the pipeline's pure steps."""

    async def publish(raw: bytes) -> None:
        world.takes(raw)

    metrics = ServiceMetrics(registry)
    app = FastAPI()
    answer_strays(app, pages.stray_page(world.reader))
    app.include_router(health.router(readiness))
    app.include_router(api.router(world.reader, metrics))
    app.include_router(delivery_reads.router(world.reader, metrics))
    app.include_router(reports.router(CallReport(world.identities, world.history, MOSCOW), metrics))
    app.include_router(pages.router(world.reader, world.reviews, publish, metrics))
    return app


@pytest.fixture
def serve(registry: CollectorRegistry) -> Iterator[Serve]:
    """A client of the service before a world of the test's own."""
    clients: list[httpx.Client] = []

    def serve(world: World) -> httpx.Client:
        clients.append(in_process(service(world, registry, lambda: {"redis": None, "profile worker": "starts"})))
        return clients[-1]

    yield serve
    for client in clients:
        client.close()


@pytest.fixture
def client(world: World, registry: CollectorRegistry) -> Iterator[httpx.Client]:
    with in_process(service(world, registry, lambda: {"redis": None})) as client:
        yield client


@pytest.fixture
def log(world: World) -> Log:
    return Log(world)


@pytest.fixture
def desk(world: World, log: Log, registry: CollectorRegistry) -> Iterator[httpx.Client]:
    """Nobody has said yet who is at it."""
    with service_with(world, log, registry) as client:
        client.headers["Accept-Language"] = "ru"
        yield client
