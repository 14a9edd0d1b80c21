"""The cart: told whole by the shop, moved by single changes since (Segment's Product Added and Removed)."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from schemas.fragment import Fragment
from stream_processors.profile.cart import cart
from stream_processors.profile.fragment import apply, merge
from tests.unit.profile.told import Client, at, effect

Told = tuple[str, dict[str, Any]]


def added(sku: str, **line: Any) -> Told:
    return "site.cart_line_added", {"line": {"sku": sku, **line}}


def removed(sku: str, **line: Any) -> Told:
    return "site.cart_line_removed", {"line": {"sku": sku, **line}}


def whole(**quantities: float) -> Told:
    return "site.cart_updated", {"lines": [{"sku": sku, "quantity": many} for sku, many in quantities.items()]}


def lines(*story: Told) -> dict[str, float]:
    client = Client()
    for type_, data in story:
        client.told(type_, **data)
    return {line.sku: line.quantity for line in client.profile().cart.lines}


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ([added("A"), added("B", quantity=2)], {"A": 1, "B": 2}),
        ([added("A"), added("A")], {"A": 2}),
        ([added("A", quantity=3), removed("A", quantity=1)], {"A": 2}),
        ([added("A", quantity=3), removed("A")], {}),  # no quantity: the line
        ([added("A"), removed("A", quantity=5), added("A")], {"A": 1}),  # no cart owes anything
        ([removed("A", quantity=1)], {}),
        ([whole(A=2, B=1), removed("A", quantity=1), added("C")], {"A": 1, "B": 1, "C": 1}),
        ([added("A"), whole(B=1)], {"B": 1}),  # the whole cart is what it is, whatever was added before
        ([added("A", quantity=-2)], {}),
        ([whole(A=1), removed("A", quantity=-2)], {"A": 1}),
        ([added("A", quantity=0.1), added("A", quantity=0.2)], {"A": 0.3}),
    ],
)
def test_a_change_moves_the_cart(story: list[Told], expected: dict[str, float]) -> None:
    assert lines(*story) == expected


def test_a_line_shows_what_was_said_of_it_last() -> None:
    client = Client().told(
        "site.cart_updated", lines=[{"sku": "A", "name": "Чайник", "price": "10", "currency": "RUB"}]
    )
    client.told("site.cart_line_added", line={"sku": "A", "price": "9", "currency": "RUB", "category": "kettles"})
    [line] = client.profile().cart.lines
    assert (line.name, line.category, line.quantity, line.price) == ("Чайник", "kettles", 2, "9")
    assert client.profile().cart.updated_at == at(2)


def test_one_sku_on_two_lines_is_taken_away_from_both() -> None:
    client = Client().told("site.cart_updated", lines=[{"sku": "A", "quantity": 1}, {"sku": "A", "quantity": 2}])
    client.told("site.cart_line_removed", line={"sku": "A", "quantity": 2})
    assert [line.quantity for line in client.profile().cart.lines] == [1]


def test_a_sale_through_the_cart_empties_it_and_one_at_the_till_does_not() -> None:
    sale = {"identifiers": {"order": "O-1"}, "total": "1", "currency": "RUB"}
    assert lines(whole(A=1), added("B"), ("pos.purchased", sale)) == {"A": 1, "B": 1}
    assert lines(whole(A=1), added("B"), ("pos.purchased", {**sale, "empties_cart": True})) == {}
    assert lines(("pos.purchased", {**sale, "empties_cart": True}), added("C")) == {"C": 1}


def test_no_order_no_repetition_and_no_split_of_the_changes_leaves_a_trace() -> None:
    story = [added("A"), whole(A=2, B=1), added("A"), removed("B"), added("C", quantity=2), removed("C", quantity=1)]
    said = [effect(type_, data, minute=i, event_id=str(i)) for i, (type_, data) in enumerate(story)]
    straight = Fragment()
    for each in said:
        apply(straight, each)
    chance = random.Random(7)
    for order in itertools.islice(itertools.permutations(said), 0, None, 17):
        parts = [Fragment(), Fragment()]
        for each in (*order, *order[:3]):
            apply(chance.choice(parts), each)
        assert cart(merge(parts)) == cart(straight)
    assert {line.sku: line.quantity for line in cart(straight).lines} == {"A": 3, "C": 1}
