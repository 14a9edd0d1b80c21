"""Folding effects into a fragment and fragments into one: the join of a state-based CRDT (design §4, P2).

Both are commutative, associative and idempotent: order, repetition and interruption of the input leave no trace. A map
forgets a member only when `limit` later ones stand in it; those never leave but for still later ones, so that what
was forgotten could not be among the latest again, whatever arrives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from schemas.fragment import Count, EventEffect, First, Fragment, Keep, Put, Stamped
from stream_processors.profile.registers import LIMITS, latest


def apply(fragment: Fragment, effect: EventEffect) -> int:
    """Fold the effect into the fragment, in place; how many registers it changed, 0 where it was superseded or repeated."""
    return sum(_apply(fragment, effect.clock, operation) for operation in effect.operations)


def _apply(fragment: Fragment, clock: str, operation: Put | First | Keep | Count) -> bool:
    match operation:
        case Put(field, value):
            return _raise_to(fragment.puts, field, Stamped(clock, value))
        case First(field, value):
            return _lower_to(fragment.firsts, field, Stamped(clock, value))
        case Keep(map_, member, value, limit):
            members = fragment.maps.setdefault(map_, {})
            changed = _raise_to(members, member, Stamped(clock, value))
            if len(members) > limit:
                fragment.maps[map_] = latest(members, limit)
            return changed
        case Count():
            return _count(fragment, clock, operation)


def _raise_to(registers: dict[str, Stamped], name: str, said: Stamped) -> bool:
    before = registers.get(name)
    if before is not None and before >= said:
        return False
    registers[name] = said
    return True


def _lower_to(registers: dict[str, Stamped], name: str, said: Stamped) -> bool:
    before = registers.get(name)
    if before is not None and before <= said:
        return False
    registers[name] = said
    return True


def _count(fragment: Fragment, clock: str, operation: Count) -> bool:
    """The ledger's entry is the register; the totals follow it."""
    ledger = dict(fragment.ledger or {})
    said = Stamped(clock, f"{operation.amount}|{operation.currency}|{operation.purchase}")
    if not _raise_to(ledger, operation.number, said):
        return False
    fragment.ledger = ledger
    fragment.totals, fragment.purchases = _recount(ledger.values())
    return True


def _recount(entries: Iterable[Stamped]) -> tuple[dict[str, int], int]:
    """Sum a currency, without those that come to nothing, and the number of purchases."""
    totals: dict[str, int] = {}
    purchases = 0
    for _, entry in entries:
        amount, currency, purchase = entry.split("|")
        totals[currency] = totals.get(currency, 0) + int(amount)
        purchases += int(purchase)
    return {currency: total for currency, total in totals.items() if total}, purchases
