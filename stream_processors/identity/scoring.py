"""How much two persons' traits speak for one person: a Fellegi-Sunter score in bits.

Each trait adds log2(m/u): how often it agrees for one person, over how often for two picked at random. For an equal
value u is how common that very value is (Winkler's frequency adjustment): «Иванов» weighs less than «Цветаева».
Source: Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969; Winkler, "Frequency-Based Matching in the
Fellegi-Sunter Model of Record Linkage", 2000.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from math import inf
from typing import Final

from schemas.identifiers import Identifier, Strength
from stream_processors.identity.comparison import CLOSE, DIFFERS, SAME, UNLIKE, VAGUE, Trait, compare_traits
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.names import Name, has_namesake
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.traits import Traits

Evidence = tuple[tuple[str, float], ...]

VETO: Final = -100.0
"""Bits, or fewer, of two people whatever else agrees."""

_HALFWAY: Final = -0.5  # bits of a birth date two slips apart
_SHARED_IDENTIFIER: Final = 9.0  # bits of a strong identifier that did not conduct
_SHARED_DEVICE: Final = 4.0
_FEW: Final = 4  # records, a family's
_NAMESAKES: Final = 3.0
"""Bits of a name at the most, .89, where one of the two is known to share it with his father: it may be either's."""

_NO_FIELDS: Final[frozenset[str]] = frozenset()
_NAME_ALONE: Final = 1.5
"""Bits that a name is worth at the most where nothing else agrees, or the town alone: a town has many namesakes."""
_OF_NAMESAKES: Final = frozenset({"given", "initial", "surname", "patronymic", "sex", "city"})
_DOORS: Final = frozenset({"house", "flat"})
_MOVED: Final = -4.0  # bits of a place at the least: who moves, changes all of it at once
_POSTCODE: Final = 4  # digits or letters at the least
_OF_A_PLACE: Final = frozenset({"street", "house", "flat", "city", "postcode"})
_UNNAMED: Final = -3.5  # bits of a household of which no name is known: «Сергей» of a flat, «Сергей Носов» of the same
_OF_TENANTS: Final = _OF_A_PLACE | {"given", "initial", "sex"}
_OF_ONE_PERSON: Final = frozenset({"birth", "patronymic", "document"})  # of two of one name in a family
_OF_A_FAMILY: Final = frozenset({"surname", "patronymic"})


def score(a: Traits, b: Traits, rarity: Rarity, shared: Collection[Identifier] = frozenset()) -> tuple[float, Evidence]:
    """(bits above the prior, what each trait added). Symmetric. shared: identifiers that stand beside both."""
    family, personal, place, most, speaking = 0.0, 0.0, 0.0, inf, _NO_FIELDS  # the last: those that speak for one
    evidence, of_a_family = list[tuple[str, float]](), _of_a_family(a, b)  # the first: traits with their bits
    for trait in compare_traits(a, b):
        field, likeness, value, label, _ = trait
        bits = rarity.bits(field, value) if likeness is SAME else trait_bits(trait, a, b, rarity)
        evidence.append((label or field, bits))
        if bits <= VETO:  # nothing else matters then
            return bits, tuple(evidence)
        if field in _OF_A_PLACE:
            place += bits
            if likeness is DIFFERS and not (field == "city" and _of_one_post_office(a, b)):
                most = min(most, rarity.neighbours.elsewhere.get(field, most))
        elif bits > 0 and field in of_a_family:
            family += bits
        else:
            personal += bits
        if bits > 0:
            speaking |= {field}
    family += max(min(place, most), _MOVED)
    for label, bits in _identifiers(shared, rarity) if shared else ():
        evidence.append((label, bits))
        family += bits
    total = personal + _of_a_household(family, a, b, rarity) - rarity.prior
    if total > _NAME_ALONE:
        total = min(total, _most(a, b, speaking, evidence, bool(shared), rarity))
    return total, tuple(evidence)


def _most(
    a: Traits,
    b: Traits,
    speaking: AbstractSet[str],
    evidence: Collection[tuple[str, float]],
    shared: bool,
    rarity: Rarity,
) -> float:
    """Bits that two may come to at the most, where what agrees may be another's as well."""
    if not shared and _of_namesakes(speaking, evidence, rarity):
        return _NAME_ALONE
    if not speaking.isdisjoint(_OF_ONE_PERSON):
        return inf
    tenants = not shared and speaking <= _OF_TENANTS and dict(evidence).get("surname", 0.0) < 0
    if _of_father_or_son(a.name, b.name) or (tenants and not (rarity.neighbours.alone or _a_bride(a, b))):
        return _NAMESAKES
    return inf


def _of_a_family(a: Traits, b: Traits) -> AbstractSet[str]:
    """A word alone that no table has for a given name may be the surname, which the other has in the wrong box."""
    if (a.surname and b.surname) or a.name.organisation or b.name.organisation:
        return _OF_A_FAMILY
    known = given_name(a.name.given) or given_name(b.name.given)
    return _OF_A_FAMILY if known else _OF_A_FAMILY | {"given"}


def _of_namesakes(speaking: AbstractSet[str], evidence: Iterable[tuple[str, float]], rarity: Rarity) -> bool:
    """Whether only the name agrees, and perhaps the town. A house of the same number says nothing where street and
    postcode differ.
    """
    left = speaking - _OF_NAMESAKES
    if not left or rarity.neighbours.alone or not left <= _DOORS:
        return not left
    bits = dict(evidence)
    return max(bits.get("street", 0.0), bits.get("postcode", 0.0)) < 0


def _of_one_post_office(a: Traits, b: Traits) -> bool:
    """Where a village is called by its own name and by its town's. Streets of one name are in every town."""
    return any(len(number) >= _POSTCODE for number in {a.postcode, *a.numbers} & {b.postcode, *b.numbers})


def _a_bride(a: Traits, b: Traits) -> bool:
    """One given name and address with two surnames: a house has many tenants, but a woman's flat is told by both."""
    return a.sex == b.sex == "f" and a.flat != "" and a.flat == b.flat


def _of_father_or_son(a: Name, b: Name) -> bool:
    """Whether one of the two shares his name with his father, and the other does not say which of them he is."""
    return (has_namesake(a) or has_namesake(b)) and not (a.generation and a.generation == b.generation)


def _of_a_household(bits: float, a: Traits, b: Traits, rarity: Rarity) -> float:
    """Surname, address, phone and mailbox are a family's: all of these together may bring two records as far above the
    prior as `Neighbours.household` says, and no further. Who of the family it is, the rest must say. Of a given
    name alone not even the family is sure: a flat has tenants before and after; a word in no table may be a surname.
    """
    most = rarity.prior + rarity.neighbours.household
    if bits <= most + _UNNAMED or (a.name.organisation and b.name.organisation):
        return bits
    named = rarity.neighbours.alone or (a.surname and b.surname) or (a.patronymic and b.patronymic)
    given_alone = not named and given_name(a.name.given) and given_name(b.name.given)
    return min(bits, most + (_UNNAMED if given_alone else 0.0))


def trait_bits(trait: Trait, a: Traits, b: Traits, rarity: Rarity) -> float:
    """What one agreement or disagreement is worth."""
    if trait.likeness is SAME:
        return rarity.bits(trait.field, trait.value)
    weight = rarity.weights.of(trait.field)
    if trait.likeness is CLOSE:
        return weight.close * trait.degree
    if trait.likeness is VAGUE:
        return _HALFWAY if trait.field == "birth" else 0.0
    if trait.likeness is DIFFERS or (trait.likeness is UNLIKE and rarity.neighbours.alone):
        another = rarity.neighbours.initial if trait.field == "initial" else 0.0
        return min(weight.differs * trait.degree, another)
    if trait.field == "birth":
        return rarity.neighbours.birth
    twins = trait.field == "given" and a.birth and a.birth == b.birth
    return rarity.neighbours.twins if twins else VETO


def _identifiers(shared: Collection[Identifier], rarity: Rarity) -> Iterator[tuple[str, float]]:
    """The more records have it, the less it says: an office's mailbox next to nothing."""
    for one in sorted(shared):
        worth = _SHARED_DEVICE if one.strength is Strength.WEAK else _SHARED_IDENTIFIER
        yield f"same {one.kind}", worth * min(1.0, _FEW / max(rarity.counts[one], 1))
