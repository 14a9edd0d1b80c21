"""Applies effects to a fragment and merges fragments: the join of a state-based CRDT (design §4, P2).

Both operations are commutative, associative and idempotent, so order, repetition and interruption of the input make no
difference. A map forgets a member only when it holds `limit` later ones. Those give way to later ones only, so a
forgotten member could never come back among the latest, whatever arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from schemas.fragment import Bind, Clock, Count, EventEffect, First, Fragment, Keep, Operation, Put, Stamped
from stream_processors.profile import ledger
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
            return ledger.count(fragment, clock, operation)
        case Bind():
            return ledger.bind(fragment, operation)


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


def merge(fragments: Sequence[Fragment]) -> Fragment:
    """What the records of one profile add up to; the given fragments stay as they are.

    A receipt that stands in several ledgers counts once. Raises ValueError where `ledger.needs_ledgers`.
    """
    merged = Fragment()
    for fragment in fragments:
        _join(merged.puts, fragment.puts, _later)
        _join(merged.firsts, fragment.firsts, _earlier)
        for map_, members in fragment.maps.items():
            _join(merged.maps.setdefault(map_, {}), members, _later)
    merged.maps = {map_: latest(members, LIMITS.get(map_)) for map_, members in merged.maps.items()}
    ledger.merge_into(merged, fragments)
    return merged


def _join(into: dict[str, Stamped], registers: Mapping[str, Stamped], decide: Decide) -> None:
    for name, said in registers.items():
        decide(into, name, said)
