"""The items of the review page together with the profiles that they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from profile_store.matching import Review, ReviewStore
from profile_store.ports import IdentityStore, ReviewKind
from profile_store.review_queue import SEEN_FACTOR
from profile_store.service.comparing import Row, naming, rows
from profile_store.service.reader import ProfileReader
from schemas.identifiers import KINDS, Identifier
from schemas.identity import Group, ProfileId, RecordId
from schemas.profile import Profile


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side. named: how a decision names each (`naming`); None where one has no identifier."""

    left: Profile
    right: Profile
    rows: Sequence[Row]
    named: tuple[Identifier, Identifier] | None

    @property
    def is_one(self) -> bool:
        """True if they have become one person in the meantime."""
        return self.left.profile_id == self.right.profile_id


@dataclass(frozen=True, slots=True)
class Reviewed:
    """comparison: where exactly two of those whom it is about say who they are; others: the rest, the named first.
    ticked_by: of what may be ticked off as seen, the identifier that names it.
    """

    review: Review
    comparison: Comparison | None
    others: Sequence[Profile]
    ticked_by: Identifier | None = None


@dataclass(frozen=True, slots=True)
class ReviewedPage:
    """next: what the following page is asked with, None at the end."""

    items: Sequence[Reviewed]
    next: str | None


class Reviews:
    """Everything that the review page reads. Raises StoreUnavailable."""

    def __init__(self, store: ReviewStore, identities: IdentityStore, reader: ProfileReader) -> None:
        self._store = store
        self._identities = identities
        self._reader = reader

    def counts(self) -> Mapping[ReviewKind, int]:
        return self._store.review_counts()

    def page(self, kind: ReviewKind, limit: int, after: str | None) -> ReviewedPage:
        """Raises InvalidCursor."""
        found = self._store.review_items(kind, limit, after)
        profiles = iter(self._reader.shown([group for item in found.items for group in item.groups]))
        items = [self._reviewed(item, [next(profiles) for _ in item.groups]) for item in found.items]
        return ReviewedPage(items, found.next)

    def _reviewed(self, item: Review, profiles: Sequence[Profile]) -> Reviewed:
        both = list(zip(item.groups, profiles, strict=True))
        named = [each for each in both if each[1].person.name or each[1].person.birth_date]
        people = both if len(both) == 2 else named
        if len(people) == 2:
            groups, shown = zip(*people, strict=True)
            others = [profile for profile in profiles if profile not in shown]
            return Reviewed(item, _comparison(groups, shown, item.pair), others, _ticked_by(item))
        return Reviewed(item, None, sorted(profiles, key=lambda each: not each.person.name), _ticked_by(item))

    def compare(self, a: ProfileId, b: ProfileId) -> Comparison | None:
        """None where one of the ids was never given."""
        groups = [self._identities.group(profile_id) for profile_id in (a, b)]
        known = [group for group in groups if group is not None]
        return _comparison(known, self._reader.shown(known)) if len(known) == 2 else None

    def was_seen(self, kind: ReviewKind, of: Identifier, size: int) -> bool:
        """Whether the graph already knows that somebody found this item in order."""
        return self._store.seen_size(kind, of) >= size

    def knows(self, of: Sequence[Identifier], event_id: str) -> bool:
        """Whether the decision of that event on these two is in the identity graph."""
        return any(each.evidence.event_id == event_id for each in self._identities.neighbourhood(of).decisions)


def _ticked_by(item: Review) -> Identifier | None:
    """The identifier that names the item when it is ticked off: the value itself, or the most trusted one of the
    profile.
    """
    if item.kind not in SEEN_FACTOR or item.identifier:
        return item.identifier if item.kind in SEEN_FACTOR else None
    carried = (one for group in item.groups for record in group.records for one in record.all_identifiers)
    return min(carried, key=lambda one: (KINDS[one.kind].trust, one), default=None)


def _comparison(
    groups: Sequence[Group], profiles: Sequence[Profile], pair: tuple[RecordId, RecordId] | None = None
) -> Comparison:
    left, right = profiles
    return Comparison(left, right, rows(left, right), naming(groups[0], groups[1], pair))
