"""Whole-request errors as `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from producers.publisher import BackPressure, BrokerAway

RETRY_AFTER_S = 1
_TWICE = "what was stored already is recognised by source and id."


class Problem(Exception):
    """An error response: what is wrong, what was kept, what to do. Never contains personal data."""

    def __init__(self, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = dict(headers or {})

    def response(self) -> Response:
        content = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return JSONResponse(content, self.status, self.headers, media_type="application/problem+json")


class ProblemRoute(APIRoute):
    """A route whose errors are answered as problems, whatever application it is mounted in."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except Problem as problem:
                return problem.response()
            except BackPressure as error:
                return _back_pressure(error).response()
            except BrokerAway as error:
                return _broker_away(error).response()
            except ClientDisconnect:  # nobody reads this answer
                return Response(status_code=400)

        return answer


def _back_pressure(error: BackPressure) -> Problem:
    detail = f"{error}. Send the whole request again after {RETRY_AFTER_S} s: {_TWICE}"
    return Problem(429, "More comes in than the broker takes", detail, {"Retry-After": str(RETRY_AFTER_S)})


def _broker_away(error: BrokerAway) -> Problem:
    detail = f"{error}. Send the whole request again: {_TWICE}"
    return Problem(503, "The event log can't be written", detail, {"Retry-After": str(RETRY_AFTER_S)})
