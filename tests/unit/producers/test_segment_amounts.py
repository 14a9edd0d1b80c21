"""What was paid: the amount that a Segment order gives, or a refusal that names it; never another one in its stead."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.decoding import InvalidEvent
from tests.unit.producers.test_segment import track

LINES = [{"product_id": "A", "price": 10, "quantity": 1}]


@pytest.mark.parametrize("event", ["Order Completed", "Order Refunded"])
@pytest.mark.parametrize(
    ("said", "path"),
    [
        *(({"total": total, "products": LINES}, "properties.total")
          for total in ("1 990,50", "12,50", "free", 1e20, True, {"amount": 1}, [5])),
        ({"total": "12,50", "revenue": 10}, "properties.total"),
        ({"total": "12,50"}, "properties.total"),
        ({"revenue": "12,50", "value": 10, "products": LINES}, "properties.revenue"),
        ({"total": None, "value": "12,50"}, "properties.value"),
        ({"products": [*LINES, {"product_id": "B", "price": "1 990,50"}]}, "properties.products.1.price"),
        ({"products": [{"product_id": "A", "price": 10, "quantity": "2 pcs"}]}, "properties.products.0.quantity"),
    ],
)  # fmt: skip
def test_an_amount_that_cannot_be_read_is_refused_by_its_name(event: str, said: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidEvent) as refused:
        track(event, order_id="S-1", **said)
    assert refused.value.path == path
    assert "no amount of money" in refused.value.reason or "no number" in refused.value.reason


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ({"total": "", "revenue": " ", "value": 7}, "7"),
        ({"total": None, "products": LINES}, "10"),
        ({"total": 0, "products": LINES}, "0"),
        ({"total": "5", "revenue": "junk", "products": [{"product_id": "A", "price": "junk"}]}, "5"),
        ({"products": [*LINES, {"product_id": "a present"}]}, "10"),
        ({"products": [{"product_id": "A", "price": "2.5", "quantity": "2"}]}, "5"),
    ],
)
def test_the_first_amount_that_is_given_counts(said: dict[str, Any], total: str) -> None:
    assert track("Order Completed", order_id="S-1", **said).data.total == total


def test_a_completed_order_below_nought_says_what_a_return_is() -> None:
    with pytest.raises(InvalidEvent, match="given back"):
        track("Order Completed", order_id="S-1", total=-5)
