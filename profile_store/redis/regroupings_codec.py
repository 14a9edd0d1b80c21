"""How the regroupings that commits made are spelled in Redis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import orjson

from profile_store.cursors import EPOCH
from profile_store.regroupings import Became, Latest, Regrouped


def regrouped_to_text(regrouped: Regrouped) -> str:
    said = {
        "profiles": {profile_id: list(became) for profile_id, became in regrouped.profiles.items()},
        "retired": sorted(regrouped.retired),
        "moved": None if regrouped.moved is None else dict(regrouped.moved),
    }
    return orjson.dumps(said).decode()


def regrouped_from_text(text: str) -> Regrouped:
    said = orjson.loads(text)
    profiles = {profile_id: Became(*became) for profile_id, became in said["profiles"].items()}
    return Regrouped(profiles, frozenset(said["retired"]), said["moved"])


def latest_from_wire(answer: tuple[int, bool, Sequence[str], tuple[str, str]]) -> Latest:
    """What `happened_since` of `lua/identity/04_tell.lua` says."""
    now, forgotten, found, (seconds, microseconds) = answer
    since = {int(one): regrouped_from_text(text) for one, _, text in (each.partition(" ") for each in found)}
    at = EPOCH + timedelta(seconds=int(seconds), microseconds=int(microseconds))
    return Latest(now, since, bool(forgotten), at)
