"""Turns the rows of a table into events by a mapping: one event per row, or per group of neighbouring rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from producers.csv_fields import Row
from producers.csv_mapping import CsvMapping, Join
from producers.intake import Submission
from producers.json_lines import event_bytes
from producers.sources import BadFile, Item, Source, reading
from schemas.decoding import MAX_EVENT_BYTES, InvalidEvent

DELIMITERS = (",", ";", "\t")
MAX_GROUP = 1_000  # rows: as many lines as an event may have


class _Numbered(NamedTuple):
    line: int
    end: int
    cells: list[str]


class Header(NamedTuple):
    columns: list[str]
    delimiter: str


def header_of(path: Path) -> Header:
    """The first row, by the delimiter that cuts it into most columns: spreadsheets export `;` where a comma is decimal.

    Raises BadFile.
    """
    with reading(path) as source:
        line = source.text("utf-8-sig").readline(MAX_EVENT_BYTES)
        if not line.strip():
            raise BadFile(f"{path}: it does not begin with the names of its columns; is it empty?")
        cut = (Header(next(csv.reader([line], delimiter=each), []), each) for each in DELIMITERS)
        return max(cut, key=lambda header: len(header.columns))


def csv_items(source: Source, mapping: CsvMapping) -> Iterator[Item]:
    """Raises BadFile where the file lacks a column of the mapping, or a joined file is not there."""
    rows = _table(source, mapping.encoding, mapping.delimiter)
    header = next(rows, _Numbered(1, 1, [])).cells
    reader = _Reader(mapping, header, _joins(mapping, source.path))
    reader.require_columns(source.path)
    if mapping.group is None:
        return (reader.item([row]) for row in rows)
    return _grouped(rows, [header.index(column) for column in mapping.group.by], reader)


def _grouped(rows: Iterator[_Numbered], by: Sequence[int], reader: _Reader) -> Iterator[Item]:
    """Neighbours with equal keys are one event. A key that comes back later would be a second event under the first
    one's name: its rows are refused.
    """
    seen: set[int] = set()
    for key, members in groupby(rows, lambda row: tuple(row.cells[column] for column in by if column < len(row.cells))):
        group = list(islice(members, MAX_GROUP + 1))
        yield reader.item(group, apart=hash(key) in seen)
        seen.add(hash(key))


def _table(source: Source, encoding: str, delimiter: str) -> Iterator[_Numbered]:
    csv.field_size_limit(MAX_EVENT_BYTES)
    reader = csv.reader(source.text(encoding), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield _Numbered(line, reader.line_num, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(f"{source.path}: line {reader.line_num}: {error}") from None


class _Reader:
    """Turns the rows of one event into an item, with the columns of joined files beside their own."""

    def __init__(self, mapping: CsvMapping, header: Sequence[str], joins: Mapping[str, Mapping[str, Row]]) -> None:
        self._mapping = mapping
        self._header = header
        self._joins = joins

    def require_columns(self, path: Path) -> None:
        joined = {column for table in self._joins.values() for row in islice(table.values(), 1) for column in row}
        missing = sorted(self._mapping.columns() - set(self._header) - joined)
        if missing:
            raise BadFile(f"{path}: the mapping reads columns that are not there: {', '.join(missing)}")

    def item(self, group: Sequence[_Numbered], apart: bool = False) -> Item:
        shown = [dict(zip(self._header, row.cells, strict=False)) for row in group]
        try:
            self._check(group, apart)
            event = event_bytes(self._mapping.event([self._beside(row) for row in shown]))
            submission = Submission(event)
        except InvalidEvent as fault:
            submission = Submission(b"", fault)
        return Item(group[0].line, group[-1].end, submission, shown)

    def _check(self, group: Sequence[_Numbered], apart: bool) -> None:
        if apart:
            raise InvalidEvent("", "rows of this group stand further above too: sort the file by the group's columns")
        if len(group) > MAX_GROUP:
            raise InvalidEvent("data.lines", f"more than {MAX_GROUP} rows are one group")
        for row in group:
            if len(row.cells) != len(self._header):
                raise InvalidEvent("", f"{len(row.cells)} columns where the header has {len(self._header)}")

    def _beside(self, row: dict[str, str]) -> Row:
        for name, table in self._joins.items():
            row = {**row, **table.get(row[self._mapping.join[name].on], {})}
        return row


def _joins(mapping: CsvMapping, beside: Path) -> dict[str, Mapping[str, Row]]:
    return {name: _joined(beside.parent / join.file, name, join) for name, join in mapping.join.items()}


def _joined(path: Path, name: str, join: Join) -> Mapping[str, Row]:
    """Key → the joined file's row, its columns called `name.column`. All of it is in memory. A `.gz` that is there
    unpacked will do.
    """
    found = path if path.exists() else path.with_suffix("")
    if not found.exists():
        raise BadFile(f"{path}: the mapping joins this file, and it is not there")
    with reading(found) as source:
        rows = _table(source, "utf-8-sig", ",")
        header = next(rows, _Numbered(1, 1, [])).cells
        key = join.key or join.on
        if key not in header:
            raise BadFile(f"{found}: no column {key} to join on")
        names, position = [f"{name}.{column}" for column in header], header.index(key)
        return {
            row.cells[position]: dict(zip(names, row.cells, strict=False)) for row in rows if len(row.cells) > position
        }
