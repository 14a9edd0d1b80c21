"""The message key of an event, which decides its partition."""

from __future__ import annotations

from hashlib import blake2b

from schemas.events import CloudEvent
from schemas.identifiers import KINDS, normalise_all
from schemas.payloads import Identifiers

# A device before a document: all that one visitor looks at shares a partition, and each receipt is another number.
_ORDER = sorted(KINDS, key=lambda kind: (kind != "visitor" and KINDS[kind].strength == "reference", KINDS[kind].trust))


class MessageKeys:
    """Keyed hashes of identifiers: events of one person mostly share a partition, and no personal data stands in a key.

    Order across partitions matters to nobody (design §4, P2); sharing one only makes caches warmer.
    """

    def __init__(self, secret: bytes, region: str = "RU") -> None:
        self._secret = secret[:64]  # the most that BLAKE2b takes as a key
        self._region = region

    def of(self, event: CloudEvent) -> bytes:
        """The first identifier by trust that means anybody, else the event's own key."""
        return self._digest(self._first_identifier(event.data.identifiers) or event.key)

    def of_bytes(self, raw: bytes) -> bytes:
        """For what is no event: equal bytes share a partition."""
        return blake2b(raw, digest_size=16, key=self._secret).digest()

    def _first_identifier(self, identifiers: Identifiers) -> str | None:
        for kind in _ORDER:
            values: str | list[str] | None = getattr(identifiers, kind)
            for value in [values] if isinstance(values, str) else values or ():
                for identifier in normalise_all(kind, value, self._region):
                    return f"{identifier.kind}:{identifier.value}"
        return None

    def _digest(self, text: str) -> bytes:
        return self.of_bytes(text.encode("utf-8", "replace"))
