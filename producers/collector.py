"""The HTTP collector: `POST /v1/events` and the Segment API. It answers after the broker has acknowledged."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from prometheus_client import CollectorRegistry

from producers import segment_api
from producers.bodies import KEPT_BEGINNING, cut_short, read_or_put_aside, refuse_long_batch
from producers.foreign_pages import ANY_PAGE, refuse_pages
from producers.intake import Intake, Judge, Receipt, Submission
from producers.json_elements import NotJson, elements, parse
from producers.keys import MessageKeys
from producers.openapi import BATCH, events_answers, events_body
from producers.problems import Problem, ProblemRoute
from producers.publisher import Sender
from schemas.decoding import MAX_EVENT_BYTES, InvalidEvent


def router(
    publisher: Sender,
    *,
    secret: bytes,
    region: str = "RU",
    write_keys: Mapping[str, str] | None = None,
    currency: str = "RUB",
    origins: Sequence[str] = ANY_PAGE,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    registry: CollectorRegistry | None = None,
) -> APIRouter:
    """`POST /v1/events` and the Segment paths, writing through `publisher`.

    secret: keys the hashes that choose partitions. region: of phones without a country code. write_keys: Segment write
    key → its name, which becomes the source `segment/<name>`. currency: of Segment orders that name none. origins: of
    the pages that may use the Segment paths. registry: where events are counted.
    """
    intake = Intake(publisher, Judge(MessageKeys(secret, region)), now, registry)
    routes = APIRouter(route_class=ProblemRoute)
    _add_events(routes, intake)
    routes.include_router(segment_api.router(intake, write_keys or {}, currency, now, origins))
    return routes


def _add_events(routes: APIRouter, intake: Intake) -> None:
    @routes.post(
        "/v1/events",
        status_code=202,
        tags=["collector"],
        summary="Publish one CloudEvent or a batch",
        responses=events_answers(),
        openapi_extra=events_body(),
        dependencies=[Depends(refuse_pages)],
    )
    async def events(request: Request) -> JSONResponse:
        return await collect(request, intake)


async def collect(request: Request, intake: Intake) -> JSONResponse:
    """One event (structured, or binary with `ce-` headers) or an array of events.

    202 all accepted, 207 some, 422 none; raises Problem 400 where the body is no JSON, 413 where it is too large or
    has too many events: what can be kept of it is kept all the same.
    """
    body = await read_or_put_aside(request, intake)
    try:
        if _is_batch(request, body):
            batch = cut_short(elements(body))
            await refuse_long_batch(batch, body, intake)
            submissions = [Submission(element) for element in batch]
        else:
            parse(body)
            submissions = [Submission(await _one_event(request, body, intake))]
    except NotJson as error:
        await intake.put_aside(body, InvalidEvent("", str(error)))
        raise Problem(400, "Not JSON", f"{error}. The body was kept among the failed events.") from None
    return _answer(await intake.take(submissions), len(submissions))


def _is_batch(request: Request, body: bytes) -> bool:
    """The body tells, whatever type it came under; but in binary mode an array is an event's data."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return body.lstrip(b" \t\r\n")[:1] == b"[" and (content_type == BATCH or "ce-specversion" not in request.headers)


async def _one_event(request: Request, body: bytes, intake: Intake) -> bytes:
    if len(body) > MAX_EVENT_BYTES:
        fault = InvalidEvent("", f"One event may have {MAX_EVENT_BYTES} bytes; this one has {len(body)}.")
        await intake.put_aside(body, fault)
        raise Problem(413, "Too large", f"{fault.reason} {KEPT_BEGINNING}")
    return body if "ce-specversion" not in request.headers else _from_headers(request, body)


def _from_headers(request: Request, body: bytes) -> bytes:
    """A binary-mode event in structured form: attributes from percent-encoded `ce-` headers, the body as `data`."""
    attributes: dict[str, Any] = {
        name.removeprefix("ce-"): unquote(value) for name, value in request.headers.items() if name.startswith("ce-")
    }
    head = json.dumps(attributes, ensure_ascii=False)
    return head[:-1].encode("utf-8", "replace") + b', "data": ' + body + b"}"


def _answer(receipt: Receipt, sent: int) -> JSONResponse:
    status = 202 if receipt.accepted == sent else 207 if receipt.accepted else 422
    return JSONResponse(receipt.as_json(), status)
