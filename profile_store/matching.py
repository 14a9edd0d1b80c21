"""What likeness asks of the identity graph, and what staff are shown of it. Each port has an in-memory twin."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from profile_store.answers import Entries
from profile_store.ports import ReviewKind
from profile_store.sums import SumStore
from schemas.identifiers import Identifier
from schemas.identity import Alike, Group, Record, RecordId


class Seen(NamedTuple):
    """Somebody found a finding in order. of: the value, or any of the profile's; size: what he looked at."""

    kind: ReviewKind
    of: Identifier
    size: int


class MatchStore(SumStore, Protocol):
    """Blocks and likenesses. Both only grow; every call may be repeated, and a record is compared until `link` says
    that it was. Raises StoreUnavailable.
    """

    def enter(self, records: Sequence[Record]) -> Entries:
        """Note the records in their blocks, of whom neither `observe` nor `commit` told. They are in the graph."""

    def link(self, pairs: Sequence[Alike], compared: Collection[RecordId] = ()) -> None:
        """Note likenesses; what is no one profile already waits for review. compared: of whose blocks nothing more
        follows; noted last, it may be with the next call that observes or enters: who dies before leaves them to be
        compared again.
        """

    def forget(self) -> None:
        """Note no more of `link` than is noted: after an outage the store may have lost what those hang on."""

    def seen(self, looked: Collection[Seen]) -> None:
        """Of each kind and identifier the largest size that anybody looked at counts."""

    def likenesses(self, record_ids: Sequence[RecordId]) -> list[Alike]:
        """All that was noted of these records."""


class Review(NamedTuple):
    """One thing to look at, as it is now.

    groups: of a suggestion the two, of `pair[0]` and of `pair[1]`; of a value some of those that carry it; of a growth
    and a bound the one. because: of a suggestion the traits that agree and, after "but", those that don't.
    identifier: of a value. pair, score (0…1): of a suggestion; together: it is compared by what records of one profile
    say together, which none says alone. size: of what was found: how many records or values.
    """

    kind: ReviewKind
    because: str
    groups: tuple[Group, ...]
    identifier: Identifier | None = None
    pair: tuple[RecordId, RecordId] | None = None
    score: float | None = None
    size: int = 0
    together: bool = False


class ReviewPage(NamedTuple):
    """next: where the following page begins, None at the end. A page may have fewer items than were asked for."""

    items: list[Review]
    next: str | None


class ReviewStore(Protocol):
    """What a person should look at; it follows every commit, and nothing of it is decided here."""

    def review_items(self, kind: ReviewKind, limit: int = 20, after: str | None = None) -> ReviewPage:
        """At most `limit`: suggestions the likeliest first, one of any two profiles on a page; of the others those
        first that touch most. What is one profile by now, or was decided (same, different, unsure), is left out.

        after: `next` of the page before. Raises InvalidCursor where it is none.
        """

    def seen_size(self, kind: ReviewKind, of: Identifier) -> int:
        """The size of such a finding that somebody found in order; -1 where nobody did."""

    def review_counts(self) -> Mapping[ReviewKind, int]:
        """How many wait, of each kind; of suggestions at most so many, as what is decided is left out on reading."""
