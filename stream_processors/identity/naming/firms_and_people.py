"""Whether two names, of which at least one is a firm's, are of two."""

from __future__ import annotations

from stream_processors.identity.naming.firms import may_be_firm, two_firms
from stream_processors.identity.naming.names import Name


def clash_of_firms(a: Name, b: Name) -> str:
    """What speaks for two, "" if nothing does."""
    if a.organisation and b.organisation:
        return "different firms" if two_firms(a.surname, b.surname) else ""
    firm, other = (a, b) if a.organisation else (b, a)
    return "a firm and a person" if other.words and not may_be_firm(other.words, firm.surname) else ""
