"""Last step of the profile group: announces changed profiles on `omniprofile.profile-changes`.

`at` orders the statements of several workers about one record, so it is told by one clock, that of the store. What was
read has the time before the reading, what was decided has the time after its commit; so a reading that missed a
decision is the older of the two.

If a batch has several statements about one profile, the decided one comes last, since the topic keeps the last message
of each key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from profile_store.ports import IdentityStore
from schemas import topics
from schemas.changes import ChangeKind
from schemas.identity import Group, ProfileId, RecordId
from stream_processors.steps.messages import Outgoing
from stream_processors.steps.regrouped import became
from stream_processors.steps.resolve import Resolution


class Change(NamedTuple):
    """One profile that a batch changed, or an id that is no profile of its own any more.

    records: those of which it was just asked or decided that they are this profile's; empty where that was known.
    events: [source, id] of each event that did it. merged: ids that lead to it now; split_from: whose its records were;
    into: where an id leads that was merged away.
    """

    profile_id: ProfileId
    kind: ChangeKind
    records: list[RecordId]
    events: list[tuple[str, str]]
    at: datetime
    merged: Sequence[ProfileId] = ()
    split_from: ProfileId = ""
    into: ProfileId = ""


def changes(
    events: Iterable[tuple[ProfileId, str, str]],
    profiles: Mapping[RecordId, ProfileId],
    resolution: Resolution,
    decided: datetime,
) -> list[Change]:
    """A change for each profile that the events touched, for each that was merged or split, and each id merged away.

    events: profile, source and id of each; profiles: whose each of their records is; decided: the store's time after
    the last commit.
    """
    found = {change.profile_id: change for change in _regrouped(resolution, decided)}
    for touched, source, event_id in events:
        profile_id = resolution.led.get(touched, touched)
        change = found.get(profile_id)
        if change is None:
            change = found[profile_id] = Change(profile_id, "changed", [], [], resolution.asked_at)
        change.events.append((source, event_id))
    return [*_read_only(profiles, resolution, found), *found.values()]


def _regrouped(resolution: Resolution, decided: datetime) -> Iterable[Change]:
    """Each profile that was merged, split or decided about, with all that is its own after the batch's last commit.

    One batch may move a record several times: only where it went last is true, and two statements of one moment can't
    be told apart. So of an id: all that is said of one that a later commit merged away is where it leads.
    """
    kinds = became(resolution.decided, resolution.merged, resolution.split)
    merged: defaultdict[ProfileId, list[ProfileId]] = defaultdict(list)
    for lost in sorted(one for one, into in resolution.led.items() if one != into):
        merged[resolution.led[lost]].append(lost)
    owned: defaultdict[ProfileId, list[RecordId]] = defaultdict(list)
    for record_id in sorted(resolution.moved):
        owned[resolution.moved[record_id]].append(record_id)
    for one, (kind, origin) in kinds.items():
        if one in owned:
            yield Change(one, kind, owned[one], [], decided, merged.get(one, ()), origin)
    yield from (_merged_into(into, lost, decided) for into, all_ in merged.items() for lost in all_)


def _merged_into(profile_id: ProfileId, lost: ProfileId, at: datetime) -> Change:
    return Change(lost, "merged_into", [], [], at, into=profile_id)


def _read_only(
    profiles: Mapping[RecordId, ProfileId], resolution: Resolution, found: Mapping[ProfileId, Change]
) -> Iterable[Change]:
    """What was asked for: noted in a change of that moment, or told by itself where the profile's is of a later one."""
    late: dict[ProfileId, Change] = {}
    for record_id in sorted(resolution.asked):
        profile_id = profiles[record_id]
        if found[profile_id].kind == "changed" and profile_id not in resolution.decided:
            found[profile_id].records.append(record_id)
        elif resolution.moved.get(record_id) != profile_id:
            read = Change(profile_id, "changed", [], [], resolution.asked_at)
            late.setdefault(profile_id, read).records.append(record_id)
    return late.values()


def told_in_full(
    told: Sequence[Change], doubtful: Set[ProfileId], identities: IdentityStore, asked: datetime
) -> list[Change]:
    """The same, but the doubtful with all records and ids of their groups. asked: the store's time now."""
    by_profile = {change.profile_id: change for change in told}
    read_only = [change for change in told if by_profile[change.profile_id] is not change]
    for group in identities.groups(sorted(doubtful)):
        _tell_whole(group, by_profile, asked)
    return [*read_only, *by_profile.values()]


def _tell_whole(group: Group, by_profile: dict[ProfileId, Change], at: datetime) -> None:
    """`at` is the time before the group was read. What was told of an id that leads to it is told of itself."""
    known = [by_profile[one] for one in (group.profile_id, *group.aliases) if one in by_profile]
    mine = by_profile.get(group.profile_id)
    by_profile |= {lost: _merged_into(group.profile_id, lost, at) for lost in group.aliases}
    by_profile[group.profile_id] = Change(
        group.profile_id,
        mine.kind if mine and not mine.into else "changed",
        [record.record_id for record in group.records],
        [event for change in known for event in change.events],
        at,
        group.aliases,
        mine.split_from if mine else "",
    )


def change_messages(told: Iterable[Change]) -> list[Outgoing]:
    """Keyed by profile id, so that the compacted topic keeps the last of each."""
    return [Outgoing(topics.CHANGES, one.profile_id.encode(), orjson.dumps(_said(one)), []) for one in told]


def _said(change: Change) -> dict[str, Any]:
    """The wire's form, `schemas.changes.ProfileChange`: what most messages have nothing to say of is left out."""
    profile_id, kind, records, events, at, merged, split_from, into = change
    said = {"profile_id": profile_id, "kind": kind, "records": records, "events": events, "at": at}
    if merged:
        said["merged"] = merged
    if split_from:
        said["split_from"] = split_from
    if into:
        said["into"] = into
    return said


def read_change(value: bytes) -> Change:
    """What `change_messages` wrote. Raises ValueError, KeyError, or TypeError where it is none."""
    said = orjson.loads(value)
    return Change(
        said["profile_id"],
        said["kind"],
        said["records"],
        [(source, event_id) for source, event_id in said["events"]],
        datetime.fromisoformat(said["at"]),
        said.get("merged", ()),
        said.get("split_from", ""),
        said.get("into", ""),
    )


def merged_into(value: bytes) -> list[ProfileId]:
    """The profile that an id leads to of which the message says that it was merged away; else none. Few are read."""
    if b'"merged_into"' not in value:
        return []
    try:
        return [into for into in (read_change(value).into,) if into]
    except (ValueError, KeyError, TypeError):
        return []
