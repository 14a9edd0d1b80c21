"""Files of people, a JSON object a line: read line by line, with a progress bar where they are large."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from rich.console import Console
from rich.progress import Progress, TaskID

from deploy.commands.complaints import Complaint

_LARGE = 5_000_000  # bytes


def read_people(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, or of standard input for `-`. Raises Complaint naming file and line."""
    if str(path) == "-":
        yield from _objects(path, sys.stdin.buffer)
        return
    try:
        size = path.stat().st_size
        with path.open("rb") as file, _bar(size) as bar:
            task = bar.add_task(path.name, total=size)
            yield from _objects(path, file, bar, task)
    except OSError as fault:
        raise Complaint(f"{path} can't be read: {fault.strerror or fault}") from None


def _bar(size: int) -> Progress:
    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=size < _LARGE or not console.is_terminal)


def _objects(path: Path, file: BinaryIO, bar: Progress | None = None, task: TaskID | None = None) -> Iterator[Any]:
    done = 0
    for number, line in enumerate(file, 1):
        done += len(line)
        if bar is not None and task is not None and number % 1000 == 0:
            bar.update(task, completed=done)
        if line.strip():
            yield _object(path, number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _object(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        read = orjson.loads(line)
    except orjson.JSONDecodeError:
        read = _by_the_book(path, number, line)
    if not isinstance(read, dict):
        raise Complaint(f"{path}, line {number}: a JSON object is expected, this is something else")
    return read


def _by_the_book(path: Path, number: int, line: bytes) -> object:
    """The standard library takes what orjson does not, half surrogates, and says what is wrong and where."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise Complaint(f"{path} can't be read, line {number}: no UTF-8: {fault.reason}") from None
    except json.JSONDecodeError as fault:
        raise Complaint(f"{path}, line {number}: no JSON: {fault.msg} at column {fault.colno}") from None
