"""Answers to a search: those who were found, and whether there are others."""

from __future__ import annotations

from typing import Final, NamedTuple

from pydantic import BaseModel, Field

from schemas.profile import Profile

MAX_MATCHES: Final = 20


class Matches(BaseModel):
    matches: list[Profile]
    ambiguous: bool = Field(description="More than one person: ask, and pick")
    more: bool = Field(default=False, description="There are others, or may be: ask for more words, or for a number")


class Hits(NamedTuple):
    """What a text led to. found: (profile, kind of identifier, or `name`); more: as of `Matches`."""

    found: list[tuple[Profile, str]]
    more: bool
