"""Firms: how a name is told to be one's, and whether two names are of two."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.slips import alike
from stream_processors.identity.naming.surnames import looks_like_surname

_FORMS_TOLD: Final = (
    "llc ltd limited llp gmbh ооо ooo тоо",
    "inc corp corporation",
    "plc оао зао пао oao",
    "company фирма компания корпорация холдинг holding",
)  # of one kind in several languages; not «АО», which may be somebody's initials
_KIND_OF_FORM: Final = {word: kind for kind, words in enumerate(_FORMS_TOLD) for word in words.split()}
_LEGAL_FORMS: Final = frozenset(_KIND_OF_FORM)
_OF_ANY_KIND: Final = _KIND_OF_FORM["company"]
_TRADES: Final = frozenset(("exports", "imports", "trading", "foods"))
_TRADES_TOLD: Final = """
    academy accounting adventist apartments associates association auto automotive bakery baptist barbershop
    bistro brewery bros builders cabinets cafe carpentry carpet catering centre chiropractic cleaners cleaning
    clinic computers concrete condominiums construction consultants consulting contracting contractors control
    daycare dental dentistry dermatology drywall electric electrical electronics engineering enterprises
    entertainment episcopal excavating fabrication farms fitness flooring florist foundation freight furniture
    garage graphics grill grooming group gym hardware heating holdings hospital hospitality hotel hvac industries
    insulation insurance investments janitorial jewelers jewelry landscaping laundromat laundry lawncare locksmith
    logistics lutheran machining maintenance management manufacturing marketing masonry mechanical media medical
    methodist mgmt ministries mortgage motel motors moving nails nursery optical optometry orthodontics painting
    parts paving pediatrics pest petroleum pharmacy photography physiotherapy pizzeria plastering plumbing pools
    presbyterian printing productions properties property publishing realtors realty refrigeration rehab
    remodeling rental rentals repair repairs restaurant restoration roofing salon scaffolding school security
    services signs software solutions sons spa stationery storage studio studios supplies supply surveying systems
    tech technologies technology telecom tile tiling tires towing transport transportation travel trucking
    upholstery ventures veterinary warehouse welding wholesale windows wireless workshop
"""  # none that many families have for a name, as Church, Banks, Glass, Flowers, Stone
_TRADES_BESIDE_A_NAME: Final = frozenset(_TRADES_TOLD.split())


def names_a_firm(words: Collection[str]) -> bool:
    """By its legal form, or by a trade, which stands beside another word: "Desert Rose Plumbing"."""
    if not (_LEGAL_FORMS.isdisjoint(words) and _TRADES.isdisjoint(words)):
        return True
    return len(words) > 1 and not _TRADES_BESIDE_A_NAME.isdisjoint(words)


@lru_cache(maxsize=65_536)
def two_firms(a: str, b: str) -> bool:
    """Whether, beside the legal form, each has a word that the other lacks: «Ромашка» and «Василёк», "Johnson Plumbing"
    and "Johnson Roofing"; not "Norton Supplies" and "Norton Supplies Worldwide".
    """
    x, y = _own_words(a), _own_words(b)
    if not x or not y or alike("".join(x), "".join(y)):
        return False
    return _lacks(x, y) and _lacks(y, x)


@lru_cache(maxsize=65_536)
def one_firm(a: str, b: str) -> bool:
    """Whether the words beside the legal form are the same, and the forms may be: "Orion Ltd", «ООО Орион»."""
    x, y = _own_words(a), _own_words(b)
    return bool(x) and "".join(x) == "".join(y) and (not _forms(a) or not _forms(b) or bool(_forms(a) & _forms(b)))


@lru_cache(maxsize=65_536)
def may_be_firm(words: tuple[str, ...], firm: str) -> bool:
    """Whether words of a name, none of which is a person's, are the firm's own: "Orion" beside "Orion Ltd"."""
    if any(given_name(word) or looks_like_surname(word) for word in words):
        return False
    return sorted(map(fold_cached, words)) == sorted(_own_words(firm))


def _forms(firm: str) -> frozenset[int]:
    return frozenset(kind for word in firm.split() if (kind := _KIND_OF_FORM.get(word, _OF_ANY_KIND)) != _OF_ANY_KIND)


def _own_words(firm: str) -> list[str]:
    return [fold_cached(word) for word in firm.replace("-", " ").split() if word not in _LEGAL_FORMS]


def _lacks(words: Collection[str], others: Collection[str]) -> bool:
    return any(not any(word == other or alike(word, other) for other in others) for word in words)
