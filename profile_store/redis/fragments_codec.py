"""How effects travel to `fragments.lua`, and how the hashes that it keeps read as fragments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgpack

from schemas.fragment import Bind, Count, EventEffect, First, Fragment, Keep, Operation, Put, Stamped
from stream_processors.profile.money import UNIT
from stream_processors.profile.registers import LIMITS, latest

_CLOCK = 42  # characters, and a NUL after it
_SHARED, _SHARED_BYTES = 4_096, 512


class Packed(NamedTuple):
    """Part of the flat array that `fragments.lua` describes: its elements one after another, and how many they are."""

    elements: bytes
    length: int


class EffectPacker:
    """Effects in msgpack.

    Everybody who views a product does the same to his fragment, so what was packed once is kept: few and small ones,
    in memory that is bounded whatever the senders send.
    """

    def __init__(self) -> None:
        self._pack = msgpack.Packer(use_bin_type=False).pack  # Lua has one kind of string
        self._shared: dict[tuple[Operation, ...], Packed] = {}

    def packed(self, effect: EventEffect) -> Packed:
        record_id, digest, content, clock, operations, _ = effect
        said = self._shared.get(operations) or self._said(operations)
        head = self._pack((record_id, clock, bytes.fromhex(digest + content)))[1:]
        return Packed(head + said.elements, 3 + said.length)

    def _said(self, operations: tuple[Operation, ...]) -> Packed:
        arguments = _arguments(operations)
        said = Packed(b"".join(map(self._pack, arguments)), len(arguments))
        if len(said.elements) <= _SHARED_BYTES:
            if len(self._shared) >= _SHARED:
                self._shared.clear()
            self._shared[operations] = said
        return said


def array_of(effects: Sequence[Packed]) -> bytes:
    """One msgpack array of the elements of all of them."""
    length = sum(effect.length for effect in effects)
    return b"\xdd" + length.to_bytes(4, "big") + b"".join(effect.elements for effect in effects)


def _arguments(operations: tuple[Operation, ...]) -> list[str | int]:
    """Sizes, registers and their maps' counters, values, maps, ledger. A register that is named twice goes once."""
    plain: dict[str, str] = {}
    maps: dict[str, dict[str, str]] = {}
    limits: dict[str, int] = {}
    ledger: list[str] = []
    for operation in operations:
        match operation:
            case Put(field, value):
                _greater(plain, f"w:{field}", value)
            case First(field, value):
                plain[f"f:{field}"] = min(value, plain.get(f"f:{field}", value))
            case Keep(map_, member, value, limit):
                _greater(maps.setdefault(map_, {}), f"t:{map_}\x1f{member}", value)
                limits[map_] = limit
            case Count(number, amount, currency, purchase):
                ledger += (number, f"{amount}|{currency}|{purchase}")
            case Bind(receipt, order):
                ledger += (receipt, f"\x1f{order}")
    registers = {**plain, **{field: value for members in maps.values() for field, value in members.items()}}
    sizes = [number for map_, members in maps.items() for number in (len(members), limits[map_])]
    counts = [len(registers), len(maps), len(ledger) // 2]
    return [*counts, *registers, *(f"n:{map_}" for map_ in maps), *registers.values(), *sizes, *ledger]


def _greater(registers: dict[str, str], field: str, value: str) -> None:
    """Of two values under one clock the greater one stays."""
    registers[field] = max(value, registers.get(field, value))


def fragment_from_wire(registers: Mapping[bytes, bytes], ledger: Mapping[bytes, bytes] | None) -> Fragment:
    """The fragment that one f: hash, and its m: hash where it was asked for, stand for."""
    fragment = Fragment() if ledger is None else _with_ledger(ledger)
    for field, stored in registers.items():
        _read(fragment, field[:2], field[2:].decode(), stored)
    fragment.maps = {map_: latest(members, LIMITS.get(map_)) for map_, members in fragment.maps.items()}
    fragment.totals = {currency: total for currency, total in fragment.totals.items() if total}
    return fragment


def _with_ledger(stored: Mapping[bytes, bytes]) -> Fragment:
    fragment = Fragment(ledger={})
    entries: dict[str, Stamped] = {}
    for field, value in stored.items():
        match field[:3]:
            case b"\x1fb:":
                fragment.bound[field[3:].decode()] = frozenset(msgpack.unpackb(value))
            case b"\x1fr:":
                fragment.replaced.add(field[3:].decode())
            case _:
                entries[field.decode()] = _stamped(value)
    fragment.ledger = entries
    return fragment


def _read(fragment: Fragment, prefix: bytes, name: str, stored: bytes) -> None:
    """Fold one field of an f: hash; what only the function needs (ids, counters) is passed over."""
    match prefix:
        case b"w:":
            fragment.puts[name] = _stamped(stored)
        case b"f:":
            fragment.firsts[name] = _stamped(stored)
        case b"t:":
            map_, _, member = name.partition("\x1f")
            fragment.maps.setdefault(map_, {})[member] = _stamped(stored)
        case b"u:":
            fragment.totals[name] = fragment.totals.get(name, 0) + int(stored) * UNIT
        case b"v:":
            fragment.totals[name] = fragment.totals.get(name, 0) + int(stored)
        case b"c:":
            fragment.purchases = int(stored)


def _stamped(stored: bytes) -> Stamped:
    return Stamped(stored[:_CLOCK].decode(), stored[_CLOCK + 1 :].decode())
