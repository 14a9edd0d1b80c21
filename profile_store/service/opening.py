"""Computes every client's opening balance for the start of a loyalty programme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from profile_store.ports import FragmentStore, IdentityStore
from schemas.identity import ProfileId
from stream_processors.profile.fragment import merge
from stream_processors.profile.opening_balance import OpeningRules, opening_balance

_CHUNK: Final = 500


class OpeningLine(BaseModel):
    """One client: the balance, and the identifiers by which the programme knows him. Amounts are decimal strings."""

    profile_id: ProfileId
    identifiers: dict[str, list[str]]
    balance: str
    bought: str
    currency: str


def opening_balances(
    identities: IdentityStore, fragments: FragmentStore, rules: OpeningRules, zone: ZoneInfo
) -> Iterator[OpeningLine]:
    """One line for every client who can have a balance, in no particular order. Raises StoreUnavailable."""
    everybody = iter(identities.all_groups())
    while groups := list(islice(everybody, _CHUNK)):
        loaded = iter(fragments.load([one.record_id for group in groups for one in group.records], ledger=True))
        for group in groups:
            found = opening_balance(group, merge(list(islice(loaded, len(group.records)))), rules, zone)
            if found is not None:
                known = sorted({one for record in group.records for one in group.own(record).identifiers})
                yield OpeningLine(
                    profile_id=group.profile_id,
                    identifiers={kind: [one.value for one in known if one.kind == kind] for kind, _ in known},
                    balance=f"{found.balance:.2f}",
                    bought=f"{found.bought:.2f}",
                    currency=rules.currency,
                )
