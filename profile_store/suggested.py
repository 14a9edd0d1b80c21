"""Two who may be one person, as far as that holds now: by all that their records state, where nobody decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import islice, product
from typing import Final, NamedTuple

from profile_store.identity_graph import KnownIdentities, likenesses, shared_keys
from profile_store.matching import Review, ReviewPage
from profile_store.ports import ReviewKind
from profile_store.waiting import KnownGraph, Waiting
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import Alike, Decision, Evidence, Group, ProfileId, Record, RecordId
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.stream_likeness import BlockKey
from stream_processors.identity.sums import Likely, Statements, compare_sums, meeting_keys, stated_by, sum_of

_SCANNED: Final = 5
"""How many times as many suggestions are looked through as are asked for, where most of them were decided."""

_COMPARED: Final = 100
"""Pairs of profiles that are compared to say why two values are not one person's."""


class Suggested(NamedTuple):
    """together: compared by what records of one profile say together, which none says alone."""

    pair: Alike
    together: bool


def suggestions(store: KnownGraph, limit: int, start: int, people: Rarity) -> ReviewPage:
    """At most `limit`, from position `start` of those that wait; what does not hold any more waits no longer."""
    scanned = store.waiting(ReviewKind.SUGGESTION, start, start + _SCANNED * limit)
    pairs = _Pairs(store, scanned, people)
    items: dict[frozenset[ProfileId], Review] = {}
    over: list[Waiting] = []
    gone: dict[str, tuple[Group, ...]] = {}
    read = 0
    for one in scanned:
        if len(items) == limit:
            break
        read += 1
        if not one.summed and pairs.over(one):
            over.append(one)
            continue
        groups, likely = pairs.groups(one), pairs.likely(one)
        if one.summed and (likely is None or pairs.ruled(groups)):
            gone[one.member] = groups
            continue
        between = frozenset(group.profile_id for group in groups)
        if likely and between not in items and not pairs.decided(groups):
            items[between] = pairs.review(one, groups, likely)
    if over:
        store.settle(ReviewKind.SUGGESTION, over)
    if gone:
        store.let_go(gone)
    following = start + read - len(over) - len(gone)
    more = read < len(scanned) or len(scanned) == _SCANNED * limit
    likeliest_first = sorted(items.values(), key=lambda item: -(item.score or 0))
    return ReviewPage(likeliest_first, str(following) if more else None)


def between_people(
    graph: KnownIdentities, ours: Sequence[Collection[Record]], theirs: Sequence[Collection[Record]], people: Rarity
) -> list[Suggested]:
    """Of profiles with these records, any of ours and any of theirs of whom a person could be asked."""
    noted = likenesses(graph, {record.record_id: record for records in (*ours, *theirs) for record in records})
    pairs = [(a, b) for a, b in islice(product(ours, theirs), _COMPARED) if a != b]
    meetings = [meeting_keys(sum_of(stated_by(a)), sum_of(stated_by(b))) for a, b in pairs]
    followed = _followed(graph, meetings)
    found = (
        _between(a, b, noted, not followed.isdisjoint(keys), people)
        for (a, b), keys in zip(pairs, meetings, strict=True)
    )
    return [each for each in found if each]


def _between(
    ours: Collection[Record], theirs: Collection[Record], noted: Iterable[Alike], met: bool, people: Rarity
) -> Suggested | None:
    one, other = ({record.record_id for record in each} for each in (ours, theirs))
    pairs = (each for each in noted if is_between(each, one, other))
    best = max(pairs, key=lambda each: each.score, default=None)
    a, b = stated_by(ours), stated_by(theirs)
    likely = _likely(a, b, Likely(best.score, best.because) if best else None, met, people)
    if likely is None:
        return None
    x, y = (best.a, best.b) if best else sorted((min(one), min(other)))
    return Suggested(Alike(x, y, *likely), _says_more(a, b))


def is_between(pair: Alike, ours: Collection[RecordId], theirs: Collection[RecordId]) -> bool:
    return (pair.a in ours and pair.b in theirs) or (pair.b in ours and pair.a in theirs)


def _likely(a: Statements, b: Statements, noted: Likely | None, met: bool, people: Rarity) -> Likely | None:
    """noted: of two of their records; met: in a block of what they state together. None where neither, or where what
    the other records say speaks against it. Who states one thing only is no more than his records.
    """
    if noted and len(a) == len(b) == 1:
        return noted
    return compare_sums(sum_of(a), sum_of(b), people) if noted or met else None


def _says_more(*statements: Statements) -> bool:
    return any(sum_of(each).more for each in statements)


def _followed(graph: KnownIdentities, keys: Iterable[Collection[BlockKey]]) -> frozenset[BlockKey]:
    """Of these keys those that count: the block of records and the block of sums are both followed."""
    asked = sorted(frozenset().union(*keys))
    if not asked:
        return frozenset()
    fallen = zip(asked, graph.fallen(asked), graph.fallen_sums(asked), strict=True)
    return frozenset(key for key, records, sums in fallen if not (records or sums))


class _Pairs:
    """What there is to know of some suggestions, asked for together."""

    def __init__(self, store: KnownGraph, scanned: Sequence[Waiting], people: Rarity) -> None:
        self._store, self._people = store, people
        ids = sorted({record_id for one in scanned for record_id in one.pair})
        self._profiles = store.profiles_of(ids)
        self._by_profile = {group.profile_id: group for group in store.groups(sorted(set(self._profiles.values())))}
        self._records = {record.record_id: record for group in self._by_profile.values() for record in group.records}
        named = sorted(carried(record for group in self._by_profile.values() for record in group.records))
        self._decisions = {decision for held in store.holders(named) for decision in held.decisions}
        self._stated = {profile_id: stated_by(group.records) for profile_id, group in self._by_profile.items()}
        keys = sorted({key for one in scanned if not one.summed for key in self._shared(one)})
        self._fallen = dict(zip(keys, store.fallen(keys), strict=True))
        self._followed = _followed(store, (self._meeting(one) for one in scanned if one.summed))

    def _shared(self, one: Waiting) -> Collection[BlockKey]:
        a, b = (self._records.get(record_id) for record_id in one.pair)
        return shared_keys(a, b) if a and b else ()

    def _meeting(self, one: Waiting) -> Collection[BlockKey]:
        groups = self.groups(one)
        return meeting_keys(*map(sum_of, self._statements(groups))) if len(groups) == 2 else ()

    def _statements(self, groups: Iterable[Group]) -> tuple[Statements, Statements]:
        a, b = (self._stated[group.profile_id] for group in groups)
        return a, b

    def likely(self, one: Waiting) -> Likely | None:
        """How alike the two profiles are now; None where they are one, or not worth a look."""
        groups = self.groups(one)
        if len({group.profile_id for group in groups}) < 2:
            return None
        noted = None if one.summed else Likely(one.size, one.because)
        met = one.summed and not self._followed.isdisjoint(self._meeting(one))
        return _likely(*self._statements(groups), noted, met, self._people)

    def review(self, one: Waiting, groups: tuple[Group, ...], likely: Likely) -> Review:
        together = _says_more(*self._statements(groups))
        return Review(ReviewKind.SUGGESTION, likely.because, groups, None, one.pair, likely.score, together=together)

    def groups(self, one: Waiting) -> tuple[Group, ...]:
        profiles = (self._profiles.get(record_id) for record_id in one.pair)
        return tuple(self._by_profile[each] for each in profiles if each in self._by_profile)

    def over(self, one: Waiting) -> bool:
        """For ever: they were alike by a block that says too little now, or somebody decided on these very records."""
        if all(self._fallen[key] for key in self._shared(one)):
            return True
        return self._settled([[self._records[record_id]] for record_id in one.pair])

    def decided(self, groups: tuple[Group, ...]) -> bool:
        return self._settled([group.records for group in groups])

    def ruled(self, groups: tuple[Group, ...]) -> bool:
        """Somebody decided, and did not only look."""
        return any(decision.same is not None for decision in self._naming([group.records for group in groups]))

    def _settled(self, sides: Sequence[Sequence[Record]]) -> bool:
        """Somebody decided on these two. Doubt holds as long as nothing newer is known of either."""
        named = self._naming(sides)
        if any(decision.same is not None for decision in named):
            return True
        return bool(named) and self._latest_news(sides) <= max(_time(decision.evidence) for decision in named)

    def _naming(self, sides: Sequence[Sequence[Record]]) -> list[Decision]:
        ours, theirs = map(carried, sides)
        return [decision for decision in self._decisions if names_both(decision, ours, theirs)]

    def _latest_news(self, sides: Iterable[Iterable[Record]]) -> datetime:
        """When the youngest of these records was first told of, by the times of the events."""
        records = [record for side in sides for record in side]
        evidence = self._store.evidence(carried(records))
        told = [
            [evidence[one, record.record_id] for one in record.all_identifiers if (one, record.record_id) in evidence]
            for record in records
        ]
        return max(min(map(_time, each)) for each in told if each)


def _time(evidence: Evidence) -> datetime:
    return datetime.fromisoformat(evidence.time)


def names_both(decision: Decision, ours: frozenset[Identifier], theirs: frozenset[Identifier]) -> bool:
    a, b = decision.of
    return (a in ours and b in theirs) or (b in ours and a in theirs)


def carried(records: Iterable[Record]) -> frozenset[Identifier]:
    """What a decision may have named them by."""
    named = (record.all_identifiers | {Identifier(STATEMENT, record.record_id)} for record in records)
    return frozenset().union(*named)
