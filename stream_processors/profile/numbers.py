"""The reference numbers of an event (pre-order, order, receipt), normalised."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.identifiers import normalise
from schemas.payloads import Identifiers


def spelled(identifiers: Identifiers, kind: str) -> list[tuple[str, str]]:
    """The reference numbers of one kind, each normalised and as it was given, in the sender's order; blocked values
    left out.
    """
    said: str | Sequence[str] | None = getattr(identifiers, kind)
    if said is None:
        return []
    found = ((normalise(kind, raw), raw.strip()) for raw in ([said] if isinstance(said, str) else said))
    return [(identifier.value, raw) for identifier, raw in found if identifier]


def numbers(identifiers: Identifiers, kind: str) -> list[str]:
    return [number for number, _ in spelled(identifiers, kind)]


def delivered_under(identifiers: Identifiers) -> list[str]:
    """The numbers that a delivery goes by: of its orders, else its pre-orders, else its receipts."""
    return next(filter(None, (numbers(identifiers, kind) for kind in ("order", "preorder", "receipt"))), [])
