"""What a line of a file tells of a person beyond identifiers, made comparable: the evidence of rule 5 (design §5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from schemas.identifiers import Identifier
from schemas.identity import PersonFacts
from stream_processors.identity.folding import clean, fold_cached
from stream_processors.identity.names import Name, surname_key
from stream_processors.identity.persons import parse_person

_WORD = re.compile(r"[^\W\d_]+")
_HOUSE = re.compile(r"\b\d+[a-zа-я]?(?:[/-]\d+[a-zа-я]?)?\b")
_POSTCODE = re.compile(r"\b\d{5,6}\b")
_FLAT = re.compile(r"(?:кв|квартира|flat|apt|apartment|suite|ste|unit|оф|офис|#)\.?\s*№?\s*(\d+)")
_STREET_TERMS = """
улица ул проспект пр просп переулок пер бульвар бул бульв шоссе ш площадь пл набережная наб проезд дом д корпус корп к
строение стр квартира кв город г street st road rd avenue ave drive dr lane ln place pl court ct crescent cres circuit
close boulevard blvd way terrace parade flat apt apartment suite unit
"""
_STREET_WORDS = frozenset(map(fold_cached, _STREET_TERMS.split()))


UNREAD_PHONE = "phone as written"
"""Field of a phone that is no number of the region: it names nobody, and still may speak for a likeness."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Each value folded or digits only, "" where it is not known. others: (field, value) of what else the file has."""

    name: Name
    surname: str
    birth: str
    sex: str
    street: str
    house: str
    flat: str
    city: str
    postcode: str
    others: tuple[tuple[str, str], ...] = ()
    identifiers: frozenset[Identifier] = frozenset()


def make_traits(
    facts: PersonFacts,
    birth: str,
    address: object,
    others: Mapping[str, str],
    identifiers: frozenset[Identifier] = frozenset(),
) -> Traits:
    """birth: as written; its digits are compared. address: text, or {street, house, flat, city, postcode}."""
    name = parse_person(facts).name
    place = _address(address)
    return Traits(
        name=name,
        surname=" ".join(surname_key(word) for word in re.split(r"[\s-]+", name.surname) if word),
        birth=re.sub(r"\D", "", birth),
        sex=facts.sex or "",
        identifiers=identifiers,
        others=tuple(sorted((field, key) for field, value in others.items() if (key := compact(value)))),
        **place,
    )


@lru_cache(maxsize=65_536)
def compact(text: str) -> str:
    """Letters folded, digits kept, all else dropped: "AB 12-3" is `ab123`."""
    return re.sub(r"[^0-9a-z]", "", "".join(fold_cached(part) or part for part in re.split(r"(\d+)", clean(text))))


def _address(address: object) -> dict[str, str]:
    if isinstance(address, Mapping):
        parts = {key: clean(str(value)) for key, value in address.items() if value not in (None, "")}
    else:
        parts = {"street": clean(str(address or ""))}
    street = parts.get("street") or parts.get("text", "")
    flat = parts.get("flat") or _found(_FLAT, street)
    street = _FLAT.sub(" ", street)
    postcode = parts.get("postcode") or (_found(_POSTCODE, street) if "house" not in parts else "")
    house = parts.get("house") or _found(_HOUSE, street.replace(postcode, " ") if postcode else street)
    return {
        "street": _street(street),
        "house": compact(house),
        "flat": compact(flat),
        "city": " ".join(filter(None, map(fold_cached, _WORD.findall(parts.get("city", ""))))),
        "postcode": compact(postcode),
    }


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group(match.lastindex or 0) if match else ""


def _street(text: str) -> str:
    words = [key for word in _WORD.findall(text) if (key := fold_cached(word))]
    return " ".join(word for word in words if word not in _STREET_WORDS) or " ".join(words)
