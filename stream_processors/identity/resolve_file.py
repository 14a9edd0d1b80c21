"""Applies the identity rules to a file, without services: `omniprofile resolve` (contract §3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from schemas.identity import RecordId
from stream_processors.identity.file_likeness import Matcher, Suggestion
from stream_processors.identity.file_lines import Line, read_line
from stream_processors.identity.partition import grouped
from stream_processors.identity.weights import Weights

Answer = dict[str, object]


def resolve_objects(objects: Iterable[Mapping[str, object]], *, region: str = "RU", **asked: Any) -> Iterator[Answer]:
    """`resolve_lines` of what is not read yet. Raises ValueError where one is not shaped as the contract says."""
    return resolve_lines([read_line(each, region) for each in objects], **asked)


def resolve_lines(
    lines: Iterable[Line],
    *,
    suggest: bool = False,
    auto: float | None = None,
    weights: Weights | None = None,
) -> Iterator[Answer]:
    """`{"id", "profile"}` for each line in its order; then, if asked, `{"suggest": [id, id], "score", "because"}`.

    auto: join suggestions of this score (0…1) or above; weights: of likeness, those shipped if None.
    Which lines are one profile depends on no order of lines.
    """
    read = _told_apart(lines)
    groups, records = grouped([line.record for line in read.values()])  # by rules 1-4: what identifiers say
    found: list[Suggestion] = []
    if suggest or auto is not None:
        lines_read = {one: line._replace(record=records[one]) for one, line in read.items()}
        matcher = Matcher({one: line.statement() for one, line in lines_read.items()}, weights)
        holders = matcher.holders(groups)
        found = matcher.suggestions(holders)
        if auto is not None:
            groups = matcher.join(holders, found, auto)
    yield from _profiles(read, groups)
    if suggest:
        yield from _open_suggestions(read, groups, found)


def _told_apart(lines: Iterable[Line]) -> dict[RecordId, Line]:
    """By record id; lines that say the very same are numbered."""
    repeated: Counter[RecordId] = Counter()
    read: dict[RecordId, Line] = {}
    for line in lines:
        record_id = line.record.record_id
        if record_id in read:
            repeated[record_id] += 1
            record_id = f"{record_id}-{repeated[record_id] + 1}"
            line = line._replace(record=replace(line.record, record_id=record_id))
        read[record_id] = line
    return read


def _profiles(read: Mapping[RecordId, Line], groups: Iterable[frozenset[RecordId]]) -> Iterator[Answer]:
    profile_of = {one: f"p-{min(group)}" for group in groups for one in group}
    return ({"id": line.id, "profile": profile_of[record_id]} for record_id, line in read.items())


def _open_suggestions(
    read: Mapping[RecordId, Line], groups: Iterable[frozenset[RecordId]], found: Iterable[Suggestion]
) -> Iterator[Answer]:
    group_of = {one: group for group in groups for one in group}
    for one in found:
        if group_of[one.a] is not group_of[one.b]:
            pair = [read[one.a].id, read[one.b].id]
            yield {"suggest": pair, "score": one.score, "because": one.because}
