"""Imports files into the event log. An interrupted import can be resumed; refused rows are written to a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from producers import csv_mapping
from producers.csv_mapping import CsvMapping
from producers.csv_rows import csv_items, header_of
from producers.import_state import ImportState
from producers.intake import Judge
from producers.json_lines import Wrap, json_lines
from producers.publisher import BackPressure, Delivery, Message, Sender
from producers.refused_rows import RefusedRows
from producers.sources import BadFile, Item, Source, reading
from schemas.decoding import InvalidEvent

CHUNK = 500  # rows read, then handed over and acknowledged together
CHUNK_BYTES = 4_000_000
WINDOW = 20  # chunks on their way at a time


class Step(NamedTuple):
    """How far an import is: bytes of the file read (packed ones where it is packed), events so far."""

    path: Path
    read: int
    size: int
    accepted: int
    refused: int


class FileReport(NamedTuple):
    """What became of one file. skipped: events that an earlier run, interrupted, had brought in already.

    refused_rows: where the refused are named, those of the earlier run too; None where there are none. first_refused:
    the line of the first and what was wrong with it, without what it says.
    """

    path: Path
    accepted: int
    refused: int
    skipped: int
    refused_rows: Path | None
    first_refused: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How files are read. as_type: of rows that name no type. mapping: a path, or the name of one that comes along.

    timezone: of times in tables that state none, whatever the mapping says; None: as that says, else `home`.
    state_dir: where an interrupted import remembers how far it was; None: beside the file.
    """

    as_type: str | None = None
    mapping: str | None = None
    timezone: str | None = None
    home: str = "UTC"
    state_dir: Path | None = None


def run_import(
    paths: Sequence[Path],
    publisher: Sender,
    judge: Judge,
    plan: ImportPlan,
    progress: Callable[[Step], None] = lambda _step: None,
) -> Iterator[FileReport]:
    """Import one file after another: a report of each as soon as the broker has acknowledged all of it.

    Interrupt it at any time: the next run with the same arguments goes on behind the last acknowledged line, and an
    event that was sent twice is recognised by its source and id. Raises BadFile and BadMapping for what can't be read,
    BrokerAway where the broker does not take the events: then too, run it again.
    """
    for path in paths:
        yield _import_file(path, publisher, judge, plan, progress)


def _import_file(
    path: Path, publisher: Sender, judge: Judge, plan: ImportPlan, progress: Callable[[Step], None]
) -> FileReport:
    with reading(path) as source:
        mapping, wrap = _how(path, plan)
        items = csv_items(source, mapping) if mapping else json_lines(source, wrap)
        state = ImportState.of(path, plan.state_dir, repr((wrap, mapping)))
        with RefusedRows(path, after=state.done) as refused:
            return _Import(source, publisher, judge, state, refused, progress).run(items)


class _Import:
    """One file on its way: rows are handed over in chunks, and the state follows the acknowledgements in file order."""

    def __init__(
        self,
        source: Source,
        publisher: Sender,
        judge: Judge,
        state: ImportState,
        refused: RefusedRows,
        progress: Callable[[Step], None],
    ) -> None:
        self._source = source
        self._publisher = publisher
        self._judge = judge
        self._state = state
        self._refused = refused
        self._progress = progress
        self._received_at = datetime.now(UTC)
        self._chunk: list[Message] = []
        self._rows_in_chunk = 0
        self._chunk_bytes = 0
        self._on_their_way: deque[tuple[Delivery, int]] = deque()
        self._accepted = 0

    def run(self, items: Iterable[Item]) -> FileReport:
        done_before = end = self._state.done
        skipped = 0
        for item in items:
            if item.end <= done_before:
                skipped += 1
                continue
            self._take(item)
            end = item.end
        self._hand_over(end)
        while self._on_their_way:
            self._settle()
        self._state.clear()
        refused = self._refused
        return FileReport(
            self._source.path,
            self._accepted,
            refused.count,
            skipped,
            refused.file if refused.count else None,
            refused.first,
        )

    def _take(self, item: Item) -> None:
        message = self._judge.judge(item.submission, self._received_at)
        if isinstance(message, InvalidEvent):
            self._refused.refuse(item, message)
        else:
            self._chunk.append(message)
            self._chunk_bytes += len(message.value)
        self._rows_in_chunk += 1
        if self._rows_in_chunk == CHUNK or self._chunk_bytes > CHUNK_BYTES:
            self._hand_over(item.end)

    def _hand_over(self, end: int) -> None:
        self._on_their_way.append((self._sent(), end))
        self._accepted += len(self._chunk)
        self._chunk, self._rows_in_chunk, self._chunk_bytes = [], 0, 0
        while self._on_their_way and (self._on_their_way[0][0].settled or len(self._on_their_way) > WINDOW):
            self._settle()

    def _sent(self) -> Delivery:
        """Under back-pressure, wait for what is on its way. Raises BackPressure where that is not ours."""
        while True:
            try:
                return self._publisher.send(self._chunk)
            except BackPressure:
                if not self._on_their_way:
                    raise
                self._settle()

    def _settle(self) -> None:
        """1 the chunk is acknowledged, 2 its refused rows are written, 3 the state says so."""
        delivery, end = self._on_their_way.popleft()
        delivery.wait()
        self._refused.flush()
        self._state.save(end)
        path, size = self._source.path, self._source.size
        self._progress(Step(path, self._source.read, size, self._accepted, self._refused.count))


def _how(path: Path, plan: ImportPlan) -> tuple[CsvMapping | None, Wrap | None]:
    """A mapping for tables; for JSON lines what makes events of bare objects, if that was asked for."""
    name = path.name.removesuffix(".gz")
    written = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    source = f"import/{Path(name).stem}"
    if plan.mapping:
        return _timed(csv_mapping.named(plan.mapping), plan), None
    if not name.lower().endswith(".csv"):
        return None, Wrap(plan.as_type, source, written.isoformat()) if plan.as_type else None
    header = header_of(path)
    mapping = csv_mapping.recognised(header.columns)
    if plan.as_type:
        mapping = csv_mapping.by_header(header.columns, header.delimiter, plan.as_type, source, written)
    if mapping is None:
        raise BadFile(f"{path}: say what its columns mean (--mapping FILE.toml), or what its rows are (--as TYPE)")
    return _timed(mapping, plan), None


def _timed(mapping: CsvMapping, plan: ImportPlan) -> CsvMapping:
    zone = plan.timezone or mapping.time.timezone or plan.home
    return mapping.model_copy(update={"time": mapping.time.model_copy(update={"timezone": zone})})
