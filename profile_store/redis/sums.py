"""What profiles state together, in Redis or Valkey: `lua/identity/09_sums.lua` in the words of the port."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from profile_store.redis.functions import calls
from profile_store.redis.identity import RECORDS, RedisIdentityStore, parts
from profile_store.redis.identity_codec import stated_in
from profile_store.redis.identity_wire import json_list
from profile_store.sums import Standing, Whole
from schemas.identity import Alike, Group, ProfileId, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.stream_likeness import BlockKey

_STANDINGS = 100  # in one call: each reads the members of up to twenty blocks


class RedisSums(RedisIdentityStore):
    """`SumStore`, beside the identities."""

    def wholes(
        self, profile_ids: Collection[ProfileId], record_ids: Collection[RecordId] = ()
    ) -> Mapping[ProfileId | RecordId, Whole]:
        profiles, records = parts(profile_ids, RECORDS), parts(record_ids, RECORDS)
        nothing: list[str] = []
        asked = [[*both] for both in zip_longest(profiles, records, fillvalue=nothing)]
        found: dict[ProfileId | RecordId, Whole] = {}
        for both, (led, told) in zip(asked, calls(self._client, "identity_wholes", asked), strict=True):
            read = (_whole(profile_id, stating) for profile_id, stating in zip(told[::2], told[1::2], strict=True))
            known = {whole.profile_id: whole for whole in read if whole}
            ids = (one for part in both for one in part)
            found |= {one: known[whose] for one, whose in zip(ids, led, strict=True) if whose in known}
        return found

    def stand(self, standings: Sequence[Standing]) -> list[frozenset[RecordId]]:
        wire = ([one.by, self._keys.blocks(sorted(one.keys)), one.enters] for one in standings)
        asked = ([LARGEST_BLOCK, part] for part in parts(wire, _STANDINGS))
        return [frozenset(met) for met in self._each("stand", asked)]

    def await_sums(self, pairs: Collection[Alike]) -> None:
        self._each_part("await_sums", [[pair.a, pair.b, pair.score] for pair in pairs])

    def let_go(self, gone: Mapping[str, Collection[Group]]) -> None:
        self._each_part("let_go", [[member, [*map(_as_seen, groups)]] for member, groups in gone.items()])

    def fallen_sums(self, keys: Sequence[BlockKey]) -> list[bool]:
        sizes = self._each("sum_blocks", parts(self._keys.blocks(keys), RECORDS))
        return [size > LARGEST_BLOCK for size in sizes]

    def _each_part(self, function: str, items: Sequence[object]) -> None:
        calls(self._client, f"identity_{function}", parts(items, RECORDS))


def _whole(profile_id: ProfileId, stating: Sequence[str]) -> Whole | None:
    """stating: records and what they say, in turn."""
    said = {one: stated_in(one, body) for one, body in zip(stating[::2], stating[1::2], strict=True)}
    stated = {one: facts for one, facts in said.items() if facts}
    return Whole(profile_id, min(stated), frozenset(stated.values())) if stated else None


def _as_seen(group: Group) -> list[str]:
    return [group.profile_id, json_list(record.record_id for record in group.records)]
