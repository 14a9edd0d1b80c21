"""Which records of the stream may be alike, and how much two of them are (design §5 rule 5).

The same keys and score as over a file, except that a value is as rare as among people in general: what is said of two
records must depend on these two alone, or the answer would change with every record that comes, and with their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from operator import attrgetter
from typing import Final

from schemas.identity import Alike, PersonFacts, Record
from stream_processors.identity.file_likeness import because, likelihood
from stream_processors.identity.naming.agreement import meant
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.rarity import FAMILIES, Rarity
from stream_processors.identity.scoring import score
from stream_processors.identity.traits import Traits, make_traits
from stream_processors.identity.weights import Weights, shipped

BlockKey = tuple[str, ...]

POPULATION: Final = 1_000_000
"""People among whom one is found by likeness: a common name alone says nothing then, with a birth date nearly all."""

_PRIOR: Final = log2(POPULATION)

NAME_ALONE: Final = 0.89
"""The most that likeness reaches without two birth dates: a rare name may still be a father's and a son's."""

_CACHED_PERSONS: Final = 65_536

_START: Final = 2  # letters of names by which one is met: slips are mostly further on, or in another name
_START_OF_A_RARE_NAME: Final = 4

WORTH_A_LOOK: Final = 0.2
"""One name with a slip in the birth date, or a rare full name without one, may be the same of a million people."""


@dataclass
class _AmongMany(Rarity):
    @property
    def prior(self) -> float:
        return _PRIOR


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
    """The blocks in which it stands; none where it says too little of a person, as a visit to the site or a bare name.

    Narrower than over a file: a name of itself is worth a look only with its patronymic, or beside a birth date that is
    right but for one part.
    """
    if not facts:
        return frozenset()
    return keys_of_traits(traits_of(facts))


def keys_of_traits(traits: Traits) -> frozenset[BlockKey]:
    forms = _forms(traits.name.given)
    return frozenset((*_dated(traits, forms), *_named_in_full(traits, forms)))


_NO_NAMES: Final[frozenset[str]] = frozenset()


def _forms(given: str) -> list[str]:
    """In full, also where it has a slip: Саша is Александр or Александра. Of a name that no table has, its start.

    Lena is Елена, and no Magdalena: short forms of English stand for a dozen names.
    """
    full = meant(given) if len(given) > 1 else _NO_NAMES
    russian = {one for one in full if not one.isascii()}
    return sorted(russian or full) or [fold_cached(given)[:_START_OF_A_RARE_NAME]]


def _dated(traits: Traits, forms: Sequence[str]) -> Iterator[BlockKey]:
    """A right date beside the start of one name, or two right parts of it beside those of both, in whichever boxes."""
    year, month, day = traits.birth[:4], traits.birth[4:6], traits.birth[6:]
    given, surname = {fold_cached(form)[:_START] for form in forms} - {""}, traits.surname
    if not day:
        return
    for start in given | {surname[:_START]} - {""}:
        yield ("start+birth", start, year, *sorted((month, day)))
    for start in given if surname else ():
        both = sorted((start, surname[:_START]))
        yield ("starts+month", *both, year, month)
        yield ("starts+day", *both, month, day)
        yield ("starts+year", *both, year, day)


def _named_in_full(traits: Traits, forms: Sequence[str]) -> Iterator[BlockKey]:
    if traits.name.given and traits.surname and traits.patronymic:
        for full in forms:
            yield ("named in full", full, traits.surname[:_START], traits.patronymic[:_START])


def compare_records(a: Record, b: Record, people: Rarity = SHIPPED) -> Alike | None:
    """How much the two are alike, None where it is not worth showing. Symmetric. people: see `among_many`."""
    if b.record_id < a.record_id:
        a, b = b, a
    likely, told = chance(traits_of(a.person), traits_of(b.person), people)
    return Alike(a.record_id, b.record_id, likely, told) if likely >= WORTH_A_LOOK else None


_as_said = attrgetter("name", "birth", "sex")


def chance(a: Traits, b: Traits, people: Rarity) -> tuple[float, str]:
    """0…1, how much two are alike, and by what (`because`). Symmetric. people: see `among_many`.

    The scale leans on the first of two swapped names («Иван Тимур», «Тимур Иван»); who that is must hang on no id.
    """
    a, b = sorted((a, b), key=_as_said)
    bits, evidence = score(a, b, people)
    likely = likelihood(bits) if a.birth and b.birth else min(likelihood(bits), NAME_ALONE)
    return round(likely, 4), because(evidence)
