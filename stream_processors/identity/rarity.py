"""How common values are, and what agreement in them is worth, in bits: the shipped weights of rule 5 (design §5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2
from typing import Final, NamedTuple

from stream_processors.identity.traits import Traits

_POPULATION: Final = 2_000
"""Weight of what is known of people in general beside the counts of the data at hand, in records."""

_STRANGERS: Final = 30_000
"""People among whom one is found by likeness, at the least: a small file is a part of a town."""


class Weight(NamedTuple):
    """rarity: how common a value is among people in general; close, differs: bits where values are alike or not."""

    rarity: float
    close: float
    differs: float


WEIGHTS: Final = {
    "given": Weight(1 / 150, 3.0, -4.5),
    "surname": Weight(1 / 1500, 5.0, -3.0),
    "patronymic": Weight(1 / 100, 3.0, -20.0),
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


class Neighbours(NamedTuple):
    """How much an address says of one person. household: the most that address, phone and mailbox are worth together;
    twins: two different names born on one day; birth: clearly different birth dates.
    """

    household: float
    twins: float
    birth: float


FAMILIES: Final = Neighbours(16.0, -28.0, -20.0)
ALONE: Final = Neighbours(28.0, -18.0, -12.0)


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
