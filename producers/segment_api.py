"""The Segment HTTP tracking API: existing SDKs publish without change, with nothing but another host."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic_core import from_json

from producers.bodies import read_body
from producers.intake import Intake, Receipt, Submission
from producers.problems import Problem, ProblemRoute
from producers.segment import Arrival, moment_of, to_cloudevent
from producers.segment_fields import mapping_of
from schemas.decoding import InvalidEvent

# Server SDKs post to /v1/batch (older ones to /v1/import); the browser SDK to the first letter of the call.
CALL_PATHS = {"identify": "i", "track": "t", "page": "p", "screen": "s", "alias": "a", "group": "g"}
BATCH_PATHS = ("batch", "import", "b")


class CrossOriginRoute(ProblemRoute):
    """A route that pages of any host may post to, and whose answer they may read: unread, the SDK would send for ever.

    A write key is public in every page that has one; no cookie is looked at.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            response = await handle(request)
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response

        return answer


@dataclass(frozen=True, slots=True)
class Doorway:
    """What every Segment request is handled with. write_keys: key → name of the source."""

    intake: Intake
    write_keys: Mapping[str, str]
    currency: str
    now: Callable[[], datetime]

    def arrival(self, request: Request, body: Mapping[str, Any]) -> Arrival:
        """Raises Problem 401 where neither Basic auth nor the body has a known write key."""
        name = self._name_of(_basic_user(request)) or self._name_of(body.get("writeKey"))
        if name is None:
            raise Problem(401, "Unknown write key", "Give a write key by Basic auth, or as `writeKey` in the body.")
        return Arrival(f"segment/{name}", self.currency, self.now(), moment_of(body.get("sentAt")))

    def _name_of(self, key: object) -> str | None:
        given = key.encode("utf-8", "replace") if isinstance(key, str) else b""
        return next(
            (name for known, name in self.write_keys.items() if hmac.compare_digest(known.encode(), given)), None
        )


def router(intake: Intake, write_keys: Mapping[str, str], currency: str, now: Callable[[], datetime]) -> APIRouter:
    routes = APIRouter(prefix="/v1", route_class=CrossOriginRoute, tags=["segment"])
    door = Doorway(intake, write_keys, currency, now)
    for call, letter in CALL_PATHS.items():
        for path in (call, letter):
            routes.add_api_route(f"/{path}", _single(door, call), methods=["POST"], include_in_schema=path == call)
    for path in BATCH_PATHS:
        routes.add_api_route(f"/{path}", _batch(door), methods=["POST"], include_in_schema=path == "batch")
    for path in (*CALL_PATHS, *CALL_PATHS.values(), *BATCH_PATHS):
        routes.add_api_route(f"/{path}", _preflight, methods=["OPTIONS"], include_in_schema=False)
    return routes


async def _preflight() -> Response:
    """What a browser asks before it sends JSON to another host."""
    allowed = {"Methods": "POST", "Headers": "authorization, content-type"}
    headers = {f"Access-Control-Allow-{name}": value for name, value in allowed.items()}
    return Response(status_code=204, headers={**headers, "Access-Control-Max-Age": "86400"})


def _single(door: Doorway, call: str) -> Callable[[Request], Any]:
    async def single(request: Request) -> JSONResponse:
        body = await _object(request, door.intake)
        return _answer(await _take([{**body, "type": call}], door.arrival(request, body), door.intake))

    return single


def _batch(door: Doorway) -> Callable[[Request], Any]:
    async def batch(request: Request) -> JSONResponse:
        body = await _object(request, door.intake)
        arrival = door.arrival(request, body)
        messages = body.get("batch")
        if not isinstance(messages, list):
            raise Problem(400, "No batch", "The body needs `batch`, an array of messages.")
        shared = mapping_of(body.get("context"))
        return _answer(await _take([_with_context(each, shared) for each in messages], arrival, door.intake))

    return batch


def _with_context(message: object, shared: Mapping[str, Any]) -> object:
    """A batch may give the context once for all of its messages."""
    if not shared or not isinstance(message, Mapping):
        return message
    return {**message, "context": {**shared, **mapping_of(message.get("context"))}}


async def _take(messages: Sequence[object], arrival: Arrival, intake: Intake) -> Receipt:
    """Map, judge, publish. What can't be mapped is judged as it is, so that it is refused and kept like the rest."""
    return await intake.take([_mapped(each, arrival) for each in messages])


def _mapped(message: object, arrival: Arrival) -> Submission:
    try:
        if not isinstance(message, Mapping):
            raise InvalidEvent("", "a message is a JSON object")
        return Submission(_bytes(to_cloudevent(message, arrival)))
    except InvalidEvent as fault:
        return Submission(_bytes(message), fault)


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


async def _object(request: Request, intake: Intake) -> Mapping[str, Any]:
    body = await read_body(request)
    try:
        value = from_json(body, allow_inf_nan=False)
    except ValueError as error:  # says where, and never what
        await intake.put_aside(body, InvalidEvent("", f"not JSON: {error}"))
        raise Problem(400, "Not JSON", f"{error}. The body was kept among the failed events.") from None
    if not isinstance(value, dict):
        raise Problem(400, "No message", "The body is a JSON object.")
    return value


def _basic_user(request: Request) -> str | None:
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(credentials, validate=True).decode().partition(":")[0]
    except ValueError:  # not ASCII, not Base64, or not UTF-8 inside
        return None


def _answer(receipt: Receipt) -> JSONResponse:
    """Segment answers 200 for what it keeps; SDKs give up on a 400 and try again after a 5xx or 429."""
    if receipt.accepted or not receipt.refused:
        return JSONResponse({"success": True, **(receipt.as_json() if receipt.refused else {})})
    first = receipt.refused[0]
    return JSONResponse(
        {"success": False, "code": "invalid", "message": f"{first.path}: {first.reason}", **receipt.as_json()}, 400
    )
