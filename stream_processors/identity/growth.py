"""Notices a profile with more identifiers than one person has. It is shown to staff; nothing else happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final, NamedTuple

from schemas.identity import Record

USUAL: Final = {"account": 3, "phone": 5, "email": 5, "card": 5, "visitor": 50}
"""At most so many different values of a kind in one profile; more of them are worth a look."""


_LEAST_USUAL: Final = min(USUAL.values())


class Growth(NamedTuple):
    """size: values of all kinds that are beyond what is usual: it grows with each of them."""

    size: int
    because: str


def unusual_growth(records: Collection[Record]) -> Growth | None:
    """None where the records of one profile have no more values of any kind than one person has."""
    if len(records) < 2:
        return None
    carried = frozenset().union(*(record.identifiers for record in records))
    if len(carried) <= _LEAST_USUAL:
        return None
    counts = Counter(one.kind for one in carried)
    beyond = {kind: counts[kind] for kind, usual in USUAL.items() if counts[kind] > usual}
    if not beyond:
        return None
    return Growth(sum(beyond.values()), ", ".join(f"{count} of {kind}" for kind, count in sorted(beyond.items())))
