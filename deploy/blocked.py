"""Reads OMNIPROFILE_BLOCKED: a file of values that identify nobody, such as the company's own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from schemas.identifiers import KINDS, Identifier, normalise
from schemas.phones import is_a_firms_line

_COMMENT = re.compile(r"(^|\s)#.*")


def read_blocked(path: Path, region: str) -> frozenset[Identifier]:
    """Reads lines `kind value`; a # begins a comment. region (ISO 3166): of phones without a country code.

    Raises ValueError for a line that blocks nothing, by its number: a slip there would join strangers in silence.
    """
    return frozenset(_read(path, path.read_text(encoding="utf-8-sig"), region))


def _read(path: Path, text: str, region: str) -> Iterator[Identifier]:
    for number, line in enumerate(text.splitlines(), 1):
        kind, *value = _COMMENT.sub("", line).split(maxsplit=1) or [""]
        if not kind:
            continue
        if kind not in KINDS:
            raise ValueError(f"{path}, line {number}: `kind value`, where the kind is one of {', '.join(KINDS)}")
        identifier = normalise(kind, "".join(value), region)
        if identifier is None and kind == "phone" and is_a_firms_line("".join(value), region):
            continue  # 8 800 … is nobody's without being blocked
        if identifier is None:
            raise ValueError(f"{path}, line {number}: no {kind} that could identify anybody")
        yield identifier
