"""Who may be one person by what all records of a profile state together: noted for staff, joined by nobody.

A name at the till and a birth date in the bot, on one phone, are one profile's; together they may tell whom a record
elsewhere is of. What is noted is only that two profiles should be looked at: how alike they are is worked out where it
is read, from what they are then (`profile_store.suggested`).

Whoever changes what a profile states looks anew, by all that it is; so the later of any two finds the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from profile_store.matching import Entered
from profile_store.sums import Standing, SumStore, Whole
from schemas.identity import Alike, ProfileId, RecordId
from stream_processors.identity.likeness import SHIPPED
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.sums import compare_sums, sum_of

Met = defaultdict[RecordId, set[RecordId]]
"""Of a record, those met in its profile's blocks."""


class Summer:
    """people: what agreement is worth among them."""

    def __init__(self, store: SumStore, people: Rarity = SHIPPED) -> None:
        self._store = store
        self._people = people

    def look(self, entered: Sequence[Entered], regrouped: Collection[ProfileId]) -> None:
        """For records that stand in their blocks since now, and profiles with other records than before.

        Raises StoreUnavailable; repeating it is right, and whoever dies must be followed by one who does.
        """
        regroup = self._store.wholes(sorted(regrouped)).values() if regrouped else ()
        news = (one.own for one in entered if one.own and _has_news(one.own))
        met = self._stand({whole.profile_id: whole for whole in (*news, *regroup)}.values())
        for one in entered:
            met[one.record.record_id] |= one.sums
        concerned = {each for one, others in met.items() if others for each in (one, *others)}
        if not concerned:
            return
        pairs = self._compare(met, self._store.wholes([], sorted(concerned)))
        if pairs:
            self._store.await_sums(pairs)

    def _stand(self, wholes: Iterable[Whole]) -> Met:
        """Whom these profiles meet, by all that they are."""
        met = Met(set)
        standings = [_standing(whole) for whole in sorted(wholes, key=lambda whole: whole.by)]
        for standing, others in zip(standings, self._store.stand(standings) if standings else (), strict=True):
            met[standing.by] |= others
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


def _has_news(whole: Whole) -> bool:
    """It states something since its last look; who states one thing only was met in his record's own blocks."""
    return len(whole.statements) > 1 and whole.statements != whole.compared


def _in_order(a: Whole, b: Whole) -> tuple[Whole, Whole]:
    return (a, b) if a.by < b.by else (b, a)


def _standing(whole: Whole) -> Standing:
    together = sum_of(whole.statements)
    return Standing(whole.by, together.keys, together.more)
