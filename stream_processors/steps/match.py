"""Who is alike though no identifier connects them (design §5 rule 5): suggested to staff, or joined by themselves.

Which pairs are alike is a function of the set of records: two are compared if they share a block, and count as long as
one block that they share is small enough to be followed. A block only grows, so whoever came later was compared with
the other; what a block that grew too large had said is left out again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence

from profile_store.answers import Entered
from profile_store.matching import MatchStore, Seen
from profile_store.ports import Sighting
from schemas.identity import Alike, ProfileId, Record, RecordId
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.stream_likeness import SHIPPED, compare_records, keys_of
from stream_processors.steps.resolve import Resolution, Resolver
from stream_processors.steps.sum_up import Summer


class Matcher:
    """Runs after the resolver, which knows every record of the batch by then.

    auto_join: score (0…1) from which on likeness joins; None where it only suggests. people: what agreement is worth
    among them. cache_size: records that are known to be compared, about 200 bytes each.
    """

    def __init__(
        self,
        store: MatchStore,
        resolver: Resolver,
        auto_join: float | None = None,
        people: Rarity = SHIPPED,
        cache_size: int = 200_000,
    ) -> None:
        self._store = store
        self._resolver = resolver
        self._auto_join = auto_join
        self._people = people
        self._cache_size = cache_size
        self._summer = Summer(store, people)
        self._compared: OrderedDict[RecordId, None] = OrderedDict()
        self._begins = True

    def match(self, sightings: Sequence[Sighting], resolution: Resolution, repeated: bool = True) -> Resolution:
        """The resolution, with what likeness joined or lets go of. Raises StoreUnavailable; repeating it is right.

        repeated: the batch may be the repetition of one, whose records somebody resolved and did not compare.

        1 the records stand in their blocks, 2 what they are alike with is noted, 3 whom that joins or parts is judged,
        4 profiles that say more than before are compared by what they state together, 5 the records are known to be
        compared. Whoever dies in between is followed by one who begins at 1; but of a regrouping without a record that
        is new, he leaves 4 to whoever tells of it (`look_again`).
        """
        new = self._new(sightings, resolution, repeated or self._begins)
        entered = self._entered(new, resolution)
        unlinked = self._compare(entered) if entered else []
        if self._auto_join is not None and entered:  # else nobody is joined or parted by it
            self._store.link(unlinked)
            judged = self._judge(self._auto_join, unlinked, entered)
            unlinked, resolution = [], _after(resolution, judged, sightings) if judged else resolution
        self._summer.look(entered, resolution, self._compared.keys())
        if entered:
            self._store.link(unlinked, [one.record.record_id for one in entered])
        self._remember(new)
        self._begins = False
        return resolution

    def look_again(self, profile_ids: Collection[ProfileId]) -> None:
        """At profiles that somebody regrouped who may have died before he looked. Raises StoreUnavailable; repeating it
        is right.
        """
        if profile_ids:
            self._summer.look_again(profile_ids)

    def note_seen(self, looked: Sequence[Seen]) -> None:
        """What staff found in order waits no longer. Raises StoreUnavailable; repeating it is right."""
        if looked:
            self._store.seen(looked)

    def forget(self) -> None:
        """Ask the store anew: after an outage it may have come back without its latest second. What was resolved until
        then may not be compared.
        """
        self._store.forget()
        self._compared.clear()
        self._begins = True

    def _new(self, sightings: Iterable[Sighting], resolution: Resolution, repeated: bool) -> list[Record]:
        """Of those that state a person, each once. One without a block (a birth date alone) still adds to its profile:
        where it was just judged, or may have been by somebody who died.
        """
        found: dict[RecordId, Record] = {}
        for record in (sighting.record for sighting in sightings):
            if not record.person or record.record_id in self._compared:
                continue
            if repeated or record.record_id in resolution.moved or keys_of(record.person):
                found[record.record_id] = record
        return list(found.values())

    def _entered(self, new: Iterable[Record], resolution: Resolution) -> list[Entered]:
        """Those that were not compared. The store is asked of whom resolving did not tell."""
        told = dict(resolution.entered)
        asked = [record for record in new if record.record_id not in told]
        if asked:
            told.update(self._store.enter(asked))
        return [one for record in new if (one := told[record.record_id])]

    def _compare(self, entered: Sequence[Entered]) -> list[Alike]:
        records = {other: record for one in entered for other, record in one.candidates.items()}
        records |= {one.record.record_id: one.record for one in entered}
        pairs = {tuple(sorted((one.record.record_id, other))) for one in entered for other in one.candidates}
        found = (compare_records(records[a], records[b], self._people) for a, b in sorted(pairs))
        return [pair for pair in found if pair]

    def _judge(self, auto_join: float, pairs: Iterable[Alike], entered: Iterable[Entered]) -> Resolution | None:
        fallen = self._store.likenesses(sorted(frozenset().union(*(one.fallen for one in entered))))
        joining = [pair for pair in (*pairs, *fallen) if pair.score >= auto_join]
        concerned = {record_id for pair in joining for record_id in (pair.a, pair.b)}
        return self._resolver.judge_again(concerned) if concerned else None

    def _remember(self, records: Iterable[Record]) -> None:
        for record in records:
            self._compared[record.record_id] = None
        while len(self._compared) > self._cache_size:
            self._compared.popitem(last=False)


def _after(resolution: Resolution, judged: Resolution, sightings: Iterable[Sighting]) -> Resolution:
    """Profiles as they are after the second judgement."""
    records = (sighting.record.record_id for sighting in sightings)
    return Resolution(
        [judged.moved.get(one, before) for one, before in zip(records, resolution.profiles, strict=True)],
        resolution.merged + judged.merged,
        resolution.split + judged.split,
        resolution.crowded | judged.crowded,
        max(resolution.largest, judged.largest),
        resolution.asked,
        resolution.unjudged + judged.unjudged,
        {**resolution.moved, **judged.moved},
        {**resolution.led, **judged.led},
        resolution.decided | judged.decided,
        resolution.numbers | judged.numbers,
        resolution.since,
        resolution.asked_at,
        {**resolution.records, **judged.records},
        resolution.entered,
    )
