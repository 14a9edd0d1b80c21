"""One delivery, several numbers: what is told of a pre-order or a receipt is told of the order it became (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from schemas.fragment import Fragment, Stamped
from stream_processors.profile import registers
from stream_processors.profile.registers import members


def orders_of(fragment: Fragment) -> dict[str, str]:
    """Pre-order or receipt → the order that it is delivered under.

    Not of a number that is an order's as well, nor of a receipt of several orders: nobody knows of which.
    """
    sold: dict[str, set[str]] = {}
    for pair in members(fragment, registers.BOUND):
        order, receipt = pair.split("\x1f")
        sold.setdefault(receipt, set()).add(order)
    found = {receipt: order for receipt, orders in sold.items() if len(orders) == 1 for order in orders}
    found |= {number: said.value for number, said in members(fragment, registers.ORDERED_AS).items()}
    ambiguous = members(fragment, registers.REFERENCES + "order").keys()
    return {number: order for number, order in found.items() if number not in ambiguous}


def told(fragment: Fragment, map_: str) -> dict[str, Stamped]:
    """The latest word on each delivery in a map, by its order, whichever of its numbers it was told by."""
    return _by_order(fragment, members(fragment, map_).items())


def cancelled(fragment: Fragment) -> dict[str, Stamped]:
    """The orders that are cancelled, and the pre-orders that became none."""
    states = chain.from_iterable(
        members(fragment, map_).items() for map_ in (registers.ORDERS, registers.PREORDER_STATES)
    )
    return _by_order(fragment, (each for each in states if _is_cancelled(each[1])))


def _by_order(fragment: Fragment, words: Iterable[tuple[str, Stamped]]) -> dict[str, Stamped]:
    order_of = orders_of(fragment)
    found: dict[str, Stamped] = {}
    for number, said in words:
        order = order_of.get(number, number)
        found[order] = max(said, found.get(order, said))
    return found


def _is_cancelled(state: Stamped) -> bool:
    return state.value.partition("\x1f")[0] == "cancelled"
