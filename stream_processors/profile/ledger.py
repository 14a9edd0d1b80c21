"""The ledger of a fragment: amounts by document number, so that each document counts once.

A sale may be reported twice: by the web shop under its order and by the till under its receipt. If any event names both
numbers, the amount of the order no longer counts once one of its receipts has an amount: receipts say what was paid in
the end, and an order may have several. If no event names both, they count as two sales. Which amounts count depends
only on the set of events, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.fragment import Bind, Clock, Count, Fragment, Stamped
from stream_processors.profile.registers import BOUND, RETURNS, SALES


def count(fragment: Fragment, clock: Clock, counted: Count) -> bool:
    """True if the entry is new. The ledger's entry is the register; the totals follow it."""
    ledger, number = _loaded(fragment), counted.number
    said = Stamped(clock, f"{counted.amount}|{counted.currency}|{counted.purchase}")
    before = ledger.get(number)
    if before is not None and before >= said:
        return False
    if before is None:
        for order in fragment.bound.get(number, ()):
            _replace(fragment, order)
    ledger[number] = said
    if number not in fragment.replaced:
        if before is not None:
            _add(fragment, before.value, -1)
        _add(fragment, said.value, 1)
    return True


def bind(fragment: Fragment, said: Bind) -> bool:
    """True if the binding is new."""
    ledger, orders = _loaded(fragment), fragment.bound.get(said.receipt, frozenset())
    if said.order in orders:
        return False
    fragment.bound[said.receipt] = orders | {said.order}
    if said.receipt in ledger:
        _replace(fragment, said.order)
    return True


def _loaded(fragment: Fragment) -> dict[str, Stamped]:
    if fragment.ledger is None:
        if _concerned(fragment):
            raise ValueError("the fragment was loaded without its ledger: money can't be counted into it")
        fragment.ledger = {}
    return fragment.ledger


def _replace(fragment: Fragment, order: str) -> None:
    """From now on the order's entry does not count, whether it stands already or is still to come."""
    if order not in fragment.replaced:
        fragment.replaced.add(order)
        entry = (fragment.ledger or {}).get(order)
        if entry is not None:
            _add(fragment, entry.value, -1)


def _add(fragment: Fragment, entry: str, sign: int) -> None:
    """Totals that come to nothing are left out, so that they look the same whether or not something was corrected."""
    amount, currency, purchase = entry.split("|")
    total = fragment.totals.pop(currency, 0) + sign * int(amount)
    if total:
        fragment.totals[currency] = total
    fragment.purchases += sign * int(purchase)


def _counts(fragment: Fragment) -> bool:
    return bool(fragment.totals or fragment.purchases)


def _concerned(fragment: Fragment) -> bool:
    """Whether it has money, or knows what money is counted elsewhere. A return corrected to nothing has none."""
    told = fragment.maps.get(BOUND) or fragment.maps.get(SALES) or fragment.maps.get(RETURNS)
    return _counts(fragment) or bool(fragment.bound or told)


def needs_ledgers(fragments: Iterable[Fragment]) -> bool:
    """Whether their merge needs ledgers that were not loaded: perhaps two of them tell the same sale."""
    concerned = [fragment for fragment in fragments if _concerned(fragment)]
    return (
        len(concerned) > 1 and any(map(_counts, concerned)) and any(fragment.ledger is None for fragment in concerned)
    )


def merge_into(merged: Fragment, fragments: Sequence[Fragment]) -> None:
    """Raises ValueError where `needs_ledgers`."""
    if needs_ledgers(fragments):
        raise ValueError("several of the fragments count money: load them with their ledgers to merge them")
    concerned = [fragment for fragment in fragments if _concerned(fragment)]
    if len(concerned) == 1:
        merged.totals, merged.purchases = dict(concerned[0].totals), concerned[0].purchases
    loaded = [fragment for fragment in fragments if fragment.ledger is not None]
    if loaded and all(fragment.ledger is not None for fragment in concerned):
        _merge_ledgers(merged, loaded)


def _merge_ledgers(merged: Fragment, loaded: Iterable[Fragment]) -> None:
    ledger: dict[str, Stamped] = {}
    for fragment in loaded:
        for number, said in (fragment.ledger or {}).items():
            ledger[number] = max(said, ledger.get(number, said))
        for receipt, orders in fragment.bound.items():
            merged.bound[receipt] = merged.bound.get(receipt, frozenset()) | orders
    merged.replaced = {order for receipt, orders in merged.bound.items() if receipt in ledger for order in orders}
    merged.ledger, merged.totals, merged.purchases = ledger, {}, 0
    for number, (_, entry) in ledger.items():
        if number not in merged.replaced:
            _add(merged, entry, 1)
