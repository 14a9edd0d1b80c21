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
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter

_SAME: Final = {"identity.same": True, "identity.different": False, "identity.unsure": None}


def evidence(event: CloudEvent) -> Evidence:
    """Who stated it and when; the time in UTC, so that texts sort as the times do.

    By orjson, in a third of the time that `isoformat` takes: this runs once an event.
    """
    return Evidence(orjson.dumps(event.time.astimezone(UTC))[1:-1].decode(), event.source, event.id)


class Heard(NamedTuple):
    """stated: records by which a decision names people, as they were stated; known from then on if not before."""

    decisions: Sequence[Decision] = ()
    stated: Sequence[Sighting] = ()
    seen: Sequence[Seen] = ()


def hear_staff(event: IdentityDecided | FindingSeen, message: Message, recorder: Recorder) -> Heard | DeadLetter:
    """`identity.same`, `.different`, `.unsure` of two, or `.seen` of one; a dead letter where one names nobody."""
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
        return Heard(seen=[Seen(ReviewKind(data.finding), named[0], data.size)])
    decision = Decision(_SAME[event.type], (named[0], named[1]), evidence(event), data.by, data.reason)
    return Heard([decision], stated)


def _record(ref: IdentifierRef, recorder: Recorder) -> Record | None:
    """That of whoever states the identifier and what stands beside it."""
    beside = ref.identifiers or Identifiers()
    raw = getattr(beside, ref.kind) or []
    values = [ref.value, *([raw] if isinstance(raw, str) else raw)]
    return recorder.stated(beside.model_copy(update={ref.kind: values}), ref.person)
