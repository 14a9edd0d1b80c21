"""Finds whether a profile differs from before, by reading it again when it changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from hashlib import blake2b
from typing import NamedTuple

from schemas.identity import ProfileId
from schemas.profile import Profile

ReadProfile = Callable[[ProfileId], Profile | None]
"""The profile that an id stands for now."""


class Changed(NamedTuple):
    """The profile has changed. profile_id: its id now, after merges too."""

    profile_id: ProfileId


class ProfileWatch:
    """What one watcher knows of a profile, whichever of its ids was asked for."""

    def __init__(self, read: ReadProfile, profile_id: ProfileId) -> None:
        self._read = read
        self._asked = profile_id
        self._ids = frozenset([profile_id])
        self._seen = b""

    def concerns(self, profiles: Collection[ProfileId]) -> bool:
        return not self._ids.isdisjoint(profiles)

    def look(self, profiles: Collection[ProfileId] | None) -> list[Changed]:
        """The profile if it has changed since the last look; nothing at the first look. Raises StoreUnavailable."""
        if profiles is not None and not self.concerns(profiles):
            return []
        profile = self._read(self._asked)
        if profile is not None and profile.profile_id not in self._ids:
            self._ids = frozenset([self._asked, profile.profile_id])
            profile = self._read(self._asked)  # what changed under its new id before that concerned us
        if profile is None:
            return []
        before, self._seen = self._seen, blake2b(profile.model_dump_json().encode(), digest_size=16).digest()
        return [Changed(profile.profile_id)] if before and before != self._seen else []
