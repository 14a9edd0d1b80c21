"""Generates the events of a retailer: real till sales among generated site views, calls and deliveries.

90 % of the events are views, as in a shop with a site. The same (count, seed) gives the same bytes, so that runs and an
offline recount can be compared.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from schemas.topics import PREFIX

DATA = Path(__file__).parent / "data" / "complete_journey"
CATEGORIES = ("fridges", "hobs", "sofas", "televisions", "juicers", "kitchens", "dishwashers", "lamps")
QUERIES = ("купить диван", "холодильник скидка", "соковыжималка акция", "кухня на заказ", "tv 55", "dishwasher install")
NAMES = ("Анна Петрова", "Иван Смирнов", "Мария Кузнецова", "Олег Попов", "Elena Orlova", "Пётр Волков")
START = datetime(2026, 1, 1, tzinfo=UTC)


class Message(NamedTuple):
    topic: str
    key: bytes
    value: bytes


class Basket(NamedTuple):
    household: str
    store: str
    number: str
    lines: list[dict[str, Any]]
    total: str


@cache
def baskets() -> tuple[Basket, ...]:
    """The real baskets, in the order of the file."""
    with gzip.open(DATA / "transactions.csv.gz", "rt") as file:
        rows = sorted(csv.DictReader(file), key=itemgetter("basket_id"))
    return tuple(_basket(number, list(lines)) for number, lines in groupby(rows, key=itemgetter("basket_id")))


def _basket(number: str, rows: list[dict[str, str]]) -> Basket:
    lines = [
        {
            "sku": row["product_id"],
            "quantity": float(row["quantity"]),
            "price": f"{float(row['sales_value']):.2f}",  # the file has a few sums like 0.15999999999999998
            "currency": "USD",
        }
        for row in rows
    ]
    cents = sum(round(float(row["sales_value"]) * 100) for row in rows)
    return Basket(rows[0]["household_id"], rows[0]["store_id"], number, lines, f"{cents // 100}.{cents % 100:02d}")


class Client(NamedTuple):
    """One person of the generated town: a card at the till, a phone at the call centre, some visitors on the site."""

    card: str
    phone: str
    visitors: tuple[str, ...]
    name: str


def client(household: str) -> Client:
    number = int(household)
    return Client(
        card=f"H{number:06d}",
        phone=f"+7916{number * 7 + 1_000_003:07d}",
        visitors=tuple(f"v-{number:06d}-{device}" for device in range(1 + number % 3)),
        name=NAMES[number % len(NAMES)],
    )


def messages(count: int, seed: int = 1) -> Iterator[Message]:
    """`count` events in the order of their time, none twice; two seeds share people, but no order or receipt."""
    chance = random.Random(seed)
    sales = cycle(baskets())
    moment = START
    strangers = 0
    session: Client | str = ""
    for number in range(count):
        moment += timedelta(milliseconds=chance.expovariate(1 / 500))
        if number % 7 == 0:  # a session has seven views on average; a third of the sessions are strangers
            strangers += 1
            session = f"s-{seed}-{strangers}" if chance.random() < 0.33 else client(chance.choice(baskets()).household)
        build = _view if chance.random() < 0.90 else chance.choices(_OTHERS, _OTHER_SHARES)[0]
        event_id = f"{seed}-{number}"
        yield _message(event_id, moment, *build(chance, session, next(sales) if build is _sale else None, event_id))


Built = tuple[str, str, str, dict[str, Any]]
"""Channel, event type, message key and data."""


def _view(chance: random.Random, session: Client | str, _: Basket | None, event_id: str) -> Built:
    visitor = session if isinstance(session, str) else chance.choice(session.visitors)
    category = chance.choice(CATEGORIES)
    data: dict[str, Any] = {"identifiers": {"visitor": visitor}}
    pick = chance.random()
    if pick < 0.75:
        sku = f"{category[:2].upper()}-{chance.randrange(200)}"
        product = {
            "sku": sku,
            "name": f"{category} {sku}",
            "category": category,
            "price": "59990.00",
            "currency": "RUB",
        }
        return "site", "site.product_viewed", visitor, data | {"product": product}
    if pick < 0.92:
        page = {"url": f"https://shop.ru/{category}", "title": category, "acquisition": {"channel": "search"}}
        return "site", "site.page_viewed", visitor, data | page
    return "site", "site.searched", visitor, data | {"query": chance.choice(QUERIES)}


def _sale(chance: random.Random, _: Client | str, basket: Basket | None, event_id: str) -> Built:
    assert basket is not None
    card = client(basket.household).card
    identifiers = {"card": card, "receipt": f"{basket.number}-{event_id}"}
    sale = {"store": basket.store, "lines": basket.lines, "total": basket.total, "currency": "USD"}
    return "pos", "pos.purchased", card, {"identifiers": identifiers} | sale


def _call(chance: random.Random, session: Client | str, _: Basket | None, event_id: str) -> Built:
    who = client(chance.choice(baskets()).household)
    identifiers = {"phone": who.phone, "visitor": chance.choice(who.visitors)}
    return "calls", "call.received", who.phone, {"identifiers": identifiers, "tracked_number": "+74951234500"}


def _registered(chance: random.Random, session: Client | str, _: Basket | None, event_id: str) -> Built:
    who = client(chance.choice(baskets()).household)
    identifiers = {"phone": who.phone, "card": who.card, "visitor": who.visitors[0]}
    return "site", "site.registered", who.phone, {"identifiers": identifiers, "person": {"name": who.name}}


def _note(chance: random.Random, session: Client | str, _: Basket | None, event_id: str) -> Built:
    who = client(chance.choice(baskets()).household)
    note = {"text": "Интересуется цветом и размером", "preferences": {"colour": chance.choice(("white", "steel"))}}
    return "calls", "call.noted", who.phone, {"identifiers": {"phone": who.phone}, "agent": "a-7"} | note


def _delivery(chance: random.Random, session: Client | str, _: Basket | None, event_id: str) -> Built:
    who = client(chance.choice(baskets()).household)
    request = {
        "address": {"text": "Москва, Тверская 1"},
        "date": "2026-03-01",
        "promised": {"from": "10:00", "to": "18:00"},
    }
    return (
        "delivery",
        "delivery.requested",
        who.phone,
        {"identifiers": {"phone": who.phone, "order": f"o-{event_id}"}} | request,
    )


_OTHERS: list[Callable[..., Built]] = [_sale, _call, _note, _delivery, _registered]
_OTHER_SHARES = (60, 15, 10, 8, 7)


def _message(event_id: str, moment: datetime, channel: str, kind: str, key: str, data: dict[str, Any]) -> Message:
    envelope = {"specversion": "1.0", "id": event_id, "source": f"bench/{channel}", "type": kind}
    body = orjson.dumps(envelope | {"time": moment.isoformat(), "data": data})
    return Message(PREFIX + channel, key.encode(), body)
