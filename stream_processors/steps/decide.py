"""Step 3: what a person decided of two identifiers, in the words of the identity graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import Final, NamedTuple

import orjson

from profile_store.ports import Sighting
from schemas.events import CloudEvent, IdentityDecided
from schemas.failed import Stage
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import Decision, Evidence, Record
from schemas.payloads import IdentifierRef, Identifiers
from stream_processors.identity.records import Recorder
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter

_SAME: Final = {"identity.same": True, "identity.different": False, "identity.unsure": None}


def evidence(event: CloudEvent) -> Evidence:
    """Who stated it and when; the time in UTC, so that texts sort as the times do.

    By orjson, in a third of the time that `isoformat` takes: this runs once an event.
    """
    return Evidence(orjson.dumps(event.time.astimezone(UTC))[1:-1].decode(), event.source, event.id)


class Decided(NamedTuple):
    """stated: the records by which it names people, as they were stated; known from then on if not before."""

    decision: Decision
    stated: list[Sighting]


def decision(event: IdentityDecided, message: Message, recorder: Recorder) -> Decided | DeadLetter:
    """`identity.same`, `.different` or `.unsure`; a dead letter where one of the two names nobody."""
    named: list[Identifier] = []
    stated: list[Sighting] = []
    for at, ref in enumerate(event.data.of):
        one = recorder.identifier(ref.kind, ref.value)
        record = _record(ref, recorder) if one and (ref.person or ref.identifiers) else None
        if record:
            one = Identifier(STATEMENT, record.record_id)
            stated.append(Sighting(replace(record, references=record.references | {one}), evidence(event)))
        if one is None:
            reason = "a blocked or malformed identifier: it names nobody"
            return DeadLetter(message, Stage.DECODE, reason, f"data.of.{at}.value")
        named.append(one)
    of = (named[0], named[1])
    return Decided(Decision(_SAME[event.type], of, evidence(event), event.data.by, event.data.reason), stated)


def _record(ref: IdentifierRef, recorder: Recorder) -> Record | None:
    """That of whoever states the identifier and what stands beside it."""
    beside = ref.identifiers or Identifiers()
    raw = getattr(beside, ref.kind) or []
    values = [ref.value, *([raw] if isinstance(raw, str) else raw)]
    return recorder.stated(beside.model_copy(update={ref.kind: values}), ref.person)
