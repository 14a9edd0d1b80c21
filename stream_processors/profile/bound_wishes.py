"""Wishes about one delivery: whether they hold still, and whether they hold for that one alone (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from schemas.fragment import Clock, Fragment
from schemas.profile import Delivery
from schemas.wishes import Because
from stream_processors.profile import registers
from stream_processors.profile.clocks import by_delivery
from stream_processors.profile.contradictions import Heard
from stream_processors.profile.registers import members


class Ending(NamedTuple):
    """Why a wish holds no more, and the word that ended it; None where no word did."""

    because: Because
    clock: Clock | None


class Deliveries:
    """What has become of the deliveries that wishes may be about."""

    def __init__(self, fragment: Fragment, shown: Iterable[Delivery]) -> None:
        self._shown = {delivery.order: delivery for delivery in shown}
        self._requested = {number: said.clock for number, said in members(fragment, registers.DELIVERIES).items()}
        self._delivered = _when(fragment, registers.DELIVERY_STATES, "delivered")
        self._cancelled = _when(fragment, registers.ORDERS, "cancelled\x1f")
        self._given_up = _when(fragment, registers.PREORDER_STATES, "cancelled")
        self._orders_of = _orders_of(fragment)
        self._others = _numbers_of_no_order(fragment)

    def judged(self, heard: Heard) -> Heard | Ending:
        """The wish as it holds now, or why it does no more.

        Of the requests for a delivery the latest alone counts, and what it doesn't say any more is no wish any more.
        What is said of a delivery that has been made already is meant for those to come.
        """
        number = heard.wish.order
        if not number:
            return heard
        if by_delivery(heard.clock) and self._requested.get(number) != heard.clock:
            return Ending("replaced", self._requested.get(number))
        if number not in self._shown:
            number = self._orders_of.get(number, number)
        if number not in self._shown:
            return self._not_yet_requested(heard)
        ending = self._end_of(self._shown[number])
        if ending and (ending.clock is None or ending.clock > heard.clock):
            return ending
        return _about(heard, number if self._shown[number].is_open else "")

    def _end_of(self, delivery: Delivery) -> Ending | None:
        """The last time that it was made or called off, though it may have been requested again since."""
        if delivery.status == "cancelled":
            return Ending("cancelled", self._cancelled.get(delivery.order))
        made = self._delivered.get(delivery.order)
        return Ending("delivered", made) if made else None

    def _not_yet_requested(self, heard: Heard) -> Heard | Ending:
        """A pre-order or a receipt may be delivered under the number of an order that nobody told: it holds for all."""
        number = heard.wish.order
        called_off = self._cancelled.get(number) or self._given_up.get(number)
        if called_off and called_off > heard.clock:
            return Ending("cancelled", called_off)
        if len(self._shown) >= registers.LIMITS[registers.DELIVERIES]:  # it was, and is forgotten
            return Ending("expired", None)
        return _about(heard, "" if number in self._others else number)


def _about(heard: Heard, order: str) -> Heard:
    return replace(heard, wish=heard.wish.model_copy(update={"order": order})) if order != heard.wish.order else heard


def _when(fragment: Fragment, map_: str, state: str) -> dict[str, Clock]:
    return {number: said.clock for number, said in members(fragment, map_).items() if said.value.startswith(state)}


def _orders_of(fragment: Fragment) -> dict[str, str]:
    """Pre-order or receipt → the order that it is delivered under."""
    sold = (pair.split("\x1f") for pair in reversed(members(fragment, registers.BOUND)))
    ordered = members(fragment, registers.ORDERED_AS).items()
    return {receipt: order for order, receipt in sold} | {number: said.value for number, said in ordered}


def _numbers_of_no_order(fragment: Fragment) -> set[str]:
    kinds = (members(fragment, registers.REFERENCES + kind) for kind in ("preorder", "receipt"))
    return {number for kind in kinds for number in kind} - members(fragment, registers.REFERENCES + "order").keys()
