"""What profiles state together, in this process's memory: the twin of the Redis adapter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from profile_store.memory.identity import MemoryIdentityStore
from profile_store.sums import Standing, Whole
from schemas.identity import Alike, Group, ProfileId, RecordId
from stream_processors.identity.stream_likeness import BlockKey
from stream_processors.identity.sums import stated_by


class MemorySums(MemoryIdentityStore):
    """`SumStore`, beside the identities."""

    def wholes(
        self, profile_ids: Collection[ProfileId], record_ids: Collection[RecordId] = ()
    ) -> Mapping[ProfileId | RecordId, Whole]:
        with self._lock:
            anchors = {one: self._anchors[one] for one in profile_ids if one in self._anchors}
            known = anchors | {one: one for one in record_ids if one in self._records}
            found = {one: self._whole(self._records[record_id].profile_id) for one, record_id in known.items()}
            return {one: whole for one, whole in found.items() if whole}

    def _whole(self, profile_id: ProfileId) -> Whole | None:
        stating = [one for record_id in self._members[profile_id] if (one := self._records[record_id].record).person]
        return Whole(profile_id, min(one.record_id for one in stating), stated_by(stating)) if stating else None

    def stand(self, standings: Sequence[Standing]) -> list[frozenset[RecordId]]:
        with self._lock:
            return [frozenset().union(*self._meet(one)) for one in standings]

    def _meet(self, standing: Standing) -> Iterable[set[RecordId]]:
        state = self._likeness
        for key in filter(state.followed, standing.keys):
            if standing.enters and state.followed_sums(key):
                state.sums[key].add(standing.by)
            if state.followed_sums(key):
                yield state.sums.get(key, set())
                if standing.enters:
                    yield state.blocks.get(key, set())

    def await_sums(self, pairs: Collection[Alike]) -> None:
        with self._lock:
            for pair in pairs:
                self._likeness.suggested_sums[f"{pair.a}+{pair.b}"] = pair.score

    def let_go(self, gone: Mapping[str, Collection[Group]]) -> None:
        with self._lock:
            for member, groups in gone.items():
                if all(self._is_now(group) for group in groups):
                    self._likeness.suggested_sums.pop(member, None)

    def _is_now(self, group: Group) -> bool:
        return self._members.get(group.profile_id) == frozenset(record.record_id for record in group.records)

    def fallen_sums(self, keys: Sequence[BlockKey]) -> list[bool]:
        with self._lock:
            return [not self._likeness.followed_sums(key) for key in keys]
