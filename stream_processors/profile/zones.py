"""The time zone of a client: that of the address to which deliveries go (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzfpy

from schemas.payloads import Address
from schemas.profile import Delivery

_AT_SEA = "Etc/"


def zone_of(address: Address, otherwise: ZoneInfo) -> ZoneInfo:
    """The time zone of the address; `otherwise` if it has no coordinates, or they are at sea.

    The borders come with the package `tzfpy`: no network. Its first answer in a process takes about 0.1 s.
    """
    if address.lat is None or address.lon is None:
        return otherwise
    name = tzfpy.get_tz(address.lon, address.lat)
    if not name or name.startswith(_AT_SEA):
        return otherwise
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # borders newer than the system's list of zones
        return otherwise


def home_zone(delivered: Sequence[Delivery], otherwise: ZoneInfo) -> ZoneInfo:
    """The client's own: where the delivery that was spoken of last goes. delivered: newest first."""
    placed = (each.address for each in delivered if each.address.lat is not None and each.address.lon is not None)
    address = next(placed, None)
    return zone_of(address, otherwise) if address else otherwise
