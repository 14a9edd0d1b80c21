"""Finds fields of a file that no rule reads, since a misspelt field would otherwise be lost silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from schemas.identifiers import KINDS

# Contract §3. `other` is for whatever else there is: its names are the file's own.
KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("id", "identifiers", "person", "other"),
    "identifiers": tuple(sorted(KINDS)),
    "person": (
        "name", "given_name", "family_name", "patronymic", "birth_date", "sex", "address", "other"
    ),
}  # fmt: skip
_LIKE: Final = 0.75  # of difflib's ratio: `birthdate` is like birth_date, `first_name` is not like family_name


def unknown_fields(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(where, name) of each that has a value: `("identifiers", "phones")`; where is "" for the line's own."""
    for where, known in KNOWN.items():
        here = fields.get(where) if where else fields
        if isinstance(here, Mapping) and not here.keys() <= set(known):
            yield from ((where, name) for name, value in here.items() if name not in known and value)


def nearest(where: str, name: str) -> str | None:
    """What was perhaps meant."""
    return next(iter(get_close_matches(name.casefold(), KNOWN[where], 1, _LIKE)), None)
