"""New profile ids: random, never derived from an identifier, the older ones sorting before the younger."""

from __future__ import annotations

import secrets
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
LENGTH = 26
RANDOM_BITS = 80


def fresh_profile_id() -> str:
    """26 characters: 48 bits of milliseconds and 80 random ones, laid out as a ULID (github.com/ulid/spec)."""
    number = time.time_ns() // 1_000_000 << RANDOM_BITS | secrets.randbits(RANDOM_BITS)
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(5 * (LENGTH - 2), -1, -10)])


_PAIRS = [high + low for high in ALPHABET for low in ALPHABET]
