"""What the records of a file say, each thing once: evidence is no stronger for being written down more often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, replace
from hashlib import blake2b
from itertools import combinations, product
from operator import attrgetter
from typing import Final

from schemas.identity import PersonFacts, RecordId
from stream_processors.identity.traits import Traits, make_traits

StatementId = str


class Statements:
    """Of records that may repeat each other.

    said: record → its statement. distinct: statement → what it says, in order of ids. personal: statement → the same
    without identifiers, "" where nothing is left, as of a nameless receipt; traits: either → what it says.
    Ids are hashes of what is said, so that no order of theirs depends on how often, or on which line, it was said.
    """

    def __init__(self, people: Mapping[RecordId, Traits]) -> None:
        self.said: dict[RecordId, StatementId] = {}
        self.personal: dict[StatementId, StatementId] = {}
        known: dict[Traits, StatementId] = {}
        for record, traits in people.items():
            self.said[record] = known.get(traits) or known.setdefault(traits, self._name(traits))
        self.distinct = {statement: traits for traits, statement in sorted(known.items(), key=lambda one: one[1])}
        self.traits = dict(self.distinct)
        for statement, personal in self.personal.items():
            if personal and personal not in self.traits:
                self.traits[personal] = replace(self.distinct[statement], identifiers=frozenset())

    def _name(self, traits: Traits) -> StatementId:
        told = _personal(traits)
        identifiers = [(one.kind, one.value) for one in sorted(traits.identifiers)]  # whose own texts are masked
        statement = _hashed(told, identifiers)
        self.personal[statement] = _hashed(told, []) if told != _NOTHING else ""
        return statement


def _personal(traits: Traits) -> str:
    return repr((_FIELDS(traits), sorted(traits.numbers)))


_FIELDS: Final = attrgetter(*(one.name for one in fields(Traits) if one.name not in ("identifiers", "numbers")))
_NOTHING: Final = _personal(make_traits(PersonFacts(), "", None, {}))


def _hashed(told: str, identifiers: list[tuple[str, str]]) -> StatementId:
    return blake2b(f"{told}{identifiers}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Holders:
    """Which groups say what. Groups that say all the same are copies of each other: the first stands for all.

    repeated: statements of several groups, as pairs of each with itself.
    """

    def __init__(self, groups: Collection[frozenset[RecordId]], said: Mapping[RecordId, StatementId]) -> None:
        self._said = said
        copies: defaultdict[tuple[StatementId, ...], list[frozenset[RecordId]]] = defaultdict(list)
        for group in groups:
            copies[tuple(sorted({said[one] for one in group}))].append(group)
        self._groups: list[frozenset[RecordId]] = []
        self._firsts: defaultdict[StatementId, list[int]] = defaultdict(list)
        self._copied: defaultdict[StatementId, list[tuple[int, int]]] = defaultdict(list)
        for statements, alike in sorted(copies.items()):
            first = len(self._groups)
            self._groups += sorted(alike, key=min)
            for statement in statements:
                self._firsts[statement].append(first)
                self._copied[statement] += ((first, copy) for copy in range(first + 1, len(self._groups)))
        held = self._firsts.items()
        self.repeated = sorted((one, one) for one, firsts in held if len(firsts) > 1 or self._copied[one])

    def between(self, a: StatementId, b: StatementId) -> Iterator[tuple[int, int]]:
        """(number of a group that says a, of another that says b), copies beside the first of theirs only."""
        if a == b:
            yield from combinations(self._firsts[a], 2)
            yield from self._copied[a]
        else:
            yield from ((one, other) for one, other in product(self._firsts[a], self._firsts[b]) if one != other)

    def of(self, group: int, statement: StatementId) -> RecordId:
        """The first record of the group that says it."""
        return min(one for one in self._groups[group] if self._said[one] == statement)
