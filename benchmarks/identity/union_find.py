"""The deterministic baseline: joins whoever shares a normalised identifier, or full name and birth date."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from stream_processors.identity.file_lines import read_line
from stream_processors.identity.forest import Forest
from stream_processors.identity.naming.folding import clean


def union_find(lines: Sequence[dict[str, Any]], region: str) -> dict[str, str]:
    """id → name of its group."""
    forest = Forest(str(line["id"]) for line in lines)
    first: dict[Hashable, str] = {}
    for line in lines:
        for key in _keys(line, region):
            forest.join(first.setdefault(key, str(line["id"])), str(line["id"]))
    return {one: forest.root(one) for one in forest}


def _keys(line: dict[str, Any], region: str) -> Iterator[Hashable]:
    record = read_line(line, region).record
    yield from record.all_identifiers
    person = line["person"]
    name = person.get("name") or f"{person.get('given_name', '')} {person.get('family_name', '')}"
    if record.person.birth_date and len(name.split()) > 1:
        yield " ".join(sorted(clean(name).split())), record.person.birth_date
