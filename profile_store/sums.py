"""What profiles state together: who meets whom by that in the identity graph. The port has an in-memory twin."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from schemas.identity import Alike, Group, ProfileId, RecordId
from stream_processors.identity.stream_likeness import BlockKey
from stream_processors.identity.sums import Statements


class Whole(NamedTuple):
    """A profile, as far as it says who it is. by: the record that stands for it, its smallest that states a person."""

    profile_id: ProfileId
    by: RecordId
    statements: Statements


class Standing(NamedTuple):
    """A profile before the blocks of all its keys. enters: it says more than its records, and is to be met there."""

    by: RecordId
    keys: frozenset[BlockKey]
    enters: bool


class SumStore(Protocol):
    """Sum blocks and the pairs that were met in them. Blocks only grow; every call may be repeated. Raises
    StoreUnavailable.
    """

    def wholes(
        self, profile_ids: Collection[ProfileId], record_ids: Collection[RecordId] = ()
    ) -> Mapping[ProfileId | RecordId, Whole]:
        """The profile that each of these leads to now; those that say nothing of a person are left out."""

    def stand(self, standings: Sequence[Standing]) -> list[frozenset[RecordId]]:
        """Enter those that enter. For each, who is in the sum blocks of its keys; of one that enters, who is in the
        blocks of records too: each for a profile, also itself. A key counts while both of its blocks are followed.
        """

    def await_sums(self, pairs: Collection[Alike]) -> None:
        """These wait for review as two profiles, each named by the record that stands for it."""

    def let_go(self, gone: Mapping[str, Collection[Group]]) -> None:
        """Of what waits, by its member: it waits no longer, as long as the groups are what was looked at."""

    def fallen_sums(self, keys: Sequence[BlockKey]) -> list[bool]:
        """Of each sum block, whether so many are in it that it is not followed."""
