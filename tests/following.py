"""A consumer of `omniprofile.profile-changes` as another system would write it, with nothing but the messages."""

from __future__ import annotations

from datetime import datetime

import orjson

from schemas.changes import ProfileChange
from schemas.identity import ProfileId, RecordId


class Follower:
    """What it knows of each record and id is the latest that was said of it, by `at`."""

    def __init__(self) -> None:
        self._profiles: dict[RecordId, tuple[datetime, ProfileId]] = {}
        self._leads: dict[ProfileId, tuple[datetime, ProfileId]] = {}

    def hear(self, key: bytes | None, value: bytes | None) -> ProfileChange:
        """Every message is as the schema says, which passes over no field."""
        change = ProfileChange.model_validate_json(value or b"", strict=False, extra="forbid")
        assert key == change.profile_id.encode()
        assert set(orjson.loads(value or b"")) >= {"profile_id", "kind", "records", "events", "at"}
        assert (change.kind == "merged_into") == bool(change.into)
        for record_id in change.records:
            self._profiles[record_id] = max(self._profiles.get(record_id, _NEVER), (change.at, change.profile_id))
        leads = [(lost, change.profile_id) for lost in change.merged]
        if change.into or change.records:
            leads.append((change.profile_id, change.into or change.profile_id))
        for profile_id, into in leads:
            self._leads[profile_id] = max(self._leads.get(profile_id, _NEVER), (change.at, into))
        return change

    def profile_of(self, record_id: RecordId) -> ProfileId:
        return self._profiles[record_id][1]

    def profiles(self) -> dict[RecordId, ProfileId]:
        return {record_id: profile_id for record_id, (_, profile_id) in self._profiles.items()}

    def leads(self) -> dict[ProfileId, ProfileId]:
        """Where each id leads; a profile's own to itself."""
        return {profile_id: into for profile_id, (_, into) in self._leads.items()}


_NEVER = (datetime.fromisoformat("1970-01-01T00:00:00Z"), "")
