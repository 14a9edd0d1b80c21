"""One sale told by several systems counts once: by its receipt, or by its order while no receipt of it is known."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from schemas.fragment import EventEffect, Fragment
from stream_processors.profile.fragment import apply, merge
from tests.unit.profile.told import Client, effect

Told = tuple[str, dict[str, Any]]


def sold(total: str, **identifiers: Any) -> Told:
    return "pos.purchased", {"identifiers": identifiers, "total": total, "currency": "RUB"}


def named(**identifiers: Any) -> Told:
    return "bot.said", {"identifiers": identifiers}


SITE, TILL, BOTH = sold("100", order="O"), sold("95", receipt="R"), sold("95", order="O", receipt="R")
STORIES = {
    "the site by order, the till by both": ([SITE, BOTH], 1, 95),
    "by order alone, by receipt alone, and somebody names both": ([SITE, TILL, named(order="O", receipt="R")], 1, 95),
    "three tell the same": ([SITE, TILL, BOTH], 1, 95),
    "nobody names both: nothing says that they are one": ([SITE, TILL], 2, 195),
    "a receipt that is only named is no money": ([SITE, named(order="O", receipt="R")], 1, 100),
    "an order in two": ([SITE, sold("60", order="O", receipt="R1"), sold("40", order="O", receipt="R2")], 2, 100),
    "two orders on one receipt": ([SITE, sold("50", order="P"), sold("150", order=["O", "P"], receipt="R")], 1, 150),
    "one order, all its receipts named at once": (
        [SITE, sold("60", receipt="R1"), sold("40", receipt="R2"), named(order="O", receipt=["R1", "R2"])], 2, 100,
    ),
    "which receipt is which order's is not said": (
        [SITE, TILL, sold("7", order="P"), named(order=["O", "P"], receipt=["R", "S"])], 3, 202,
    ),
    "placeholders bind nothing": ([SITE, TILL, named(order="O", receipt="null")], 2, 195),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_whatever_order_it_is_told_in_and_however_often(story: str) -> None:
    events, count, total = STORIES[story]
    said = [effect(type_, data, minute=i, event_id=str(i)) for i, (type_, data) in enumerate(events)]
    for order in itertools.permutations(said):
        straight = folded(*order, *order[:2])
        assert (straight.purchases, straight.totals) == (count, {"RUB": total * 10_000})
        for cut in range(len(order)):
            apart = merge([folded(*order[:cut]), folded(*order[cut:]), Fragment()])
            assert (apart.purchases, apart.totals) == (count, {"RUB": total * 10_000})


def folded(*said: EventEffect) -> Fragment:
    fragment = Fragment()
    for each in said:
        apply(fragment, each)
    return fragment


def test_the_sale_is_shown_once_too() -> None:
    client = Client().told(SITE[0], **SITE[1]).told(TILL[0], **TILL[1])
    assert [sale.number for sale in client.profile().purchases.recent] == ["R", "O"]
    client.told("bot.said", identifiers={"order": "O", "receipt": "R"})
    assert [sale.number for sale in client.profile().purchases.recent] == ["R"]
