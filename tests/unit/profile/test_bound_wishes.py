"""Wishes about one delivery: they end with it, and bear on no other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.profile.told import ORDER, Client, asked, rules

LATE = "привезите после 18:00, не звонить до 10"


def bound(client: Client) -> list[tuple[str, str]]:
    return [(wish.applies_to, wish.order) for wish in asked(client.profile())]


@pytest.mark.parametrize("kind", ["order", "preorder", "receipt"])
def test_what_a_note_says_of_an_order_ends_with_its_delivery_and_what_it_says_of_calls_does_not(kind: str) -> None:
    named: dict[str, Any] = {"identifiers": {kind: "O-9"}}
    client = Client().told("delivery.requested", **named, date="2026-11-24").told("call.noted", **named, text=LATE)
    assert bound(client) == [("delivery", "O-9"), ("call", "")]
    client.told("delivery.status_changed", **named, status="delivered")
    assert bound(client) == [("call", "")]


def test_a_note_may_come_before_the_request_and_its_wish_is_of_that_order_already() -> None:
    client = Client().told("call.noted", **ORDER, text=LATE)
    assert bound(client) == [("delivery", "O-1"), ("call", "")]
    client.told("delivery.requested", identifiers={"order": "O-2"}, date="2026-11-24")
    assert client.told("delivery.requested", **ORDER).profile().wishes[0].order == "O-1"
    client.told("order.cancelled", **ORDER)
    assert bound(client) == [("call", "")]


def test_a_note_that_names_several_orders_is_about_each_of_them() -> None:
    client = Client().told("call.noted", identifiers={"order": ["O-1", "O-2"]}, text="привезите после 18:00")
    client.told("delivery.requested", **ORDER)
    client.told("delivery.status_changed", **ORDER, status="delivered")
    assert bound(client) == [("delivery", "O-2")]


@pytest.mark.parametrize("type_", ["order.placed", "delivery.requested"])
def test_what_is_said_of_a_preorder_goes_over_to_the_order_that_it_becomes(type_: str) -> None:
    client = Client().told("call.noted", identifiers={"preorder": "P-1"}, text="привезите после 18:00")
    assert bound(client) == [("delivery", "")], "whatever number it will be delivered under"
    date: dict[str, Any] = {"date": "2026-11-24"} if type_ == "delivery.requested" else {}
    client.told(type_, identifiers={"order": "O-1", "preorder": "P-1"}, **date)
    client.told("delivery.requested", **ORDER)
    assert bound(client) == [("delivery", "O-1")]
    client.told("delivery.status_changed", **ORDER, status="delivered")
    assert bound(client) == []


def test_what_is_said_of_a_receipt_goes_over_to_its_order() -> None:
    client = Client().told("call.noted", identifiers={"receipt": "R-1"}, text="привезите после 18:00")
    client.told("pos.purchased", identifiers={"order": "O-1", "receipt": "R-1"}, total="1.00", currency="RUB")
    assert bound(client.told("delivery.requested", **ORDER)) == [("delivery", "O-1")]


def test_what_is_said_after_a_delivery_is_meant_for_those_to_come() -> None:
    client = Client().told("delivery.requested", **ORDER)
    client.told("delivery.status_changed", **ORDER, status="delivered")
    assert bound(client.told("call.noted", **ORDER, text="не привозить с 13 до 15")) == [("delivery", "")]


def test_an_ended_wish_of_a_note_does_not_come_back_when_the_order_is_requested_again() -> None:
    client = Client().told("delivery.requested", **ORDER).told("call.noted", **ORDER, text="привезите после 18:00")
    client.told("delivery.status_changed", **ORDER, status="delivered").told("delivery.requested", **ORDER)
    assert rules(client.profile()) == []


@pytest.mark.parametrize("later", ["planned", "on_the_way", "failed"])
def test_nor_does_it_come_back_when_the_new_delivery_is_under_way(later: str) -> None:
    """The newer status stands in the place of "delivered"; that it was delivered is known all the same."""
    client = Client().told("delivery.requested", **ORDER).told("call.noted", **ORDER, text="привезите после 18:00")
    client.told("delivery.status_changed", **ORDER, status="delivered").told("delivery.requested", **ORDER)
    client.told("delivery.status_changed", **ORDER, status=later)
    assert rules(client.profile()) == []
    assert [wish.because for wish in client.profile().past_wishes] == ["delivered"]
    assert bound(client.told("call.noted", **ORDER, text="не привозить с 13 до 15")) == [("delivery", "O-1")]


BOTH: dict[str, Any] = {"identifiers": {"order": "O-1", "preorder": "P-1"}, "date": "2026-11-24"}
PREORDER: dict[str, Any] = {"identifiers": {"preorder": "P-1"}}


@pytest.mark.parametrize("named", [PREORDER, ORDER, BOTH])
def test_a_status_told_by_either_number_closes_a_delivery_of_both(named: dict[str, Any]) -> None:
    client = Client().told("delivery.requested", **BOTH, wish="после 18")
    client.told("delivery.status_changed", identifiers=named["identifiers"], status="delivered")
    profile = client.profile()
    assert [(each.order, each.status) for each in profile.deliveries] == [("O-1", "delivered")]
    assert rules(profile) == []


def test_what_was_requested_by_the_preorder_is_the_delivery_of_its_order() -> None:
    client = Client().told("delivery.requested", **PREORDER, date="2026-11-24", wish="после 18")
    client.told("order.placed", identifiers=BOTH["identifiers"])
    assert bound(client) == [("delivery", "O-1")]
    client.told("delivery.requested", **BOTH, wish="до 12")
    assert rules(client.profile()) == [("only", "00:00")], "of its requests the latest alone counts"
    client.told("delivery.status_changed", **ORDER, status="delivered")
    assert [(each.order, each.status) for each in client.profile().deliveries] == [("O-1", "delivered")]


def test_an_order_cancelled_by_its_preorder_is_not_delivered() -> None:
    client = Client().told("delivery.requested", **BOTH, wish="после 18").told("order.cancelled", **PREORDER)
    assert [each.status for each in client.profile().deliveries] == ["cancelled"]
    assert rules(client.profile()) == []


def test_a_number_that_is_an_orders_too_closes_that_order_alone() -> None:
    """Shops number both from 1: pre-order 7 became order 9, and order 7 is somebody's else."""
    client = Client().told("delivery.requested", identifiers={"order": "9", "preorder": "7"}, date="2026-11-24")
    client.told("delivery.requested", identifiers={"order": "7"}, date="2026-11-25")
    client.told("delivery.status_changed", identifiers={"order": "7"}, status="delivered")
    assert {each.order: each.status for each in client.profile().deliveries} == {"7": "delivered", "9": "requested"}


def test_of_an_order_that_is_forgotten_no_wish_comes_back() -> None:
    client = Client().told("call.noted", identifiers={"order": "O-old"}, text="привезите после 18:00")
    for number in range(50):
        client.told("delivery.requested", identifiers={"order": f"O-{number}"}, date="2026-11-24")
    assert bound(client) == []


@pytest.mark.parametrize(
    ("wish", "left"),
    [("", []), ("хрупкое", []), ("до 12", [("only", "00:00")]), ("ровно в 15:00", [("exact", "15:00")])],
)
def test_the_latest_request_of_an_order_alone_says_what_is_wished_of_it(
    wish: str, left: list[tuple[str, str | None]]
) -> None:
    client = Client().told("delivery.requested", **ORDER, wish="не привозить с 13 до 15")
    client.told("call.noted", **ORDER, text="не привозить с 20 до 21")
    client.told("delivery.requested", minute=9, **ORDER, wish=wish)
    client.told("delivery.requested", minute=5, **ORDER, wish="после 17")  # an earlier one that comes late
    assert rules(client.profile()) == [*left, ("avoid", "20:00")]


def test_a_wish_of_a_request_does_not_come_back_with_another_delivery_of_its_order() -> None:
    client = Client().told("delivery.requested", **ORDER, wish="после 18")
    client.told("delivery.status_changed", **ORDER, status="delivered").told("delivery.requested", **ORDER)
    client.told("delivery.status_changed", **ORDER, status="planned")
    assert rules(client.profile()) == []
