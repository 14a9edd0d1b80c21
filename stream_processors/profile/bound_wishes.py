"""Wishes about one delivery: whether they still hold, and whether they hold for that delivery only (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from schemas.fragment import Clock, Fragment, Stamped
from schemas.profile import Delivery
from schemas.wishes import Because
from stream_processors.profile import registers
from stream_processors.profile.clocks import by_delivery
from stream_processors.profile.contradictions import Heard
from stream_processors.profile.delivery_numbers import DeliveryNumbers
from stream_processors.profile.registers import members


class Ending(NamedTuple):
    """Why a wish holds no more, and the word that ended it; None where no word did."""

    because: Because
    clock: Clock | None


class Deliveries:
    """What has become of the deliveries that wishes may be about."""

    def __init__(self, fragment: Fragment, shown: Iterable[Delivery]) -> None:
        self._shown = {delivery.order: delivery for delivery in shown}
        self._is_full = len(members(fragment, registers.DELIVERIES)) >= registers.LIMITS[registers.DELIVERIES]
        numbers = DeliveryNumbers(fragment)
        self._requested = _clocks(numbers.told(registers.DELIVERIES))
        self._delivered = _clocks(numbers.told(registers.DELIVERED))
        self._cancelled = _clocks(numbers.cancelled())
        self._order_of = numbers.order_of
        self._others = _numbers_of_no_order(fragment)

    def judged(self, heard: Heard) -> Heard | Ending:
        """The wish as it holds now, or why it does no more.

        Of the requests for a delivery the latest alone counts, and what it doesn't say any more is no wish any more.
        What is said of a delivery that has been made already is meant for those to come.
        """
        number = self._order_of.get(heard.wish.order, heard.wish.order)
        if not number:
            return heard
        if by_delivery(heard.clock) and self._requested.get(number) != heard.clock:
            return Ending("replaced", self._requested.get(number))
        if number not in self._shown:
            return self._not_yet_requested(heard, number)
        ending = self._end_of(self._shown[number])
        if ending and (ending.clock is None or ending.clock > heard.clock):
            return ending
        return _about(heard, number if self._shown[number].is_open else "")

    def _end_of(self, delivery: Delivery) -> Ending | None:
        """That it is called off, or when it was last made, though it may have been requested again since."""
        if delivery.status == "cancelled":
            return Ending("cancelled", self._cancelled.get(delivery.order))
        made = self._delivered.get(delivery.order)
        return Ending("delivered", made) if made else None

    def _not_yet_requested(self, heard: Heard, number: str) -> Heard | Ending:
        """A pre-order or a receipt may be delivered under the number of an order that nobody told: it holds for all."""
        called_off = self._cancelled.get(number)
        if called_off and called_off > heard.clock:
            return Ending("cancelled", called_off)
        if self._is_full:  # it was, and is forgotten
            return Ending("expired", None)
        return _about(heard, "" if number in self._others else number)


def _about(heard: Heard, order: str) -> Heard:
    return replace(heard, wish=heard.wish.model_copy(update={"order": order})) if order != heard.wish.order else heard


def _clocks(words: Mapping[str, Stamped]) -> dict[str, Clock]:
    return {number: said.clock for number, said in words.items()}


def _numbers_of_no_order(fragment: Fragment) -> set[str]:
    kinds = (members(fragment, registers.REFERENCES + kind) for kind in ("preorder", "receipt"))
    return {number for kind in kinds for number in kind} - members(fragment, registers.REFERENCES + "order").keys()
