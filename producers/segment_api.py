"""The HTTP endpoints of the Segment tracking API. Existing SDKs only need another host."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from producers.bodies import cut_short, read_or_put_aside, refuse_long_batch
from producers.foreign_pages import ANY_PAGE, cross_origin_route, preflight
from producers.intake import Intake, Receipt, Submission
from producers.json_elements import NotJson, elements, members
from producers.openapi import segment_answers, segment_body
from producers.problems import Problem
from producers.segment import Arrival, moment_of, to_cloudevent
from producers.segment_fields import mapping_of
from schemas.decoding import InvalidEvent, read_json

# Server SDKs post to /v1/batch (older ones to /v1/import); the browser SDK to the first letter of the call.
CALL_PATHS = {"identify": "i", "track": "t", "page": "p", "screen": "s", "alias": "a", "group": "g"}
BATCH_PATHS = ("batch", "import", "b")


@dataclass(frozen=True, slots=True)
class Doorway:
    """What all Segment requests need. write_keys: key → name of the source."""

    intake: Intake
    write_keys: Mapping[str, str]
    currency: str
    now: Callable[[], datetime]

    def keeps(self, request: Request) -> Intake | None:
        """Where a body that can't be read is kept: nowhere without a known key by Basic auth. These paths are open to
        the world, and strangers would fill the topic of the failed events.
        """
        return self.intake if self._name_of(_basic_user(request)) else None

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


def router(
    intake: Intake,
    write_keys: Mapping[str, str],
    currency: str,
    now: Callable[[], datetime],
    origins: Sequence[str] = ANY_PAGE,
) -> APIRouter:
    """origins: of the pages that may publish here."""
    routes = APIRouter(prefix="/v1", route_class=cross_origin_route(origins), tags=["segment"])
    door = Doorway(intake, write_keys, currency, now)
    told: dict[str, Any] = {"methods": ["POST"], "responses": segment_answers()}
    for call, letter in CALL_PATHS.items():
        body = segment_body(batch=False)
        routes.add_api_route(f"/{call}", _single(door, call), openapi_extra=body, summary=f"Segment's {call}", **told)
        routes.add_api_route(f"/{letter}", _single(door, call), methods=["POST"], include_in_schema=False)
    for path in BATCH_PATHS:
        shown, body = path == "batch", segment_body(batch=True)
        summary = "Segment's batch"
        routes.add_api_route(
            f"/{path}", _batch(door), include_in_schema=shown, openapi_extra=body, summary=summary, **told
        )
    for path in (*CALL_PATHS, *CALL_PATHS.values(), *BATCH_PATHS):
        routes.add_api_route(f"/{path}", preflight, methods=["OPTIONS"], include_in_schema=False)
    return routes


def _single(door: Doorway, call: str) -> Callable[[Request], Any]:
    async def single(request: Request) -> JSONResponse:
        keeps = door.keeps(request)
        raw = await read_or_put_aside(request, keeps)
        body = await _object(raw, raw, keeps)
        arrival = door.arrival(request, body)
        return _answer(await door.intake.take([_mapped({**body, "type": call}, raw, arrival)]))

    return single


def _batch(door: Doorway) -> Callable[[Request], Any]:
    async def batch(request: Request) -> JSONResponse:
        keeps = door.keeps(request)
        raw = await read_or_put_aside(request, keeps)
        around, messages = await _taken_apart(raw, keeps)
        body = await _object(around, raw, keeps)
        arrival, shared = door.arrival(request, body), mapping_of(body.get("context"))
        try:
            parts = cut_short(elements(messages))
        except NotJson as error:
            raise await _refusal(raw, *_no_batch(error), door.intake) from None
        await refuse_long_batch(parts, raw, door.intake)
        return _answer(await door.intake.take([_message(each, shared, arrival) for each in parts]))

    return batch


async def _taken_apart(raw: bytes, keeps: Intake | None) -> tuple[bytes, bytes]:
    """The object around the batch, without it, and the batch, both as they came. Raises Problem 400."""
    try:
        parts = dict(members(raw))
    except NotJson as error:
        raise await _refusal(raw, *_no_batch(error), keeps) from None
    messages = parts.pop("batch", b"")
    return b"{%s}" % b",".join(json.dumps(name).encode() + b":" + value for name, value in parts.items()), messages


def _no_batch(error: NotJson) -> tuple[str, str]:
    return "No batch", f"`batch`, an array of messages, can't be read: {error}"


def _message(raw: bytes, shared: Mapping[str, Any], arrival: Arrival) -> Submission:
    """One message of a batch, which may give the context once for all of its messages."""
    try:
        message = read_json(raw)
    except InvalidEvent as fault:
        return Submission(raw, fault)
    if shared and isinstance(message, dict):
        message["context"] = {**shared, **mapping_of(message.get("context"))}
    return _mapped(message, raw, arrival)


def _mapped(message: object, raw: bytes, arrival: Arrival) -> Submission:
    """The message as an event; what cannot be mapped is passed on as it came, to be refused and kept."""
    try:
        if not isinstance(message, Mapping):
            raise InvalidEvent("", "a message is a JSON object")
        event = to_cloudevent(message, arrival)
    except InvalidEvent as fault:
        return Submission(raw, fault)
    return Submission(json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


async def _object(raw: bytes, body: bytes, keeps: Intake | None) -> Mapping[str, Any]:
    """The object in `raw`; where there is none, the whole `body` is refused. Raises Problem 400."""
    try:
        value = read_json(raw)
    except InvalidEvent as fault:
        raise await _refusal(body, "Not JSON", fault.reason, keeps) from None
    if not isinstance(value, dict):
        raise await _refusal(body, "No message", "The body is a JSON object", keeps)
    return value


async def _refusal(body: bytes, title: str, detail: str, keeps: Intake | None) -> Problem:
    """400; the body is kept where that is said."""
    if keeps is None:
        return Problem(400, title, f"{detail}.")
    await keeps.put_aside(body, InvalidEvent("", detail))
    return Problem(400, title, f"{detail}. The body was kept among the failed events.")


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
