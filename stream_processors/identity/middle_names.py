"""People who are known by their middle name: Elvis Stewart Murdock, who is Elvis S Murdock on one card and Stewart
Murdock on another.

One name beside the other is two people's, sisters' or a father's and his son's. That they are one person's is shown by
a record that has both, or the one with the other's initial, and besides by a birth date or two identifiers in common.
Then whoever states only the one name is read as having both; who only has the same names elsewhere is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from schemas.identifiers import STRONG_KINDS, Identifier
from schemas.identity import PersonFacts, Record, RecordId
from stream_processors.identity.agreement import CLOSE, CONTRADICTING, SAME, Level
from stream_processors.identity.dates import compare_dates
from stream_processors.identity.forest import Forest
from stream_processors.identity.naming.agreement import compare_given_words, compare_surnames
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.surnames import looks_like_surname
from stream_processors.identity.naming.table_of_surnames import english_surname
from stream_processors.identity.persons import Person, parse_person
from stream_processors.identity.traits import canonical

Carriers = Mapping[Identifier, Sequence[RecordId]]

_ENOUGH: Final = 2  # identifiers
_Key = tuple[str, str]
_COMPARED: Final = 24  # different statements beside one value
_COUPLE: Final = re.compile(r"&|\+|/|\band\b", re.IGNORECASE)
_SURNAME: Final = 2  # letters by which it is known with slips


class _Called(NamedTuple):
    """Records of one given name and surname, the different things they say, and their identifiers."""

    records: Sequence[RecordId]
    said: Sequence[Person]
    carried: AbstractSet[Identifier]


def with_both_names(records: Mapping[RecordId, Record], carriers: Carriers) -> Mapping[RecordId, Record]:
    """The records, of which those that state one of a person's two given names have both. carriers: ids, sorted."""
    names: defaultdict[tuple[_Key, _Key], set[RecordId]] = defaultdict(set)
    for one, other in _pairs(records, carriers):
        x, y = sorted((_key(records[one]), _key(records[other])))
        names[x, y].add(one)
    if not names:
        return records
    of_name: defaultdict[_Key, list[RecordId]] = defaultdict(list)
    for one, record in records.items():
        of_name[_key(record)].append(one)
    found = [
        both
        for x, y in sorted(names)
        for both in _together(of_name[x], of_name[y], names[x, y], records, carriers)
        if _may_be_one(*both)
    ]
    met = Counter(record for both in found for one in both for record in one.records)
    read = dict(records)
    for a, b in found:
        alone = all(met[record] == 1 for record in (*a.records, *b.records))
        if alone and _agree(a, b):  # else a brother's name begins with that initial, too
            read |= {**_also_called(a, b, records), **_also_called(b, a, records)}
    return read


def _pairs(records: Mapping[RecordId, Record], carriers: Carriers) -> Iterator[tuple[RecordId, RecordId]]:
    """Records on one value of which the one may be called by the other's second name."""
    for identifier, held in carriers.items():
        if len(held) > 1 and identifier.kind in STRONG_KINDS:
            said = {person: one for one in reversed(held) if (person := records[one].person)}
            both = [person for person in said if _has_two(person)] if len(said) > 1 else ()
            if both and len(said) <= _COMPARED:
                yield from ((said[a], said[b]) for a, b in product(both, said) if _may_be_called(a, b))


@lru_cache(maxsize=131_072)
def _has_two(facts: PersonFacts) -> bool:
    return bool(_seconds(parse_person(facts).name)) and not _COUPLE.search(facts.name or "")


def _seconds(name: Name) -> tuple[str, ...]:
    """Behind the given name, or before it: "L. Barbara Murphy". A second initial in Cyrillic is the father's."""
    if len(name.given) < 2 or not name.surname or not name.given.isascii() or name.kin or name.organisation:
        return ()
    return (*name.others, *((name.patronymic,) if len(name.patronymic) == 1 else ()))


@lru_cache(maxsize=131_072)
def _may_be_called(a: PersonFacts, b: PersonFacts) -> bool:
    """Whether b's given name is the second of a, which has two; and, where b has two, the other way round as well."""
    x, y = parse_person(a).name, parse_person(b).name
    if len(y.given) < 2 or not y.given.isascii() or y.kin or y.organisation:
        return False
    if compare_given_words(x.given, y.given) is not CONTRADICTING or compare_surnames(x.surname, y.surname) < CLOSE:
        return False
    return _answers(x, y.given) and (not _seconds(y) or _answers(y, x.given))


def _answers(name: Name, given: str) -> bool:
    """In Latin letters, too, the initial of an Ivan Ivanov is his father's."""
    fathers = (
        looks_like_surname(name.surname)
        and not english_surname(name.surname)
        and any(known and known.sexes for known in map(given_name, (name.given, given)))
    )
    return any(
        second == given[0] and not fathers if len(second) == 1 else compare_given_words(second, given) >= CLOSE
        for second in _seconds(name)
    )


def _key(record: Record) -> _Key:
    return _key_of(record.person)


@lru_cache(maxsize=131_072)
def _key_of(facts: PersonFacts) -> _Key:
    name = parse_person(facts).name
    return canonical(name.given), name.surname[:_SURNAME]


def _together(
    ours: Sequence[RecordId],
    theirs: Sequence[RecordId],
    shown: AbstractSet[RecordId],
    records: Mapping[RecordId, Record],
    carriers: Carriers,
) -> Iterator[tuple[_Called, _Called]]:
    """Records of two names, those together that identifiers connect by records of these names.

    shown: one record of each pair that shows somebody to have both names. Where none is among them, they are others
    with these names: a stranger's say nothing of them, and the stream, which loads what is connected, meets none.
    """
    forest = Forest((*ours, *theirs))
    for identifier in {one for each in forest for one in records[each].identifiers if one.kind in STRONG_KINDS}:
        ones = [one for one in carriers.get(identifier, ()) if one in forest]
        if ones:  # none where a decision took the value from its only record, and of a crowd
            forest.unite(ones)
    for group in forest.sets():
        one, other = (sorted(group.intersection(those)) for those in (ours, theirs))
        if one and other and not shown.isdisjoint(group):
            yield _called(one, records, carriers), _called(other, records, carriers)


def _called(ones: Sequence[RecordId], records: Mapping[RecordId, Record], carriers: Carriers) -> _Called:
    said = [*map(parse_person, {records[one].person for one in ones})]
    own = {one: [each for each in records[one].identifiers if each.kind in STRONG_KINDS] for one in ones}
    carried = {each for one, those in own.items() for each in those if one in carriers.get(each, ())}
    return _Called(ones, said, carried)


def _may_be_one(a: _Called, b: _Called) -> bool:
    """Whether neither sex, nor senior and junior, nor their births tell them apart."""
    people = (*a.said, *b.said)
    if len(_sexes(people)) > 1 or len({person.name.generation for person in people} - {0}) > 1:
        return False
    born = _births(a, b)
    return SAME in born or CONTRADICTING not in born


def _agree(a: _Called, b: _Called) -> bool:
    """Whether they have a birth date in common, or the one no identifiers but the other's, two at least. A daughter
    with her mother's phone and mailbox has something of her own.
    """
    both = a.carried & b.carried
    theirs = _ENOUGH <= len(both) == min(len(a.carried), len(b.carried))
    return SAME in _births(a, b) or (theirs and bool(_sexes((*a.said, *b.said))))


def _births(a: _Called, b: _Called) -> set[Level]:
    return {compare_dates(x.birth_date, y.birth_date) for x, y in product(a.said, b.said)}


def _sexes(people: Sequence[Person]) -> set[str]:
    return {person.sex for person in people if person.sex}


def _also_called(one: _Called, other: _Called, records: Mapping[RecordId, Record]) -> Mapping[RecordId, Record]:
    given = min(person.name.given for person in other.said)
    return {each: replace(records[each], person=_with(records[each].person, given)) for each in one.records}


def _with(facts: PersonFacts, given: str) -> PersonFacts:
    name = parse_person(facts).name
    if any(compare_given_words(word, given) >= CLOSE for word in name.others):
        return facts
    parts = {"given_name": " ".join((name.given, given, *name.others)), "family_name": name.surname}
    written = facts.name if name.generation or name.title else None  # whose initial would be a father's beside it
    return facts._replace(name=written, extra=tuple(sorted((dict(facts.extra) | parts).items())))
