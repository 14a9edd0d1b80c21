"""Finds crowds: values that so many records or people carry that they identify nobody.

Only the records that carry the value are looked at. Their number only grows and records never change, so a crowd stays
one, and a neighbourhood need not be loaded through it. Otherwise kiosks, a till's own card and the call centre's line
would connect a whole town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from schemas.identifiers import CROWD_PEOPLE, EXCLUSIVE_KINDS, POLICIES, Identifier
from schemas.identity import PersonFacts, Record, RecordId
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.persons import parse_person


def crowds_among(
    holders: Mapping[Identifier, Sequence[RecordId]], records: Mapping[RecordId, Record]
) -> dict[Identifier, str]:
    """Each crowd with the reason. holders: identifier → ids of all records that carry it."""
    found = {}
    for identifier, held in holders.items():
        if len(held) > CROWD_PEOPLE:
            because = _because(identifier, [records[one] for one in held])
            if because:
                found[identifier] = because
    return found


def _because(identifier: Identifier, carriers: Sequence[Record]) -> str:
    """Counted are different records, as a system names them: the lines of a file may say the same thing many times."""
    limit = POLICIES[identifier.kind].crowd_limit
    if len(carriers) > limit and len({(one.identifiers or one.references, one.person) for one in carriers}) > limit:
        return f"it is on more than {limit} records"
    if _people(identifier.kind, carriers) > CROWD_PEOPLE:
        return f"it stands beside more than {CROWD_PEOPLE} people"
    return ""


def _people(kind: str, carriers: Iterable[Record]) -> int:
    """Different given names, and of records that state no person, different values of another exclusive kind."""
    names: set[str] = set()
    values: defaultdict[str, set[str]] = defaultdict(set)
    for record in carriers:
        if record.person:
            names.add(_given(record.person))
        else:
            for other, value in record.identifiers:
                if other != kind and other in EXCLUSIVE_KINDS:
                    values[other].add(value)
    return len(names - {""}) + max(map(len, values.values()), default=0)


@lru_cache(maxsize=65_536)
def _given(facts: PersonFacts) -> str:
    """The full name where it was written in full and is known: «Саша» and a slip of the pen are nobody new."""
    word = parse_person(facts).name.given
    known = given_name(word) if word else None
    return known.own if known else ""
