"""Last step of the profile path: who changed, told to `omniprofile.profile-changes`.

`at` orders what several workers say of one record: what was read is stamped with the time before it was read, what was
decided with the time after it was committed. So a reading that missed a decision is the older of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import datetime
from typing import Literal, NamedTuple

import orjson

from profile_store.ports import IdentityStore
from schemas import topics
from schemas.identity import Decision, Group, ProfileId, RecordId
from stream_processors.steps.messages import Outgoing
from stream_processors.steps.resolve import Resolution

ChangeKind = Literal["changed", "merged", "split"]


class Change(NamedTuple):
    """One profile that a batch changed.

    records: those of which it was just asked or decided that they are this profile's; empty where that was known.
    events: [source, id] of each event that did it.
    """

    profile_id: ProfileId
    kind: ChangeKind
    records: list[RecordId]
    events: list[tuple[str, str]]
    at: datetime


def changes(
    events: Iterable[tuple[ProfileId, str, str]],
    profiles: Mapping[RecordId, ProfileId],
    resolution: Resolution,
    asked: datetime,
    decided: datetime,
) -> list[Change]:
    """A change for each profile that the events touched, and for each that was merged or split.

    events: profile, source and id of each; profiles: whose each of their records is; asked, decided: the times before
    and after the resolution.
    """
    found = {change.profile_id: change for change in _regrouped(resolution, decided)}
    for profile_id, source, event_id in events:
        change = found.get(profile_id)
        if change is None:
            change = found[profile_id] = Change(profile_id, "changed", [], [], asked)
        change.events.append((source, event_id))
    return [*found.values(), *_read_only(profiles, resolution, found, asked)]


def _regrouped(resolution: Resolution, decided: datetime) -> Iterable[Change]:
    """Each profile that was merged or split, with all that is its own after the last commit of the batch.

    One batch may move a record several times: only where it went last is true, and two statements of one moment can't
    be told apart. A profile that a later commit merged away has nothing left to be said of it.
    """
    kinds: dict[ProfileId, ChangeKind] = {merge.profile_id: "merged" for merge in resolution.merged}
    kinds |= {profile_id: "split" for split in resolution.split for profile_id in split.into}
    owned: defaultdict[ProfileId, list[RecordId]] = defaultdict(list)
    for record_id in sorted(resolution.moved):
        owned[resolution.moved[record_id]].append(record_id)
    return (Change(one, kind, owned[one], [], decided) for one, kind in kinds.items() if one in owned)


def _read_only(
    profiles: Mapping[RecordId, ProfileId], resolution: Resolution, found: Mapping[ProfileId, Change], asked: datetime
) -> Iterable[Change]:
    """What was asked for: noted in a change of that moment, or told by itself where the profile's is of a later one."""
    late: dict[ProfileId, Change] = {}
    for record_id in sorted(resolution.asked):
        profile_id = profiles[record_id]
        if found[profile_id].kind == "changed":
            found[profile_id].records.append(record_id)
        elif resolution.moved.get(record_id) != profile_id:
            late.setdefault(profile_id, Change(profile_id, "changed", [], [], asked)).records.append(record_id)
    return late.values()


def told_in_full(
    told: Iterable[Change],
    doubtful: Set[ProfileId],
    decisions: Iterable[Decision],
    identities: IdentityStore,
    clock: Callable[[], datetime],
) -> list[Change]:
    """The same, but the doubtful with all records of their groups, and so the groups that a person decided about.

    A worker that dies after it regrouped people and before it told of it leaves no sign but that the events come again:
    to the next one, all is known and settled. doubtful: the profiles of events that had been applied before.
    """
    by_profile = {change.profile_id: change for change in told}
    at = clock()
    for group in identities.groups(sorted(doubtful)):
        by_profile[group.profile_id] = _whole(group, by_profile.get(group.profile_id), "changed", at)
    for decision in (decision for decision in decisions if decision.same is not None):
        at = clock()
        for group in (group for identifier in decision.of for group in identities.groups_with(identifier)):
            known = by_profile.get(group.profile_id)
            by_profile[group.profile_id] = _whole(group, known, "merged" if decision.same else "split", at)
    return list(by_profile.values())


def _whole(group: Group, known: Change | None, kind: ChangeKind, at: datetime) -> Change:
    """`at` is the time before the group was read."""
    records = [record.record_id for record in group.records]
    if known is None:
        return Change(group.profile_id, kind, records, [], at)
    return Change(group.profile_id, known.kind, records, known.events, at)


def change_messages(told: Iterable[Change]) -> list[Outgoing]:
    """Keyed by profile id, so that the compacted topic keeps the last of each."""
    return [
        Outgoing(
            topics.CHANGES,
            profile_id.encode(),
            orjson.dumps({"profile_id": profile_id, "kind": kind, "records": records, "events": events, "at": at}),
            [],
        )
        for profile_id, kind, records, events, at in told
    ]


def read_change(value: bytes) -> Change:
    """What `change_messages` wrote. Raises ValueError, KeyError, or TypeError where it is none."""
    said = orjson.loads(value)
    events = [(source, event_id) for source, event_id in said["events"]]
    return Change(said["profile_id"], said["kind"], said["records"], events, datetime.fromisoformat(said["at"]))
