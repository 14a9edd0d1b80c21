"""The fragment store in memory. It applies effects with the pure functions that the Redis Function mirrors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date

from profile_store.ports import ApplyOutcome
from schemas.fragment import EventEffect, Fragment
from schemas.identity import RecordId
from stream_processors.profile.fragment import apply

# Events a record, twice: by them a repetition is told from news. Either is folded; a repetition changes nothing.
REMEMBERED = 32


@dataclass
class _Stored:
    fragment: Fragment = field(default_factory=Fragment)
    events: set[tuple[str, str]] = field(default_factory=set)
    older: set[tuple[str, str]] = field(default_factory=set)

    def remember(self, effect: EventEffect) -> None:
        if len(self.events) == REMEMBERED:
            self.events, self.older = set(), self.events
        self.events.add((effect.digest, effect.content))


class MemoryFragmentStore:
    """`FragmentStore` for tests and offline recounts."""

    def __init__(self) -> None:
        self._records: defaultdict[RecordId, _Stored] = defaultdict(_Stored)
        self._delivering: defaultdict[str, set[RecordId]] = defaultdict(set)

    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        return [self._apply(effect) for effect in effects]

    def _apply(self, effect: EventEffect) -> ApplyOutcome:
        for day in effect.delivery_days:
            self._delivering[day].add(effect.record_id)
        stored = self._records[effect.record_id]
        apply(stored.fragment, effect)
        known = {content for digest, content in stored.events | stored.older if digest == effect.digest}
        if effect.content in known:
            return ApplyOutcome.DUPLICATE
        stored.remember(effect)
        return ApplyOutcome.CONFLICT if known else ApplyOutcome.APPLIED

    def load(self, record_ids: Sequence[RecordId], *, ledger: bool = False) -> list[Fragment]:
        return [self._load(record_id, ledger) for record_id in record_ids]

    def _load(self, record_id: RecordId, ledger: bool) -> Fragment:
        fragment = deepcopy(self._records[record_id].fragment) if record_id in self._records else Fragment()
        if not ledger:
            return replace(fragment, ledger=None, bound={}, replaced=set())
        fragment.ledger = fragment.ledger or {}
        return fragment

    def delivering_on(self, day: date) -> list[RecordId]:
        return sorted(self._delivering.get(day.isoformat(), ()))
