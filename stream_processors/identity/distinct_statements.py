"""What the records of a file say, each thing once: evidence is no stronger for being written down more often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b
from itertools import combinations, product
from operator import attrgetter
from typing import Final

from schemas.identifiers import Identifier
from schemas.identity import RecordId
from stream_processors.identity.traits import NOBODY, Statement, Traits

StatementId = int
NOTHING: Final = 0
"""What is left of a nameless receipt without its identifiers."""


class Statements:
    """Of records that may repeat each other.

    said: record → its statement. distinct: statement → what it says, in order of ids. personal: statement → the same
    without identifiers, or NOTHING. told: either → what it says. Ids are numbers in the order of hashes of what is
    said, which depends on no line and on no repetition.
    """

    def __init__(self, records: Mapping[RecordId, Statement]) -> None:
        people = {NOBODY: 0}  # to hash one is dear: it is done once for each record
        told = [(people.setdefault(person, len(people)), identifiers) for person, identifiers in records.values()]
        every = [*people]
        texts = [*map(_text, every)]
        said = {*told}
        alone = {(at, _NONE) for at in range(1, len(every))}
        names = sorted((_name(texts[at], identifiers), at, identifiers) for at, identifiers in said | alone)
        ids = {(at, identifiers): number for number, (_, at, identifiers) in enumerate(names, NOTHING + 1)}
        self.said = {record: ids[one] for record, one in zip(records, told, strict=True)}
        self.told = [Statement(NOBODY, _NONE), *(Statement(every[at], identifiers) for _, at, identifiers in names)]
        self.personal = [NOTHING, *(ids[at, _NONE] if at else NOTHING for _, at, _ in names)]
        self.distinct = {number: self.told[number] for number in sorted({*self.said.values()})}


_NONE: Final = frozenset[Identifier]()
_FIELDS: Final = attrgetter(*(name for name in Traits._fields if name != "numbers"))


def _text(person: Traits) -> bytes:
    return _bytes((_FIELDS(person), sorted(person.numbers)))


def _name(text: bytes, identifiers: Collection[Identifier]) -> bytes:
    """text: of the person."""
    in_order = sorted(identifiers) if len(identifiers) > 1 else identifiers
    told = [tuple(one) for one in in_order]  # whose own texts are masked
    return blake2b(text + _bytes(told), digest_size=16).digest()


def _bytes(told: object) -> bytes:
    return repr(told).encode("utf-8", "surrogatepass")


class Holders:
    """Which groups say what. Groups that say all the same are copies of each other: the first stands for all.

    groups: all of them. copies: those that say all the same, where these are several. repeated: statements of several
    groups, as pairs of each with itself.
    """

    def __init__(self, groups: Collection[frozenset[RecordId]], said: Mapping[RecordId, StatementId]) -> None:
        self._said = said
        copies: defaultdict[tuple[StatementId, ...], list[frozenset[RecordId]]] = defaultdict(list)
        for group in groups:
            copies[tuple(sorted({said[one] for one in group}))].append(group)
        self.groups = groups
        self.copies = [alike for alike in copies.values() if len(alike) > 1]
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

    def apart(self, a: StatementId, b: StatementId) -> bool:
        """Whether one group says a, and another says b."""
        ours, theirs = self._firsts[a], self._firsts[b]
        return a == b or len(ours) > 1 or ours != theirs

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
