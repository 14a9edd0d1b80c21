"""Publishes the events that staff write, and says what to tell them if one was not accepted."""

from __future__ import annotations

from http import HTTPStatus

from profile_store.service.metrics import ServiceMetrics
from profile_store.service.staff_events import NotPublished, Publish
from schemas.decoding import InvalidEvent, decode


class StaffLog:
    """publish: as `staff_events.Publish` has it."""

    def __init__(self, publish: Publish, metrics: ServiceMetrics) -> None:
        self._publish = publish
        self._metrics = metrics

    async def put(self, raw: bytes) -> HTTPStatus | None:
        """None once the log has the event; 422 where it is none, 503 where the log did not take it."""
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
