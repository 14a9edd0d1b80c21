"""What the records of a file say, each thing once: evidence is no stronger for being written down more often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from hashlib import blake2b
from itertools import combinations, product
from operator import attrgetter
from typing import Final

from schemas.identifiers import Identifier
from schemas.identity import RecordId
from stream_processors.identity.traits import NOBODY, Statement, Traits

StatementId = str


class Statements:
    """Of records that may repeat each other.

    said: record → its statement. distinct: statement → what it says, in order of ids. personal: statement → the same
    without identifiers, "" where nothing is left, as of a nameless receipt; told: either → what it says.
    Ids are hashes of what is said, so that no order of theirs depends on how often, or on which line, it was said.
    """

    def __init__(self, records: Mapping[RecordId, Statement]) -> None:
        self.said: dict[RecordId, StatementId] = {}
        self.personal: dict[StatementId, StatementId] = {}
        self._people: dict[Traits, tuple[str, StatementId]] = {NOBODY: (_text(NOBODY), "")}
        known: dict[Statement, StatementId] = {}
        for record, statement in records.items():
            self.said[record] = known.get(statement) or known.setdefault(statement, self._name(statement))
        self.distinct = {name: statement for statement, name in sorted(known.items(), key=lambda one: one[1])}
        self.told = self.distinct | {
            name: Statement(person, frozenset()) for person, (_, name) in self._people.items() if name
        }

    def _name(self, statement: Statement) -> StatementId:
        text, personal = self._people.get(statement.person) or self._named(statement.person)
        name = _hashed(text, statement.identifiers)
        self.personal[name] = personal
        return name

    def _named(self, person: Traits) -> tuple[str, StatementId]:
        text = _text(person)
        named = self._people[person] = (text, _hashed(text, frozenset()))
        self.personal[named[1]] = named[1]
        return named


_FIELDS: Final = attrgetter(*(one.name for one in fields(Traits) if one.name != "numbers"))


def _text(person: Traits) -> str:
    return repr((_FIELDS(person), sorted(person.numbers)))


def _hashed(text: str, identifiers: Collection[Identifier]) -> StatementId:
    told = [(one.kind, one.value) for one in sorted(identifiers)]  # whose own texts are masked
    return blake2b(f"{text}{told}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


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
