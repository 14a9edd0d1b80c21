"""Server-sent events: changes of a delivery day and of a profile.

Every stream begins with an event `live`. It is sent once it is known whether the log can be read, since reading starts
with the first stream and an outage must not be reported before that. Nothing is replayed: a client reads the day or the
profile first, after every connect.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import date
from http import HTTPStatus
from typing import Final

import orjson
from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from profile_store.service.api import BAD_PARAMETER, PRIVATE, STREAM, UNKNOWN, Day, ProfileIdPath, Responses
from profile_store.service.broadcast import (
    HEARTBEAT,
    MOST_STREAMS,
    Broadcasts,
    Listener,
    News,
    TooManyStreams,
    Watched,
)
from profile_store.service.day_watch import DayWatch, Gone, ReadDay
from profile_store.service.delivery import DeliveryOrder
from profile_store.service.live import LiveFeed, all_concern
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import Refusal, problem_route
from profile_store.service.profile_watch import Changed, ProfileWatch, ReadProfile
from profile_store.service.reader import ProfileReader
from schemas.identity import ProfileId

RECONNECT_MS: Final = 2_000
_MEDIA_TYPE: Final = "text/event-stream"
_EXAMPLE: Final = """event: live
data: {"live":true}

event: order
data: {"order":"O-771","windows":[{"from":"2026-11-25T15:00:00+03:00","to":"2026-11-25T18:00:00+03:00"}],"exact":false}

event: gone
data: {"order":"O-772","profile_id":"01J9ZK3V7Q8M2N4P6R8T0W2Y4A"}

"""
_PROFILE_EXAMPLE: Final = """event: live
data: {"live":true}

event: profile
data: {"profile_id":"01J9ZK3V7Q8M2N4P6R8T0W2Y4A"}

"""
_TOO_MANY: Final = "Too many open streams; read it again now and then instead."


def _stream(description: str, example: str) -> Responses:
    content = {_MEDIA_TYPE: {"schema": {"type": "string"}, "example": example}}
    return {200: {"description": f"`live`: whether changes arrive at present; {description}", "content": content}}


_OF_A_DAY: Final = _stream(
    "`order`: a new or changed order, as in `/v1/delivery/windows`; `gone`: one that left the day, or that is another "
    "profile's by now, which `order` tells after it. An order is known by its number and `profile_id` together",
    _EXAMPLE,
)
_OF_A_PROFILE: Final = _stream("`profile`: the profile has changed; `profile_id` is its id now", _PROFILE_EXAMPLE)


def router(
    reader: ProfileReader, feed: LiveFeed, metrics: ServiceMetrics, most_streams: int = MOST_STREAMS
) -> APIRouter:
    streams = Broadcasts(feed, most_streams)
    routes = APIRouter(prefix="/v1", route_class=problem_route(metrics), responses={**BAD_PARAMETER, **STREAM})
    _add_day(routes, reader, streams)
    _add_profile(routes, reader, streams)
    return routes


def _add_day(routes: APIRouter, reader: ProfileReader, streams: Broadcasts) -> None:
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
        return _answer(lambda: streams.join(day, lambda: of_day(reader.delivery_day, day)))


def _add_profile(routes: APIRouter, reader: ProfileReader, streams: Broadcasts) -> None:
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
        return _answer(lambda: streams.join(profile_id, lambda: of_profile(reader.get, profile_id)))


def of_day(read: ReadDay, day: date) -> Watched:
    watch = DayWatch(read, day)
    return Watched(lambda profiles: [_of_order(change) for change in watch.look(profiles)], all_concern)


def _of_order(change: DeliveryOrder | Gone) -> News:
    subject = f"{change.profile_id} {change.order}"
    if isinstance(change, Gone):
        return News(subject, _event("gone", orjson.dumps(change._asdict()).decode()))
    return News(subject, _event("order", change.model_dump_json(by_alias=True)))


def of_profile(read: ReadProfile, profile_id: ProfileId) -> Watched:
    watch = ProfileWatch(read, profile_id)
    return Watched(lambda profiles: [_of_change(change) for change in watch.look(profiles)], watch.concerns)


def _of_change(change: Changed) -> News:
    return News("profile", _event("profile", orjson.dumps(change._asdict()).decode()))


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"


def _answer(joined: Callable[[], tuple[Listener, Callable[[], None]]]) -> StreamingResponse:
    try:
        return _Stream(*joined())
    except TooManyStreams:
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, _TOO_MANY) from None


class _Stream(StreamingResponse):
    """Releases its place however it ends. (If the reader leaves before the start, the generator is never started.)"""

    def __init__(self, listener: Listener, leave: Callable[[], None]) -> None:
        headers = {**PRIVATE, "X-Accel-Buffering": "no"}
        super().__init__(_events(listener), media_type=_MEDIA_TYPE, headers=headers)
        self._leave = leave

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._leave()


async def _events(listener: Listener) -> AsyncIterator[str]:
    """The stream's events, until the service stops."""
    yield f"retry: {RECONNECT_MS}\n\n"
    while not listener.closed:
        told = await listener.fetch(HEARTBEAT)
        if told is None:
            yield ": nothing new\n\n"
            continue
        live, events = told
        if live is not None:
            yield _event("live", orjson.dumps({"live": live}).decode())
        for each in events:
            yield each
