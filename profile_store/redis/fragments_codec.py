"""How effects travel to `fragments.lua`, and how the hashes that it keeps read as fragments."""

from __future__ import annotations

from collections.abc import Mapping

import msgpack

from schemas.fragment import Count, EventEffect, First, Fragment, Keep, Operation, Put, Stamped
from stream_processors.profile.money import UNIT
from stream_processors.profile.registers import LIMITS, latest

_CLOCK = 42  # characters, and a NUL after it
_SHARED, _SHARED_BYTES = 4_096, 512


class EffectPacker:
    """Effects in msgpack, in the shape that `fragments.lua` describes.

    Everybody who views a product does the same to his fragment, so what was packed once is kept: few and small ones,
    in memory that is bounded whatever the senders send.
    """

    def __init__(self) -> None:
        self._pack = msgpack.Packer(use_bin_type=False).pack  # Lua has one kind of string
        self._shared: dict[tuple[Operation, ...], bytes] = {}

    def packed(self, effect: EventEffect) -> bytes:
        record_id, digest, content, clock, operations, _ = effect
        said = self._shared.get(operations) or self._said(operations)
        head: bytes = self._pack((record_id, clock, bytes.fromhex(digest + content)))
        return head + said

    def _said(self, operations: tuple[Operation, ...]) -> bytes:
        said: bytes = self._pack(_arguments(operations))
        if len(said) <= _SHARED_BYTES:
            if len(self._shared) >= _SHARED:
                self._shared.clear()
            self._shared[operations] = said
        return said


def array_of(packed: list[bytes]) -> bytes:
    """The msgpack array of packed effects: each is two of its elements."""
    return b"\xdd" + (2 * len(packed)).to_bytes(4, "big") + b"".join(packed)


def _arguments(operations: tuple[Operation, ...]) -> tuple[list[str], list[str], list[int], list[str]]:
    """Fields (registers, then the counters of the maps among them), values, limits, ledger."""
    fields: list[str] = []
    values: list[str] = []
    limits: list[int] = []
    ledger: list[str] = []
    for operation in operations:
        if isinstance(operation, Count):
            ledger += (operation.number, f"{operation.amount}|{operation.currency}|{operation.purchase}")
            continue
        fields.append(_field(operation))
        values.append(operation.value)
        limits.append(operation.limit if isinstance(operation, Keep) else 0)
    counters = dict.fromkeys(f"n:{operation.map}" for operation in operations if isinstance(operation, Keep))
    return [*fields, *counters], values, limits, ledger


def _field(operation: Put | First | Keep) -> str:
    if isinstance(operation, Keep):
        return f"t:{operation.map}\x1f{operation.member}"
    return ("w:" if isinstance(operation, Put) else "f:") + operation.field


def fragment_from_wire(registers: Mapping[bytes, bytes], ledger: Mapping[bytes, bytes] | None) -> Fragment:
    """The fragment that one f: hash, and its m: hash where it was asked for, stand for."""
    fragment = Fragment(ledger=None if ledger is None else {k.decode(): _stamped(v) for k, v in ledger.items()})
    for field, stored in registers.items():
        _read(fragment, field[:2], field[2:].decode(), stored)
    fragment.maps = {map_: latest(members, LIMITS.get(map_)) for map_, members in fragment.maps.items()}
    fragment.totals = {currency: total for currency, total in fragment.totals.items() if total}
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
