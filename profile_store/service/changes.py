"""The day's changes as server-sent events: `GET /v1/delivery/changes`.

Every stream begins with `live`. Nothing is replayed: whoever connects, or connects again, reads the day first.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any, Final

import orjson
from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from profile_store.ports import StoreUnavailable
from profile_store.service.api import BAD_PARAMETER, PRIVATE, Day, Responses
from profile_store.service.day_watch import DayWatch, Gone
from profile_store.service.delivery import DeliveryOrder
from profile_store.service.live import LiveFeed, Told, TooManyWatchers, Watcher
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import Refusal, problem_route
from profile_store.service.reader import ProfileReader

HEARTBEAT: Final = 15.0  # seconds: proxies cut what is silent for longer
# Seconds between two looks of one watcher: changes that come together are one look. A look that found nothing costs
# Redis and us some milliseconds, and a busy log gives cause for one all the time.
PAUSE: Final = 0.3
LONGER_PAUSE: Final = 0.8
RECONNECT_MS: Final = 2_000
_AWAY: Final = 2.0  # seconds before a store that did not answer is asked again
_MEDIA_TYPE: Final = "text/event-stream"
_EXAMPLE: Final = """event: live
data: {"live":true}

event: order
data: {"order":"O-771","windows":[{"from":"2026-11-25T15:00:00+03:00","to":"2026-11-25T18:00:00+03:00"}],"exact":false}

event: gone
data: {"order":"O-772"}

"""
_STREAM: Final[Responses] = {
    200: {
        "description": "`live`: do changes arrive; `order`: an order as `/v1/delivery/windows` has it, new or changed; "
        "`gone`: one that left the day",
        "content": {_MEDIA_TYPE: {"schema": {"type": "string"}, "example": _EXAMPLE}},
    },
}


def router(reader: ProfileReader, feed: LiveFeed, metrics: ServiceMetrics) -> APIRouter:
    routes = APIRouter(prefix="/v1", route_class=problem_route(metrics), responses=BAD_PARAMETER)

    @routes.get(
        "/delivery/changes",
        tags=["delivery"],
        summary="A day's changes as they happen",
        response_class=StreamingResponse,
        responses=_STREAM,
    )
    async def changes(day: Day) -> StreamingResponse:
        """Server-sent events for as long as the connection is held. Read the day after each (re)connection.

        A comment line comes at least every 15 seconds. `live` is false while the log or the profile store is away.
        """
        try:
            watcher = feed.join()
        except TooManyWatchers:
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "Too many open streams; read the day instead.") from None
        told = _events(feed, watcher, DayWatch(reader.delivery_day, day))
        return StreamingResponse(told, media_type=_MEDIA_TYPE, headers={**PRIVATE, "X-Accel-Buffering": "no"})

    return routes


async def _events(feed: LiveFeed, watcher: Watcher, day: DayWatch) -> AsyncIterator[str]:
    """Until the reader goes or the service stops."""
    shown: bool | None = None  # what the reader was last told of being live
    known = False  # what the day was when he came is no news
    yield f"retry: {RECONNECT_MS}\n\n"
    try:
        while not watcher.closed:
            told = await watcher.fetch(HEARTBEAT)
            if told is None:
                yield ": nothing new\n\n"
                continue
            live, news = await _look(day, told, watcher)
            if live != shown:
                shown = live
                yield _event("live", {"live": live})
            for each in news if known else ():
                yield _written(each)
            known = known or told.profiles is None
            await asyncio.sleep(PAUSE if news else LONGER_PAUSE)
    finally:
        feed.leave(watcher)


async def _look(day: DayWatch, told: Told, watcher: Watcher) -> tuple[bool, list[DeliveryOrder | Gone]]:
    """Are changes to be seen, and which are there: none while the profile store is away, and all when it is back."""
    try:
        return told.live, await run_in_threadpool(day.look, told.profiles)
    except StoreUnavailable:
        asyncio.get_running_loop().call_later(_AWAY, watcher.look_again)
        return False, []


def _written(change: DeliveryOrder | Gone) -> str:
    if isinstance(change, Gone):
        return _event("gone", change._asdict())
    return f"event: order\ndata: {change.model_dump_json(by_alias=True)}\n\n"


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {orjson.dumps(data).decode()}\n\n"
