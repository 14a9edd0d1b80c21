"""Makes profile ids: random, never derived from an identifier, sorted by time of creation."""

from __future__ import annotations

import os
import time
from collections import deque

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
LENGTH = 26
RANDOM_BITS = 80

_RANDOM_BYTES = RANDOM_BITS // 8
_DRAWN_AT_ONCE = 500
_drawn: deque[bytes] = deque()


def fresh_profile_id() -> str:
    """26 characters: 48 bits of milliseconds and 80 random ones, laid out as a ULID (github.com/ulid/spec)."""
    number = time.time_ns() // 1_000_000 << RANDOM_BITS | int.from_bytes(_random_bytes(), "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(5 * (LENGTH - 2), -1, -10)])


def _random_bytes() -> bytes:
    """Of the system's generator, drawn for many ids at once: each draw lets go of the interpreter's lock, and a worker
    that is behind waits milliseconds until it has it again. Threads may share it: each takes what no other has.
    """
    while True:
        try:
            return _drawn.popleft()
        except IndexError:
            drawn = os.urandom(_DRAWN_AT_ONCE * _RANDOM_BYTES)
            _drawn.extend(drawn[at : at + _RANDOM_BYTES] for at in range(0, len(drawn), _RANDOM_BYTES))


_PAIRS = [high + low for high in ALPHABET for low in ALPHABET]
