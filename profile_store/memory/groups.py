"""The identity graph in this process's memory: its state, and the groups in it as they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from profile_store.answers import Named
from profile_store.identity_graph import as_stated, name_words
from profile_store.memory.likeness import LikenessState
from profile_store.memory.regroupings import MemoryRegroupings
from schemas.identifiers import Identifier
from schemas.identity import Decision, Evidence, Group, ProfileId, Record, RecordId


@dataclass
class Known:
    """A record as stored; `noted`: its references that other records or decisions know too."""

    record: Record
    profile_id: ProfileId = ""
    minted: ProfileId | None = None
    noted: set[Identifier] = field(default_factory=set)


class MemoryGroups(MemoryRegroupings):
    """What is read of `IdentityStore`."""

    def __init__(self, auto_join: float | None = None) -> None:
        super().__init__()
        self.auto_join = auto_join
        self._likeness = LikenessState()
        self._disowned: dict[Identifier, frozenset[RecordId]] = {}
        self._holders: defaultdict[Identifier, dict[RecordId, Evidence]] = defaultdict(dict)
        self._decisions: defaultdict[Identifier, set[Decision]] = defaultdict(set)
        self._records: dict[RecordId, Known] = {}
        self._anchors: dict[ProfileId, RecordId] = {}
        self._crowds: set[Identifier] = set()
        self._members: dict[ProfileId, frozenset[RecordId]] = {}
        self._households: dict[ProfileId, frozenset[ProfileId]] = {}

    def _read(self, record_id: RecordId) -> Record:
        known = self._records[record_id]
        return replace(known.record, references=known.record.references | known.noted)

    def _profile_of(self, record_id: RecordId) -> ProfileId:
        return self._records[record_id].profile_id

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        with self._lock:
            disowned = self._disowned.get(identifier, frozenset())
            return self._groups_of([one for one in self._holders.get(identifier, {}) if one not in disowned], limit)

    def groups_with_each(self, identifiers: Sequence[Identifier], limit: int) -> list[list[Group]]:
        return [self.groups_with(one, limit) for one in identifiers]

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

    def groups_named(self, spellings: Sequence[Sequence[str]], limit: int) -> Named:
        with self._lock:
            words = {one: name_words(self._records[one].record) for one in sorted(self._records)}
            named = [one for tokens in spellings if tokens for one in words if words[one].issuperset(tokens)]
            groups = self._groups_of(named, limit + 1)
            return Named(groups[:limit], len(groups) > limit)

    def evidence(self, identifiers: Iterable[Identifier]) -> Mapping[tuple[Identifier, RecordId], Evidence]:
        with self._lock:
            return {(one, record): told for one in identifiers for record, told in self._holders.get(one, {}).items()}

    def all_groups(self) -> Iterator[Group]:
        with self._lock:
            groups = [self._group(profile_id) for profile_id in self._members]
        yield from groups
