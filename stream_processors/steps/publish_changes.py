"""Last step of the profile path: who changed, told to `omniprofile.profile-changes`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import orjson

from schemas import topics
from schemas.identity import ProfileId, RecordId
from stream_processors.steps.messages import Outgoing

ChangeKind = Literal["changed", "merged", "split"]


class Change(NamedTuple):
    """One profile that a batch changed.

    records: those whose profile this batch settled or moved; empty where it only added to what was known.
    events: [source, id] of each event that did it.
    """

    profile_id: ProfileId
    kind: ChangeKind
    records: Sequence[RecordId]
    events: Sequence[tuple[str, str]]


def change_messages(changes: Iterable[Change], at: datetime) -> list[Outgoing]:
    """Keyed by profile id, so that the compacted topic keeps the last of each. `at` orders statements on one record."""
    written_at = at.astimezone(UTC).isoformat(timespec="microseconds")
    return [
        Outgoing(topics.CHANGES, change.profile_id.encode(), orjson.dumps(change._asdict() | {"at": written_at}), [])
        for change in changes
    ]


def read_change(value: bytes) -> tuple[Change, datetime]:
    """What `change_messages` wrote. Raises ValueError or KeyError where it is none."""
    said = orjson.loads(value)
    events = [(source, event_id) for source, event_id in said["events"]]
    return Change(said["profile_id"], said["kind"], said["records"], events), datetime.fromisoformat(said["at"])
