"""How common values are, and how many bits their agreement is worth (design §5 rule 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from math import log2
from operator import attrgetter
from typing import Final, NamedTuple

from stream_processors.identity.traits import Statement, Traits
from stream_processors.identity.weights import Weights, shipped

_POPULATION: Final = 2_000
"""Weight of what is known of people in general beside the counts of the data at hand, in records."""

_STRANGERS: Final = 30_000
"""People among whom one is found by likeness, at the least: a small file is a part of a town."""


class Neighbours(NamedTuple):
    """How much an address says of one person. household: how far above the prior, in bits, address, surname, phone and
    mailbox may bring two records together, since a family has them in common; twins: two different names born on one
    day; birth: clearly different birth dates; initial: one that no form of the other name begins with; elsewhere: the
    most that an address is worth where this part differs; alone: whether one person lives at each address, so that who
    is called otherwise there is badly written, and nobody else.
    """

    household: float
    twins: float
    birth: float
    initial: float
    elsewhere: Mapping[str, float]
    alone: bool


FAMILIES: Final = Neighbours(-1.2, -28.0, -20.0, -14.0, {"street": 3.0, "house": 3.0, "flat": 3.0, "city": 0.0}, False)
ALONE: Final = Neighbours(28.0, -18.0, -12.0, 0.0, {}, True)


@dataclass
class Rarity:
    """How common each value is in the data at hand, leaning on people in general where the data are few.

    `Rarity(Counter(), 0, FAMILIES)` knows people in general only: what it says of two records depends on these alone.
    """

    counts: Counter[tuple[str, str]]
    records: int
    neighbours: Neighbours
    weights: Weights = field(default_factory=shipped)

    def __post_init__(self) -> None:
        self.stated: Counter[str] = Counter()  # records by the fields that they state
        for (name, _), count in self.counts.items():
            self.stated[name] += count
        self.bits = lru_cache(maxsize=262_144)(self._bits)

    @classmethod
    def of(cls, statements: Iterable[Statement], weights: Weights | None = None) -> Rarity:
        every = [*statements]
        of_people = chain.from_iterable(values(person) for person, _ in every)
        carried = chain.from_iterable(identifiers for _, identifiers in every)
        return cls(Counter(chain(of_people, carried)), len(every), FAMILIES, weights or shipped())

    def _bits(self, name: str, value: str) -> float:
        """What agreement in this value is worth: log2(m/u), u being how common this very value is."""
        weight = self.weights.of(name)
        if not value:  # agreement without one value, as of initials
            return log2(weight.same / weight.rarity)
        share = self.weights.common.get(name, {}).get(value, weight.rarity)
        seen = max(self.counts[name, value] - 1, 0)
        return log2(weight.same * (self.stated[name] + _POPULATION) / (seen + _POPULATION * share))

    @cached_property
    def prior(self) -> float:
        """Bits against any two records being one person before anything is known of them."""
        return log2(max(self.records, _STRANGERS))


_COUNTED: Final = ("given", "surname", "patronymic", "birth", "sex", "street", "house", "flat", "city", "postcode")
_values = attrgetter(*_COUNTED)


def values(traits: Traits) -> list[tuple[str, str]]:
    """What is counted: (field, value)."""
    return [(field, value) for field, value in zip(_COUNTED, _values(traits), strict=True) if value] + [*traits.others]
