"""A day through the real pipeline into stores in memory, and the planner feed over HTTP: what a planner would get."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, Final
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI
from prometheus_client import CollectorRegistry

from benchmarks.routes.asks import Client, Day
from benchmarks.routes.literature import clock
from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.service import delivery_reads
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.reader import ProfileReader
from schemas.topics import topic_of_type
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import ProfilePipeline
from stream_processors.profile.lead import LeadRules
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.resolve import Resolver

ZONE: Final = ZoneInfo("Europe/Moscow")
DATE: Final = date(2027, 2, 17)
NOW: Final = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)
_SAID: Final = "2027-02-15T10:00:00+03:00"
_NO_RULES: Final = LeadRules.from_toml("")
Json = dict[str, Any]


def feed(day: Day, solver: str) -> Json:
    """The answer of `GET /v1/delivery/plan` for that day. solver: `vroom` or `pyvrp`."""
    return asyncio.run(_get(_service(day), _query(day, solver)))


def _query(day: Day, solver: str) -> dict[str, str]:
    lat, lon = day.depot
    place = f"{lat:.6f},{lon:.6f}"
    fleet = {"vehicles": str(day.vans), "depot": place, "speed_kmh": str(day.speed_kmh)}
    return {"date": DATE.isoformat(), "format": solver, **fleet}


async def _get(app: FastAPI, query: dict[str, str]) -> Json:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        answer = await client.get("/v1/delivery/plan", params=query)
    answer.raise_for_status()
    return dict(answer.json())


def _service(day: Day) -> FastAPI:
    identities, fragments = MemoryMatchStore(), MemoryFragmentStore()
    fresh = (f"PROFILE{number:019d}" for number in count())
    resolver = Resolver(identities, fresh=lambda: next(fresh))
    recorder, matcher = Recorder(b"a secret of the bench", "RU"), Matcher(identities, resolver)
    pipeline = ProfilePipeline(recorder, resolver, matcher, identities, fragments)
    pipeline.write(pipeline.read(list(_messages(day))))
    reader = ProfileReader(identities, fragments, MemoryHistoryStore(), _NO_RULES, ZONE, lambda: NOW)
    app = FastAPI()
    app.include_router(delivery_reads.router(reader, ServiceMetrics(CollectorRegistry())))
    return app


def _messages(day: Day) -> Iterator[Message]:
    numbers = count()
    for client in day.clients:
        for event_type, data in _said(client):
            number = next(numbers)
            event = {"specversion": "1.0", "id": f"e{number}", "source": "bench", "type": event_type, "time": _SAID}
            raw = json.dumps({**event, "data": data}, ensure_ascii=False).encode()
            yield Message(topic_of_type(event_type), 0, number, int(NOW.timestamp() * 1000), None, raw)


def _said(client: Client) -> Iterator[tuple[str, Json]]:
    """The order with its promise; what the client said on it or on the telephone; what staff marked."""
    about: Json = {"identifiers": {"phone": f"+7916{client.number:07d}"}}
    ask = client.ask
    request = {
        "identifiers": {**about["identifiers"], "order": client.order},
        "address": {"lat": client.place[0], "lon": client.place[1]},
        "date": DATE.isoformat(),
        "service_minutes": client.service,
        "wish": "" if client.typed else ask.words,
    }
    if client.promised:
        request["promised"] = {"from": clock(client.promised[0]), "to": clock(client.promised[1])}
    yield "delivery.requested", request
    if client.typed and ask.words:
        yield "call.noted", {**about, "text": ask.words}
    for mark in ask.marks:
        yield "client.marked", {**about, "mark": mark, "by": "bench"}
