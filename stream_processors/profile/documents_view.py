"""Reads the pre-orders, orders, deliveries and sales of a profile from its fragment."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

import orjson

from schemas.fragment import Fragment, Stamped
from schemas.profile import Delivery, Money, OrderState, Preorder, PromisedWindow, Purchase, Purchases
from schemas.values import FIRST_DAY, LAST_DAY
from schemas.wishes import Wish
from stream_processors.profile import registers
from stream_processors.profile.clocks import time_of
from stream_processors.profile.delivery_numbers import DeliveryNumbers
from stream_processors.profile.money import decimal_string, ten_thousandths
from stream_processors.profile.registers import members


def preorders(fragment: Fragment) -> tuple[Preorder, ...]:
    states = members(fragment, registers.PREORDER_STATES)
    shown = []
    for number, (clock, said) in members(fragment, registers.PREORDERS).items():
        status = states[number].value if number in states else "open"
        stated = {**orjson.loads(said), "number": number, "created_at": time_of(clock), "status": status}
        shown.append(Preorder.model_validate(stated))
    return tuple(shown)


def orders(fragment: Fragment) -> tuple[OrderState, ...]:
    """Every order that was placed or cancelled, or had a problem; newest word first."""
    states, problems = members(fragment, registers.ORDERS), members(fragment, registers.PROBLEMS)
    shown = [_order(number, states.get(number), problems.get(number)) for number in states.keys() | problems.keys()]
    return tuple(sorted(shown, key=lambda order: (order.at, order.number), reverse=True))


def _order(number: str, state: Stamped | None, problem: Stamped | None) -> OrderState:
    status, _, because = state.value.partition("\x1f") if state else ("unknown", "", "")
    trouble, _, trouble_because = problem.value.partition("\x1f") if problem else ("", "", "")
    latest = max(said for said in (state, problem) if said)
    return OrderState.model_validate(
        {
            "number": number,
            "status": status,
            "problem": trouble == "raised",
            "reason": trouble_because if latest is problem else because,
            "at": time_of(latest.clock),
        }
    )


def deliveries(fragment: Fragment) -> tuple[Delivery, ...]:
    """One a delivery, newest word first, whichever of its numbers that was told by.

    A status may come before the request that it belongs to, or without it.
    """
    numbers = DeliveryNumbers(fragment)
    requests, states = numbers.told(registers.DELIVERIES), numbers.told(registers.DELIVERY_STATES)
    called_off = numbers.cancelled()
    said_last = states | {order: max(said, states.get(order, said)) for order, said in requests.items()}
    return tuple(
        _delivery(order, requests.get(order), states.get(order), called_off.get(order))
        for order in registers.latest(said_last, None)
    )


def _delivery(order: str, request: Stamped | None, state: Stamped | None, called_off: Stamped | None) -> Delivery:
    said = orjson.loads(request.value) if request else {}
    promised = said.pop("promised", None)
    window = PromisedWindow(from_=_within_day(promised["from"]), to=_within_day(promised["to"])) if promised else None
    status = _delivery_status(request, state, called_off)
    return Delivery.model_validate({**said, "order": order, "status": status, "promised": window})


def _within_day(clock: str) -> str:
    """Senders may write 24:30: a day ends at 24:00."""
    return min(clock, "24:00")


def _delivery_status(request: Stamped | None, state: Stamped | None, called_off: Stamped | None) -> str:
    """What the carrier said last; carriers that plan on after the order was cancelled have not heard of it.

    A request made after an attempt ended, well or not, asks for another one.
    """
    if called_off and (request is None or called_off > request) and not (state and state.value == "delivered"):
        return "cancelled"
    if state is None or (request and request > state and state.value in ("failed", "delivered")):
        return "requested"
    return state.value


def promises(shown: Iterable[Delivery]) -> tuple[Wish, ...]:
    """The promised windows of deliveries to come: a promise holds for its order's day, and no other.

    A day that nobody plans, told before such were refused, is none: it is shown as it was said, and forbids nothing.
    """
    return tuple(
        Wish(
            applies_to="delivery",
            rule="only",
            from_=delivery.promised.from_,
            to=delivery.promised.to,
            dates=(delivery.date,),
            status="confirmed",
            order=delivery.order,
        )
        for delivery in shown
        if delivery.is_open and delivery.date and FIRST_DAY <= delivery.date <= LAST_DAY
        if delivery.promised and delivery.promised.from_ < delivery.promised.to
    )


def purchases(fragment: Fragment) -> Purchases:
    bought = fragment.puts.get(registers.PURCHASED)
    return Purchases(
        count=fragment.purchases,
        total=tuple(
            Money(amount=decimal_string(total), currency=currency)
            for currency, total in sorted(fragment.totals.items())
        ),
        last_at=time_of(bought.clock) if bought else None,
        recent=tuple(_sales(fragment, registers.SALES)),
        returned=tuple(_sales(fragment, registers.RETURNS)),
    )


def _replaced(fragment: Fragment, shown: Container[str]) -> set[str]:
    """Sales told by an order that are shown by a receipt of it."""
    pairs = (pair.split("\x1f") for pair in members(fragment, registers.BOUND))
    return {f"order:{order}" for order, receipt in pairs if f"receipt:{receipt}" in shown}


def _sales(fragment: Fragment, map_: str) -> Iterator[Purchase]:
    shown = members(fragment, map_)
    for number in shown.keys() & _replaced(fragment, shown):
        del shown[number]
    for said in shown.values():
        sale = orjson.loads(said.value)
        total = Money(amount=decimal_string(ten_thousandths(sale.pop("total"))), currency=sale.pop("currency"))
        yield Purchase.model_validate({**sale, "at": time_of(said.clock), "total": total})
