"""Announces regroupings that would otherwise be missed: those that a dead worker left, and those that became stale.

A commit that regroups profiles records in the same Redis call that it has not been announced yet
(`profile_store.regroupings`). A worker that has announced changes checks, before it clears that record, whether another
worker regrouped the same people in the meantime, and if so announces them again. So the last message of each key is
true: a later commit is announced later, by the worker that made it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from profile_store.ports import IdentityStore
from profile_store.regroupings import Became, Regrouped
from schemas.identity import ProfileId
from stream_processors.steps.outcomes import Written
from stream_processors.steps.publish_changes import Change, change_messages, told_in_full


class Teller:
    """What it tells has the store's time: those of the workers' own clocks could not be compared."""

    def __init__(self, identities: IdentityStore) -> None:
        self._identities = identities
        self._begins = True

    def forget(self) -> None:
        """Something failed: what was committed until then may be untold."""
        self._begins = True

    def now(self) -> datetime:
        """By the store's clock. Raises StoreUnavailable."""
        return self._identities.regrouped_since(None).at

    def left_unsaid(self, numbers: Collection[int], repeated: bool) -> Mapping[int, Regrouped]:
        """What others did and did not tell of, by the number of the commit.

        numbers: of this worker's. repeated: the batch may be the repetition of one. Only then, and at the start, is it
        asked: at work, others tell themselves.
        """
        if not (repeated or self._begins):
            return {}
        return {number: each for number, each in self._identities.untold().items() if number not in numbers}

    def complete(
        self,
        told: Sequence[Change],
        numbers: Collection[int],
        doubtful: frozenset[ProfileId],
        left: Mapping[int, Regrouped],
    ) -> tuple[list[Change], frozenset[int]]:
        """The changes with what others left unsaid, and the numbers of all commits that they tell of.

        numbers: of this worker's. doubtful: profiles of events that had been applied before: what was said of them may
        have gone stale in the hands of one who died; they are told with all that they are. left: as of `left_unsaid`.
        """
        concerned = self._concerned(doubtful.union(*(each.ids for each in left.values())))
        if concerned:
            at = self.now()
            told = told_in_full(_as_they_became(told, left.values(), at), concerned, self._identities, at)
        self._begins = False
        return list(told), frozenset(numbers).union(left)

    def _concerned(self, doubtful: frozenset[ProfileId]) -> frozenset[ProfileId]:
        """With whoever was regrouped together with them, as far back as is kept: he has told so himself, but one who
        died may have told of his own commit, or of what he had read, after that.
        """
        if not doubtful:
            return doubtful
        kept = self._identities.regrouped_since(0).regrouped.values()
        grown = _gone_stale(doubtful, kept) | doubtful
        while len(grown) > len(doubtful):
            doubtful, grown = grown, _gone_stale(grown, kept) | grown
        return grown

    def again(self, written: Written) -> Written:
        """The log has taken the changes of `written`: what of that is to be told anew, or nothing, and all is told."""
        latest = self._identities.regrouped_since(written.since)
        others = [each for number, each in latest.regrouped.items() if number not in written.numbers]
        said = frozenset((message.key or b"").decode() for message in written.changes)
        stale = said if latest.forgotten else _gone_stale(said, others)
        if not stale:
            self._identities.told(written.numbers)
            return Written()
        told = told_in_full([], stale, self._identities, latest.at)
        return Written(changes=change_messages(told), numbers=written.numbers, since=latest.number)


def _gone_stale(said: frozenset[ProfileId], others: Iterable[Regrouped]) -> frozenset[ProfileId]:
    """Ids that others regrouped, in the order of their commits, and wherever the records of those went."""
    stale = frozenset[ProfileId]()
    for each in others:
        if not each.ids.isdisjoint(said | stale):
            stale |= each.ids
    return stale


def _as_they_became(told: Iterable[Change], left: Iterable[Regrouped], at: datetime) -> list[Change]:
    """What was left unsaid has its kind, and events that were only counted to it stay with it."""
    became: dict[ProfileId, Became] = {one: each for regrouped in left for one, each in regrouped.profiles.items()}
    by_profile = {change.profile_id: change for change in told}
    named = [
        one._replace(kind=became[one.profile_id].kind, split_from=became[one.profile_id].split_from)
        if one.kind == "changed" and one.profile_id in became
        else one
        for one in told
    ]
    new = (one for one in became if one not in by_profile)
    return [*named, *(Change(one, became[one].kind, [], [], at, split_from=became[one].split_from) for one in new)]
