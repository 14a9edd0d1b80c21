"""Tells by its beginning what a file is that should be JSON lines and is not, so that it is told once, and by name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

BEGINNING: Final = 4_096
"""Bytes that are looked at."""


class ForeignFile(NamedTuple):
    """kind: what it is. command: what makes lines of it in a shell, the file's name behind it; "" where no common
    program does. text: whether it is some kind of text.
    """

    kind: str
    command: str = ""
    text: bool = False


_TABLE: Final = ForeignFile("a table (CSV), no JSON lines", text=True)
_ARRAY: Final = ForeignFile("one JSON array, no JSON lines", "jq -c '.[]'", text=True)
_SPREAD: Final = ForeignFile("JSON with an object on several lines", "jq -c .", text=True)
_ARCHIVE: Final = ForeignFile("a zip archive", "unzip -p")
_OFFICE: Final = ForeignFile("a file of an office program (xlsx, ods)")
_BY_FIRST_BYTES: Final = (
    (b"\x1f\x8b", ForeignFile("gzip", "zcat")),
    (b"BZh", ForeignFile("bzip2", "bzcat")),
    (b"\xfd7zXZ", ForeignFile("xz", "xzcat")),
    (b"\x28\xb5\x2f\xfd", ForeignFile("zstd", "zstdcat")),
    (b"\xd0\xcf\x11\xe0", ForeignFile("a file of an office program (xls)")),
    (b"%PDF", ForeignFile("PDF")),
    (b"PAR1", ForeignFile("Parquet")),
    (b"\xff\xfe\x00\x00", ForeignFile("UTF-32", "iconv -f UTF-32 -t UTF-8", text=True)),
    (b"\xff\xfe", ForeignFile("UTF-16", "iconv -f UTF-16 -t UTF-8", text=True)),
    (b"\xfe\xff", ForeignFile("UTF-16", "iconv -f UTF-16 -t UTF-8", text=True)),
)
_OFFICE_ENTRY: Final = re.compile(rb"\[Content_Types\]|_rels/|xl/|docProps/|mimetype")
_NAME_AT: Final = 30  # where the first entry of a zip archive has its name
_DELIMITER: Final = re.compile(rb"[,;\t]")


def foreign_file(beginning: bytes) -> ForeignFile | None:
    """beginning: up to BEGINNING bytes. None where it may be JSON lines; a fault of a single line is told elsewhere."""
    for magic, found in _BY_FIRST_BYTES:
        if beginning.startswith(magic):
            return found
    if beginning.startswith(b"PK\x03\x04"):
        return _OFFICE if _OFFICE_ENTRY.match(beginning, _NAME_AT) else _ARCHIVE
    for half, name in ((0, "UTF-16BE"), (1, "UTF-16LE")):  # without a byte order mark, as iconv writes it
        if beginning[half:4:2] == b"\0\0" and 0 not in beginning[1 - half : 4 : 2]:
            return ForeignFile("UTF-16", f"iconv -f {name} -t UTF-8", text=True)
    return _other_text([line.strip() for line in beginning.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()])


def _other_text(lines: list[bytes]) -> ForeignFile | None:
    """Of text that has a second line, since a pipe may bring less than one at first."""
    first, second = (*lines, b"", b"")[:2]
    if re.match(rb"\[\s*\{", first) or (first == b"[" and second):
        return _ARRAY
    if first == b"{" and second:
        return _SPREAD
    table = _DELIMITER.search(first) and _DELIMITER.search(second)
    return _TABLE if table and not any(line.startswith((b"{", b"[")) for line in lines) else None
