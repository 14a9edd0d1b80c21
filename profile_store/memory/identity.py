"""The identity graph in this process's memory: the twin of the Redis adapter, for tests and for work on files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from profile_store.identity_graph import Holders, Likened, StoredRecord, as_stated, close, name_words
from profile_store.memory.likeness import LikenessState
from profile_store.memory.regroupings import MemoryRegroupings
from profile_store.ports import Block, Likenesses, Neighbourhood, Node, Regrouping, Sighting
from schemas.identifiers import NOTED_KINDS, POLICIES, Identifier
from schemas.identity import Decision, Evidence, Group, ProfileId, Record, RecordId
from stream_processors.identity.likeness import BlockKey


@dataclass
class _Known:
    """A record as stored; `noted`: its references that other records or decisions know too."""

    record: Record
    profile_id: ProfileId = ""
    minted: ProfileId | None = None
    noted: set[Identifier] = field(default_factory=set)


class MemoryIdentityStore(MemoryRegroupings):
    """`IdentityStore`; each call is atomic under one lock, as a Redis Function is."""

    def __init__(self, auto_join: float | None = None) -> None:
        super().__init__()
        self.auto_join = auto_join
        self._likeness = LikenessState()
        self._disowned: dict[Identifier, frozenset[RecordId]] = {}
        self._holders: defaultdict[Identifier, dict[RecordId, Evidence]] = defaultdict(dict)
        self._decisions: defaultdict[Identifier, set[Decision]] = defaultdict(set)
        self._records: dict[RecordId, _Known] = {}
        self._anchors: dict[ProfileId, RecordId] = {}
        self._crowds: set[Identifier] = set()
        self._members: dict[ProfileId, frozenset[RecordId]] = {}
        self._households: dict[ProfileId, frozenset[ProfileId]] = {}

    def observe(self, sightings: Sequence[Sighting], fresh: Sequence[ProfileId]) -> list[ProfileId | None]:
        with self._lock:
            return [self._observe(sighting, new) for sighting, new in zip(sightings, fresh, strict=True)]

    def _observe(self, sighting: Sighting, fresh: ProfileId) -> ProfileId | None:
        record = sighting.record
        known = self._records.get(record.record_id)
        judged = record.all_identifiers if known is None else self._not_own(record)
        if not all(map(self._joins_nobody, judged)):
            return None
        if known:
            self._bind(sighting, record.references)
            return known.profile_id
        self._bind(sighting, record.all_identifiers)
        self._mint(record.record_id, fresh)
        self._records[record.record_id].profile_id = fresh
        self._members[fresh] = frozenset({record.record_id})
        return fresh

    def _not_own(self, record: Record) -> set[Identifier]:
        return {one for one in record.references if record.record_id not in self._holders.get(one, {})}

    def _joins_nobody(self, identifier: Identifier) -> bool:
        """Neither a record nor a decision that could bear on a grouping: unseen, or a crowd already."""
        unseen = not self._holders.get(identifier) and not self._decisions.get(identifier)
        return unseen or self._crowded(identifier)

    def _crowded(self, identifier: Identifier) -> bool:
        many = len(self._holders.get(identifier, {})) > POLICIES[identifier.kind].crowd_limit
        return many or identifier in self._crowds

    def _bind(self, sighting: Sighting, identifiers: Iterable[Identifier]) -> None:
        record = sighting.record
        lasting = record if not record.identifiers else replace(record, references=frozenset())
        self._records.setdefault(record.record_id, _Known(lasting))
        for identifier in identifiers:
            self._holders[identifier].setdefault(record.record_id, sighting.evidence)

    def _mint(self, record_id: RecordId, profile_id: ProfileId) -> None:
        self._records[record_id].minted = profile_id
        self._anchors[profile_id] = record_id

    def neighbourhood(
        self, seeds: Iterable[Identifier], records: Iterable[RecordId] = (), most: int | None = None
    ) -> Neighbourhood:
        return close(self, seeds, records, most)

    def near(
        self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId], known: Collection[RecordId] = ()
    ) -> tuple[list[Holders], Mapping[RecordId, StoredRecord | None]]:
        return self.holders(identifiers), dict(zip(record_ids, self.stored(record_ids), strict=True))

    def holders(self, identifiers: Sequence[Identifier]) -> list[Holders]:
        with self._lock:
            return [
                Holders(
                    self._version(one),
                    None if self._crowded(one) else list(self._holders.get(one, {})),
                    list(self._decisions.get(one, ())),
                )
                for one in identifiers
            ]

    def _version(self, identifier: Identifier) -> int:
        decisions = len(self._decisions.get(identifier, ()))
        return -1 - decisions if self._crowded(identifier) else decisions + len(self._holders.get(identifier, {}))

    def stored(self, record_ids: Sequence[RecordId]) -> list[StoredRecord | None]:
        with self._lock:
            return [self._stored(record_id) for record_id in record_ids]

    def _stored(self, record_id: RecordId) -> StoredRecord | None:
        known = self._records.get(record_id)
        if known is None:
            return None
        version = 1 + len(known.noted) + (known.minted is not None)
        return StoredRecord(version, self._read(record_id), known.profile_id, known.minted)

    def _read(self, record_id: RecordId) -> Record:
        known = self._records[record_id]
        return replace(known.record, references=known.record.references | known.noted)

    def likened(self, record_ids: Sequence[RecordId]) -> list[Likened]:
        with self._lock:
            state = self._likeness
            return [Likened(state.version(one), list(state.pairs.get(one, {}).values())) for one in record_ids]

    def fallen(self, keys: Sequence[BlockKey]) -> list[bool]:
        with self._lock:
            return [not self._likeness.followed(key) for key in keys]

    def commit(self, changes: Sequence[Regrouping]) -> list[int]:
        with self._lock:
            return [self._commit(change) for change in changes]

    def _commit(self, change: Regrouping) -> int:
        if any(self._version_of(key) != seen for key, seen in change.versions.items()):
            return 0
        if any(self._members.get(one) != members for one, members in change.groups_before().items()):
            return 0
        self._crowds |= change.crowds
        for sighting in change.sightings:
            self._bind(sighting, sighting.record.all_identifiers)
        for decision in change.decisions:
            for identifier in decision.of:
                self._decisions[identifier].add(decision)
        self._note_conducting(change)
        self._regroup(change)
        return self._numbered(change)

    def _version_of(self, node: Node) -> int:
        if isinstance(node, Identifier):
            return self._version(node)
        if isinstance(node, Likenesses):
            return self._likeness.version(node.of)
        if isinstance(node, Block):
            return int(not self._likeness.followed(node.key))
        stored = self._stored(node)
        return stored.version if stored else 0

    def _note_conducting(self, change: Regrouping) -> None:
        carried = [*(one.record.references for one in change.sightings), *(one.of for one in change.decisions)]
        for identifier in set().union(*carried):
            known = len(self._holders.get(identifier, {})) + len(self._decisions.get(identifier, ()))
            conducts = known >= 2 and not self._crowded(identifier)
            if identifier.kind in NOTED_KINDS and conducts:
                for record_id in self._holders[identifier]:
                    self._records[record_id].noted.add(identifier)

    def _regroup(self, change: Regrouping) -> None:
        for record_id, profile_id in change.minted.items():
            self._mint(record_id, profile_id)
        for retired in set(change.current.values()) - change.groups.keys():
            self._members.pop(retired, None)
            self._households.pop(retired, None)
        for profile_id, members in change.groups.items():
            self._members[profile_id] = members
            self._households[profile_id] = change.households.get(profile_id, frozenset())
            for record_id in members:
                self._records[record_id].profile_id = profile_id
        self._likeness.follow([one for members in change.groups.values() for one in members], self._profile_of)
        self._likeness.judged(change, self._judged_values(change))
        self._disowned.update(change.disowned)

    def _profile_of(self, record_id: RecordId) -> ProfileId:
        return self._records[record_id].profile_id

    def _judged_values(self, change: Regrouping) -> list[Identifier]:
        return [one for one in change.versions if isinstance(one, Identifier) and change.versions[one] >= 0]

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        with self._lock:
            disowned = self._disowned.get(identifier, frozenset())
            return self._groups_of([one for one in self._holders.get(identifier, {}) if one not in disowned], limit)

    def _groups_of(self, record_ids: Iterable[RecordId], limit: int) -> list[Group]:
        profiles = dict.fromkeys(self._records[record_id].profile_id for record_id in record_ids)
        return [self._group(profile_id) for profile_id in list(profiles)[:limit]]

    def _group(self, current: ProfileId) -> Group:
        members = sorted(self._members[current])
        minted = {known for one in members if (known := self._records[one].minted)}
        household = tuple(sorted(self._households.get(current, ())))
        records = tuple(as_stated(self._read(one)) for one in members)
        foreign = frozenset(
            (each.record_id, one)
            for each in records
            for one in each.all_identifiers
            if each.record_id in self._disowned.get(one, ()) or one in self._crowds or self._likeness.is_generic(one)
        )
        return Group(current, records, tuple(sorted(minted - {current})), household, foreign)

    def group(self, profile_id: ProfileId) -> Group | None:
        with self._lock:
            anchor = self._anchors.get(profile_id)
            return None if anchor is None else self._group(self._records[anchor].profile_id)

    def groups(self, profile_ids: Sequence[ProfileId]) -> list[Group]:
        return [group for group in map(self.group, profile_ids) if group]

    def profiles_of(self, record_ids: Sequence[RecordId]) -> Mapping[RecordId, ProfileId]:
        with self._lock:
            return {one: self._records[one].profile_id for one in record_ids if one in self._records}

    def groups_named(self, spellings: Sequence[Sequence[str]], limit: int) -> list[Group]:
        with self._lock:
            words = {one: name_words(self._records[one].record) for one in sorted(self._records)}
            named = [one for tokens in spellings if tokens for one in words if words[one].issuperset(tokens)]
            return self._groups_of(dict.fromkeys(named), limit)

    def evidence(self, identifiers: Iterable[Identifier]) -> Mapping[tuple[Identifier, RecordId], Evidence]:
        with self._lock:
            return {(one, record): told for one in identifiers for record, told in self._holders.get(one, {}).items()}

    def all_groups(self) -> Iterator[Group]:
        with self._lock:
            groups = [self._group(profile_id) for profile_id in self._members]
        yield from groups
