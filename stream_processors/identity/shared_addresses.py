"""Estimates from the data whether an address usually means different people or the same person again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stream_processors.identity.agreement import Level
from stream_processors.identity.comparison import Likeness, birth_likeness, compare_places
from stream_processors.identity.naming.agreement import compare_given
from stream_processors.identity.rarity import ALONE, FAMILIES, Neighbours, Rarity
from stream_processors.identity.scoring import trait_bits
from stream_processors.identity.traits import Traits

_ONE_ADDRESS: Final = 16.0  # bits from which on two surely live together
_SEEN: Final = 20  # pairs at one address from which on the data are believed
_FAMILY_SHARE: Final = 0.05


def neighbours(pairs: Iterable[tuple[Traits, Traits, int]], rarity: Rarity) -> Neighbours:
    """What the data themselves show: do different people live at one address, or is it always one person again?

    Counted at one address are pairs whose given names and birth dates both agree, and both contradict. pairs: of those
    who state a birth date, with how often each is met.
    """
    same = others = 0
    for a, b, times in pairs:
        one = _one_person(a, b)
        if one is not None and sum(trait_bits(each, a, b, rarity) for each in compare_places(a, b)) >= _ONE_ADDRESS:
            same += times * one
            others += times * (not one)
    return ALONE if same + others >= _SEEN and others < _FAMILY_SHARE * (same + others) else FAMILIES


def _one_person(a: Traits, b: Traits) -> bool | None:
    """By given name and birth date, where both say the same."""
    born, given = birth_likeness(a.birth, b.birth), compare_given(a.name, b.name)
    if born in (Likeness.SAME, Likeness.CLOSE) and given >= Level.CLOSE:
        return True
    return False if born is Likeness.CONTRADICTS and given is Level.CONTRADICTING else None
