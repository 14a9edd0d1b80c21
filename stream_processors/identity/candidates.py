"""Which pairs are worth scoring: those that share a blocking key which few others have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from schemas.identity import RecordId
from stream_processors.identity.folding import fold_cached
from stream_processors.identity.given_names import given_name
from stream_processors.identity.traits import Traits

LARGEST_BLOCK: Final = 50
"""More records than this under one key, and it says too little: not all Ивановы are compared for that alone."""

_VOWELS: Final = re.compile("[aeiou ]")  # left out of surnames: Moony, Moonie


def blocking_keys(traits: Traits) -> Iterator[tuple[str, ...]]:
    """Keys of which one person's records share at least one, though any two fields be wrong."""
    given, surname = fold_cached(traits.name.given), traits.surname
    birth, street = traits.birth, traits.street.replace(" ", "")
    for one in traits.identifiers:
        yield (one.kind, one.value)
    yield from traits.others
    if len(birth) == 8:
        yield ("birth", birth[:4], *sorted((birth[4:6], birth[6:])))
    for name in (given, surname):  # either may stand in the other's box
        yield from _with("name+day", name[:4], birth[4:])
        yield from _with("name+year", name[:4], birth[:4])
        yield from _with("name+postcode", name[:3], traits.postcode)
        yield from _with("name+street", name[:3], street[:5])
        yield from _with("name+house", name[:4], traits.house, traits.postcode[:2])
    yield from _with("both names", *sorted((given[:4], surname[:4])))
    known = given_name(traits.name.given) if traits.name.given else None
    for full in known.full if known else ():
        yield from _with("full name", full, _VOWELS.sub("", surname)[:5])
    yield from _with("address", street[:6], traits.house)
    yield from _with("place", street[:6], traits.city[:4])
    yield from _with("building", traits.house, traits.postcode)
    yield from _with("place+day", traits.postcode, birth[4:])


def _with(key: str, *values: str) -> Iterator[tuple[str, ...]]:
    if all(values):
        yield (key, *values)


def candidate_pairs(people: Mapping[RecordId, Traits]) -> list[tuple[RecordId, RecordId]]:
    """Pairs of ids, smaller first, sorted: near-linear in the number of records, since blocks are bounded."""
    blocks: defaultdict[tuple[str, ...], set[RecordId]] = defaultdict(set)
    for record_id, traits in people.items():
        for key in blocking_keys(traits):
            blocks[key].add(record_id)
    return sorted({pair for block in blocks.values() for pair in _pairs(sorted(block))})


def _pairs(block: Sequence[RecordId]) -> Iterator[tuple[RecordId, RecordId]]:
    return combinations(block, 2) if len(block) <= LARGEST_BLOCK else iter(())
