"""Extra events for crash tests: consents, marks, carts, pre-orders, orders and wishes, which the generator lacks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import orjson

from benchmarks.events import START, baskets, client

Json = dict[str, Any]
EVERY = timedelta(milliseconds=700, microseconds=1)  # as text all times are of one form, which the recount relies on
WISHES = ("до 13:00 или после 15:00, спит ребёнок", "после 18:00 не звонить", "в четверг не привозить")


def asides(seed: int) -> Iterator[bytes]:
    """For ever, each with an id of its own; the same seed gives the same bytes."""
    chance = random.Random(seed)
    for number in count(1):
        who = client(chance.choice(baskets()).household)
        kind, build = chance.choice(_KINDS)
        data = build(chance, f"{seed}-{number}")
        identifiers = {"phone": who.phone} | data.pop("identifiers", {})
        time = (START + number * EVERY).isoformat()
        said = {"specversion": "1.0", "id": f"aside-{seed}-{number}", "source": "chaos", "type": kind, "time": time}
        yield orjson.dumps(said | {"data": {"identifiers": identifiers, **data}})


def _lines(chance: random.Random) -> list[Json]:
    return [{"sku": f"SO-{chance.randrange(50)}", "name": "диван", "category": "sofas", "quantity": 1}]


def _consent(chance: random.Random, name: str) -> Json:
    return {"purpose": chance.choice(("advertising", "calls")), "granted": chance.random() < 0.5}


def _mark(chance: random.Random, name: str) -> Json:
    return {"mark": chance.choice(("loyal", "conflictual")), "set": chance.random() < 0.7, "by": "Ольга"}


def _cart(chance: random.Random, name: str) -> Json:
    return {"lines": _lines(chance)}


def _preorder(chance: random.Random, name: str) -> Json:
    return {"identifiers": {"preorder": f"p-{name}"}, "lines": _lines(chance), "comment": "показать новые"}


def _order(chance: random.Random, name: str) -> Json:
    return {"identifiers": {"order": f"a-{name}"}, "lines": _lines(chance)}


def _delivery(chance: random.Random, name: str) -> Json:
    promised = {"from": "10:00", "to": "18:00"}
    day = f"2026-03-{chance.randrange(1, 9):02d}"
    return {"identifiers": {"order": f"d-{name}"}, "date": day, "promised": promised, "wish": chance.choice(WISHES)}


def _note(chance: random.Random, name: str) -> Json:
    return {"text": chance.choice(WISHES), "preferences": {"size": chance.choice(("60", "45"))}}


_KINDS: tuple[tuple[str, Callable[[random.Random, str], Json]], ...] = (
    ("consent.changed", _consent),
    ("client.marked", _mark),
    ("site.cart_updated", _cart),
    ("preorder.created", _preorder),
    ("order.placed", _order),
    ("delivery.requested", _delivery),
    ("call.noted", _note),
)
