"""How much two persons' traits speak for one person: a Fellegi-Sunter score in bits.

Each trait adds log2(m/u): how often it agrees for one person, over how often for two picked at random. For an equal
value u is how common that very value is (Winkler's frequency adjustment): «Иванов» weighs less than «Цветаева».
Source: Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969; Winkler, "Frequency-Based Matching in the
Fellegi-Sunter Model of Record Linkage", 2000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from schemas.identifiers import Strength
from stream_processors.identity.agreement import Level
from stream_processors.identity.given_names import given_name
from stream_processors.identity.name_agreement import compare_given, compare_patronymics
from stream_processors.identity.names import sex_of_name
from stream_processors.identity.traits import UNREAD_PHONE, Traits

_POPULATION: Final = 2_000
"""Weight of what is known of people in general beside the counts of the data at hand, in records."""

_STRANGERS: Final = 30_000
"""People among whom one is found by likeness, at the least: a small file is a part of a town."""

Evidence = tuple[tuple[str, float], ...]


class Weight(NamedTuple):
    """rarity: how common a value is among people in general; close, differs: bits where values are alike or not."""

    rarity: float
    close: float
    differs: float


WEIGHTS: Final = {
    "given": Weight(1 / 150, 3.0, -4.5),
    "surname": Weight(1 / 1500, 5.0, -3.0),
    "patronymic": Weight(1 / 100, 3.0, -5.0),
    "birth": Weight(1 / 20_000, 7.5, 0.0),
    "sex": Weight(1 / 2, 0.0, -3.0),
    "street": Weight(1 / 1500, 5.0, -1.5),
    "house": Weight(1 / 60, 1.0, -1.0),
    "flat": Weight(1 / 60, 0.5, -0.7),
    "city": Weight(1 / 100, 3.0, -1.0),
    "postcode": Weight(1 / 1000, 3.0, -1.0),
    "document": Weight(1 / 1_000_000, 8.0, -16.0),
    "other": Weight(1 / 1000, 3.0, -0.5),
}
_SAME: Final = 0.9  # share of one person's records that write a known trait alike
_HALFWAY: Final = -0.5  # bits of a birth date two slips apart
_PERSONAL: Final = 9.0  # bits of name, birth date and documents without which no address or phone counts
_DOCUMENT_DIGITS: Final = 5
_SHARED_IDENTIFIER: Final = 9.0  # bits of a strong identifier that did not conduct
_SHARED_DEVICE: Final = 4.0
_FEW: Final = 4  # records, a family's
VETO: Final = -100.0


class Neighbours(NamedTuple):
    """How much an address says of one person. household: the most that address, phone and mailbox are worth together;
    twins: two different names born on one day; birth: clearly different birth dates.
    """

    household: float
    twins: float
    birth: float


FAMILIES: Final = Neighbours(16.0, -28.0, -20.0)
ALONE: Final = Neighbours(28.0, -18.0, -12.0)
_ONE_ADDRESS: Final = 16.0  # bits from which on two surely live together
_SEEN: Final = 20  # pairs at one address from which on the data are believed
_FAMILY_SHARE: Final = 0.05


@dataclass
class Rarity:
    """How common each value is in the data, leaning on people in general where the data are few."""

    counts: Counter[tuple[str, str]]
    records: int
    neighbours: Neighbours

    @classmethod
    def of(cls, all_traits: Iterable[Traits]) -> Rarity:
        rarity = cls(Counter(), 0, FAMILIES)
        for traits in all_traits:
            rarity.records += 1
            rarity.counts.update(_values(traits))
        return rarity

    def bits(self, field: str, value: str) -> float:
        """What agreement in this value is worth."""
        weight = WEIGHTS.get(field) or WEIGHTS["other"]
        seen = max(self.counts[field, value] - 1, 0)
        return log2(_SAME * (self.records + _POPULATION) / (seen + _POPULATION * weight.rarity))

    @property
    def prior(self) -> float:
        """Bits against any two records being one person before anything is known of them."""
        return log2(max(self.records, _STRANGERS))


def _values(traits: Traits) -> Iterator[tuple[str, str]]:
    for field in ("surname", "birth", "sex", "street", "house", "flat", "city", "postcode"):
        if value := getattr(traits, field):
            yield field, value
    if traits.name.given:
        yield "given", traits.name.given
    if traits.name.patronymic:
        yield "patronymic", traits.name.patronymic
    yield from traits.others
    yield from traits.identifiers


def score(a: Traits, b: Traits, rarity: Rarity) -> tuple[float, Evidence]:
    """(bits above the prior, what each trait added). Symmetric.

    A family shares address, phone and mailbox, so that all of these together are worth no more than `Neighbours` says;
    and without something that speaks for this very person they are worth nothing.
    """
    personal = [*_names(a, b, rarity), *_facts(a, b, rarity), *_others(a, b, rarity)]
    household = [*_address(a, b, rarity), *_identifiers(a, b, rarity)]
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
        yield "birth", _birth(a.birth, b.birth, rarity)
    sex_a, sex_b = sex_of_name(a.name) or a.sex, sex_of_name(b.name) or b.sex
    if sex_a and sex_b:
        yield "sex", 0.7 if sex_a == sex_b else WEIGHTS["sex"].differs


def _address(a: Traits, b: Traits, rarity: Rarity) -> Iterator[tuple[str, float]]:
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


def _birth(x: str, y: str, rarity: Rarity) -> float:
    if x == y:
        return rarity.bits("birth", x)
    swapped = len(x) == len(y) == 8 and x[:4] == y[:4] and x[4:6] == y[6:] and x[6:] == y[4:6]
    slips = OSA.distance(x, y)
    if slips == 1 or swapped:
        return WEIGHTS["birth"].close
    return _HALFWAY if slips == 2 else rarity.neighbours.birth


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


def neighbours(pairs: Iterable[tuple[Traits, Traits]], rarity: Rarity) -> Neighbours:
    """What the data themselves show: do different people live at one address, or is it always one person again?

    Counted at one address are pairs whose given names and birth dates both agree, and both contradict.
    """
    same = others = 0
    for a, b in pairs:
        if a.birth and b.birth and sum(bits for _, bits in _address(a, b, rarity)) >= _ONE_ADDRESS:
            given, born = compare_given(a.name, b.name), _birth(a.birth, b.birth, rarity)
            same += given >= Level.CLOSE and born > 0
            others += given is Level.CONTRADICTING and born < _HALFWAY
    return ALONE if same + others >= _SEEN and others < _FAMILY_SHARE * (same + others) else FAMILIES
