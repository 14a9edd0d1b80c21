"""Segment's own SDK, with nothing but another host, against the whole system: the profile shows what the site did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from segment.analytics.client import Client

from schemas.profile import Profile
from tests.e2e.system import System, event

PHONE = "+79167770001"
FRIDGE = {"product_id": "FR-1", "name": "Холодильник", "category": "fridges", "price": 59990, "currency": "RUB"}
HOB = {"product_id": "HB-2", "name": "Варочная панель", "category": "hobs", "price": 19990}


@pytest.fixture
def shop(system: System) -> Iterator[Client]:
    errors: list[Exception] = []
    sdk = Client("dev", host=system.url, on_error=lambda error, _items: errors.append(error))
    yield sdk
    sdk.shutdown()
    assert errors == []


def lines(profile: Profile) -> dict[str, float]:
    return {line.sku: line.quantity for line in profile.cart.lines}


def test_a_visit_a_cart_an_order_and_the_tills_receipt_of_it(system: System, shop: Client) -> None:
    def track(name: str, /, **properties: Any) -> None:
        shop.track("sdk-1", name, properties, anonymous_id="v-sdk-1")
        shop.flush()  # clocks of two messages may be one microsecond's; a person is slower

    shop.page("sdk-1", "Каталог", "Холодильники", {"url": "https://shop.ru/?utm_source=yandex&utm_term=холодильник"})
    shop.identify("sdk-1", {"phone": PHONE, "firstName": "Анна", "lastName": "Петрова"}, anonymous_id="v-sdk-1")
    track("Product Viewed", **FRIDGE)
    track("Product Added", **FRIDGE, quantity=1)
    track("Product Added", **HOB, quantity=2)
    track("Product Removed", **HOB, quantity=1)
    profile = system.see(lambda seen: lines(seen) == {"FR-1": 1, "HB-2": 1}, phone=PHONE)
    assert (profile.person.name, profile.current_interest) == ("Анна Петрова", "fridges")
    assert profile.acquisition is not None
    assert (profile.acquisition.channel, profile.acquisition.query) == ("yandex", "холодильник")
    track("Cart Viewed", products=[{**FRIDGE, "quantity": 3}])
    system.see(lambda seen: lines(seen) == {"FR-1": 3}, phone=PHONE)
    track("Order Completed", order_id="SDK-7", total=179970, currency="RUB", products=[{**FRIDGE, "quantity": 3}])
    sold = system.see(lambda seen: seen.purchases.count == 1, phone=PHONE)
    assert (lines(sold), sold.purchases.total[0].amount) == ({}, "179970.00")
    numbers = {"order": "sdk-7", "receipt": "R-77"}
    system.post(event("pos.purchased", identifiers=numbers, total="179970.00", currency="RUB"))
    told_twice = system.see(lambda seen: seen.purchases.recent[0].number == "R-77", phone=PHONE)
    assert (told_twice.purchases.count, told_twice.purchases.total[0].amount) == (1, "179970.00")
    assert [sale.number for sale in told_twice.purchases.recent] == ["R-77"]
