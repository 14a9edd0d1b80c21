"""Writes the rows that an import refused to `FILE.refused.jsonl`, each with line, path and reason."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Any

from producers.sources import BadFile, Item
from schemas.decoding import InvalidEvent


class RefusedRows:
    """Made when the first row is refused. Entries up to line `after` are an interrupted run's and stay as they are:
    another interruption must not lose what the import's state calls done.

    first: the line of the first, and why; "" where none was.
    """

    def __init__(self, source: Path, after: int) -> None:
        self.file = source.with_name(f"{source.name}.refused.jsonl")
        self._closing = ExitStack()
        self._out: IO[str] | None = None
        kept = self._entries_up_to(after) if after else []
        self.count = len(kept)
        self.first = _place_and_reason(json.loads(kept[0])) if kept else ""
        with suppress(PermissionError):  # where nothing can be written, there is nothing to be replaced
            if kept:
                os.truncate(self.file, sum(map(len, kept)))
            else:
                self.file.unlink(missing_ok=True)

    def _entries_up_to(self, line: int) -> list[bytes]:
        """Of a last entry that was cut off, in the middle of a letter too, nothing is lost: its line is read again."""
        if not self.file.exists():
            return []
        with self.file.open("rb") as entries:  # by bytes: a row may hold what Unicode calls the end of a line
            return [entry for entry in entries if entry.endswith(b"\n") and json.loads(entry)["line"] <= line]

    def refuse(self, item: Item, fault: InvalidEvent) -> None:
        row = _text(item.submission.raw) if item.row is None else {"row": item.row}
        entry = {"line": item.line, "end": item.end, "path": fault.path, "reason": fault.reason, **row}
        self.first = self.first or _place_and_reason(entry)
        self._write(json.dumps(entry, ensure_ascii=False) + "\n")

    def _write(self, entry: str) -> None:
        if self._out is None:
            self._out = self._closing.enter_context(self._opened())
        self._out.write(entry)
        self.count += 1

    def _opened(self) -> IO[str]:
        try:
            return self.file.open("a", encoding="utf-8", errors="replace")
        except OSError as error:
            raise BadFile(f"a row is refused, and {self.file} can't be written: {error.strerror}") from None

    def flush(self) -> None:
        if self._out is not None:
            self._out.flush()

    def __enter__(self) -> RefusedRows:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()


def _place_and_reason(entry: dict[str, Any]) -> str:
    return f"line {entry['line']}: {entry['path'] + ': ' if entry['path'] else ''}{entry['reason']}"


def _text(raw: bytes) -> dict[str, str]:
    """The row as text; a row that is not UTF-8 is kept beside it as bytes."""
    try:
        return {"row": raw.decode()}
    except UnicodeDecodeError:
        return {"row": raw.decode("utf-8", "replace"), "base64": b64encode(raw).decode()}
