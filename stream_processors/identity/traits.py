"""What a line of a file tells of a person beyond identifiers, made comparable: the evidence of rule 5 (design §5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.identifiers import Identifier
from schemas.identity import PersonFacts
from stream_processors.identity.addresses import NOWHERE, Address, compact, read_address
from stream_processors.identity.dates import digits_of_birth
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.patronymics import patronymic_key
from stream_processors.identity.naming.surnames import surname_key
from stream_processors.identity.naming.table_of_english_names_in_cyrillic import in_latin
from stream_processors.identity.naming.together import in_order_of
from stream_processors.identity.persons import Person, parse_person

_DOCUMENT_DIGITS = 5
UNREAD_PHONE = "phone as written"
"""Field of a phone that is no number of the region: it names nobody, and still may speak for a likeness."""


class Traits(NamedTuple):
    """Each value folded or digits only, "" where it is not known.

    given: the full name for whatever form of it was written; name: the words as written. others: (field, value) of what
    else the file has. numbers: all numbers of the address.
    """

    name: Name
    given: str
    surname: str
    patronymic: str
    birth: str
    sex: str
    street: str
    house: str
    flat: str
    city: str
    postcode: str
    numbers: frozenset[str] = frozenset()
    others: tuple[tuple[str, str], ...] = ()


class Statement(NamedTuple):
    """What one record says: who somebody is, and by what identifiers he is known."""

    person: Traits
    identifiers: frozenset[Identifier]


def make_traits(facts: PersonFacts, birth: str, address: object, others: Mapping[str, str]) -> Traits:
    """birth: as written; its digits are compared where it is no date. address: text, or a mapping of its parts."""
    said = (
        tuple(sorted((field, key) for field, value in others.items() if (key := comparable(value)))) if others else ()
    )
    return traits_of_person(parse_person(facts), digits_of_birth(birth), read_address(address), said)


def traits_of_person(
    person: Person,
    birth: str,
    place: Address = NOWHERE,
    others: tuple[tuple[str, str], ...] = (),
) -> Traits:
    """Of what was read already. birth: digits; others: as in `Traits`."""
    name = person.name
    return Traits(
        name,
        canonical(name.given),
        whole_surname(name.surname),
        patronymic_key(name.patronymic) if len(name.patronymic) > 1 else "",
        birth,
        person.sex or "",
        *place,
        others=others,
    )


@lru_cache(maxsize=65_536)
def canonical(given: str) -> str:
    """One value for all forms of a given name, so that how common it is can be counted."""
    if len(given) < 2:
        return ""
    given = in_latin(given)
    known = given_name(given)
    if known is None:
        return fold_cached(given)
    return known.own or (given if given in known.full else min(known.full))


@lru_cache(maxsize=65_536)
def comparable(value: str) -> str:
    """Numbers of documents without their spaces and strokes, anything else as folded words."""
    whole = compact(value)
    if len(re.sub(r"\D", "", whole)) >= _DOCUMENT_DIGITS:
        return whole
    return " ".join(filter(None, map(compact, re.split(r"[\s,;/]+", value))))


def is_document(field: str, value: str) -> bool:
    """Passports, tax and insurance numbers: one person has one of a kind."""
    return field != UNREAD_PHONE and sum(map(str.isdigit, value)) >= _DOCUMENT_DIGITS


@lru_cache(maxsize=65_536)
def whole_surname(surname: str) -> str:
    return " ".join(surname_key(word) for word in re.split(r"[\s-]+", surname) if word)


def in_one_order(a: Traits, b: Traits) -> tuple[Traits, Traits]:
    """As `in_order_of` reads either name beside the other: "Souza Young Virginia" and "Young Souza"."""
    if not (a.name.others or b.name.others) or a.surname == b.surname or a.given == b.given:
        return a, b  # also of Susan Meyer Thomas, who was Susan Meyer
    return _read_as(a, in_order_of(a.name, b.name)), _read_as(b, in_order_of(b.name, a.name))


def _read_as(one: Traits, name: Name) -> Traits:
    if name is one.name:
        return one
    return one._replace(name=name, given=canonical(name.given), surname=whole_surname(name.surname))


NOBODY: Final = make_traits(PersonFacts(), "", None, {})
"""Of a record without a word on the person, as most purchases are."""
