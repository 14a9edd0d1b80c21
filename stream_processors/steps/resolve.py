"""Which profile each record belongs to: a batch at a time, as the events come in (design §5).

What `partition` says of the whole set of records is what holds after every batch, in whatever order and however often
the events came, and however many workers resolve at once:
1. a record settled lately is known to this process;
2. what can't change a grouping is settled by the store in one call;
3. for the rest the neighbourhood is loaded, judged by `partition`, and committed where nothing of it has moved on.
"""

from __future__ import annotations

import logging
import random
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from profile_store.ports import IdentityStore, Regrouping, Sighting, StoreUnavailable
from schemas.identifiers import Identifier
from schemas.identity import Decision, ProfileId, Record, RecordId
from stream_processors.steps.regroup import Merge, Split, merges, profiles_after, regroupings, splits

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 0.002, 0.25  # seconds


@dataclass(frozen=True)
class Resolution:
    """profiles: the profile id of each sighting, in their order; crowded: values met that are on too many records to
    say anything; largest: records in the largest neighbourhood that was judged; asked: records that the store was asked
    for, so that what is said of them is of now, and not from memory.
    """

    profiles: list[ProfileId]
    merged: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    crowded: frozenset[Identifier] = frozenset()
    largest: int = 0
    asked: frozenset[RecordId] = frozenset()


def uncounted(bound: str) -> None:
    """For those who count nothing."""


class Resolver:
    """Resolves sightings into profiles.

    fresh: makes profile ids: 26 characters of randomness each. cache_size: settled records and references that are
    remembered, about 250 bytes each. on_bound: called with "crowd" or "closure" when a bound was met, to be counted.
    attempts: loads and commits that one batch may need where other workers change the same people.
    report_above: records in one neighbourhood; people who have so much in common are worth a look.
    """

    def __init__(
        self,
        store: IdentityStore,
        *,
        fresh: Callable[[], ProfileId],
        cache_size: int = 200_000,
        on_bound: Callable[[str], None] = uncounted,
        attempts: int = 30,
        report_above: int = 5_000,
    ) -> None:
        self._store = store
        self._fresh = fresh
        self._cache_size = cache_size
        self._settled = SettledRecords(cache_size)
        self._on_bound = on_bound
        self._attempts = attempts
        self._report_above = report_above
        self._reported: set[Identifier] = set()  # each crowd is logged once a process

    def resolve(self, sightings: Sequence[Sighting], decisions: Collection[Decision] = ()) -> Resolution:
        """The profile of each sighting, and what merged and split on the way.

        A profile id from the cache may have been merged away by another worker since: it resolves all the same.
        Raises StoreUnavailable: the store is away, or other workers kept changing the same people. What was committed
        until then holds; resolve the same batch again.
        """
        profiles, unsettled = self._recall(sightings)
        changes: list[Regrouping] = []
        crowds: frozenset[Identifier] = frozenset()
        if unsettled or decisions:
            left = self._observe(unsettled, profiles)
            changes, crowds = self._judge(left, list(decisions))
            for change in changes:
                profiles.update(profiles_after(change))
            self._settled.add(unsettled, profiles)
            self._settled.update(profiles)
        return Resolution(
            [profiles[sighting.record.record_id] for sighting in sightings],
            tuple(merge for change in changes for merge in merges(change)),
            tuple(split for change in changes for split in splits(change)),
            crowds,
            max((sum(map(len, change.groups.values())) for change in changes), default=0),
            frozenset(sighting.record.record_id for sighting in unsettled),
        )

    def forget(self) -> None:
        """Ask the store for everybody anew: after an outage it may have come back without its latest second."""
        self._settled = SettledRecords(self._cache_size)

    def _recall(self, sightings: Iterable[Sighting]) -> tuple[dict[RecordId, ProfileId], list[Sighting]]:
        """What this process settled lately, and the others, each once."""
        profiles: dict[RecordId, ProfileId] = {}
        unsettled: dict[tuple[RecordId, frozenset[Identifier]], Sighting] = {}
        for sighting in sightings:
            record = sighting.record
            profile_id = self._settled.profile_of(record)
            if profile_id is None:
                unsettled.setdefault((record.record_id, record.references), sighting)
            else:
                profiles[record.record_id] = profile_id
        return profiles, list(unsettled.values())

    def _observe(self, sightings: list[Sighting], profiles: dict[RecordId, ProfileId]) -> list[Sighting]:
        """Note in `profiles` what one call settles, and answer what is left to be judged."""
        left = []
        answers = self._store.observe(sightings, [self._fresh() for _ in sightings])
        for sighting, profile_id in zip(sightings, answers, strict=True):
            if profile_id is None:
                left.append(sighting)
            else:
                profiles[sighting.record.record_id] = profile_id
        return left

    def _judge(
        self, sightings: list[Sighting], decisions: list[Decision]
    ) -> tuple[list[Regrouping], frozenset[Identifier]]:
        """Load, judge and commit until nothing is refused; all that was committed, and the crowds that were met."""
        committed: list[Regrouping] = []
        crowds: frozenset[Identifier] = frozenset()
        pause = _FIRST_PAUSE
        for _ in range(self._attempts):
            if not sightings and not decisions:
                return committed, crowds
            changes, met = self._attempt(sightings, decisions)
            refused: list[Regrouping] = []
            for change, written in zip(changes, self._store.commit(changes), strict=True):
                (committed if written else refused).append(change)
            crowds |= met
            sightings = [sighting for change in refused for sighting in change.sightings]
            decisions = [decision for change in refused for decision in change.decisions]
            if refused:  # another worker was faster; the jitter keeps the two from meeting again
                time.sleep(random.uniform(0, pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
        raise StoreUnavailable(
            f"{len(sightings)} records and {len(decisions)} decisions were refused {self._attempts} times: other "
            "workers keep changing the same people. What was committed holds; the batch can be repeated."
        )

    def _attempt(
        self, sightings: Sequence[Sighting], decisions: Sequence[Decision]
    ) -> tuple[list[Regrouping], frozenset[Identifier]]:
        carried = (sighting.record.all_identifiers for sighting in sightings)
        seeds = frozenset().union(*carried, *(decision.of for decision in decisions))
        near = self._store.neighbourhood(seeds, [sighting.record.record_id for sighting in sightings])
        changes, crowds = regroupings(near, sightings, decisions, self._fresh)
        self._report(changes, crowds)
        return changes, crowds

    def _report(self, changes: Iterable[Regrouping], crowds: frozenset[Identifier]) -> None:
        for change in changes:
            size = sum(map(len, change.groups.values()))
            if size > self._report_above:
                self._on_bound("closure")
                log.warning(
                    "a neighbourhood of %d records was judged: look for a device or a number that many share", size
                )
        for crowd in crowds:
            self._on_bound("crowd")
            if crowd not in self._reported:
                self._reported.add(crowd)
                log.warning("%s is on more records than its kind allows: it joins nobody and is not followed", crowd)


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

    def update(self, profiles: dict[RecordId, ProfileId]) -> None:
        """Records that moved to another profile, of those remembered."""
        for record_id in profiles.keys() & self._profiles.keys():
            self._profiles[record_id] = profiles[record_id]
