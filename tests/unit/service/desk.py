"""The pages before a world in memory, and where what staff write on them goes."""

from __future__ import annotations

import json
from typing import Any

import httpx
from fastapi import FastAPI
from prometheus_client import CollectorRegistry

from profile_store.service import pages
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.staff_events import NotPublished
from tests.unit.service.in_process import in_process
from tests.unit.service.world import World


class Log:
    """Where staff's events go: into the world, unless the test takes it away or holds it back."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.away = False
        self.slow = False
        self.events: list[dict[str, Any]] = []

    async def __call__(self, raw: bytes) -> None:
        if self.away:
            raise NotPublished("the broker is away")
        self.events.append(json.loads(raw))
        if not self.slow:
            self.world.takes(raw)


def service_with(world: World, log: Log, registry: CollectorRegistry) -> httpx.Client:
    """The pages, whose forms publish to `log`."""
    app = FastAPI()
    app.include_router(pages.router(world.reader, world.reviews, log, ServiceMetrics(registry), visible_within=0.2))
    return in_process(app)
