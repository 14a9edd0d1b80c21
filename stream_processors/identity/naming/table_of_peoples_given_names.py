"""Given names of the peoples of Siberia, the Caucasus and Central Asia, in the format of `GIVEN_NAMES`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stream_processors.identity.naming import (
    table_of_caucasian_given_names,
    table_of_central_asian_given_names,
    table_of_siberian_given_names,
)

_TABLES: Final = (table_of_siberian_given_names, table_of_caucasian_given_names, table_of_central_asian_given_names)


def _lines() -> Iterator[str]:
    """«баир байр | очир» as «баир m байр», «очир m»."""
    for table in _TABLES:
        for sex, told in (("m", table.MEN), ("f", table.WOMEN)):
            for full, *forms in (entry.split() for entry in told.split("|")):
                yield " ".join((full, sex, *forms))


GIVEN_NAMES_OF_PEOPLES: Final = "\n".join(_lines())
"""They count as they are written, in Cyrillic: in Latin letters many are others' names and words."""
