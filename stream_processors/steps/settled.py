"""What a worker remembers, so that a record seen lately costs no question to the store."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from profile_store.ports import Sighting
from schemas.identifiers import Identifier
from schemas.identity import ProfileId, Record, RecordId


class SettledRecords:
    """Least recently used memory of records that need no look-up, and of the references known to be bound to them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._profiles: OrderedDict[RecordId, ProfileId] = OrderedDict()
        self._bound: OrderedDict[tuple[RecordId, Identifier], None] = OrderedDict()

    def profile_of(self, record: Record) -> ProfileId | None:
        """None where the record, or that one of its references is bound to it, is not remembered."""
        record_id = record.record_id
        profile_id = self._profiles.get(record_id)
        if profile_id is None:
            return None
        for reference in record.references:
            if (record_id, reference) not in self._bound:
                return None
        self._profiles.move_to_end(record_id)
        return profile_id

    def add(self, sightings: Iterable[Sighting], profiles: dict[RecordId, ProfileId]) -> None:
        for record in (sighting.record for sighting in sightings):
            self._profiles[record.record_id] = profiles[record.record_id]
            self._profiles.move_to_end(record.record_id)
            for reference in record.references:
                self._bound[record.record_id, reference] = None
        while len(self._profiles) > self._size:
            self._profiles.popitem(last=False)
        while len(self._bound) > self._size:
            self._bound.popitem(last=False)

    def update(self, profiles: Mapping[RecordId, ProfileId]) -> None:
        """Records that moved to another profile, of those remembered."""
        for record_id in profiles.keys() & self._profiles.keys():
            self._profiles[record_id] = profiles[record_id]
