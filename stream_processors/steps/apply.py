"""Applies the effects of events to the fragments of their records."""

from __future__ import annotations

from collections.abc import Sequence

from profile_store.ports import ApplyOutcome, FragmentStore
from schemas.fragment import EventEffect
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Applied, Conflict, Duplicate


def apply(
    events: Sequence[tuple[str, Message, EventEffect]], fragments: FragmentStore
) -> list[Applied | Duplicate | Conflict]:
    """One outcome an event, in their order; durable when it returns. An event is its type, its message, its effect."""
    verdicts = fragments.apply([effect for _, _, effect in events])
    return [
        Applied(event_type)
        if verdict is ApplyOutcome.APPLIED
        else Conflict(event_type, message)
        if verdict is ApplyOutcome.CONFLICT
        else Duplicate(event_type)
        for (event_type, message, _), verdict in zip(events, verdicts, strict=True)
    ]
