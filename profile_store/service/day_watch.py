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
    """The order is no longer this client's on this day: postponed, cancelled, or another profile's by now. Two clients
    may have orders of one number.
    """

    order: str
    profile_id: ProfileId


class DayWatch:
    """What one watcher knows of a day; about 200 bytes per order."""

    def __init__(self, read: ReadDay, day: date) -> None:
        self._read = read
        self._day = day
        self._seen: dict[Gone, bytes] = {}  # what would be gone → how it looked

    def look(self, profiles: Collection[ProfileId] | None) -> list[DeliveryOrder | Gone]:
        """Orders of these profiles (None: of all) that are gone, then those that are new or changed: one that came to
        another profile is both, and whoever knows orders by number alone has it in the end. Raises StoreUnavailable.
        """
        orders = {Gone(order.order, order.profile_id): order for order in self._read(self._day, profiles).orders}
        found = {key: _digest(order) for key, order in orders.items()}
        mine = [key for key in self._seen if profiles is None or key.profile_id in profiles]
        gone = [key for key in mine if key not in found]
        news = [order for key, order in orders.items() if self._seen.get(key) != found[key]]
        self._seen.update(found)
        for key in gone:
            del self._seen[key]
        return [*gone, *news]


def _digest(order: DeliveryOrder) -> bytes:
    return blake2b(order.model_dump_json().encode(), digest_size=16).digest()
