"""All of a year's till sales, through the mapping that comes along: no line refused, no household nobody's."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from producers import csv_mapping
from producers.csv_rows import csv_items
from producers.intake import Judge
from producers.keys import MessageKeys
from producers.publisher import Message
from producers.sources import reading
from schemas.decoding import decode
from schemas.events import Purchased
from schemas.identifiers import normalise

TILLS = Path("benchmarks/data/complete_journey/transactions.csv.gz")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
JUDGE = Judge(MessageKeys(b"a secret of the tests", "US"))


@pytest.fixture(scope="module")
def sales() -> list[Purchased]:
    with reading(TILLS) as source:
        judged = [
            (item, JUDGE.judge(item.submission, NOW))
            for item in csv_items(source, csv_mapping.named("complete_journey"))
        ]
    refused = [(item.line, message) for item, message in judged if not isinstance(message, Message)]
    assert refused == []
    events = [decode(message.value) for _, message in judged if isinstance(message, Message)]
    return [event for event in events if isinstance(event, Purchased)]


def test_every_line_is_in_a_basket_and_each_basket_is_one_sale(sales: list[Purchased]) -> None:
    assert len(sales) == len({sale.id for sale in sales}) == 47_243
    assert sum(len(sale.data.lines) for sale in sales) == 75_000


def test_every_household_has_a_card_that_identifies_it(sales: list[Purchased]) -> None:
    """Numbers such as 22 and 777 look like a till's placeholders, and are households all the same."""
    said = Counter(str(sale.data.identifiers.card) for sale in sales)
    cards = {card: normalise("card", card, "US") for card in said}
    assert [card for card, identifier in cards.items() if identifier is None] == []
    assert len(cards) == len(set(cards.values())) == 2_377
    assert {"22", "777"} <= said.keys()


def test_every_receipt_is_one_that_can_be_looked_up(sales: list[Purchased]) -> None:
    receipts = {normalise("receipt", str(sale.data.identifiers.receipt), "US") for sale in sales}
    assert None not in receipts
    assert len(receipts) == len(sales)
