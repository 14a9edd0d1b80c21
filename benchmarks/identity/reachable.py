"""Which true pairs can be found at all: not those whose records say nothing, or only what a family shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.identity.retail import Labelled
from schemas.identifiers import KINDS, Identifier, Strength
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.forest import Forest
from stream_processors.identity.persons import Person, parse_person


def reachable(labelled: Sequence[Labelled], by_likeness: bool, region: str = "RU") -> dict[str, str]:
    """id → name of its part: records of one person that a chain of evidence connects.

    Evidence is an identifier that nobody else in the set has; an identifier of a family between two records that both
    say a given name; and, with by_likeness, given name, surname and birth date on both.
    """
    truth = {one.line["id"]: one.truth for one in labelled}
    carriers: defaultdict[tuple[str, Hashable], list[str]] = defaultdict(list)
    people: dict[Hashable, set[str]] = defaultdict(set)
    for one in labelled:
        for evidence in _evidence(one.line, by_likeness, region):
            carriers[one.truth, evidence].append(one.line["id"])
            people[evidence].add(one.truth)
    named = {one.line["id"] for one in labelled if _given(one.line, region)}
    parts = Forest(truth)
    for (_, evidence), ids in carriers.items():
        shared = len(people[evidence]) > 1
        if shared and isinstance(evidence, Identifier) and evidence.strength is Strength.WEAK:
            continue
        linked = [each for each in ids if not shared or each in named]
        for each in linked[1:]:
            parts.join(linked[0], each)
    return {one: parts.root(one) for one in truth}


def _evidence(line: Mapping[str, Any], by_likeness: bool, region: str) -> Iterator[Hashable]:
    record = read_line(line, region).record
    yield from (one for one in record.all_identifiers if one.kind in KINDS)
    person = _person(line, region)
    if by_likeness and person.name.given and person.name.surname and person.birth_date:
        yield "stated in full"


def _given(line: Mapping[str, Any], region: str) -> str:
    return _person(line, region).name.given


def _person(line: Mapping[str, Any], region: str) -> Person:
    return parse_person(read_line(line, region).record.person)
