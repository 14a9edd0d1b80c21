"""Last step of the history group: inserts rows, in blocks named by their offsets, and maps records to profiles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from profile_store.history import HistoryRow, HistoryStore
from schemas.identity import ProfileId, RecordId
from stream_processors.steps.publish_changes import Change

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class HistoryWriter:
    """Writes to history what a batch has for it."""

    def __init__(self, history: HistoryStore) -> None:
        self._history = history

    def write(self, rows: Sequence[HistoryRow], stated: Iterable[Change]) -> None:
        """Durable when it returns. Raises StoreUnavailable.

        One block a batch: many rows make few parts. Its name says which offsets are in it, so that an engine that knows
        names drops the block where it comes again; what comes again in other blocks merges away by the event's name.
        """
        if rows:
            self._history.insert(rows, block_name(rows))
        mappings = list(latest(stated))
        if mappings:
            self._history.map_profiles(mappings)


def block_name(rows: Iterable[HistoryRow]) -> str:
    """`topic-partition:first-last` of each partition in the block, sorted."""
    offsets: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for row in rows:
        offsets[row.topic, row.partition].append(row.offset)
    return ",".join(f"{topic}-{number}:{min(all_)}-{max(all_)}" for (topic, number), all_ in sorted(offsets.items()))


def latest(stated: Iterable[Change]) -> Iterable[tuple[RecordId, ProfileId, int]]:
    """(record, profile, version): the last statement on each record; a version is its time in microseconds."""
    found: dict[RecordId, tuple[int, ProfileId]] = {}
    for change in stated:
        version = (change.at - _EPOCH) // timedelta(microseconds=1)
        for record_id in change.records:
            found[record_id] = max(found.get(record_id, (0, "")), (version, change.profile_id))
    return ((record_id, profile_id, version) for record_id, (version, profile_id) in found.items())
