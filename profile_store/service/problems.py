"""Errors of the API as `application/problem+json` (RFC 9457).

A problem never repeats what the client sent, since it may be somebody's phone number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StrayError

from profile_store.cursors import InvalidCursor
from profile_store.ports import StoreUnavailable
from profile_store.service.delivery import DayTooLarge
from profile_store.service.metrics import ServiceMetrics

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 2
_STRAY: dict[int, str] = {
    404: "There is nothing at this address; /openapi.json lists what there is.",
    405: "This address does not take this method; /openapi.json lists what it takes.",
    500: "The service failed; its log says where.",
}


class HistoryUnavailable(StoreUnavailable):
    """The history store can't answer; whatever needs only profiles goes on."""

    def __init__(self, told: str) -> None:
        super().__init__(told, "clickhouse")


class HistoryBusy(HistoryUnavailable):
    """So many reads of history wait for an answer that this one was not begun."""


class Fault(BaseModel):
    """One thing wrong with a request: where, and why."""

    path: str
    reason: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] | None = None


class Refusal(HTTPException):
    """Raised by an operation that can say in one sentence why it does not answer."""

    def __init__(self, status: HTTPStatus, detail: str, errors: Sequence[Fault] = ()) -> None:
        super().__init__(status, detail)
        self.errors = list(errors)


_AWAY: dict[type[StoreUnavailable], str] = {
    HistoryBusy: "As many requests for history as may wait for ClickHouse are waiting already. Profiles are served as "
    "before; repeat this request later.",
    HistoryUnavailable: "The history store (ClickHouse) does not answer. Profiles are served as before; repeat this "
    "request later.",
    StoreUnavailable: "The profile store (Redis) does not answer. Nothing is lost; repeat this request later.",
}


def problem_response(
    status: int, detail: str, errors: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
) -> JSONResponse:
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors) or None)
    sent = {"Cache-Control": "no-store", **(headers or {})}
    return JSONResponse(problem.model_dump(exclude_none=True), status, sent, media_type=MEDIA_TYPE)


def unavailable(error: StoreUnavailable, metrics: ServiceMetrics) -> JSONResponse:
    """503 that names the store and what still works; counts the failure."""
    metrics.store_failed(error)
    detail = next(detail for kind, detail in _AWAY.items() if isinstance(error, kind))
    return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def invalid(error: RequestValidationError) -> JSONResponse:
    faults = [
        Fault(path=".".join(str(part) for part in fault["loc"]), reason=str(fault["msg"]).removeprefix("Value error, "))
        for fault in error.errors()
    ]
    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter can't be read; see `errors`.", faults)


def require_known(given: Iterable[str], known: Collection[str]) -> None:
    """Raises Refusal for a parameter that is not known here: a misspelt one would silently lose what it asks for."""
    unknown = [Fault(path=f"query.{name}", reason="no such parameter") for name in given if name not in known]
    if unknown:
        those = f"those that there are: {', '.join(known)}" if known else "there are none"
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"This address has no such parameter; {those}.", unknown)


def answer_strays(app: FastAPI, page: Callable[[Request, int], Response] | None = None) -> None:
    """Addresses and methods that no router knows, and bugs of ours, are problems too.

    page: what a person in a browser sees of those, of no such address (404) and of a bug (500).
    """

    async def stray(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, StrayError) else HTTPStatus.INTERNAL_SERVER_ERROR
        if page and status in (HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR) and _by_a_person(request):
            return page(request, status)
        allow = _allowed(error) if isinstance(error, StrayError) else None
        return problem_response(status, _STRAY.get(status, HTTPStatus(status).description), headers=allow)

    app.add_exception_handler(StrayError, stray)
    app.add_exception_handler(Exception, stray)


def _allowed(error: StrayError) -> dict[str, str] | None:
    """The header of a 405, which has to name what is taken (RFC 9110): HEAD wherever GET is (`HeadAsGet`)."""
    methods = (error.headers or {}).get("Allow", "").split(", ")
    return {"Allow": ", ".join([*methods, "HEAD"] if "GET" in methods else methods)} if any(methods) else None


def _by_a_person(request: Request) -> bool:
    return "text/html" in request.headers.get("Accept", "") and not request.url.path.startswith("/v1/")


def problem_route(metrics: ServiceMetrics) -> type[APIRoute]:
    """A route class whose every failure is a problem document, whatever application the router is put in."""

    class ProblemRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            answer = super().get_route_handler()
            known = [str(field.alias) for field in self.dependant.query_params]

            async def handler(request: Request) -> Response:
                try:
                    require_known(request.query_params, known)
                    return await answer(request)
                except RequestValidationError as error:
                    return invalid(error)
                except InvalidCursor as error:
                    fault = Fault(path="query.before", reason=str(error))
                    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, "There is no such page.", [fault])
                except DayTooLarge as error:
                    fault = Fault(path="query.date", reason="the day has more than one request may ask for")
                    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), [fault])
                except Refusal as error:
                    return problem_response(error.status_code, str(error.detail), error.errors)
                except StoreUnavailable as error:
                    return unavailable(error, metrics)

            return handler

    return ProblemRoute
