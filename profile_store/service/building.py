"""Builds profiles: loads the fragments of groups of records, and merges them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from profile_store.ports import FragmentStore
from schemas.fragment import Fragment
from schemas.identity import Group
from schemas.profile import Profile
from stream_processors.profile.fragment import merge
from stream_processors.profile.ledger import needs_ledgers
from stream_processors.profile.view import LeadRules, build_profile


class ProfileBuilder:
    """Raises StoreUnavailable. zone: of the deployment, where a client's address tells none."""

    def __init__(self, fragments: FragmentStore, rules: LeadRules, zone: ZoneInfo) -> None:
        self._fragments = fragments
        self._rules = rules
        self._zone = zone

    def build(self, groups: Sequence[Group], now: datetime) -> list[Profile]:
        """The profile of each group, in their order, with what holds at the moment `now`."""
        return [
            build_profile(group, fragment, now=now, rules=self._rules, timezone=self._zone)
            for group, fragment in zip(groups, self._merged(groups), strict=True)
        ]

    def _merged(self, groups: Sequence[Group]) -> Iterator[Fragment]:
        """The fragment of each group: all of them in one round trip, ledgers in a second where sums could overlap."""
        if not groups:
            return
        loaded = self.load(groups, ledger=False)
        overlapping = [group for group, parts in zip(groups, loaded, strict=True) if needs_ledgers(parts)]
        with_ledger = dict(
            zip(
                (group.profile_id for group in overlapping),
                self.load(overlapping, ledger=True) if overlapping else [],
                strict=True,
            )
        )
        for group, parts in zip(groups, loaded, strict=True):
            yield merge(with_ledger.get(group.profile_id, parts))

    def load(self, groups: Sequence[Group], *, ledger: bool) -> list[list[Fragment]]:
        """The fragments of each group's records, in the order of these, in one round trip."""
        record_ids = [record.record_id for group in groups for record in group.records]
        fragments = iter(self._fragments.load(record_ids, ledger=ledger))
        return [list(islice(fragments, len(group.records))) for group in groups]
