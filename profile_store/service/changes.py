"""Server-sent events: changes of a delivery day and of a profile.

Every stream begins with an event `live`. It is sent once it is known whether the log can be read, since reading starts
with the first stream and an outage must not be reported before that. Nothing is replayed: a client reads the day or the
profile first, after every connect.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any, Final, Protocol

import orjson
from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from profile_store.ports import StoreUnavailable
from profile_store.service.api import BAD_PARAMETER, PRIVATE, STREAM, UNKNOWN, Day, ProfileIdPath, Responses
from profile_store.service.day_watch import DayWatch, Gone
from profile_store.service.delivery import DayTooLarge, DeliveryOrder
from profile_store.service.live import Concerns, LiveFeed, Told, TooManyWatchers, Watcher, all_concern
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import Refusal, problem_route
from profile_store.service.profile_watch import Changed, ProfileWatch
from profile_store.service.reader import ProfileReader
from schemas.identity import ProfileId

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
_PROFILE_EXAMPLE: Final = """event: live
data: {"live":true}

event: profile
data: {"profile_id":"01J9ZK3V7Q8M2N4P6R8T0W2Y4A"}

"""
_TOO_MANY: Final = "Too many open streams; read it again now and then instead."

News = DeliveryOrder | Gone | Changed


class Watch(Protocol):
    """What one stream has seen, and what is new for it: about the profiles given, or about all if None is given."""

    def look(self, profiles: Collection[ProfileId] | None) -> Sequence[News]: ...


def _stream(description: str, example: str) -> Responses:
    content = {_MEDIA_TYPE: {"schema": {"type": "string"}, "example": example}}
    return {200: {"description": f"`live`: whether changes arrive at present; {description}", "content": content}}


_OF_A_DAY: Final = _stream(
    "`order`: a new or changed order, as in `/v1/delivery/windows`; `gone`: one that left the day", _EXAMPLE
)
_OF_A_PROFILE: Final = _stream("`profile`: the profile has changed; `profile_id` is its id now", _PROFILE_EXAMPLE)


def router(reader: ProfileReader, feed: LiveFeed, metrics: ServiceMetrics) -> APIRouter:
    routes = APIRouter(prefix="/v1", route_class=problem_route(metrics), responses={**BAD_PARAMETER, **STREAM})
    _add_day(routes, reader, feed)
    _add_profile(routes, reader, feed)
    return routes


def _add_day(routes: APIRouter, reader: ProfileReader, feed: LiveFeed) -> None:
    @routes.get(
        "/delivery/changes",
        tags=["delivery"],
        summary="A day's changes as they happen",
        response_class=StreamingResponse,
        responses=_OF_A_DAY,
    )
    async def changes(day: Day) -> StreamingResponse:
        """Server-sent events while the connection is open. Read the day after each (re)connection.

        A comment line comes at least every 15 seconds. `live` is false while the log or the profile store is away.
        """
        return _answer(feed, DayWatch(reader.delivery_day, day), all_concern)


def _add_profile(routes: APIRouter, reader: ProfileReader, feed: LiveFeed) -> None:
    @routes.get(
        "/profiles/{profile_id}/changes",
        tags=["profiles"],
        summary="A profile's changes as they happen",
        response_class=StreamingResponse,
        responses={**_OF_A_PROFILE, **UNKNOWN},
    )
    async def changes(profile_id: ProfileIdPath) -> StreamingResponse:
        """Server-sent events while the connection is open: each says that the profile has to be read again.

        A comment line comes at least every 15 seconds. `live` is false while the log or the profile store is away.
        """
        if await run_in_threadpool(reader.get, profile_id) is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "No profile was ever given this id.")
        watch = ProfileWatch(reader.get, profile_id)
        return _answer(feed, watch, watch.concerns)


def _answer(feed: LiveFeed, watch: Watch, concerns: Concerns) -> StreamingResponse:
    try:
        watcher = feed.join(concerns)
    except TooManyWatchers:
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, _TOO_MANY) from None
    return _Stream(feed, watcher, watch)


class _Stream(StreamingResponse):
    """Releases its place however it ends. (If the reader leaves before the start, the generator is never started.)"""

    def __init__(self, feed: LiveFeed, watcher: Watcher, watch: Watch) -> None:
        headers = {**PRIVATE, "X-Accel-Buffering": "no"}
        super().__init__(_events(watcher, watch), media_type=_MEDIA_TYPE, headers=headers)
        self._leave = partial(feed.leave, watcher)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._leave()


async def _events(watcher: Watcher, watch: Watch) -> AsyncIterator[str]:
    """The stream's events, until the service stops."""
    shown: bool | None = None  # what the reader was last told of being live
    known = False  # what there was when he came is no news
    yield f"retry: {RECONNECT_MS}\n\n"
    while not watcher.closed:
        told = await watcher.fetch(HEARTBEAT)
        if told is None:
            yield ": nothing new\n\n"
            continue
        live, news = await _look(watch, told, watcher)
        if live is not None and live != shown:
            shown = live
            yield _event("live", {"live": live})
        for each in news if known else ():
            yield _written(each)
        known = known or told.profiles is None
        await asyncio.sleep(PAUSE if news else LONGER_PAUSE)


async def _look(watch: Watch, told: Told, watcher: Watcher) -> tuple[bool | None, Sequence[News]]:
    """(whether changes can be seen, the news). There are none while the profile store is away, nor of a day with more
    orders than are looked at.
    """
    try:
        return told.live, await run_in_threadpool(watch.look, told.profiles)
    except (StoreUnavailable, DayTooLarge):
        asyncio.get_running_loop().call_later(_AWAY, watcher.look_again)
        return False, []


def _written(change: News) -> str:
    if isinstance(change, Gone):
        return _event("gone", change._asdict())
    if isinstance(change, Changed):
        return _event("profile", change._asdict())
    return f"event: order\ndata: {change.model_dump_json(by_alias=True)}\n\n"


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {orjson.dumps(data).decode()}\n\n"
