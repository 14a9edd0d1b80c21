"""The client's own clock: of the place that his deliveries go to."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from schemas.payloads import Address
from schemas.profile import Delivery
from stream_processors.profile.zones import home_zone, zone_of

MOSCOW, NEW_YORK = ZoneInfo("Europe/Moscow"), ZoneInfo("America/New_York")


def address(lat: float | None, lon: float | None) -> Address:
    return Address(text="где-то", lat=lat, lon=lon)


@pytest.mark.parametrize(
    ("lat", "lon", "zone"),
    [
        (55.75, 37.6, "Europe/Moscow"),
        (55.03, 82.92, "Asia/Novosibirsk"),
        (54.71, 20.51, "Europe/Kaliningrad"),
        (51.17, 71.43, "Asia/Almaty"),
        (40.71, -74.0, "America/New_York"),
    ],
)
def test_where_an_address_is_says_which_clock_hangs_there(lat: float, lon: float, zone: str) -> None:
    assert zone_of(address(lat, lon), MOSCOW).key == zone


@pytest.mark.parametrize(("lat", "lon"), [(None, None), (55.75, None), (0, 0), (90, 180), (-60, 30)])
def test_no_coordinates_and_the_open_sea_leave_the_deployments_own(lat: float | None, lon: float | None) -> None:
    assert zone_of(address(lat, lon), NEW_YORK) == (NEW_YORK)


def delivery(order: str, lat: float | None, lon: float | None) -> Delivery:
    return Delivery(order=order, status="requested", address=address(lat, lon))


def test_the_delivery_spoken_of_last_says_where_the_client_is() -> None:
    told = [delivery("3", None, None), delivery("2", 55.03, 82.92), delivery("1", 40.71, -74.0)]
    assert home_zone(told, MOSCOW).key == "Asia/Novosibirsk"
    assert home_zone(told[:1], MOSCOW) == MOSCOW
