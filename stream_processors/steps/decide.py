"""Translates a decision of staff about two identifiers into the terms of the identity graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Final, NamedTuple

import orjson

from profile_store.matching import Seen
from profile_store.ports import ReviewKind, Sighting
from schemas.events import CloudEvent, FindingSeen, IdentityDecided
from schemas.failed import Stage
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import Decision, Evidence, Record
from schemas.payloads import IdentifierRef, Identifiers, SeenData
from stream_processors.identity.records import Recorder
from stream_processors.profile.clocks import content_digest
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter

_SAME: Final = {"identity.same": True, "identity.different": False, "identity.unsure": None}


def evidence(event: CloudEvent) -> Evidence:
    """The source, id and time of an event; the time in UTC, so that its text sorts as the time does.

    orjson takes a third of the time of `isoformat`, and this runs once per event.
    """
    return Evidence(orjson.dumps(event.time.astimezone(UTC))[1:-1].decode(), event.source, event.id)


class StaffAction(NamedTuple):
    """What an event of staff does in the identity graph.

    stated: records by which a decision names people; they are added to the graph if they are not known yet.
    seen: review items that were found in order.
    """

    decisions: Sequence[Decision] = ()
    stated: Sequence[Sighting] = ()
    seen: Sequence[Seen] = ()


def staff_action(
    event: IdentityDecided | FindingSeen, message: Message, recorder: Recorder
) -> StaffAction | DeadLetter:
    """The action that the event states; a dead letter if one of its identifiers is blocked or malformed."""
    named: list[Identifier] = []
    stated: list[Sighting] = []
    refs = event.data.of if isinstance(event, IdentityDecided) else [event.data.of]
    for at, ref in enumerate(refs):
        one = recorder.identifier(ref.kind, ref.value)
        by_statement = isinstance(event, IdentityDecided) and (ref.person or ref.identifiers)
        record = _record(ref, recorder) if one and by_statement else None
        if record:
            one = Identifier(STATEMENT, record.record_id)
            stated.append(Sighting(replace(record, references=record.references | {one}), evidence(event)))
        if one is None:
            where = "data.of.value" if len(refs) == 1 else f"data.of.{at}.value"
            return DeadLetter(message, Stage.DECODE, "a blocked or malformed identifier: it names nobody", where)
        named.append(one)
    data = event.data
    if isinstance(data, SeenData):
        return StaffAction(seen=[Seen(ReviewKind(data.finding), named[0], data.size)])
    content = content_digest(message.value or b"")
    decision = Decision(_SAME[event.type], (named[0], named[1]), evidence(event), data.by, data.reason, content)
    return StaffAction([decision], stated)


def _record(ref: IdentifierRef, recorder: Recorder) -> Record | None:
    """The record of a person who states this identifier together with the person and identifiers beside it."""
    beside = ref.identifiers or Identifiers()
    raw = getattr(beside, ref.kind) or []
    values = [ref.value, *([raw] if isinstance(raw, str) else raw)]
    return recorder.stated(beside.model_copy(update={ref.kind: values}), ref.person)
