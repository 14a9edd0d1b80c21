"""Publishes the events that staff write, and waits until their effect can be seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from fastapi.concurrency import run_in_threadpool

from profile_store.service.metrics import ServiceMetrics
from profile_store.service.staff_events import NotPublished, Publish
from schemas.decoding import InvalidEvent, decode

_LOOK_EVERY: Final = 0.05  # seconds


class StaffLog:
    """publish: see `staff_events.Publish`."""

    def __init__(self, publish: Publish, metrics: ServiceMetrics) -> None:
        self._publish = publish
        self._metrics = metrics

    async def put(self, raw: bytes) -> HTTPStatus | None:
        """None once the event is in the log; 422 if it is invalid, 503 if the log did not accept it."""
        try:
            event_type = decode(raw).type
        except InvalidEvent:
            return HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            await self._publish(raw)
        except NotPublished:
            self._metrics.staff_event(event_type, "failed")
            return HTTPStatus.SERVICE_UNAVAILABLE
        self._metrics.staff_event(event_type, "published")
        return None


async def becomes_visible(seconds: float, is_visible: Callable[[], bool]) -> bool:
    """True as soon as the effect is there, False after so many seconds without it.

    is_visible: may wait for a store; asked at least once.
    """
    deadline = asyncio.get_running_loop().time() + seconds
    while not await run_in_threadpool(is_visible):
        if asyncio.get_running_loop().time() >= deadline:
            return False
        await asyncio.sleep(_LOOK_EVERY)
    return True
