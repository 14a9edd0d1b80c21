"""Reads files of JSON lines for commands, with a progress bar for large ones; a file of another kind is told once."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from rich.console import Console
from rich.progress import Progress, TaskID

from deploy.commands.complaints import Complaint
from producers.foreign_files import BEGINNING, ForeignFile, foreign_file

_LARGE = 5_000_000  # bytes


def numbered_lines(path: Path, command: str, like_this: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file, or of standard input for `-`, from 1 on.

    command: that of `omniprofile` which asks; like_this: a line that it reads. Raises Complaint where the file can't be
    read or is of another kind.
    """
    if str(path) == "-":
        _require_lines(path, cast(BufferedReader, sys.stdin.buffer), command, like_this)
        yield from enumerate(sys.stdin.buffer, 1)
        return
    try:
        size = path.stat().st_size
        with path.open("rb") as file, _bar(size) as bar:
            _require_lines(path, file, command, like_this)
            yield from _watched(file, bar, bar.add_task(path.name, total=size))
    except OSError as fault:
        raise Complaint(f"{path} can't be read: {fault.strerror or fault}") from None


def _require_lines(path: Path, file: BufferedReader, command: str, like_this: str) -> None:
    """Raises Complaint for a file of another kind, which would have a fault in every line."""
    found = foreign_file(file.peek(BEGINNING)[:BEGINNING])
    if found:
        raise Complaint(f"{path} is {found.kind}: {_remedy(path, found, command, like_this)}")


def _remedy(path: Path, found: ForeignFile, command: str, like_this: str) -> str:
    if not found.command:
        return f"each row has to become a line like {like_this}; see `omniprofile {command} --help`"
    before = "… |" if str(path) == "-" else ""
    behind = "" if before else f" {shlex.quote(str(path))}"
    return f"{before} {found.command}{behind} | omniprofile {command} -".lstrip()


def _bar(size: int) -> Progress:
    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=size < _LARGE or not console.is_terminal)


def _watched(file: BinaryIO, bar: Progress, task: TaskID) -> Iterator[tuple[int, bytes]]:
    done = 0
    for number, line in enumerate(file, 1):
        done += len(line)
        if number % 1000 == 0:
            bar.update(task, completed=done)
        yield number, line
