"""Which records of the stream may be alike, and how much two of them are (design §5 rule 5).

The same keys and score as over a file, except that a value is as rare as among people in general: what is said of two
records must depend on these two alone, or the answer would change with every record that comes, and with their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Final

from schemas.identity import Alike, PersonFacts, Record
from stream_processors.identity.candidates import blocking_keys
from stream_processors.identity.folding import fold_cached
from stream_processors.identity.rarity import FAMILIES, Rarity
from stream_processors.identity.scoring import score
from stream_processors.identity.suggestions import because, likelihood
from stream_processors.identity.traits import Traits, make_traits
from stream_processors.identity.weights import Weights, shipped

BlockKey = tuple[str, ...]

POPULATION: Final = 1_000_000
"""People among whom one is found by likeness: a common name alone says nothing then, with a birth date nearly all."""

NAME_ALONE: Final = 0.89
"""The most that likeness reaches without two birth dates: a rare name may still be a father's and a son's."""

_CACHED_PERSONS: Final = 65_536

_WIDE: Final = frozenset({"birth", "name+day", "name+year"})
"""Keys of a file that say too little for a stream: a town's people would be compared with dozens of strangers each."""

WORTH_A_LOOK: Final = 0.2
"""One name with a slip in the birth date, or a rare full name without one, may be the same of a million people."""


@dataclass
class _AmongMany(Rarity):
    @property
    def prior(self) -> float:
        return log2(POPULATION)


def among_many(weights: Weights) -> Rarity:
    """People in general, with the weights that a deployment learned from its own records."""
    return _AmongMany(Counter(), 0, FAMILIES, weights)


SHIPPED: Final = among_many(shipped())


@lru_cache(maxsize=_CACHED_PERSONS)
def traits_of(facts: PersonFacts) -> Traits:
    """Without identifiers: these have rules of their own, and what they don't join they may even keep apart."""
    birth = facts.birth_date.isoformat() if facts.birth_date else ""
    return make_traits(facts, birth, None, {})


@lru_cache(maxsize=_CACHED_PERSONS)
def keys_of(facts: PersonFacts) -> frozenset[BlockKey]:
    """The blocks in which it stands; none where it says nothing of a person, as a visit to the site."""
    if not facts:
        return frozenset()
    return keys_of_traits(traits_of(facts))


def keys_of_traits(traits: Traits) -> frozenset[BlockKey]:
    narrow = (key for key in blocking_keys(traits) if key[0] not in _WIDE)
    return frozenset((*narrow, *_dated(traits)))


def _dated(traits: Traits) -> Iterator[BlockKey]:
    """A right date beside one right initial, or two right parts of it beside both, in whichever box they stand."""
    given, surname = fold_cached(traits.name.given), traits.surname
    year, month, day = traits.birth[:4], traits.birth[4:6], traits.birth[6:]
    initials = sorted({name[0] for name in (given, surname) if name}) if day else ()
    for initial in initials:
        yield ("initial+birth", initial, year, *sorted((month, day)))
    if initials and given and surname:
        both = "".join(initials)
        yield ("initials+month", both, year, month)
        yield ("initials+day", both, month, day)
        yield ("initials+year", both, year, day)


def compare_records(a: Record, b: Record, people: Rarity = SHIPPED) -> Alike | None:
    """How much the two are alike, None where it is not worth showing. Symmetric. people: see `among_many`."""
    if b.record_id < a.record_id:
        a, b = b, a
    likely, told = chance(traits_of(a.person), traits_of(b.person), people)
    return Alike(a.record_id, b.record_id, likely, told) if likely >= WORTH_A_LOOK else None


def chance(a: Traits, b: Traits, people: Rarity) -> tuple[float, str]:
    """0…1, how much two are alike, and by what (`because`). Symmetric. people: see `among_many`."""
    bits, evidence = score(a, b, people)
    likely = likelihood(bits) if a.birth and b.birth else min(likelihood(bits), NAME_ALONE)
    return round(likely, 4), because(evidence)
