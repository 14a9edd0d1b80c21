"""Which profile each record belongs to: a batch at a time, as the events come in (design §5).

What `partition` says of the whole set of records is what holds after every batch, in whatever order and however often
the events came, and however many workers resolve at once:
1. a record settled lately is known to this process;
2. what can't change a grouping is settled by the store in one call;
3. for the rest the neighbourhood is loaded, judged by `partition`, and committed where nothing of it has moved on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from profile_store.answers import Entries, Observed
from profile_store.cursors import EPOCH
from profile_store.identity_graph import LARGEST_NEIGHBOURHOOD
from profile_store.ports import IdentityStore, Sighting
from profile_store.regroupings import Latest
from schemas.identifiers import Identifier
from schemas.identity import Decision, ProfileId, Record, RecordId
from stream_processors.steps.judge import Judge, Judged, uncounted
from stream_processors.steps.regrouped import Merge, Split, led, merges, profiles_after, splits
from stream_processors.steps.settled import SettledRecords
from stream_processors.steps.work import Work

_NOTHING_HEARD: Final = Latest(0, {}, False, EPOCH)


@dataclass(frozen=True)
class Resolution:
    """What a batch made of the graph, and what has to be told of it. Of what several commits changed, the last counts.

    profiles: the profile id of each sighting, in their order.
    crowded: values met that are on too many records to say anything.
    largest: records in the largest neighbourhood that was judged.
    asked: records that the store was asked for: what is said of them is of now, not from memory.
    unjudged: how many met a neighbourhood too large.
    moved: the profile of every record that was judged.
    led: of every profile id that leads elsewhere than before, to which profile; to itself where it is one again.
    decided: profiles among whom a person decided, changed or not.
    numbers: of the commits that have to be told of.
    since: the number of the latest commit before anything was read.
    asked_at: the store's time at that moment.
    records: of those that were judged, the ones that were known before.
    entered: records that state a person and stand in their blocks.
    """

    profiles: list[ProfileId]
    merged: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    crowded: frozenset[Identifier] = frozenset()
    largest: int = 0
    asked: frozenset[RecordId] = frozenset()
    unjudged: int = 0
    moved: Mapping[RecordId, ProfileId] = field(default_factory=dict)
    led: Mapping[ProfileId, ProfileId] = field(default_factory=dict)
    decided: frozenset[ProfileId] = frozenset()
    numbers: frozenset[int] = frozenset()
    since: int = 0
    asked_at: datetime = EPOCH
    records: Mapping[RecordId, Record] = field(default_factory=dict)
    entered: Entries = field(default_factory=dict)

    @property
    def regrouped(self) -> frozenset[ProfileId]:
        """Profiles that have other records, known before, than they had."""
        return frozenset(one.profile_id for one in self.merged).union(*(one.into for one in self.split))


class Resolver:
    """Resolves sightings into profiles.

    fresh: makes profile ids: 26 characters of randomness each. cache_size: settled records and references that are
    remembered, about 250 bytes each. on_bound: called with "crowd" or "closure" when a bound was met, to be counted.
    attempts: loads and commits that one batch may need where other workers change the same people.
    most: records of one neighbourhood; of a larger one nothing is judged: what is new in it stands alone, and staff
    are shown that it does.
    """

    def __init__(
        self,
        store: IdentityStore,
        *,
        fresh: Callable[[], ProfileId],
        cache_size: int = 200_000,
        on_bound: Callable[[str], None] = uncounted,
        attempts: int = 30,
        most: int = LARGEST_NEIGHBOURHOOD,
    ) -> None:
        self._store = store
        self._fresh = fresh
        self._cache_size = cache_size
        self._settled = SettledRecords(cache_size)
        self._heard: int | None = None  # the latest commit of any worker that the memory has followed
        self._judge = Judge(store, fresh, on_bound, attempts, most)

    def resolve(self, sightings: Sequence[Sighting], decisions: Collection[Decision] = ()) -> Resolution:
        """The profile of each sighting, and what merged and split on the way.

        What is remembered follows what other workers committed before this batch. A profile that one of them merges
        away meanwhile may still be named: its id resolves, and who tells of it looks once more (`Teller.again`).
        Raises StoreUnavailable: the store is away, or other workers kept changing the same people. What was committed
        until then holds; resolve the same batch again.
        """
        unsettled, observed = self._observe(sightings)
        profiles = self._recall(sightings)
        left = _noted(unsettled, observed.profiles, profiles)
        judged = self._judge.judge(Work(left, list(decisions), [], observed.near))
        judged.entered = {**observed.entered, **judged.entered}
        asked = frozenset(sighting.record.record_id for sighting in unsettled)
        self._learn(judged, profiles, asked)
        self._settled.add(unsettled, profiles)
        found = [profiles[sighting.record.record_id] for sighting in sightings]
        return _resolution(found, judged, asked, observed.latest)

    def judge_again(self, record_ids: Collection[RecordId]) -> Resolution:
        """Of records that are known and whose likenesses changed: what merged and split. `profiles` is empty.

        Raises StoreUnavailable, as `resolve` does.
        """
        judged = self._judge.judge(Work([], [], sorted(record_ids)))
        self._learn(judged, {}, ())
        return _resolution([], judged, frozenset())

    def _observe(self, sightings: Sequence[Sighting]) -> tuple[list[Sighting], Observed]:
        """The sightings that this process did not settle lately, each once, and what the store says of them.

        What is remembered has followed all commits before; where these are too many, nothing is, and all are asked.
        """
        while True:
            unsettled = {
                (record.record_id, record.references): one
                for one in sightings
                if self._settled.profile_of(record := one.record) is None
            }
            asked = [*unsettled.values()]
            observed = self._store.observe(asked, [self._fresh() for _ in asked], self._heard)
            if self._follow(observed.latest):
                return asked, observed

    def _follow(self, latest: Latest) -> bool:
        """Hear what became of the records that are remembered. False where they had to be forgotten."""
        forgotten = latest.forgotten or any(each.moved is None for each in latest.regrouped.values())
        if forgotten:
            self.forget()
        for each in latest.regrouped.values():
            self._settled.update(each.moved or {})
        self._heard = latest.number
        return not forgotten

    def _learn(self, judged: Judged, profiles: dict[RecordId, ProfileId], asked: Iterable[RecordId]) -> None:
        for change in judged.changes:
            profiles.update(profiles_after(change))
        unknown = [record_id for record_id in asked if record_id not in profiles]
        if unknown:
            profiles.update(self._store.profiles_of(unknown))
        self._settled.update(profiles)

    def forget(self) -> None:
        """Ask the store for everybody anew: after an outage it may have come back without its latest second."""
        self._settled = SettledRecords(self._cache_size)
        self._heard = None

    def _recall(self, sightings: Iterable[Sighting]) -> dict[RecordId, ProfileId]:
        """What this process settled lately."""
        records = (sighting.record for sighting in sightings)
        known = ((record.record_id, self._settled.profile_of(record)) for record in records)
        return {record_id: profile_id for record_id, profile_id in known if profile_id}


def _noted(
    sightings: Sequence[Sighting], answers: Sequence[ProfileId | None], profiles: dict[RecordId, ProfileId]
) -> list[Sighting]:
    """Note in `profiles` what was settled, and answer what is left to be judged."""
    left = []
    for sighting, profile_id in zip(sightings, answers, strict=True):
        if profile_id is None:
            left.append(sighting)
        else:
            profiles[sighting.record.record_id] = profile_id
    return left


def _resolution(
    profiles: list[ProfileId], judged: Judged, asked: frozenset[RecordId], latest: Latest = _NOTHING_HEARD
) -> Resolution:
    changes = judged.changes
    return Resolution(
        profiles,
        tuple(merge for change in changes for merge in merges(change)),
        tuple(split for change in changes for split in splits(change)),
        frozenset(judged.crowds),
        max((sum(map(len, change.groups.values())) for change in changes), default=0),
        asked,
        judged.unjudged,
        {record_id: profile_id for change in changes for record_id, profile_id in profiles_after(change).items()},
        {one: profile_id for change in changes for one, profile_id in led(change).items()},
        frozenset(one for change in changes if change.decisions for one in change.groups),
        frozenset(judged.numbers),
        latest.number,
        latest.at,
        judged.records,
        judged.entered,
    )
