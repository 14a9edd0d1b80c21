"""The cart: the latest whole cart that the shop reported, and the changes since then, each counted once.

Changes are stored by event and applied in the order of their clocks when the cart is read. So the cart is the same in
whatever order, and however often, the changes arrive.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.events import CartLineAdded, CartLineRemoved, CartUpdated, Purchased
from schemas.fragment import Fragment, Keep, Operation, Put
from schemas.payloads import Line, RemovedLine
from schemas.profile import Cart
from stream_processors.profile import registers
from stream_processors.profile.clocks import time_of
from stream_processors.profile.documents import LINES

_ADDED, _REMOVED = "+", "-"
_EMPTY = "[]"
_PLACES = 6  # of a quantity: 0.1 kg and 0.2 kg are 0.3 kg


def updated(event: CartUpdated, digest: str) -> Sequence[Operation]:
    return [Put(registers.CART, LINES.dump_json(event.data.lines, exclude_defaults=True).decode())]


def line_added(event: CartLineAdded, digest: str) -> Sequence[Operation]:
    return [_change(digest, _ADDED, event.data.line)]


def line_removed(event: CartLineRemoved, digest: str) -> Sequence[Operation]:
    return [_change(digest, _REMOVED, event.data.line)]


def emptied(event: Purchased) -> Sequence[Operation]:
    return [Put(registers.CART, _EMPTY)] if event.data.empties_cart else []


def _change(digest: str, sign: str, line: Line | RemovedLine) -> Keep:
    limit = registers.LIMITS[registers.CART_CHANGES]
    return Keep(registers.CART_CHANGES, digest, sign + line.model_dump_json(exclude_defaults=True), limit)


def cart(fragment: Fragment) -> Cart:
    """The cart now; its time is that of the latest word on it."""
    whole = fragment.puts.get(registers.CART)
    latest_first = registers.members(fragment, registers.CART_CHANGES).values()
    since = [said for said in latest_first if whole is None or said.clock > whole.clock]
    said_last = since[0] if since else whole
    if said_last is None:
        return Cart()
    lines = LINES.validate_json(whole.value) if whole else []
    for change in reversed(since):
        lines = _changed(lines, change.value)
    return Cart(lines=tuple(lines), updated_at=time_of(said_last.clock))


def _changed(lines: list[Line], change: str) -> list[Line]:
    if change[0] == _ADDED:
        return _with(lines, Line.model_validate_json(change[1:]))
    return _without(lines, RemovedLine.model_validate_json(change[1:]))


def _with(lines: list[Line], added: Line) -> list[Line]:
    """One more line, or more of the first line of that sku, which then shows what was said of the goods last."""
    if added.quantity <= 0:
        return lines
    at = next((at for at, line in enumerate(lines) if line.sku == added.sku), None)
    if at is None:
        return [*lines, added]
    stated = added.model_dump(exclude_defaults=True)
    stated["quantity"] = round(lines[at].quantity + added.quantity, _PLACES)
    return [*lines[:at], lines[at].model_copy(update=stated), *lines[at + 1 :]]


def _without(lines: list[Line], removed: RemovedLine) -> list[Line]:
    """So many less, from the first line of that sku on; no cart holds less than nothing."""
    if removed.quantity is None:
        return [line for line in lines if line.sku != removed.sku]
    left, rest = max(removed.quantity, 0), []
    for line in lines:
        taken = min(left, line.quantity) if line.sku == removed.sku else 0
        left -= taken
        quantity = round(line.quantity - taken, _PLACES)
        if quantity > 0 or not taken:
            rest.append(line.model_copy(update={"quantity": quantity}) if taken else line)
    return rest
