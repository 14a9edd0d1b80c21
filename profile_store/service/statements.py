"""Names people in decisions by what they stated, where no identifier of their own could name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from profile_store.identity_graph import KnownIdentities, as_stated
from profile_store.service.addressing import named
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import ProfileId, Record, RecordId

_OFFERED: Final = 50


class Statements:
    """Raises StoreUnavailable."""

    def __init__(self, identities: KnownIdentities) -> None:
        self._identities = identities

    def record(self, record_id: RecordId) -> Record | None:
        """The record as channels stated it; None if it is unknown or has no identifier."""
        (stored,) = self._identities.stored([record_id])
        record = as_stated(stored.record) if stored else None
        return record if record and record.all_identifiers else None

    def profile_of(self, record_id: RecordId) -> ProfileId | None:
        return self._identities.profiles_of([record_id]).get(record_id)

    def of_profile(self, profile_id: ProfileId) -> list[Record]:
        """The different statements about the person in a profile's records, at most 50."""
        group = self._identities.group(profile_id)
        telling = [one for one in group.records if one.person and one.all_identifiers] if group else []
        return sorted(telling, key=lambda one: (one.person.name or "", one.record_id))[:_OFFERED]

    def named(self, of: Iterable[Identifier]) -> list[Mapping[str, Any]]:
        """How the event of a decision names each: by the identifier, or as the one who states what a record does."""
        return [named(one, self.record(one.value) if one.kind == STATEMENT else None) for one in of]
