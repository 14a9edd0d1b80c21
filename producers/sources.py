"""Opens a file for import, plain or gzip, and reads it once from the beginning as items with line numbers."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shlex import quote
from typing import IO, Any, NamedTuple, cast

from producers.foreign_files import BEGINNING, ForeignFile, foreign_file
from producers.intake import Submission


class BadFile(Exception):
    """The file cannot be imported; the text says why and what to do."""


def foreign(path: Path, found: ForeignFile) -> BadFile:
    """Says what the file is, and what can be imported instead."""
    if found.command:
        return BadFile(
            f"{path}: it is {found.kind}: write it out, `{found.command} {quote(str(path))} > FILE`, and import that"
        )
    if found.text:
        return BadFile(f"{path}: it is {found.kind}: give it a name that ends in .csv, or a mapping file")
    return BadFile(f"{path}: it is {found.kind}: save it as CSV in UTF-8 and import that")


class Item(NamedTuple):
    """Lines `line` to `end` (from 1, as an editor counts), what they are, and how far into the file they end."""

    line: int
    end: int
    submission: Submission
    row: Any = None  # what the person who mends a refused row wants to see; None: the submission's own text


class Source:
    """An open file that knows how many bytes of it were read, packed or not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._closing = ExitStack()
        self._file = self._closing.enter_context(path.open("rb"))
        packed = gzip.GzipFile(fileobj=self._file) if self._file.peek(2)[:2] == b"\x1f\x8b" else None
        self._peeked = packed or self._file
        self.content: IO[bytes] = cast(IO[bytes], packed) if packed else self._file

    @property
    def read(self) -> int:
        return self._file.tell()

    def foreign(self) -> ForeignFile | None:
        """What it is instead of JSON lines, while nothing of it was read."""
        return foreign_file(self._peeked.peek(BEGINNING)[:BEGINNING])

    def text(self, encoding: str) -> io.TextIOWrapper:
        """The content as text with its line ends kept, open as long as the source is. Raises BadFile."""
        try:
            return self._closing.enter_context(io.TextIOWrapper(self.content, encoding, newline=""))
        except LookupError:
            raise BadFile(f"{self.path}: there is no encoding called {encoding}") from None

    def close(self) -> None:
        self._closing.close()


@contextmanager
def reading(path: Path) -> Iterator[Source]:
    """Raises BadFile where it can't be opened, or turns out broken while it is read."""
    try:
        source = Source(path)
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}") from None
    try:
        if (found := source.foreign()) and not found.text:
            raise foreign(path, found)
        yield source
    except (EOFError, gzip.BadGzipFile) as error:
        raise BadFile(f"{path}: broken gzip: {error}. Mend the file and import it again.") from None
    except UnicodeDecodeError as error:
        if error.object.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise BadFile(f"{path}: it is UTF-16; save it as UTF-8 and import it again") from None
        raise BadFile(
            f"{path}: not {error.encoding} at byte {error.start}; save it as UTF-8, "
            'or name its encoding in a mapping file (encoding = "cp1251")'
        ) from None
    finally:
        source.close()
