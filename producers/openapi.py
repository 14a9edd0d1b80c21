"""The part of /openapi.json about `POST /v1/events` and the Segment paths: bodies, answers and their meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from producers.bodies import MAX_BATCH_EVENTS, MAX_BODY_BYTES
from schemas.decoding import MAX_EVENT_BYTES
from schemas.events import UnknownEvent

Document = dict[str, Any]
Responses = dict[int | str, Document]

EVENT = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"
_TEXT: Document = {"type": "string"}
_SAID: Document = {"type": ["string", "number", "null"]}  # SDKs number users, and send null for what they do not know
_PROBLEM: Document = {
    "title": "Problem",
    "description": "RFC 9457 problem details",
    "type": "object",
    "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
    "required": ["type", "title", "status", "detail"],
}
_REFUSAL: Document = {
    "type": "object",
    "properties": {"index": {"type": "integer"}, "id": {"type": ["string", "null"]}, "path": _TEXT, "reason": _TEXT},
    "required": ["index", "id", "path", "reason"],
}
_COUNTS: Document = {"accepted": {"type": "integer"}, "refused": {"type": "array", "items": _REFUSAL}}
_RECEIPT: Document = {"title": "Receipt", "type": "object", "properties": _COUNTS, "required": list(_COUNTS)}
_SEGMENT_RECEIPT: Document = {
    "title": "SegmentReceipt",
    "type": "object",
    "properties": {"success": {"type": "boolean"}, "code": _TEXT, "message": _TEXT, **_COUNTS},
    "required": ["success"],
}
_MESSAGE: Document = {
    "title": "SegmentMessage",
    "type": "object",
    "description": "A message of the Segment spec; its call is the path's, or in a batch its `type`.",
    "properties": {
        **dict.fromkeys(("userId", "anonymousId", "previousId", "groupId", "messageId", "event", "name"), _SAID),
        **dict.fromkeys(("type", "timestamp", "sentAt", "writeKey"), _TEXT),
        **{name: {"type": "object"} for name in ("traits", "properties", "context")},
    },
    "anyOf": [{"required": ["userId"]}, {"required": ["anonymousId"]}],
}
_SEGMENT_BATCH: Document = {
    "title": "SegmentBatch",
    "type": "object",
    "properties": {
        "batch": {"type": "array", "items": _MESSAGE, "maxItems": MAX_BATCH_EVENTS},
        "context": {"type": "object", "description": "Holds for every message of the batch."},
        "sentAt": _TEXT,
        "writeKey": _TEXT,
    },
    "required": ["batch"],
}
_EXAMPLE: Document = {
    "specversion": "1.0",
    "id": "5f0c",
    "source": "web/shop",
    "type": "site.searched",
    "time": "2026-11-21T10:00:00.123+03:00",
    "data": {"identifiers": {"visitor": "v-77", "phone": "8 (916) 123-45-67"}, "query": "холодильник"},
}
_PROBLEMS = {
    400: "The body can't be read: no JSON, or broken gzip. It was kept among the failed events.",
    403: "A browser sent it from a page of another site that may not publish here. Nothing of it was read.",
    413: f"Too large: a body may have {MAX_BODY_BYTES} bytes unpacked, an event {MAX_EVENT_BYTES}, "
    f"a batch {MAX_BATCH_EVENTS} events. The beginning was kept; send several smaller batches.",
    415: "An unknown Content-Encoding: send the body plain or as gzip.",
    429: "More comes in than the broker takes. Send the whole request again after `Retry-After` seconds.",
    503: "The broker is away. Send the whole request again: what was stored is recognised by source and id.",
}
_LONG = (
    f"Too large: a body may have {MAX_BODY_BYTES} bytes unpacked, a batch {MAX_BATCH_EVENTS} messages. The beginning "
    f"was kept; send several smaller batches. One message of over {MAX_EVENT_BYTES} bytes is refused like one that is "
    "wrong: with 400, or among the `refused` of its batch."
)
_RETRY_AFTER: Document = {"Retry-After": {"description": "seconds", "schema": {"type": "integer"}}}


def events_body() -> Document:
    """One event or an array of events. What `data` has beside, the schemas of the types say (docs/api/schemas)."""
    event = _self_contained(UnknownEvent.model_json_schema(by_alias=True))
    event |= {"title": "CloudEvent", "description": "The envelope of all types; docs/api/schemas has one file a type."}
    batch = {"type": "array", "items": event, "maxItems": MAX_BATCH_EVENTS}
    content = {
        EVENT: {"schema": event, "example": _EXAMPLE},
        BATCH: {"schema": batch, "example": [_EXAMPLE]},
        "application/json": {"schema": {"anyOf": [event, batch]}, "example": _EXAMPLE},
    }
    return {"requestBody": {"required": True, "content": content}}


def segment_body(*, batch: bool) -> Document:
    content = {"application/json": {"schema": _SEGMENT_BATCH if batch else _MESSAGE}}
    description = "The write key stands in Basic auth as the user's name, or in the body as `writeKey`."
    return {"requestBody": {"required": True, "description": description, "content": content}}


def events_answers() -> Responses:
    said = {202: "All events were accepted.", 207: "Some were: the refused are named.", 422: "None was accepted."}
    return {status: _json(text, _RECEIPT) for status, text in said.items()} | _problems()


def segment_answers() -> Responses:
    """Segment's own answers; of a batch some of whose messages were refused, 200 says which."""
    refused = _json(f"Nothing was accepted. {_PROBLEMS[400]}", _SEGMENT_RECEIPT)
    refused["content"]["application/problem+json"] = {"schema": _PROBLEM}
    accepted = _json("Accepted; of a batch, `refused` names what was not.", _SEGMENT_RECEIPT)
    return {200: accepted, **_problems(), 400: refused, 401: _problem("No known write key."), 413: _problem(_LONG)}


def _problems() -> Responses:
    answers: Responses = {status: _problem(text) for status, text in _PROBLEMS.items()}
    for status in (429, 503):
        answers[status]["headers"] = _RETRY_AFTER
    return answers


def _problem(description: str) -> Document:
    return {"description": description, "content": {"application/problem+json": {"schema": _PROBLEM}}}


def _json(description: str, schema: Document) -> Document:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _self_contained(schema: Document) -> Document:
    """The definitions put where they are referred to: `#/$defs` would be looked for at the root of the document."""
    definitions: Mapping[str, Any] = schema.pop("$defs", {})

    def put(part: Any) -> Any:
        if isinstance(part, list):
            return [put(each) for each in part]
        if not isinstance(part, dict):
            return part
        if reference := part.get("$ref"):
            return put({**definitions[reference.removeprefix("#/$defs/")], **_beside(part)})
        return {name: put(each) for name, each in part.items()}

    return put(schema)  # type: ignore[no-any-return]


def _beside(part: Document) -> Document:
    return {name: each for name, each in part.items() if name not in ("$ref", "default")}
