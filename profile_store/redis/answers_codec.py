"""How the Redis Functions of the identity graph answer: holders, hops, who is met in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from profile_store.answers import Entered, Holders, Near, StoredRecord
from profile_store.redis.identity_codec import decision_from_json, record_from_body, record_from_fields
from schemas.identifiers import Identifier
from schemas.identity import Record, RecordId

_Holders = tuple[int, list[RecordId] | bool, list[str]]
_Fields = Sequence[str]
Hop = tuple[Sequence[_Holders], Sequence[RecordId], Sequence[_Fields]]
Met = tuple[Sequence[RecordId], Sequence[RecordId], Sequence[RecordId], bool] | bool
"""What `meet` of `lua/identity/02_blocks.lua` says of a record, or True where that was compared."""


def holders_from_wire(answer: _Holders) -> Holders:
    version, records, decisions = answer
    return Holders(version, records if isinstance(records, list) else None, list(map(decision_from_json, decisions)))


def stored_from_wire(record_id: RecordId, fields: _Fields) -> StoredRecord | None:
    return record_from_fields(record_id, fields) if fields else None


def near_from_wire(identifiers: Iterable[Identifier], hop: Hop) -> Near:
    holders, ids, fields = hop
    return Near(
        dict(zip(identifiers, map(holders_from_wire, holders), strict=True)),
        dict(zip(ids, map(stored_from_wire, ids, fields), strict=True)),
    )


class Said:
    """What the candidates that an answer names say. said: record → body; Lua's empty table comes as an empty list."""

    def __init__(self, said: Mapping[RecordId, str]) -> None:
        self._records = {one: record_from_body(one, body) for one, body in said.items() if body} if said else {}

    def entered(self, record: Record, met: Met) -> Entered | None:
        """None where it was compared before."""
        if isinstance(met, bool):
            return None
        near, fallen, sums, several = met
        records, own = self._records, record.record_id
        candidates = {other: records[other] for other in near if other in records and other != own}
        return Entered(record, candidates, frozenset(fallen), frozenset(sums), several)
