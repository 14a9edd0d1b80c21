"""Segment messages as CloudEvents: every mapped event is one that `decode` takes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from producers.segment import Arrival, to_cloudevent
from producers.segment_acquisition import acquisition_of
from producers.segment_commerce import COMMERCE, money_of
from schemas.decoding import InvalidEvent, decode
from schemas.events import (
    CartLineAdded,
    CartLineRemoved,
    Event,
    PageViewed,
    Purchased,
    Registered,
    Returned,
    Searched,
    UnknownEvent,
)
from schemas.topics import topic_of

NOW = datetime(2026, 11, 21, 7, 0, 5, tzinfo=UTC)
ARRIVAL = Arrival("segment/shop", "RUB", NOW)
WHO = {"userId": "u-1", "anonymousId": "v-1", "messageId": "m-1", "timestamp": "2026-11-21T07:00:00.000Z"}


def mapped(message: dict[str, Any], arrival: Arrival = ARRIVAL) -> Event:
    return decode(json.dumps(to_cloudevent({**WHO, **message}, arrival)).encode())


def track(event: str, **properties: Any) -> Any:
    return mapped({"type": "track", "event": event, "properties": properties})


def test_the_envelope_is_made_from_message_id_write_key_and_corrected_time() -> None:
    event = mapped({"type": "identify"})
    assert (event.id, event.source, event.type) == ("m-1", "segment/shop", "segment.identify")
    assert event.time == datetime(2026, 11, 21, 7, tzinfo=UTC)
    assert (event.data.identifiers.account, event.data.identifiers.visitor) == ("u-1", "v-1")
    assert topic_of(event) == "omniprofile.site"


@pytest.mark.parametrize(
    ("traits", "name", "birth_date", "sex"),
    [
        ({"name": "Анна Петрова", "birthday": "1990-05-12", "gender": "female"}, "Анна Петрова", "1990-05-12", "f"),
        ({"firstName": "Анна", "lastName": "Петрова", "gender": "Ж"}, "Анна Петрова", None, "f"),
        ({"first_name": "Пётр", "birthday": "1990-05-12T00:00:00.000Z", "gender": "M"}, "Пётр", "1990-05-12", "m"),
    ],
)
def test_traits_say_who(traits: dict[str, Any], name: str, birth_date: str | None, sex: str) -> None:
    event = mapped({"type": "identify", "traits": {**traits, "phone": 79161234567, "email": "a@shop.ru"}})
    assert (event.data.identifiers.phone, event.data.identifiers.email) == ("79161234567", "a@shop.ru")
    person = event.data.person
    assert person
    assert (person.name, person.birth_date and person.birth_date.isoformat(), person.sex) == (name, birth_date, sex)


def test_malformed_traits_are_left_out_and_kept_as_they_came() -> None:
    message = {"type": "identify", "traits": {"birthday": "soon", "gender": "?", "name": {"a": 1}, "email": ["x"]}}
    raw = to_cloudevent({**WHO, **message}, ARRIVAL)
    assert "person" not in raw["data"]
    assert raw["data"]["segment"]["traits"] == message["traits"]


def test_a_page_with_its_campaign() -> None:
    campaign = {"name": "autumn", "source": "yandex", "medium": "cpc", "term": "купить диван"}
    page = {
        "type": "page",
        "name": "Диваны",
        "properties": {"url": "https://shop.ru/sofas", "title": "Диваны и кресла"},
    }
    event = mapped({**page, "context": {"campaign": campaign, "page": {"referrer": "https://yandex.ru/"}}})
    assert isinstance(event, PageViewed)
    assert (event.data.url, event.data.title) == ("https://shop.ru/sofas", "Диваны и кресла")
    assert event.data.referrer == "https://yandex.ru/"
    assert event.data.acquisition
    assert event.data.acquisition.model_dump(exclude_none=True) == {
        "channel": "yandex", "query": "купить диван", "campaign": "autumn", "landing_page": "https://shop.ru/sofas",
    }  # fmt: skip


def test_a_screen_is_a_page_of_the_app() -> None:
    event = mapped({"type": "screen", "name": "Корзина"})
    assert isinstance(event, PageViewed)
    assert event.data.title == "Корзина"


@pytest.mark.parametrize(
    ("url", "referrer", "expected"),
    [
        ("https://shop.ru/a?utm_source=vk&utm_campaign=x", "", {"channel": "vk", "campaign": "x"}),
        ("https://shop.ru/a", "https://ya.ru/search?text=диван", {"channel": "ya.ru", "query": "диван"}),
        ("https://www.shop.ru/a", "https://shop.ru/search?q=диван", {}),
        ("https://shop.ru/a", "", {}),
        ("http://[", "http://[", {}),
    ],
)
def test_where_a_visitor_came_from(url: str, referrer: str, expected: dict[str, str]) -> None:
    assert acquisition_of(url, referrer, {}) == ({**expected, "landing_page": url} if expected else {})


def test_product_viewed_becomes_a_view_with_its_product() -> None:
    product = track(
        "Product Viewed", product_id=507, name="Холодильник", category="fridges", price=59990.0
    ).data.product
    assert (product.sku, product.category, product.price, product.currency) == ("507", "fridges", "59990", "RUB")


def test_products_searched_becomes_a_search() -> None:
    event = track("Products Searched", query="диван")
    assert isinstance(event, Searched)
    assert event.data.query == "диван"


def test_the_whole_cart_and_a_change_of_it() -> None:
    cart = track("Cart Viewed", currency="usd", products=[{"sku": "a", "price": "1.50", "quantity": 2}, "junk"][:1])
    assert [(line.sku, line.quantity, line.currency) for line in cart.data.lines] == [("a", 2, "USD")]
    added = track("Product Added", product_id="a", quantity="2", price=1.5)
    assert isinstance(added, CartLineAdded)
    assert (added.data.line.sku, added.data.line.quantity, added.data.line.price) == ("a", 2, "1.5")
    removed = track("Product Removed", sku="a", quantity=1.0)
    assert isinstance(removed, CartLineRemoved)
    assert (removed.data.line.quantity, topic_of(removed)) == (1, "omniprofile.site")
    assert track("Product Removed", sku="a").data.line.quantity is None


@pytest.mark.parametrize("event", ["Cart Viewed", "Checkout Started"])
def test_a_cart_whose_products_are_not_listed_is_not_empty(event: str) -> None:
    unlisted = track(event, cart_id="c-1")
    assert isinstance(unlisted, UnknownEvent)
    assert track(event, cart_id="c-1", products=[]).data.lines == []


def test_a_completed_order_is_a_purchase_under_the_order_number() -> None:
    event = track("Order Completed", order_id=50314, total=27.5, currency="USD", products=[{"sku": "a", "price": 25}])
    assert isinstance(event, Purchased)
    assert (event.data.identifiers.order, event.data.total, event.data.currency) == ("50314", "27.5", "USD")
    assert event.data.lines[0].price == "25"
    assert event.data.empties_cart


def test_an_order_without_a_total_is_what_its_lines_are() -> None:
    assert track("order_completed", products=[{"sku": "a", "price": 2.5, "quantity": 2}]).data.total == "5"
    with pytest.raises(InvalidEvent, match="total"):
        track("Order Completed", order_id="1")


def test_orders_that_end_otherwise() -> None:
    refunded = track("Order Refunded", order_id="1", total="10.00")
    assert isinstance(refunded, Returned)
    assert track("Order Cancelled", order_id="1", reason="передумал").data.reason == "передумал"


def test_signed_up_says_who_in_its_properties() -> None:
    event = track("Signed Up", email="a@shop.ru", first_name="Анна")
    assert isinstance(event, Registered)
    assert (event.data.identifiers.email, event.data.person and event.data.person.name) == ("a@shop.ru", "Анна")


def test_other_tracks_keep_their_name_and_properties() -> None:
    raw = to_cloudevent({**WHO, "type": "track", "event": "Кнопка: Нажата!", "properties": {"a": 1}}, ARRIVAL)
    assert raw["type"] == "segment.track.кнопка_нажата"
    assert raw["data"]["segment"]["properties"] == {"a": 1}


@pytest.mark.parametrize("event", sorted(COMMERCE))
def test_every_commerce_event_is_valid(event: str) -> None:
    track(event, sku="a", name="b", query="q", order_id="1", total=1, products=[{"sku": "a", "price": 1}])


@pytest.mark.parametrize(
    ("previous", "kind"),
    [("507f191e-8b4e-4b5e-9d1c-000000000001", "visitor"), ("v-1", "visitor"), ("old-1", "account")],
)
def test_alias_states_what_the_user_was_known_by(previous: str, kind: str) -> None:
    event = mapped({"type": "alias", "previousId": previous})
    assert (event.type, topic_of(event)) == ("segment.alias", "omniprofile.site")
    assert previous in getattr(event.data.identifiers, kind)
    assert "u-1" in (event.data.identifiers.account or ())


@pytest.mark.parametrize(
    ("message", "path"),
    [
        ({"type": "nonsense"}, "type"),
        ({"type": "track"}, "event"),
        ({"type": "alias"}, "previousId"),
        ({"type": "identify", "userId": None, "anonymousId": ""}, "userId"),
        ({"type": "identify", "timestamp": "soon"}, "timestamp"),
    ],
)
def test_what_is_no_message_has_a_path(message: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidEvent) as refused:
        mapped(message)
    assert refused.value.path == path


def test_a_wrong_clock_is_corrected_in_whole_minutes_and_the_networks_delay_is_not() -> None:
    hour_ahead = Arrival("s", "RUB", NOW, NOW + timedelta(hours=1, seconds=-2))
    assert mapped({"type": "identify", "timestamp": "2026-11-21T08:00:00Z"}, hour_ahead).time == NOW.replace(second=0)
    delayed = Arrival("s", "RUB", NOW, NOW - timedelta(seconds=20))
    assert mapped({"type": "identify"}, delayed).time == NOW.replace(second=0)


def test_sending_again_gives_the_same_event() -> None:
    message = {"type": "track", "event": "x", "userId": "u", "timestamp": "2026-11-21T07:00:00Z"}
    once = to_cloudevent({**message, "sentAt": "2026-11-21T07:00:01Z"}, ARRIVAL)
    later = Arrival("segment/shop", "RUB", NOW + timedelta(seconds=40))
    assert to_cloudevent({**message, "sentAt": "2026-11-21T07:00:41Z"}, later) == once


def test_without_any_time_it_is_the_time_of_reception() -> None:
    made = to_cloudevent({"type": "identify", "userId": "u"}, ARRIVAL)
    assert made["time"] == NOW.isoformat()
    assert made["id"] != to_cloudevent({"type": "identify", "userId": "u"}, ARRIVAL)["id"]


@pytest.mark.parametrize(
    ("value", "money"),
    [(59990, "59990"), (19.99, "19.99"), ("25.00", "25"), ("1e3", "1000"), (0.1 + 0.2, "0.3"), (0, "0"), (-5, "-5"),
     (True, None), ("free", None), (None, None), ("NaN", None), (1e300, None), ("1e999999999", None)],
)  # fmt: skip
def test_an_amount_becomes_a_decimal_string_or_nothing(value: object, money: str | None) -> None:
    assert money_of(value) == money
