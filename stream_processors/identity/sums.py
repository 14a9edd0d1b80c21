"""What all records of one profile state together, and how alike two profiles are by that (design §5 rule 5).

A name at the till and a birth date in the bot, on one phone, are one person's name and birth date. Suggestions compare
these; a join by itself compares records alone, so that no join makes another (docs/decisions/0009).

A sum is a pure function of the set of statements, and so is all that is said here of two of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from schemas.identity import PersonFacts, Record
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.sexes import sex_of_person
from stream_processors.identity.persons import Person, parse_person
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.stream_likeness import (
    SHIPPED,
    WORTH_A_LOOK,
    BlockKey,
    chance,
    keys_of,
    keys_of_traits,
    traits_of,
)
from stream_processors.identity.traits import Traits, traits_of_person

STATEMENTS: Final = 40
"""Different statements of one profile that are added up: the fullest come first."""

_NAMES: Final = 4
_BIRTHS: Final = 3  # so a sum is at most so many ways of writing one person as the product of the two
_CACHED: Final = 16_384

Statements = frozenset[PersonFacts]
Folded = tuple[str, ...]


class Sum(NamedTuple):
    """ways: the person in each way in which he is written, with all that is known of him filled in. keys: the blocks
    of all his records and of what they say together. more: some way says what no single record says: likeness of
    records can't find him by that.
    """

    ways: tuple[Traits, ...]
    keys: frozenset[BlockKey]
    more: bool


class Likely(NamedTuple):
    """score: 0…1. because: as of `Alike`."""

    score: float
    because: str


def stated_by(records: Iterable[Record]) -> Statements:
    """What these say of a person, each statement once."""
    return frozenset(record.person for record in records if record.person)


@lru_cache(maxsize=_CACHED)
def sum_of(statements: Statements) -> Sum:
    """Of the statements of one profile. A way that a record says by itself is taken as that record writes it, so that
    the sum of a profile which says no more than its records is no more alike to others than they are.
    """
    counted = sorted(statements, key=_fullest_first)[:STATEMENTS] if len(statements) > STATEMENTS else statements
    written: defaultdict[Folded, set[Traits]] = defaultdict(set)
    for traits in map(traits_of, counted):
        written[_folded(traits)].add(traits)
    keys = frozenset().union(*map(keys_of, counted))
    fullest = max(written, key=lambda said: (sum(map(bool, said)), said), default=())
    if all(_is_part_of(said, fullest) for said in written):  # mostly one record says all that there is to say
        return Sum(tuple(sorted(written[fullest], key=_in_order)), keys, more=False)
    by_records: set[Traits] = set()
    new: set[Traits] = set()
    for way in _ways(counted):
        if said := written.get(_folded(way)):
            by_records |= said
        else:
            new.add(way)
    ways = sorted(by_records | new, key=_in_order)
    return Sum(tuple(ways), keys.union(*map(keys_of_traits, new)), bool(new))


def compare_sums(a: Sum, b: Sum, people: Rarity = SHIPPED) -> Likely | None:
    """How much the two are alike in the ways in which they are most so, None where it is not worth showing. Symmetric.

    Each way is whole: what contradicts on other records counts against them. people: see `likeness.among_many`.
    """
    ordered = (sorted(two, key=_in_order) for two in product(a.ways, b.ways))
    found = (Likely(*chance(x, y, people)) for x, y in ordered)
    best = max(found, default=None)
    return best if best and best.score >= WORTH_A_LOOK else None


def meeting_keys(a: Sum, b: Sum) -> frozenset[BlockKey]:
    """The blocks in which the two can meet as sums; none where neither says more than its records."""
    return a.keys & b.keys if a.more or b.more else frozenset()


def _ways(statements: Collection[PersonFacts]) -> Iterator[Traits]:
    """Each name as it was written with its gaps filled from the others, born on each date that was stated."""
    names = {parse_person(facts).name for facts in statements} - {Name()}
    fullest_first = sorted(names, key=_most_words_first)[:_NAMES]
    fullest = _fullest(fullest_first)
    sexes = {facts.sex for facts in statements} - {None}
    stated_sex = next(iter(sexes)) if len(sexes) == 1 else None
    births = Counter(birth for facts in statements if (birth := traits_of(facts).birth))
    dates = sorted(births, key=lambda one: (-births[one], one))[:_BIRTHS]
    for name in dict.fromkeys(_filled(name, fullest) for name in fullest_first or [Name()]):
        sex = sex_of_person(name, stated_sex)
        yield from (traits_of_person(Person(name, None, sex), birth) for birth in dates or [""])


def _fullest(names: Collection[Name]) -> Name:
    """Each part as the fullest name that has it says it, a whole word before an initial. A firm's is no person's, and a
    relative's is not the person's own.
    """
    of_people = [name for name in names if not (name.organisation or name.kin)]
    given, patronymic, surname = (
        min(filter(None, parts), key=lambda word: len(word) == 1, default="")
        for parts in (
            [name.given for name in of_people],
            [name.patronymic for name in of_people],
            [name.surname for name in of_people],
        )
    )
    generation = next((name.generation for name in of_people if name.generation), 0)
    return Name(given, (), patronymic, surname, generation)


def _filled(name: Name, fullest: Name) -> Name:
    if name.organisation or name.kin:
        return name
    return name._replace(
        given=_fuller(name.given, fullest.given),
        patronymic=_fuller(name.patronymic, fullest.patronymic),
        surname=name.surname or fullest.surname,
        generation=name.generation or fullest.generation,
    )


def _fuller(word: str, other: str) -> str:
    """The other where the word is not there, or its initial."""
    is_initial = len(word) == 1 and fold_cached(other).startswith(fold_cached(word))
    return other if not word or is_initial else word


def _folded(traits: Traits) -> Folded:
    """What it says, however it is spelled."""
    given = traits.given or fold_cached(traits.name.given)
    generation = str(traits.name.generation or "")
    return given, traits.surname, traits.patronymic, traits.birth, traits.sex, generation


def _is_part_of(said: Folded, whole: Folded) -> bool:
    return all(not word or word == known for word, known in zip(said, whole, strict=True))


def _in_order(traits: Traits) -> tuple[Name, str, str]:
    return traits.name, traits.birth, traits.sex


def _most_words_first(name: Name) -> tuple[int, int, Name]:
    words = (name.given, name.patronymic, name.surname)
    return -sum(map(bool, words)), -sum(map(len, words)), name


def _fullest_first(facts: PersonFacts) -> tuple[int, str]:
    filled = bool(facts.name) + bool(facts.birth_date) + bool(facts.sex)
    return -filled - len((facts.name or "").split()), repr(tuple(facts))
