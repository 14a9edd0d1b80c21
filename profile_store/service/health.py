"""`/healthz` (the process is alive) and `/readyz` (events posted now will be seen)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from profile_store.service.problems import Fault, problem_response

Readiness = Callable[[], Mapping[str, str | None]]
"""Part of the system → None where it does its work, else what it waits for, in words."""


def router(readiness: Readiness) -> APIRouter:
    routes = APIRouter(tags=["health"])

    @routes.get("/healthz", summary="The process answers")
    async def healthz() -> dict[str, str]:  # async, so that it needs no thread: all may be waiting for a hung store
        """200 as long as the process answers, whatever state the stores are in."""
        return {"status": "alive"}

    @routes.get("/readyz", summary="Events posted now will be seen", responses={503: {"description": "Not yet"}})
    def readyz() -> JSONResponse:
        """200 once topics exist, both consumer groups have their partitions, and the stores answer."""
        waiting = {part: reason for part, reason in readiness().items() if reason}
        if waiting:
            faults = [Fault(path=part, reason=reason) for part, reason in sorted(waiting.items())]
            detail = f"Not ready yet: {', '.join(sorted(waiting))}."
            return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, detail, faults, {"Retry-After": "1"})
        return JSONResponse({"status": "ready"}, headers={"Cache-Control": "no-store"})

    return routes
