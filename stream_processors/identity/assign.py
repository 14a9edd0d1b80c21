"""Chooses the profile id of a group. It depends only on the group and the ids that were made for its records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from schemas.identity import ProfileId, RecordId


def assign(
    groups: Iterable[Collection[RecordId]],
    minted: Mapping[RecordId, ProfileId],
    fresh: Callable[[], ProfileId],
) -> tuple[dict[ProfileId, frozenset[RecordId]], dict[RecordId, ProfileId]]:
    """(profile id → records, newly minted: record → id).

    A group takes the smallest of the ids minted for its records, which in time-ordered ids is the oldest. A group
    without one (left over from a split) has an id minted for its smallest record. So after merge and split each group
    has the id that it had before, on every worker.
    """
    profiles: dict[ProfileId, frozenset[RecordId]] = {}
    new: dict[RecordId, ProfileId] = {}
    for group in sorted(map(sorted, groups)):
        profile_id = min((minted[record] for record in group if record in minted), default=None)
        if profile_id is None:
            profile_id = new[group[0]] = fresh()
        profiles[profile_id] = frozenset(group)
    return profiles, new
