"""Effects of events about documents: pre-orders, sales and returns, orders and their deliveries.

The content of a document and its state are separate registers, so either may arrive first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from pydantic import TypeAdapter

from schemas.events import (
    DeliveryRequested,
    DeliveryStatusChanged,
    OrderChanged,
    PreorderCreated,
    Purchased,
    Returned,
)
from schemas.fragment import Bind, Count, Keep, Operation, Put
from schemas.payloads import Identifiers, Line
from stream_processors.profile import registers, wishes
from stream_processors.profile.money import ten_thousandths
from stream_processors.profile.numbers import delivered_under, numbers, spelled

SHOWN_LINES = 50  # of a sale's lines: the whole of it is in history

LINES = TypeAdapter(list[Line])


def _as_given(identifiers: Identifiers, *kinds: str) -> str:
    """The first number of the first kind that has any, as its system writes it."""
    return next((raw for kind in kinds for _, raw in spelled(identifiers, kind)), "")


def keep(map_: str, member: str, value: str) -> Keep:
    """A map's member under the limit of that map."""
    return Keep(map_, member, value, registers.LIMITS[map_])


def preorder_created(event: PreorderCreated, digest: str) -> Sequence[Operation]:
    """A pre-order that was given no number is kept under its event's id, lest it be lost to the shop."""
    stated = event.data.model_dump_json(include={"lines", "comment", "store", "notify"}, exclude_defaults=True)
    members = numbers(event.data.identifiers, "preorder") or [event.id]
    return [keep(registers.PREORDERS, number, stated) for number in members]


def _preorders_are(identifiers: Identifiers, state: str) -> Sequence[Operation]:
    return [keep(registers.PREORDER_STATES, number, state) for number in numbers(identifiers, "preorder")]


def purchased(event: Purchased, digest: str) -> Sequence[Operation]:
    """A sale counts once under its receipt, else its order, else its event; `bound` says which are one."""
    number = _sale_number(event.data.identifiers) or f"event:{event.key}"
    amount = ten_thousandths(event.data.total)
    return [
        Count(number, amount, event.data.currency, 1),
        keep(registers.SALES, number, _sale(event)),
        Put(registers.PURCHASED, ""),
        *_preorders_are(event.data.identifiers, "sold"),
    ]


def bound(identifiers: Identifiers) -> Iterator[Keep | Bind]:
    """What names a receipt and an order says that they are of one sale; of many and many it is not said which of which.

    Beside each binding a member of a map: by it a read of one record sees that there is one.
    """
    receipts, orders = numbers(identifiers, "receipt"), numbers(identifiers, "order")
    if min(len(receipts), len(orders)) != 1:
        return
    for receipt, order in product(receipts, orders):
        yield Bind(f"receipt:{receipt}", f"order:{order}")
        yield keep(registers.BOUND, f"{order}\x1f{receipt}", "")


def returned(event: Returned, digest: str) -> Sequence[Operation]:
    """One receipt may be returned in parts, each an event, so a return counts under its own event. Its sign is ours."""
    number = f"event:{event.key}"
    amount = -abs(ten_thousandths(event.data.total))
    return [Count(number, amount, event.data.currency, 0), keep(registers.RETURNS, number, _sale(event))]


def _sale_number(identifiers: Identifiers) -> str | None:
    for kind in ("receipt", "order"):
        found = numbers(identifiers, kind)
        if found:
            return f"{kind}:{found[0]}"
    return None


def _sale(event: Purchased | Returned) -> str:
    """JSON of the document with its first lines, the count of all of them, and the number that the till gave."""
    data = event.data
    shown: dict[str, Any] = {
        "number": _as_given(data.identifiers, "receipt", "order"),
        "store": data.store,
        "total": data.total,
        "currency": data.currency,
        "lines": LINES.dump_python(data.lines[:SHOWN_LINES], exclude_defaults=True),
        "line_count": len(data.lines),
    }
    return _SALE.dump_json(shown).decode()


_SALE = TypeAdapter(dict[str, Any])


def delivery_requested(event: DeliveryRequested, digest: str, hearing: wishes.Hearing) -> Sequence[Operation]:
    """A delivery goes by its order; one that names none, by whatever number it has, at last by its event's id."""
    stated = event.data.model_dump_json(exclude={"identifiers", "person"}, exclude_defaults=True, by_alias=True)
    members = delivered_under(event.data.identifiers) or [event.id]
    return [
        *(keep(registers.DELIVERIES, number, stated) for number in members),
        *_ordered_as(event.data.identifiers),
        *wishes.requested(event, digest, members, hearing),
    ]


def _ordered_as(identifiers: Identifiers) -> Iterator[Keep]:
    """What is said of a pre-order is said of the delivery of its order; of several orders nobody knows of which."""
    orders = numbers(identifiers, "order")
    if len(orders) == 1:
        yield from (keep(registers.ORDERED_AS, number, orders[0]) for number in numbers(identifiers, "preorder"))


def delivery_status_changed(event: DeliveryStatusChanged, digest: str) -> Sequence[Operation]:
    """That it was delivered is kept for itself: the order may be requested again, and what ended stays ended."""
    members, status = delivered_under(event.data.identifiers), event.data.status
    states = [keep(registers.DELIVERY_STATES, number, status) for number in members]
    return [*states, *(keep(registers.DELIVERED, number, "") for number in members if status == "delivered")]


def order_placed(event: OrderChanged, digest: str) -> Sequence[Operation]:
    named = event.data.identifiers
    return [*_orders_are(event, "placed"), *_preorders_are(named, "ordered"), *_ordered_as(named)]


def order_cancelled(event: OrderChanged, digest: str) -> Sequence[Operation]:
    return [*_orders_are(event, "cancelled"), *_preorders_are(event.data.identifiers, "cancelled")]


def _orders_are(event: OrderChanged, state: str) -> Sequence[Operation]:
    stated = f"{state}\x1f{event.data.reason}"
    return [keep(registers.ORDERS, number, stated) for number in numbers(event.data.identifiers, "order")]


def problem_raised(event: OrderChanged, digest: str) -> Sequence[Operation]:
    return _problem(event, "raised")


def problem_solved(event: OrderChanged, digest: str) -> Sequence[Operation]:
    return _problem(event, "solved")


def _problem(event: OrderChanged, state: str) -> Sequence[Operation]:
    """A problem goes by its order, pre-order or receipt; those without a number are one problem, so that any word
    solves it.
    """
    members = delivered_under(event.data.identifiers) or [""]
    return [keep(registers.PROBLEMS, number, f"{state}\x1f{event.data.reason}") for number in members]
