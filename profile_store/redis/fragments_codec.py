"""Encodes effects for `fragments.lua`, and decodes the hashes that it stores into fragments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import msgpack

from schemas.fragment import Bind, Count, EventEffect, First, Fragment, Keep, Put, Stamped
from schemas.identity import RecordId
from stream_processors.profile.money import UNIT
from stream_processors.profile.registers import LIMITS, latest

_CLOCK = 42  # characters, and a NUL after it
_MANY = 1_500  # operations of one entry: Lua hands at most 8,000 arguments on, two a register
_pack = msgpack.Packer(use_bin_type=False, autoreset=True).pack  # Lua has one kind of string


class RecordEffects:
    """What some effects do to one record, folded into one entry of `fragments.lua`: of each register the word that
    counts.

    positions: of the effects among those of a batch. Folding is a join: folding here, and the result there, is the same
    as folding each effect there.
    """

    def __init__(self, record_id: RecordId) -> None:
        self.record_id = record_id
        self.positions: list[int] = []
        self._operations = 0
        self._ids = ""
        self._plain: dict[str, str] = {}
        self._maps: dict[str, dict[str, str]] = {}
        self._limits: dict[str, int] = {}
        self._ledger: dict[str, str] = {}
        self._bindings: list[tuple[str, str]] = []

    @property
    def full(self) -> bool:
        """The next effects of the record need an entry of their own."""
        return self._operations > _MANY

    def add(self, position: int, effect: EventEffect) -> None:
        self.positions.append(position)
        self._operations += len(effect.operations)
        self._ids += effect.digest + effect.content
        clock = effect.clock + "\0"
        for operation in effect.operations:
            # `match` would ask for one class after the other and take the fields apart one by one: half as fast.
            if type(operation) is Keep:
                map_, member, value, limit = operation
                self._limits[map_] = limit
                _greater(self._maps.setdefault(map_, {}), f"t:{map_}\x1f{member}", clock + value)
            elif type(operation) is First:
                _smaller(self._plain, "f:" + operation[0], clock + operation[1])
            elif type(operation) is Put:
                _greater(self._plain, "w:" + operation[0], clock + operation[1])
            elif type(operation) is Count:
                number, amount, currency, purchase = operation
                _greater(self._ledger, number, f"{clock}{amount}|{currency}|{purchase}")
            elif type(operation) is Bind:
                self._bindings.append((operation.receipt, f"\x1f{operation.order}"))

    def packed(self) -> bytes:
        registers, said = [*self._plain], [*self._plain.values()]
        sizes: list[int] = []
        for map_, members in self._maps.items():
            registers += members
            said += members.values()
            sizes += (len(members), self._limits[map_])
        books = [*self._ledger.items(), *self._bindings]
        counts = (len(registers), len(self._maps), len(books))
        counters = [f"n:{map_}" for map_ in self._maps]
        ids = bytes.fromhex(self._ids)
        head = (self.record_id, ids, *counts)
        packed: bytes = _pack((*head, *registers, *counters, *said, *sizes, *chain.from_iterable(books)))
        return packed


def array_of(entries: Sequence[bytes]) -> bytes:
    """One msgpack array of what is packed already."""
    return b"\xdd" + len(entries).to_bytes(4, "big") + b"".join(entries)


def _greater(registers: dict[str, str], register: str, said: str) -> None:
    if registers.get(register, "") < said:
        registers[register] = said


def _smaller(registers: dict[str, str], register: str, said: str) -> None:
    if registers.setdefault(register, said) > said:
        registers[register] = said


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
