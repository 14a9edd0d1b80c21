"""One delivery under several numbers: what is said of a pre-order or receipt applies to its order (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from schemas.fragment import Fragment, Stamped
from stream_processors.profile import registers
from stream_processors.profile.registers import members

Words = dict[str, Stamped]


class DeliveryNumbers:
    """order_of: pre-order or receipt → the order that it is delivered under."""

    def __init__(self, fragment: Fragment) -> None:
        self._fragment = fragment
        self.order_of: Mapping[str, str] = _orders_of(fragment)

    def told(self, map_: str) -> Words:
        """The latest word on each delivery in a map, by its order, whichever of its numbers it was told by."""
        return self._by_order(members(self._fragment, map_).items())

    def cancelled(self) -> Words:
        """The orders that are cancelled, and those whose pre-order is."""
        maps = (registers.ORDERS, registers.PREORDER_STATES)
        states = chain.from_iterable(members(self._fragment, map_).items() for map_ in maps)
        return self._by_order(each for each in states if _is_cancelled(each[1]))

    def _by_order(self, words: Iterable[tuple[str, Stamped]]) -> Words:
        found: Words = {}
        for number, said in words:
            order = self.order_of.get(number, number)
            found[order] = max(said, found.get(order, said))
        return found


def _orders_of(fragment: Fragment) -> dict[str, str]:
    """Not of a number that is an order's as well, nor of a receipt of several orders: nobody knows of which."""
    sold: dict[str, set[str]] = {}
    for pair in members(fragment, registers.BOUND):
        order, receipt = pair.split("\x1f")
        sold.setdefault(receipt, set()).add(order)
    found = {receipt: order for receipt, orders in sold.items() if len(orders) == 1 for order in orders}
    found |= {number: said.value for number, said in members(fragment, registers.ORDERED_AS).items()}
    ambiguous = members(fragment, registers.REFERENCES + "order").keys()
    return {number: order for number, order in found.items() if number not in ambiguous}


def _is_cancelled(state: Stamped) -> bool:
    return state.value.partition("\x1f")[0] == "cancelled"
