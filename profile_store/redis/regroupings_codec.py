"""Encodes the regroupings that a commit made, as Redis stores them."""

from __future__ import annotations

import orjson

from profile_store.regroupings import Became, Regrouped


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
