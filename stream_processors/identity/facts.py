"""What is known about a group while it is judged, and when that shows two different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations
from typing import Final

from schemas.identifiers import Identifier
from schemas.identity import PersonFacts, Record
from stream_processors.identity.agreement import CONTRADICTING, Agreement
from stream_processors.identity.persons import (
    DIFFERENT_GIVEN_NAMES,
    DIFFERENT_SURNAMES,
    SURNAMES_AGREE,
    compare,
    named_in_full,
    parse_person,
    says_who,
)
from stream_processors.identity.traits import whole_surname

# At most this many spellings of persons are compared pairwise on one value: the fullest come first. A value with more
# is either past its limit of people or spells one person in many ways.
COMPARED_PERSONS: Final = 40

# What two statements, or any two of two groups, say of each other.
CONTRADICT: Final = 1
AGREE: Final = 2
NAMED_OTHERWISE: Final = 4
SURNAMES: Final = 8  # they agree
CALLED_OTHERWISE: Final = 16  # they contradict in their given names


_NO_PERSONS: Final[frozenset[int]] = frozenset()
_NO_SIDES: Final[frozenset[tuple[int, bool]]] = frozenset()


@dataclass(slots=True)
class Facts:
    """Of groups: person numbers (see `People`), values of exclusive kinds, sides of decisions that cut. A group that
    grows has new ones: as long as they are the same object, they say the same.
    """

    persons: frozenset[int]
    owned: Mapping[str, AbstractSet[str]]
    sides: frozenset[tuple[int, bool]]

    def without(self, identifier: Identifier) -> Facts:
        """A value that turned out to be nobody's own tells nobody apart."""
        values = self.owned.get(identifier.kind, ())
        if identifier.value not in values:
            return self
        left = {identifier.kind: {*values} - {identifier.value}} if len(values) > 1 else {}
        others = {kind: values for kind, values in self.owned.items() if kind != identifier.kind}
        return Facts(self.persons, others | left, self.sides)


def merged(facts: Collection[Facts]) -> Facts:
    owned: dict[str, set[str]] = {}
    for each in facts:
        for kind, values in each.owned.items():
            owned.setdefault(kind, set()).update(values)
    return Facts(persons_of(facts), owned, sides_of(facts))


def persons_of(facts: Iterable[Facts]) -> frozenset[int]:
    return _NO_PERSONS.union(*[each.persons for each in facts])


def sides_of(facts: Iterable[Facts]) -> frozenset[tuple[int, bool]]:
    return _NO_SIDES.union(*[each.sides for each in facts])


class People:
    """The distinct statements about persons, numbered from the fullest on, and how far any two of them agree.

    firms: those that name one.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        distinct = {record.person for record in records}
        self._facts = sorted(filter(says_who, distinct), key=_fullest_first)
        self._numbers = {facts: number for number, facts in enumerate(self._facts)}
        self.firms = frozenset([at for at, facts in enumerate(self._facts) if parse_person(facts).name.organisation])
        self._excused: set[tuple[int, int]] = set()
        self._flags: defaultdict[int, dict[int, int]] = defaultdict(dict)  # of a statement and each other

    def told(self, facts: PersonFacts) -> frozenset[int]:
        """Its number, or none where it says nothing of who it is."""
        number = self._numbers.get(facts)
        return _NO_PERSONS if number is None else frozenset((number,))

    def told_by(self, records: Iterable[Record]) -> frozenset[int]:
        return _NO_PERSONS.union(*[self.told(record.person) for record in records])

    def without_firms(self, facts: Facts) -> Facts:
        """Of a group that knows the person, what is said of him: a firm's name beside it contradicts nobody else."""
        if self.firms.isdisjoint(facts.persons) or facts.persons <= self.firms:
            return facts
        named = facts.persons - self.firms
        apart = {firm for firm in facts.persons & self.firms if self.contradicting((firm,), named)}
        return Facts(facts.persons - apart, facts.owned, facts.sides)

    def named_in_full(self, number: int) -> bool:
        return named_in_full(self._facts[number])

    def surname(self, number: int) -> str:
        return whole_surname(parse_person(self._facts[number]).name.surname)

    def marks(self, numbers: Iterable[int]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
        """Of each the generation that it says, and what one person alone has (`speakers`)."""
        for person in map(parse_person, map(self._facts.__getitem__, numbers)):
            born = person.birth_date
            yield person.name.generation, [("birth", born.isoformat())] if born else []

    def learn(self, said: AbstractSet[PersonFacts]) -> Mapping[PersonFacts, int]:
        """The numbers of what is said otherwise than by records; where it is new, the last, from the fullest on."""
        for facts in sorted(said - self._numbers.keys(), key=_fullest_first):
            self._numbers[facts] = len(self._facts)
            self._facts.append(facts)
        return {facts: self._numbers[facts] for facts in said}

    def agreement(self, a: int, b: int) -> Agreement:
        a, b = (a, b) if a <= b else (b, a)
        return compare(self._facts[a], self._facts[b])

    def contradict(self, a: int, b: int) -> bool:
        flags = self._flags[a].get(b)
        return (self._flagged(a, b) if flags is None else flags) & CONTRADICT != 0

    def _flagged(self, a: int, b: int) -> int:
        """Asked so often that it is worked out once."""
        flags = _flags(self.agreement(a, b))
        if self._excused and (min(a, b), max(a, b)) in self._excused:
            flags &= ~CONTRADICT
        self._flags[a][b] = self._flags[b][a] = flags
        return flags

    def between(self, a: Iterable[int], b: Sequence[int]) -> int:
        """What any statement of the one group and any of the other say of them, as flags together."""
        found = 0
        for x in a:
            known = self._flags[x]
            for y in b:
                flags = known.get(y)
                found |= self._flagged(x, y) if flags is None else flags
        return found

    def excuse(self, persons: Collection[int]) -> None:
        """A person decided that these are one, whatever their names look like."""
        self._excused.update((a, b) for a in persons for b in persons if a < b)
        self._flags.clear()

    def clash(self, persons: Collection[int]) -> str:
        """Why these can't all be one person; "" if they can."""
        for a, b in combinations(fullest(persons), 2) if len(persons) > 1 else ():
            if self.contradict(a, b):
                return self.agreement(a, b).reason
        return ""

    def count_distinct(self, persons: Collection[int], stop: int) -> int:
        """How many people these are at least: each one counted contradicts all counted before. Stops at `stop`."""
        leaders: list[int] = []
        for person in sorted(persons):
            if all(self.contradict(person, leader) for leader in leaders):
                leaders.append(person)
                if len(leaders) >= stop:
                    break
        return len(leaders)

    def agree(self, a: Collection[int], b: Collection[int]) -> bool:
        """Whether some statement of the one group positively agrees with one of the other, and none contradicts."""
        return self.between(fullest(a), fullest(b)) & (AGREE | CONTRADICT) == AGREE

    def contradicting(self, a: Collection[int], b: Collection[int]) -> bool:
        return bool(self.between(fullest(a), fullest(b)) & CONTRADICT)


@cache
def _flags(agreement: Agreement) -> int:
    return (
        CONTRADICT * (agreement.level is CONTRADICTING)
        | AGREE * agreement.positive
        | NAMED_OTHERWISE * (agreement.reason == DIFFERENT_SURNAMES)
        | SURNAMES * (agreement.reason in SURNAMES_AGREE)
        | CALLED_OTHERWISE * (agreement.reason == DIFFERENT_GIVEN_NAMES)
    )


DECIDED_APART = "decided to be different people"


def contradiction(facts: Sequence[Facts], people: People, weak: bool) -> str:
    """Why these groups can't be one person, "" if they can. weak: exclusive kinds count too (rule 3)."""
    sides = sides_of(facts)
    if sides and any((decision, not side) in sides for decision, side in sides):
        return DECIDED_APART
    clash = people.clash(persons_of(facts))
    return clash or (_different_values(facts) if weak else "")


def _different_values(facts: Iterable[Facts]) -> str:
    """Two values of one exclusive kind, unless one group (the largest) is known to have them all."""
    of_kind: dict[str, list[AbstractSet[str]]] = {}
    for each in facts:
        for kind, values in each.owned.items():
            of_kind.setdefault(kind, []).append(values)
    for kind in sorted(of_kind):
        largest = max(of_kind[kind], key=len)
        if any(not values <= largest for values in of_kind[kind]):
            return f"different {kind} numbers" if kind != "account" else "different accounts"
    return ""


def fullest(persons: Collection[int]) -> list[int]:
    return sorted(persons)[:COMPARED_PERSONS]


@lru_cache(maxsize=65_536)
def _fullest_first(facts: PersonFacts) -> tuple[int, int, str, str, str, str]:
    filled = bool(facts.name) + bool(facts.birth_date) + bool(facts.sex) + len(facts.extra)
    name = facts.name or ""
    return (
        -filled,
        -len(name.split()),
        name,
        (facts.birth_date or date.min).isoformat(),
        facts.sex or "",
        repr(facts.extra),
    )
