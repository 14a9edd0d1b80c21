"""What the identity graph answers to those who observe, load and commit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from profile_store.regroupings import Latest
from schemas.identifiers import Identifier
from schemas.identity import Alike, Decision, Group, ProfileId, Record, RecordId


class Holders(NamedTuple):
    """What the graph knows of one identifier. `records` is None where they are a crowd: that is not followed, and its
    version moves on with decisions alone.
    """

    version: int
    records: Sequence[RecordId] | None
    decisions: Sequence[Decision]


class StoredRecord(NamedTuple):
    """`record.references` are those noted on it, because other records or decisions know them too."""

    version: int
    record: Record
    profile_id: ProfileId
    minted: ProfileId | None


class Likened(NamedTuple):
    """What was noted of a record's likeness to others."""

    version: int
    pairs: Sequence[Alike]


class Named(NamedTuple):
    """The groups found by a name. more: there are others, or may be, since not all who bear it were looked at."""

    groups: list[Group]
    more: bool


class Near(NamedTuple):
    """One hop of a neighbourhood. stored: the records that were asked for, None where there is no such record, and some
    or all of those that carry the identifiers.
    """

    holders: Mapping[Identifier, Holders]
    stored: Mapping[RecordId, StoredRecord | None]

    def answers(self, identifiers: Collection[Identifier], record_ids: Collection[RecordId]) -> bool:
        """Whether these were asked for."""
        return all(one in self.holders for one in identifiers) and all(one in self.stored for one in record_ids)


class Entered(NamedTuple):
    """A record in its blocks. candidates: the others of those blocks that are followed; fallen: records of blocks that
    are too large since this record came, or may be: what they were alike by does not count any more. sums: records that
    stand in these blocks for what a profile states together (`profile_store.sums`). several: its profile has more
    records.
    """

    record: Record
    candidates: Mapping[RecordId, Record]
    fallen: frozenset[RecordId]
    sums: frozenset[RecordId] = frozenset()
    several: bool = False


Entries = Mapping[RecordId, Entered | None]
"""Records that stand in their blocks, None where a record was compared before."""


class Observed(NamedTuple):
    """latest: what commits did before. profiles: of each sighting, None where it has to be judged. entered: of the
    records that state a person, those in the graph. near: the first hop of what has to be judged, if it comes along.
    """

    latest: Latest
    profiles: list[ProfileId | None]
    entered: Entries
    near: Near | None = None


class Committed(NamedTuple):
    """numbers: of each commit, 0 where nothing was written. entered: of the records that state a person, those that are
    in the graph since.
    """

    numbers: list[int]
    entered: Entries
