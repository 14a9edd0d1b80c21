"""What one commit did to existing profiles: which it merged, which it split, and which ids it retired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from profile_store.ports import Regrouping
from profile_store.regroupings import MOST_MOVED, Became, Regrouped
from schemas.identity import ProfileId, RecordId


class Merge(NamedTuple):
    """Records of several profiles are one person now: the ids in `merged` lead to `profile_id` since."""

    profile_id: ProfileId
    merged: frozenset[ProfileId]
    records: frozenset[RecordId]


class Split(NamedTuple):
    """The records of one profile are several people now: where they went."""

    profile_id: ProfileId
    into: Mapping[ProfileId, frozenset[RecordId]]


def profiles_after(change: Regrouping) -> dict[RecordId, ProfileId]:
    return {record_id: profile_id for profile_id, members in change.groups.items() for record_id in members}


def regrouped(change: Regrouping) -> Regrouped | None:
    """What is to be told of the commit; None where nobody who had a profile before has another one now."""
    after = profiles_after(change)
    moved = {one: after[one] for one, before in change.current.items() if after[one] != before}
    if not moved:
        return None
    return Regrouped(
        became(moved.values(), merges(change), splits(change)),
        frozenset(change.current.values()) - change.groups.keys(),
        moved if len(moved) <= MOST_MOVED else None,
    )


def became(changed: Iterable[ProfileId], merged: Iterable[Merge], split: Collection[Split]) -> dict[ProfileId, Became]:
    """The kind of change of each profile: who was split is told so, even where others came to him too."""
    kinds = dict.fromkeys(sorted(changed), Became("changed"))
    kinds |= {one.profile_id: Became("merged") for one in merged}
    for whole in split:
        kinds |= {part: Became("split", "" if part == whole.profile_id else whole.profile_id) for part in whole.into}
    return kinds


def led(change: Regrouping) -> dict[ProfileId, ProfileId]:
    """Of each id given before the commit that leads to another profile since: to which. To itself if it came back."""
    after = profiles_after(change)
    return {
        profile_id: after[one] for one, profile_id in change.anchors.items() if after[one] != change.current.get(one)
    }


def merges(change: Regrouping) -> list[Merge]:
    """What the commit joined, of what had a profile before it."""
    found = []
    for profile_id, members in change.groups.items():
        before = {change.current[record_id] for record_id in members if record_id in change.current}
        if len(before) > 1:
            merged = frozenset(one for one, into in led(change).items() if into == profile_id != one)
            found.append(Merge(profile_id, merged, members))
    return found


def splits(change: Regrouping) -> list[Split]:
    """What the commit took apart."""
    went: defaultdict[ProfileId, dict[ProfileId, frozenset[RecordId]]] = defaultdict(dict)
    for profile_id, members in change.groups.items():
        for before in {change.current[record_id] for record_id in members if record_id in change.current}:
            went[before][profile_id] = frozenset(one for one in members if change.current.get(one) == before)
    return [Split(before, into) for before, into in went.items() if len(into) > 1]
