"""How much two persons' traits speak for one person: a Fellegi-Sunter score in bits.

Each trait adds log2(m/u): how often it agrees for one person, over how often for two picked at random. For an equal
value u is how common that very value is (Winkler's frequency adjustment): «Иванов» weighs less than «Цветаева».
Source: Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969; Winkler, "Frequency-Based Matching in the
Fellegi-Sunter Model of Record Linkage", 2000.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from schemas.identifiers import Strength
from stream_processors.identity.agreement import Level
from stream_processors.identity.given_names import given_name
from stream_processors.identity.name_agreement import compare_given, compare_patronymics
from stream_processors.identity.names import sex_of_name
from stream_processors.identity.rarity import WEIGHTS, Rarity
from stream_processors.identity.traits import UNREAD_PHONE, Traits

Evidence = tuple[tuple[str, float], ...]

HALFWAY: Final = -0.5  # bits of a birth date two slips apart
_PERSONAL: Final = 9.0  # bits of name, birth date and documents without which no address or phone counts
_DOCUMENT_DIGITS: Final = 5
_SHARED_IDENTIFIER: Final = 9.0  # bits of a strong identifier that did not conduct
_SHARED_DEVICE: Final = 4.0
_FEW: Final = 4  # records, a family's
VETO: Final = -100.0


def score(a: Traits, b: Traits, rarity: Rarity) -> tuple[float, Evidence]:
    """(bits above the prior, what each trait added). Symmetric.

    A family shares address, phone and mailbox, so that all of these together are worth no more than `Neighbours` says;
    and without something that speaks for this very person they are worth nothing.
    """
    personal = [*_names(a, b, rarity), *_facts(a, b, rarity), *_others(a, b, rarity)]
    household = [*address_bits(a, b, rarity), *_identifiers(a, b, rarity)]
    common = min(sum(bits for _, bits in household), rarity.neighbours.household)
    speaking = sum(bits for _, bits in personal if bits > 0)
    bits = sum(bits for _, bits in personal) + (common if speaking >= _PERSONAL else min(common, 0))
    return bits - rarity.prior, (*personal, *household)


def _names(a: Traits, b: Traits, rarity: Rarity) -> Iterator[tuple[str, float]]:
    x, y = a.name, b.name
    if _swapped(a, b):
        yield "name, swapped", rarity.bits("given", x.given) + rarity.bits("surname", a.surname) - 1
        return
    given = compare_given(x, y)
    if given is Level.SAME:
        yield "given", rarity.bits("given", x.given if x.given == y.given else "")
    elif given is not Level.UNKNOWN:
        yield "given", WEIGHTS["given"].close if given is Level.CLOSE else _different_given(a, b, rarity)
    elif x.given and y.given:
        yield "initial", 1.0
    if a.surname and b.surname:
        yield "surname", _words("surname", a.surname, b.surname, rarity)
    patronymic = compare_patronymics(x.patronymic, y.patronymic)
    if patronymic is not Level.UNKNOWN:
        same = rarity.bits("patronymic", x.patronymic)
        weight = WEIGHTS["patronymic"]
        yield "patronymic", {Level.SAME: same, Level.CLOSE: weight.close}.get(patronymic, weight.differs)
    if x.generation and y.generation and x.generation != y.generation:
        yield "generation", VETO


def _swapped(a: Traits, b: Traits) -> bool:
    return bool(a.name.given and a.name.surname) and (a.name.given, a.name.surname) == (b.name.surname, b.name.given)


def _different_given(a: Traits, b: Traits, rarity: Rarity) -> float:
    """Two names that the tables know to be different are two people, twins perhaps; unknown words may be one name."""
    if given_name(a.name.given) and given_name(b.name.given):
        return rarity.neighbours.twins if a.birth and a.birth == b.birth else VETO
    return WEIGHTS["given"].differs * (1 - _similarity(a.name.given, b.name.given) / 2)


@lru_cache(maxsize=65_536)
def _similarity(x: str, y: str) -> float:
    return float(JaroWinkler.similarity(x, y))


def _facts(a: Traits, b: Traits, rarity: Rarity) -> Iterator[tuple[str, float]]:
    if a.birth and b.birth:
        yield "birth", birth_bits(a.birth, b.birth, rarity)
    sex_a, sex_b = sex_of_name(a.name) or a.sex, sex_of_name(b.name) or b.sex
    if sex_a and sex_b:
        yield "sex", 0.7 if sex_a == sex_b else WEIGHTS["sex"].differs


def address_bits(a: Traits, b: Traits, rarity: Rarity) -> Iterator[tuple[str, float]]:
    for field in ("street", "city"):
        x, y = getattr(a, field), getattr(b, field)
        if x and y:
            yield field, _words(field, x, y, rarity)
    for field in ("house", "flat", "postcode"):
        x, y = getattr(a, field), getattr(b, field)
        if x and y:
            yield field, _number(field, x, y, rarity)


def _others(a: Traits, b: Traits, rarity: Rarity) -> Iterator[tuple[str, float]]:
    theirs = dict(b.others)
    for field, x in a.others:
        if y := theirs.get(field):
            document = field != UNREAD_PHONE and _document(x) and _document(y)
            yield field, _number("document", x, y, rarity) if document else _words(field, x, y, rarity)


def _document(value: str) -> bool:
    """Passports, tax and insurance numbers: one person has one of a kind."""
    return sum(map(str.isdigit, value)) >= _DOCUMENT_DIGITS


def _identifiers(a: Traits, b: Traits, rarity: Rarity) -> Iterator[tuple[str, float]]:
    """The more records have it, the less it says: an office's mailbox next to nothing."""
    for one in sorted(a.identifiers & b.identifiers):
        worth = _SHARED_DEVICE if one.strength is Strength.WEAK else _SHARED_IDENTIFIER
        yield f"same {one.kind}", worth * min(1.0, _FEW / rarity.counts[one])


def birth_bits(x: str, y: str, rarity: Rarity) -> float:
    if x == y:
        return rarity.bits("birth", x)
    swapped = len(x) == len(y) == 8 and x[:4] == y[:4] and x[4:6] == y[6:] and x[6:] == y[4:6]
    slips = OSA.distance(x, y)
    if slips == 1 or swapped:
        return WEIGHTS["birth"].close
    return HALFWAY if slips == 2 else rarity.neighbours.birth


def _number(field: str, x: str, y: str, rarity: Rarity) -> float:
    if x == y:
        return rarity.bits(field, x)
    close = min(len(x), len(y)) > 1 and OSA.distance(x, y) == 1
    return WEIGHTS[field].close if close else WEIGHTS[field].differs


def _words(field: str, x: str, y: str, rarity: Rarity) -> float:
    if x == y:
        return rarity.bits(field, x)
    weight = WEIGHTS.get(field) or WEIGHTS["other"]
    likeness = _word_likeness(x, y)
    if likeness >= 0.8:
        return weight.close
    return 0.0 if likeness >= 0.68 else weight.differs


@lru_cache(maxsize=262_144)
def _word_likeness(x: str, y: str) -> float:
    """0…1: with slips, words run together, or one of several words missing."""
    joined = OSA.normalized_similarity(x.replace(" ", ""), y.replace(" ", ""))
    subset = fuzz.token_set_ratio(x, y) / 100 if " " in x or " " in y else 0.0
    return float(max(joined, subset))
