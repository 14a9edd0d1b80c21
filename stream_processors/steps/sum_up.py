"""Who may be one person by what all records of a profile state together: noted for staff, joined by nobody.

A name at the till and a birth date in the bot, on one phone, are one profile's; together they may tell whom a record
elsewhere is of. What is noted is only that two profiles should be looked at: how alike they are is worked out where it
is read, from what they are then (`profile_store.suggested`).

Whoever changes what a profile states looks anew, by all that it is; so the later of any two finds the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from profile_store.answers import Entered
from profile_store.sums import Standing, SumStore, Whole
from schemas.identity import Alike, ProfileId, Record, RecordId
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.stream_likeness import SHIPPED
from stream_processors.identity.sums import compare_sums, stated_by, sum_of
from stream_processors.steps.resolve import Resolution

Met = defaultdict[RecordId, set[RecordId]]
"""Of a record, those met in its profile's blocks."""


class Summer:
    """people: what agreement is worth among them."""

    def __init__(self, store: SumStore, people: Rarity = SHIPPED) -> None:
        self._store = store
        self._people = people

    def look(self, entered: Sequence[Entered], resolution: Resolution, compared: Container[RecordId]) -> None:
        """For records that stand in their blocks since now, and profiles with other records than before.

        compared: records that are known to have come to an end of this. Raises StoreUnavailable; repeating it is right,
        and whoever dies must be followed by one who does.
        """
        met = self._stand([*_changed(entered, resolution, compared), *self._unjudged(entered, resolution)])
        for one in entered:
            met[one.record.record_id] |= one.sums
        self._note(met)

    def look_again(self, profile_ids: Collection[ProfileId]) -> None:
        """For profiles with other records than before, as they are now. As `look`."""
        self._note(self._stand(self._store.wholes(sorted(profile_ids)).values()))

    def _unjudged(self, entered: Iterable[Entered], resolution: Resolution) -> Collection[Whole]:
        """Profiles of records that somebody resolved who died before they were compared."""
        ids = (one.record.record_id for one in entered if one.several)
        left = [one for one in ids if one not in resolution.moved]
        return self._store.wholes([], left).values() if left else ()

    def _note(self, met: Met) -> None:
        concerned = {each for one, others in met.items() if others for each in (one, *others)}
        pairs = self._compare(met, self._store.wholes([], sorted(concerned))) if concerned else []
        if pairs:
            self._store.await_sums(pairs)

    def _stand(self, wholes: Iterable[Whole]) -> Met:
        """Whom else these profiles meet, by all that they are."""
        met = Met(set)
        distinct = {whole.profile_id: whole for whole in wholes}.values()
        standings = [_standing(whole) for whole in sorted(distinct, key=lambda whole: whole.by)]
        for standing, others in zip(standings, self._store.stand(standings) if standings else (), strict=True):
            met[standing.by] |= others - {standing.by}
        return met

    def _compare(
        self, met: Mapping[RecordId, Iterable[RecordId]], wholes: Mapping[ProfileId | RecordId, Whole]
    ) -> list[Alike]:
        """Two profiles of which one says more than its records; of others these are compared (`steps/match.py`)."""
        both = ((wholes.get(one), wholes.get(other)) for one, others in met.items() for other in others)
        two = {_in_order(a, b) for a, b in both if a and b and a.profile_id != b.profile_id}
        found = []
        for a, b in sorted(two, key=lambda pair: (pair[0].by, pair[1].by)):
            left, right = sum_of(a.statements), sum_of(b.statements)
            likely = compare_sums(left, right, self._people) if left.more or right.more else None
            if likely:
                found.append(Alike(a.by, b.by, *likely))
        return found


def _changed(entered: Iterable[Entered], resolution: Resolution, compared: Container[RecordId]) -> Iterator[Whole]:
    """Profiles that were judged and may say more than at their last look: of what was loaded to judge them."""
    records = {**resolution.records, **{one.record.record_id: one.record for one in entered}}
    news = {resolution.moved[one.record.record_id] for one in entered if one.record.record_id in resolution.moved}
    concerned = news | resolution.regrouped
    members = defaultdict[ProfileId, list[Record]](list)
    for record_id, profile_id in resolution.moved.items() if concerned else ():
        if profile_id in concerned and record_id in records and records[record_id].person:
            members[profile_id].append(records[record_id])
    for profile_id, stating in members.items():
        stated = stated_by(stating)
        known = stated_by(record for record in stating if record.record_id in compared)
        # Who states one thing only was met in his record's own blocks.
        if profile_id in resolution.regrouped or (len(stated) > 1 and stated != known):
            yield Whole(profile_id, min(record.record_id for record in stating), stated)


def _in_order(a: Whole, b: Whole) -> tuple[Whole, Whole]:
    return (a, b) if a.by < b.by else (b, a)


def _standing(whole: Whole) -> Standing:
    together = sum_of(whole.statements)
    return Standing(whole.by, together.keys, together.more)
