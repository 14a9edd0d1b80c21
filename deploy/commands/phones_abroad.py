"""Says in which country's way a file writes its phones, where many are none of the region that was asked for."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from schemas.phones import normalise_phone
from stream_processors.identity.file_lines import Line
from stream_processors.identity.traits import UNREAD_PHONE

_COUNTRIES: Final = (
    "RU", "GB", "US", "IE", "DE", "FR", "ES", "IT", "PL", "NL", "UA", "KZ", "BY", "UZ", "TR", "IN", "AU",
)  # fmt: skip
"""Tried in this order: of two that read as many the first is told."""

_FEWEST: Final = 3
_SHARE: Final = 0.1  # of a file's lines with a phone: fewer are strays
_MOST: Final = 0.6  # of what is not read, or it is of no one country
_TRIED: Final = 500  # the first of these are enough to tell a country


class PhonesAbroad:
    """Counts the lines of a file whose phone is read in the region, and those where it is not."""

    def __init__(self, region: str) -> None:
        self._region = region
        self._read = self._unread = 0
        self._tried: list[str] = []

    def look(self, line: Line) -> None:
        written = line.others.get(UNREAD_PHONE)
        if written is not None:
            self._unread += 1
            if len(self._tried) < _TRIED:
                self._tried.append(written)
        elif any(one.kind == "phone" for one in line.record.identifiers):
            self._read += 1

    def tell(self, path: Path) -> None:
        if self._unread < max(_FEWEST, _SHARE * (self._read + self._unread)):
            return
        others = [country for country in _COUNTRIES if country != self._region]
        read = Counter({each: sum(bool(normalise_phone(one, each)) for one in self._tried) for each in others})
        country, most = read.most_common(1)[0]
        if most >= _MOST * len(self._tried):
            print(
                f"{path}: phones of {self._unread} lines are not read as phones of {self._region}, {self._read} are; "
                f"most of them are phones of {country}: try --region {country}",
                file=sys.stderr,
            )
