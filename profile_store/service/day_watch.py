"""Finds which orders of a delivery day changed, by reading again the profiles that changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from profile_store.service.delivery import DeliveryDay, DeliveryOrder
from schemas.identity import ProfileId

ReadDay = Callable[[date, Collection[ProfileId] | None], DeliveryDay]
"""The orders of a day, of those profiles only, or of all where there are none given."""


class Gone(NamedTuple):
    """The order no longer belongs to this day: postponed, cancelled, or moved."""

    order: str


class Seen(NamedTuple):
    profile_id: ProfileId
    digest: bytes


class DayWatch:
    """What one watcher knows of a day; about 200 bytes per order."""

    def __init__(self, read: ReadDay, day: date) -> None:
        self._read = read
        self._day = day
        self._seen: dict[str, Seen] = {}

    def look(self, profiles: Collection[ProfileId] | None) -> list[DeliveryOrder | Gone]:
        """Orders of these profiles (None: of all) that are new, changed, or gone. Raises StoreUnavailable."""
        orders = self._read(self._day, profiles).orders
        found = {order.order: Seen(order.profile_id, _digest(order)) for order in orders}
        news = [order for order in orders if self._seen.get(order.order) != found[order.order]]
        mine = [order for order, seen in self._seen.items() if profiles is None or seen.profile_id in profiles]
        gone = [order for order in mine if order not in found]
        self._seen.update(found)
        for order in gone:
            del self._seen[order]
        return [*news, *map(Gone, gone)]


def _digest(order: DeliveryOrder) -> bytes:
    return blake2b(order.model_dump_json().encode(), digest_size=16).digest()
