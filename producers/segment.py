"""Translates a message of the Segment spec into a CloudEvent. Pure: the time of reception is an argument.

Source of names and meanings: Segment's Spec (common fields, identify, track, page, screen, group, alias) and its
E-commerce Events v2.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID, uuid4

from producers.segment_acquisition import acquisition_of
from producers.segment_commerce import COMMERCE
from producers.segment_fields import Json, identifiers_of, mapping_of, person_of, text_of
from schemas.decoding import InvalidEvent

CALLS = frozenset({"identify", "track", "page", "screen", "alias", "group"})
_KEPT = ("type", "event", "name", "groupId", "previousId", "properties", "traits", "context")
# What a clock and a network may differ by without anybody's clock being wrong. Corrections are whole minutes, so that a
# batch which the SDK sends twice maps to the same bytes twice.
_SKEW_STEP = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the request adds to its messages. sent_at: the sender's clock when it sent, where it says so."""

    source: str
    currency: str
    received_at: datetime
    sent_at: datetime | None = None


def to_cloudevent(message: Json, arrival: Arrival) -> dict[str, Any]:
    """The event that corresponds to the message; what has no field of its own is kept under `data.segment`.

    Raises InvalidEvent with a path in the Segment message. Whether the event is valid is for `decode` to say.
    """
    call = text_of(message.get("type"))
    if call not in CALLS:
        raise InvalidEvent("type", f"one of {', '.join(sorted(CALLS))} is expected")
    if not (text_of(message.get("userId")) or text_of(message.get("anonymousId"))):
        raise InvalidEvent("userId", "a message needs userId or anonymousId")
    name, data = _statement(call, message, arrival)
    return {
        "specversion": "1.0",
        "id": text_of(message.get("messageId")) or _made_id(message),
        "source": arrival.source,
        "type": name,
        "time": _time(message, arrival).isoformat(),
        "data": data,
    }


def _statement(call: str, message: Json, arrival: Arrival) -> tuple[str, dict[str, Any]]:
    name, fields = _meaning(call, message, arrival.currency)
    traits = _traits_of_the_user(call, message)
    if name == "site.registered":  # Signed Up says who in its properties
        traits = {**mapping_of(message.get("properties")), **traits}
    data: dict[str, Any] = {"identifiers": {**identifiers_of(message, traits), **fields.pop("identifiers", {})}}
    if person := person_of(traits):
        data["person"] = person
    kept = {key: message[key] for key in _KEPT if key in message}
    return name, {**data, **fields, "segment": kept}


def _traits_of_the_user(call: str, message: Json) -> Json:
    """Not the `traits` of a group call: they are the company's, whose phone would join all its people."""
    of_the_context = mapping_of(mapping_of(message.get("context")).get("traits"))
    return of_the_context if call == "group" else {**of_the_context, **mapping_of(message.get("traits"))}


def _meaning(call: str, message: Json, currency: str) -> tuple[str, dict[str, Any]]:
    """The event's type and the fields of its data, identifiers and person aside."""
    if call in ("page", "screen"):
        return "site.page_viewed", _page(message)
    if call == "alias":
        return "segment.alias", {"identifiers": _both_ids(message)}
    if call != "track":
        return f"segment.{call}", {}
    event = text_of(message.get("event"))
    if not event:
        raise InvalidEvent("event", "a track message needs the name of its event")
    known = COMMERCE.get(_slug(event))
    fields = known.fields(mapping_of(message.get("properties")), currency) if known else None
    return (known.type, fields) if known and fields is not None else (f"segment.track.{_slug(event)}", {})


def _slug(event: str) -> str:
    """ "Product Viewed" and "product_viewed" are the same event."""
    return re.sub(r"\W+", "_", event.casefold()).strip("_")[:200] or "unnamed"


def _page(message: Json) -> dict[str, Any]:
    seen = {**mapping_of(mapping_of(message.get("context")).get("page")), **mapping_of(message.get("properties"))}
    fields: dict[str, Any] = {
        "url": text_of(seen.get("url")) or "",
        "title": text_of(seen.get("title")) or text_of(message.get("name")) or "",
        "referrer": text_of(seen.get("referrer")) or "",
    }
    campaign = mapping_of(mapping_of(message.get("context")).get("campaign"))
    if acquisition := acquisition_of(fields["url"], fields["referrer"], campaign):
        fields["acquisition"] = acquisition
    return fields


def _both_ids(message: Json) -> dict[str, list[str]]:
    """Two ids stated together, as any event states them: whether they are one person's is for the rules to judge.

    Write keys are public, so an alias is nobody's decision: two of them on one shared device would merge strangers.
    """
    user, previous = text_of(message.get("userId")), text_of(message.get("previousId"))
    if not user or not previous:
        raise InvalidEvent("previousId", "an alias needs userId and previousId")
    visitor = text_of(message.get("anonymousId"))
    stated = {"visitor": [visitor] if visitor else [], "account": [user]}
    stated[_kind_of_id(previous, message)].append(previous)
    return {kind: list(dict.fromkeys(values)) for kind, values in stated.items() if values}


def _kind_of_id(previous: str, message: Json) -> str:
    """What the user was known by before: SDKs make anonymous ids as UUIDs, and shops rarely number users so."""
    if previous == text_of(message.get("anonymousId")):
        return "visitor"
    try:
        UUID(previous)
    except ValueError:
        return "account"
    return "visitor"


def _made_id(message: Json) -> str:
    """For senders without an SDK. With a time of its own, equal messages are the same message sent twice."""
    if "timestamp" not in message:
        return str(uuid4())
    said = {key: value for key, value in message.items() if key not in ("sentAt", "writeKey")}
    return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=16).hexdigest()


def _time(message: Json, arrival: Arrival) -> datetime:
    """When it happened by our clock: Segment's `timestamp − (sentAt − receivedAt)`, in whole minutes of correction."""
    said = message.get("timestamp", message.get("originalTimestamp"))
    if said is None:
        return arrival.received_at
    happened = moment_of(said)
    if happened is None:
        raise InvalidEvent("timestamp", "an ISO 8601 date and time is expected")
    sent_at = moment_of(message.get("sentAt")) or arrival.sent_at
    skew = arrival.received_at - sent_at if sent_at else timedelta()
    try:
        return happened + _SKEW_STEP * round(skew / _SKEW_STEP)
    except OverflowError:
        return happened


def moment_of(value: object) -> datetime | None:
    """An ISO 8601 date and time; one without an offset is UTC, as SDKs send it."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
