"""Random events of a small town on every channel: families on one phone, lent cards, kiosks, corrections that come
late, conflicts, decisions that are taken back. The same `random.Random` gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import orjson

from schemas.decoding import decode
from schemas.topics import topic_of
from stream_processors.steps.messages import Message

EVENTS = 400  # enough for a town in which everybody has met
_RECEIVED = 1_775_000_000_000  # milliseconds since 1970, after everything has happened
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTES = 4_000  # few enough that events of several channels happen at the same instant
PEOPLE = 14
CATEGORIES = ("Холодильники", "Варочные панели", "Диваны", "Телевизоры")
GIVEN = ("Анна", "Иван", "Мария", "Олег", "Саша", "Elena", "Пётр")
FAMILY = ("Петров", "Смирнов", "Кузнецов", "Orlov", "Волков")
WISHES = ("до 13:00 или после 15:00, спит ребёнок", "в четверг не звонить", "в любое время", "", "привезите утром")
SOURCES = ("web/shop", "call-centre", "till/1", "till/2", "delivery")
Json = dict[str, Any]


class Resident(NamedTuple):
    person: Json
    phone: str  # of the family
    mobile: str
    email: str
    card: str
    account: str
    visitors: tuple[str, ...]


def as_message(offset: int, raw: bytes) -> Message:
    """As the log hands it over; all were received at one time, since a clock that runs ahead is judged by it."""
    return Message(topic_of(decode(raw)), 0, offset, _RECEIVED, None, raw)


def town(chance: random.Random) -> Iterator[bytes]:
    """Events for ever, each with an id of its own but for conflicts, which repeat the id of one before."""
    residents = [_resident(chance, number) for number in range(PEOPLE)]
    ids: list[tuple[str, str]] = []
    while True:
        kind, build = chance.choice(_KINDS)
        who = chance.choice(residents)
        data = build(chance, who)
        if ids and chance.random() < 0.03:  # another content under a name that was given
            source, event_id = chance.choice(ids)
        else:
            source, event_id = chance.choice(SOURCES), f"e{len(ids)}"
            ids.append((source, event_id))
        at = START + timedelta(minutes=chance.randrange(MINUTES))
        envelope = {"specversion": "1.0", "id": event_id, "source": source, "type": kind, "time": at.isoformat()}
        yield orjson.dumps(envelope | {"data": data})


def _resident(chance: random.Random, number: int) -> Resident:
    family = number // 3
    name = f"{chance.choice(GIVEN)} {FAMILY[family % len(FAMILY)]}"
    return Resident(
        person={"name": name, "birth_date": f"19{60 + number}-0{1 + number % 9}-1{number % 10}"},
        phone=f"8 (916) 555-01-{family:02d}",
        mobile=f"+7903444{number:04d}",
        email=f"Resident{number}@mail.ru",
        card=f"C-{number // 2:04d}",  # two people to a card
        account=f"acc-{number}",
        visitors=(f"v-{number}", f"tablet-{family}", "kiosk"),
    )


def _known(chance: random.Random, who: Resident, *always: str) -> Json:
    """Some of the identifiers, with the person's name half of the time; some of a name, as people give it."""
    kinds = {kind for kind in ("phone", "mobile", "email", "card", "account") if chance.random() < 0.3} | set(always)
    values = {"phone": who.phone, "mobile": who.mobile, "email": who.email, "card": who.card, "account": who.account}
    identifiers: Json = {kind: values[kind] for kind in sorted(kinds) if kind not in ("phone", "mobile")}
    phones = [values[kind] for kind in ("phone", "mobile") if kind in kinds]
    if phones:
        identifiers["phone"] = phones
    if chance.random() < 0.4 or not identifiers:
        identifiers["visitor"] = chance.choice(who.visitors)
    person = {} if chance.random() < 0.5 else {"person": _said(chance, who.person)}
    return {"identifiers": identifiers, **person}


def _said(chance: random.Random, person: Mapping[str, str]) -> Json:
    given, _, family = person["name"].partition(" ")
    name = chance.choice((person["name"], f"{family} {given}", given))
    return {"name": name} | ({"birth_date": person["birth_date"]} if chance.random() < 0.5 else {})


def _line(chance: random.Random) -> Json:
    category = chance.choice(CATEGORIES)
    number = chance.randrange(6)
    return {"sku": f"{category[0]}-{number}", "name": f"{category} {number}", "category": category, "quantity": 1}


def _with(**more: Callable[[random.Random], Any]) -> Callable[[random.Random, Resident], Json]:
    """Somebody's event with these fields drawn by chance."""

    def build(chance: random.Random, who: Resident) -> Json:
        data = _known(chance, who)
        drawn = {field: draw(chance) for field, draw in more.items()}
        data["identifiers"] |= {kind: drawn.pop(kind) for kind in ("preorder", "order", "receipt") if kind in drawn}
        return data | drawn

    return build


def _number(prefix: str, among: int) -> Callable[[random.Random], str]:
    return lambda chance: f"{prefix}-{chance.randrange(among)}"


def _one_of(*values: Any) -> Callable[[random.Random], Any]:
    return lambda chance: chance.choice(values)


def _lines(chance: random.Random) -> list[Json]:
    return [_line(chance) for _ in range(chance.randrange(3))]


def _money(chance: random.Random) -> str:
    return f"{chance.randrange(1, 90_000)}.{chance.randrange(100):02d}"


def _decided(chance: random.Random, who: Resident) -> Json:
    other = f"Resident{chance.randrange(PEOPLE)}@mail.ru"
    of = [{"kind": "email", "value": who.email}, {"kind": "email", "value": other}]
    return {"of": of, "by": "Ольга", "reason": "сверили паспорт"}


def _promised(chance: random.Random) -> Json:
    start = chance.randrange(9, 18)
    return {"from": f"{start:02d}:00", "to": f"{start + 3:02d}:00"}


_SALE = {"receipt": _number("r", 60), "total": _money, "currency": _one_of("RUB", "USD"), "lines": _lines}
_ORDER = {"order": _number("o", 30), "lines": _lines, "reason": _one_of("", "передумал")}
_KINDS: tuple[tuple[str, Callable[[random.Random, Resident], Json]], ...] = (
    (
        "site.page_viewed",
        _with(url=_one_of("/", "/sofas"), acquisition=_one_of(None, {"channel": "search", "query": "диван срочно"})),
    ),
    ("site.searched", _with(query=_one_of("соковыжималка скидка", "кухня после ремонта"))),
    ("site.product_viewed", _with(product=_line)),
    ("site.product_viewed", _with(product=_line)),
    ("site.cart_updated", _with(lines=_lines)),
    ("site.cart_line_added", _with(line=_line)),
    ("site.cart_line_removed", _with(line=_line)),
    ("site.registered", _with()),
    ("call.received", _with(tracked_number=_one_of("+74951234501", "+74951234502"))),
    ("call.noted", _with(text=_one_of("", *WISHES), preferences=_one_of({}, {"цвет": "белый"}, {"цвет": "чёрный"}))),
    ("preorder.created", _with(preorder=_number("p", 20), lines=_lines, comment=_one_of("", "обставляет квартиру"))),
    ("pos.purchased", _with(**_SALE)),
    ("pos.purchased", _with(**_SALE, order=_number("O", 30))),
    ("pos.purchased", _with(order=_number("o", 30), total=_money, currency=_one_of("RUB"), empties_cart=_one_of(True))),
    ("pos.returned", _with(**_SALE)),
    (
        "delivery.requested",
        _with(
            order=_number("o", 30), date=_one_of("2026-04-01", "2026-04-02"), promised=_promised, wish=_one_of(*WISHES)
        ),
    ),
    ("delivery.status_changed", _with(order=_number("o", 30), status=_one_of("planned", "delivered", "failed"))),
    ("order.placed", _with(**_ORDER)),
    ("order.cancelled", _with(**_ORDER)),
    ("order.problem_raised", _with(**_ORDER)),
    ("order.problem_solved", _with(**_ORDER)),
    ("client.marked", _with(mark=_one_of("loyal", "conflictual"), set=_one_of(True, False))),
    ("consent.changed", _with(purpose=_one_of("advertising", "calls"), granted=_one_of(True, False))),
    ("identity.same", _decided),
    ("identity.different", _decided),
)
