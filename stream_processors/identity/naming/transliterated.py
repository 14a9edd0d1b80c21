"""Names that count in one alphabet only: «Али» is no Alison, and "Ali" none; but «Али» and "Ali" are one."""

from __future__ import annotations

from functools import lru_cache

from anyascii import anyascii

from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import names_of


@lru_cache(maxsize=65_536)
def in_other_letters(a: str, b: str) -> bool:
    """Whether the one is the other in Latin letters, and is a name of the same sex there: «Карен» is no Karen."""
    latin, cyrillic = (a, b) if a.isascii() else (b, a)
    if cyrillic.isascii() or not latin.isascii() or anyascii(cyrillic) != latin:
        return False
    known = given_name(cyrillic)
    sexes = {name[0] for name in names_of(latin)}
    return known is not None and known.own == cyrillic and (not sexes or known.sexes <= sexes)
