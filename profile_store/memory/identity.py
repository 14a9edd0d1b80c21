"""The identity graph in this process's memory: the twin of the Redis adapter, for tests and for work on files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from profile_store.answers import Committed, Entered, Entries, Holders, Likened, Near, Observed, StoredRecord
from profile_store.identity_graph import close
from profile_store.memory.groups import Known, MemoryGroups
from profile_store.ports import Block, Likenesses, Neighbourhood, Node, Regrouping, Sighting
from schemas.identifiers import NOTED_KINDS, POLICIES, Identifier
from schemas.identity import ProfileId, Record, RecordId
from stream_processors.identity.stream_likeness import BlockKey, keys_of


class MemoryIdentityStore(MemoryGroups):
    """`IdentityStore`; each call is atomic under one lock, as a Redis Function is."""

    def observe(self, sightings: Sequence[Sighting], fresh: Sequence[ProfileId], since: int | None = None) -> Observed:
        with self._lock:
            latest = self._since(since)
            profiles, entered = list[ProfileId | None](), dict[RecordId, Entered | None]()
            for sighting, new in zip(sightings, fresh, strict=True):
                known = sighting.record.record_id in self._records
                profiles.append(self._observe(sighting, new))
                entered.update(self._enter([sighting.record], known))
            left = [one.record for one, profile_id in zip(sightings, profiles, strict=True) if profile_id is None]
            carried = sorted({identifier for record in left for identifier in record.all_identifiers})
            return Observed(latest, profiles, entered, self._near(carried, [record.record_id for record in left]))

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
        self._records.setdefault(record.record_id, Known(lasting))
        for identifier in identifiers:
            self._holders[identifier].setdefault(record.record_id, sighting.evidence)
            if identifier.kind in NOTED_KINDS and self._crowded(identifier):
                self._records[record.record_id].noted.add(identifier)

    def _mint(self, record_id: RecordId, profile_id: ProfileId) -> None:
        self._records[record_id].minted = profile_id
        self._anchors[profile_id] = record_id

    def _enter(self, records: Iterable[Record], known: bool = True) -> Entries:
        """Of those that state a person and are in the graph. known: they were before, and may be compared."""
        compared = self._likeness.compared if known else ()
        found = {one.record_id: one for one in records if one.person and one.record_id in self._records}
        return {record_id: None if record_id in compared else self._entered(one) for record_id, one in found.items()}

    def _entered(self, record: Record) -> Entered:
        candidates, fallen, sums = self._likeness.enter(record.record_id, keys_of(record.person))
        met = {one: self._read(one) for one in candidates}
        several = len(self._members[self._profile_of(record.record_id)]) > 1
        return Entered(record, met, frozenset(fallen), frozenset(sums), several)

    def neighbourhood(
        self,
        seeds: Iterable[Identifier],
        records: Iterable[RecordId] = (),
        most: int | None = None,
        first: Near | None = None,
    ) -> Neighbourhood:
        return close(self, seeds, records, most, first)

    def near(
        self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId], known: Collection[RecordId] = ()
    ) -> Near:
        with self._lock:
            return self._near(identifiers, record_ids)

    def _near(self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId]) -> Near:
        holders = dict(zip(identifiers, self.holders(identifiers), strict=True))
        return Near(holders, {one: self._stored(one) for one in record_ids})

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

    def likened(self, record_ids: Sequence[RecordId]) -> list[Likened]:
        with self._lock:
            state = self._likeness
            return [Likened(state.version(one), list(state.pairs.get(one, {}).values())) for one in record_ids]

    def fallen(self, keys: Sequence[BlockKey]) -> list[bool]:
        with self._lock:
            return [not self._likeness.followed(key) for key in keys]

    def commit(self, changes: Sequence[Regrouping]) -> Committed:
        with self._lock:
            numbers, entered = list[int](), dict[RecordId, Entered | None]()
            for change in changes:
                new = [one.record for one in change.sightings if one.record.record_id not in self._records]
                numbers.append(self._commit(change))
                entered.update(self._enter(new, known=False))
            return Committed(numbers, entered)

    def _commit(self, change: Regrouping) -> int:
        if any(self._version_of(key) != seen for key, seen in change.versions.items()):
            return 0
        if any(self._members.get(one) != members for one, members in change.groups_before().items()):
            return 0
        crowds = {one for one in _named_in(change) if self._crowded(one)}
        self._crowds |= change.crowds
        for sighting in change.sightings:
            self._bind(sighting, sighting.record.all_identifiers)
        for decision in change.decisions:
            for identifier in decision.of:
                self._decisions[identifier].add(decision)
        self._note_conducting(change, crowds)
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

    def _note_conducting(self, change: Regrouping, crowds: Collection[Identifier]) -> None:
        """crowds: those of before, whose records have it noted; one that just became a crowd is noted on all of its."""
        for identifier in _named_in(change):
            known = len(self._holders.get(identifier, {})) + len(self._decisions.get(identifier, ()))
            if identifier.kind in NOTED_KINDS and known >= 2 and identifier not in crowds:
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

    def _judged_values(self, change: Regrouping) -> list[Identifier]:
        return [one for one in change.versions if isinstance(one, Identifier) and change.versions[one] >= 0]


def _named_in(change: Regrouping) -> set[Identifier]:
    """References that its sightings carry, and what its decisions are about."""
    carried = [*(one.record.references for one in change.sightings), *(one.of for one in change.decisions)]
    return set().union(*carried)
