"""Firms: how a name is told to be one's, and whether two names are of two."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.slips import alike

_LEGAL_FORMS: Final = frozenset(
    ("inc", "llc", "ltd", "limited", "corp", "corporation", "company", "gmbh", "plc", "ооо", "оао", "зао", "пао",
     "фирма", "компания", "корпорация", "холдинг", "holding")
)  # fmt: skip  # not «АО», which may be somebody's initials
_TRADES: Final = frozenset(("exports", "imports", "trading", "foods"))


def names_a_firm(words: Collection[str]) -> bool:
    return not (_LEGAL_FORMS.isdisjoint(words) and _TRADES.isdisjoint(words))


@lru_cache(maxsize=65_536)
def two_firms(a: str, b: str) -> bool:
    """Whether, beside the legal form, each has a word that the other lacks: «Ромашка» and «Василёк», "Johnson Plumbing"
    and "Johnson Roofing"; not "Norton Supplies" and "Norton Supplies Worldwide".
    """
    x, y = _own_words(a), _own_words(b)
    if not x or not y or alike("".join(x), "".join(y)):
        return False
    return _lacks(x, y) and _lacks(y, x)


def _own_words(firm: str) -> list[str]:
    return [fold_cached(word) for word in firm.replace("-", " ").split() if word not in _LEGAL_FORMS]


def _lacks(words: Collection[str], others: Collection[str]) -> bool:
    return any(not any(word == other or alike(word, other) for other in others) for word in words)
