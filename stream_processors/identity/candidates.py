"""Which pairs are worth scoring: those that share a blocking key which few others have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Final

from schemas.identifiers import KINDS
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.traits import Statement, Traits, is_document

LARGEST_BLOCK: Final = 50
"""More records than this under one key, and it says too little: not all Ивановы are compared for that alone."""

ENOUGH: Final = 2
"""Keys that two records share at least, to be worth scoring; an identifier, a birth date, a house are enough alone."""

_TELLING: Final = frozenset({*KINDS, "birth", "document", "person", "building", "address"})
_COMPARED_BY: Final = 240  # records that one is compared with by its keys, counted for each key

_FIRM: Final = 2  # words by which a firm is called, whatever follows: "Norton Supplies Worldwide"
_VOWELS: Final = re.compile("[aeiou ]")  # left out of surnames: Moony, Moonie


BlockKey = tuple[str, ...]


def blocking_keys(traits: Traits) -> Iterator[BlockKey]:
    """Keys of which one person's records share at least one, though any two fields be wrong; identifiers are more."""
    given, surname = fold_cached(traits.name.given), traits.surname
    birth, street = traits.birth, traits.street.replace(" ", "")
    yield from _of_others(traits)
    if len(birth) == 8:
        yield ("birth", birth[:4], *sorted((birth[4:6], birth[6:])))
    parts: list[BlockKey] = []
    for name in filter(None, (given, surname)):  # either may stand in the other's box
        if birth:
            parts += (("name+day", name[:4], birth[4:]), ("name+year", name[:4], birth[:4]))
        if traits.postcode or street:
            parts += (
                ("name+postcode", name[:3], traits.postcode),
                ("name+street", name[:3], street[:5]),
                ("name+house", name[:4], traits.house, traits.postcode[:2]),
            )
    known = given_name(traits.name.given) if traits.name.given else None
    stem = _VOWELS.sub("", surname)[:5] if known else ""
    parts += (("full name", full, stem) for full in (known.full if known else ()))
    parts += (
        ("person", given[:3], surname[:3], birth),
        ("both names", *sorted((given[:4], surname[:4]))),
        ("address", street[:6], traits.house),
        ("place", street[:6], traits.city[:4]),
        ("building", traits.house, traits.postcode),
        ("place+day", traits.postcode, birth[4:]),
    )
    yield from (key for key in parts if "" not in key)


def _of_others(traits: Traits) -> Iterator[BlockKey]:
    for field, value in traits.others:
        if is_document(field, value):
            yield ("document", field, value)
        else:
            yield (field, " ".join(value.split()[:_FIRM]))


class Candidates:
    """Statements by their blocking keys."""

    def __init__(self, said: Mapping[int, Statement]) -> None:
        """said: by id."""
        self._ids = sorted(said)
        self._blocks = [*_followed(_blocks([said[one] for one in self._ids]), len(self._ids))]

    def pairs(self, among: Container[int]) -> list[tuple[int, int]]:
        """Of these ids, smaller first, sorted, that share enough keys. Near-linear in the number of all."""
        ids, size = self._ids, len(self._ids)
        asked = [one in among for one in ids]
        telling: list[list[int]] = []  # pairs, each as one number
        others: list[list[int]] = []
        for key, block in self._blocks:
            pairs = [a * size + b for a, b in combinations([one for one in block if asked[one]], 2)]
            (telling if key[0] in _TELLING else others).append(pairs)
        shared = Counter(chain.from_iterable(others))
        enough = {pair for pair, keys in shared.items() if keys >= ENOUGH}.union(*telling)
        return [(ids[pair // size], ids[pair % size]) for pair in sorted(enough)]


def _blocks(people: Sequence[Statement]) -> dict[BlockKey, list[int]]:
    """Each key with the numbers of those who have it, where these are several and not too many."""
    blocks: defaultdict[BlockKey, list[int]] = defaultdict(list)
    known: dict[Traits, frozenset[BlockKey]] = {}  # of a person who shows several identifiers the rest is the same
    for number, (person, identifiers) in enumerate(people):
        keys = known.get(person)
        if keys is None:
            keys = known[person] = frozenset(blocking_keys(person))
        for key in keys | identifiers if identifiers else keys:
            blocks[key].append(number)
    return {key: block for key, block in blocks.items() if 1 < len(block) <= LARGEST_BLOCK}


def _followed(blocks: Mapping[BlockKey, list[int]], people: int) -> Iterator[tuple[BlockKey, list[int]]]:
    """All but those in which everybody has been compared with enough others by smaller ones, or by keys before it."""
    compared = [0] * people
    for block in blocks.values():
        for number in block:
            compared[number] += len(block)
    busy = {number for number, others in enumerate(compared) if others > _COMPARED_BY}
    left = dict.fromkeys(busy, _COMPARED_BY)
    doubtful = []  # only here the order says who is left out
    for key, block in blocks.items():
        if busy.isdisjoint(block):
            yield key, block
        else:
            doubtful.append((len(block), key))
    for size, key in sorted(doubtful):
        block = blocks[key]
        if any(left.get(number, size) >= size for number in block):
            for number in busy.intersection(block):
                left[number] -= size
            yield key, block
