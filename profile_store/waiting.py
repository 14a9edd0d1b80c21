"""What waits for a person's eye, as a store of identities keeps it: what still holds is seen where it is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from profile_store.identity_graph import Graph
from profile_store.ports import IdentityStore, ReviewKind
from profile_store.sums import SumStore
from schemas.identifiers import Identifier
from schemas.identity import RecordId


class Waiting(NamedTuple):
    """member: of a suggestion `record:record`, or `record+record` where it is of the profiles whose records these are;
    else a profile id, or names an identifier. size: what it is sorted by.
    """

    member: str
    size: float
    because: str
    identifier: Identifier | None = None

    @property
    def summed(self) -> bool:
        return "+" in self.member

    @property
    def pair(self) -> tuple[RecordId, RecordId]:
        a, _, b = self.member.partition("+" if self.summed else ":")
        return a, b


class WaitingList(Protocol):
    """Findings that wait for a person, by kind. Every method raises StoreUnavailable where the store is away."""

    def waiting(self, kind: ReviewKind, start: int, stop: int) -> list[Waiting]:
        """From position `start` to before `stop`, the largest first."""

    def counts(self) -> Mapping[ReviewKind, int]: ...

    def settle(self, kind: ReviewKind, looked: Collection[Waiting]) -> None:
        """These can't come to hold again, or wait anew when they grow. What has grown meanwhile stays."""

    def seen_sizes(self, kind: ReviewKind, identifiers: Collection[Identifier]) -> Mapping[Identifier, int]:
        """Of those of which somebody found such a finding in order: the largest that he looked at."""


class KnownGraph(IdentityStore, Graph, SumStore, WaitingList, Protocol):
    """A store of identities that says what it holds."""
