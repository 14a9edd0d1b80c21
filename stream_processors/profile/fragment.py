"""Folding effects into a fragment and fragments into one: the join of a state-based CRDT (design §4, P2).

Both are commutative, associative and idempotent: order, repetition and interruption of the input leave no trace. A map
forgets a member only when `limit` later ones stand in it; those never leave but for still later ones, so that what
was forgotten could not be among the latest again, whatever arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from schemas.fragment import Clock, Count, EventEffect, First, Fragment, Keep, Operation, Put, Stamped
from stream_processors.profile.registers import LIMITS, by_clock, latest

Decide = Callable[[dict[str, Stamped], str, Stamped], bool]


def apply(fragment: Fragment, effect: EventEffect) -> int:
    """Fold the effect into the fragment, in place.

    Answers how many registers it changed: 0 where it was a repetition, or superseded. Raises ValueError where money is
    to be counted and the fragment was loaded without its ledger.
    """
    return sum(_apply(fragment, effect.clock, operation) for operation in effect.operations)


def _apply(fragment: Fragment, clock: Clock, operation: Operation) -> bool:
    match operation:
        case Put(field, value):
            return _later(fragment.puts, field, Stamped(clock, value))
        case First(field, value):
            return _earlier(fragment.firsts, field, Stamped(clock, value))
        case Keep(map_, member, value, limit):
            return _keep(fragment.maps.setdefault(map_, {}), member, Stamped(clock, value), limit)
        case Count():
            return _count(fragment, clock, operation)


def _later(registers: dict[str, Stamped], name: str, said: Stamped) -> bool:
    if name in registers and registers[name] >= said:
        return False
    registers[name] = said
    return True


def _earlier(registers: dict[str, Stamped], name: str, said: Stamped) -> bool:
    if name in registers and registers[name] <= said:
        return False
    registers[name] = said
    return True


def _keep(members: dict[str, Stamped], member: str, said: Stamped, limit: int) -> bool:
    changed = _later(members, member, said)
    if len(members) <= limit:
        return changed
    oldest, _ = min(members.items(), key=by_clock)
    del members[oldest]
    return oldest != member


def _count(fragment: Fragment, clock: Clock, counted: Count) -> bool:
    """The ledger's entry is the register; the totals follow it."""
    if fragment.ledger is None and counts_money(fragment):
        raise ValueError("the fragment was loaded without its ledger: money can't be counted into it")
    ledger = fragment.ledger = {} if fragment.ledger is None else fragment.ledger
    before = ledger.get(counted.number)
    entry = f"{counted.amount}|{counted.currency}|{counted.purchase}"
    if not _later(ledger, counted.number, Stamped(clock, entry)):
        return False
    if before is not None:
        _add(fragment, before.value, -1)
    _add(fragment, entry, 1)
    return True


def _add(fragment: Fragment, entry: str, sign: int) -> None:
    """Totals that come to nothing are left out, so that they look the same whether or not something was corrected."""
    amount, currency, purchase = entry.split("|")
    total = fragment.totals.pop(currency, 0) + sign * int(amount)
    if total:
        fragment.totals[currency] = total
    fragment.purchases += sign * int(purchase)


def counts_money(fragment: Fragment) -> bool:
    return bool(fragment.totals or fragment.purchases)


def needs_ledgers(fragments: Iterable[Fragment]) -> bool:
    """Whether their merge needs ledgers that were not loaded: two of them count money, perhaps the same receipt."""
    counting = [fragment for fragment in fragments if counts_money(fragment)]
    return len(counting) > 1 and any(fragment.ledger is None for fragment in counting)


def merge(fragments: Sequence[Fragment]) -> Fragment:
    """What the records of one profile add up to; the given fragments stay as they are.

    A receipt that stands in several ledgers counts once. Raises ValueError where `needs_ledgers`.
    """
    merged = Fragment()
    for fragment in fragments:
        _join(merged.puts, fragment.puts, _later)
        _join(merged.firsts, fragment.firsts, _earlier)
        for map_, members in fragment.maps.items():
            _join(merged.maps.setdefault(map_, {}), members, _later)
    merged.maps = {map_: latest(members, LIMITS.get(map_)) for map_, members in merged.maps.items()}
    _merge_money(merged, fragments)
    return merged


def _join(into: dict[str, Stamped], registers: Mapping[str, Stamped], decide: Decide) -> None:
    for name, said in registers.items():
        decide(into, name, said)


def _merge_money(merged: Fragment, fragments: Sequence[Fragment]) -> None:
    if needs_ledgers(fragments):
        raise ValueError("several of the fragments count money: load them with their ledgers to merge them")
    counting = [fragment for fragment in fragments if counts_money(fragment)]
    if len(counting) == 1:
        merged.totals, merged.purchases = dict(counting[0].totals), counting[0].purchases
    ledgers = [fragment.ledger for fragment in fragments if fragment.ledger is not None]
    if not ledgers or any(fragment.ledger is None for fragment in counting):
        return
    merged.ledger = {}
    for ledger in ledgers:
        _join(merged.ledger, ledger, _later)
    merged.totals, merged.purchases = {}, 0
    for _, entry in merged.ledger.values():
        _add(merged, entry, 1)
