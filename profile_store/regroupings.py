"""The outbox of regroupings: what commits did to existing profiles, kept until a worker has announced it.

A commit that regroups profiles writes its entry in the same Redis call. So a worker may die at any moment, and the next
one knows what has not been announced. Entries are kept for a while longer for workers that cache whose each record is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple, Protocol

from schemas.changes import ChangeKind
from schemas.identity import ProfileId, RecordId

KEPT: Final = 10_000
"""Regroupings that are kept, told or not, about 200 bytes each; who last looked before that forgets what it knew."""

MOST_MOVED: Final = 100
"""Records of one regrouping that are named; of one that moved more, everybody forgets what he knew."""


class Became(NamedTuple):
    """What a commit made of a profile. split_from: whose its records were, where they were another's."""

    kind: ChangeKind
    split_from: ProfileId = ""


@dataclass(frozen=True, slots=True)
class Regrouped:
    """profiles: those that have other records, known before, than they had; retired: ids that are no profile any more.
    moved: whose each of these records is now; None where they are more than MOST_MOVED.
    """

    profiles: Mapping[ProfileId, Became]
    retired: frozenset[ProfileId]
    moved: Mapping[RecordId, ProfileId] | None

    @property
    def ids(self) -> frozenset[ProfileId]:
        return self.retired.union(self.profiles)


class Latest(NamedTuple):
    """number: of the latest commit; regrouped: what each since then did, by its number, in their order; forgotten:
    there was more than is kept, and whatever was known before may be wrong. at: the present by the store's own clock,
    which is one for all workers: what is read after this answer is not older, what was committed before it not younger.
    """

    number: int
    regrouped: Mapping[int, Regrouped]
    forgotten: bool
    at: datetime


class RegroupingLog(Protocol):
    """Raises StoreUnavailable."""

    def regrouped_since(self, number: int | None) -> Latest:
        """None asks for the number and the time alone."""

    def untold(self) -> Mapping[int, Regrouped]:
        """What no worker has told of yet, by the number of the commit: of those at work, and of those who died."""

    def told(self, numbers: Collection[int]) -> None:
        """The log has taken what there is to say of these commits."""
