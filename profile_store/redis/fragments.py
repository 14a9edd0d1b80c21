"""The fragment store on Redis or Valkey, one server or a cluster; the work is done by `fragments.lua`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import redis
from redis.cluster import RedisCluster
from redis.crc import key_slot

from profile_store.ports import ApplyOutcome
from profile_store.redis.fragments_codec import RecordEffects, array_of, fragment_from_wire
from profile_store.redis.functions import Command, run
from schemas.fragment import EventEffect, Fragment
from schemas.identity import RecordId

FRAGMENT: Final = "f:{%s}"
LEDGER: Final = "m:{%s}"
DELIVERING: Final = "x:delivery:%s"

# How much one call asks of a server that serves nobody else meanwhile: a few milliseconds at most.
_EFFECTS, _BYTES = 500, 1_000_000

_OUTCOMES: Final = {ord(str(int(outcome))): outcome for outcome in ApplyOutcome}


class _Call(NamedTuple):
    """One FCALL: the positions of its effects in what was given, a key that says where to send it, the effects
    packed.
    """

    positions: Sequence[int]
    key: str
    argument: bytes


class RedisFragmentStore:
    """`FragmentStore` on one server (one FCALL a chunk of effects) or on a Redis Cluster (one a slot in a pipeline).

    client: does not decode responses; the libraries must be loaded (`functions.load_functions`). Writes may run twice,
    since the client repeats what it got no answer to: then the outcome of an applied effect reads DUPLICATE.
    """

    def __init__(self, client: redis.Redis | RedisCluster) -> None:
        if client.get_encoder().decode_responses:
            raise ValueError("the fragment store needs a client with decode_responses=False: event digests are bytes")
        self._client = client
        self._on_cluster = isinstance(client, RedisCluster)

    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        """Raises StoreUnavailable; some of the effects may then be folded: repeat them all, it does no harm."""
        calls = [call for entries in self._by_slot(_by_record(effects)) for call in _calls(entries)]
        commands: list[Command] = list(_days_first(effects))
        indexed = len(commands)
        commands += (("FCALL", "fragments_fold", 1, call.key, call.argument) for call in calls)
        outcomes = [ApplyOutcome.DUPLICATE] * len(effects)
        for call, answer in zip(calls, run(self._client, "fragments_fold", commands)[indexed:], strict=True):
            for position, outcome in zip(call.positions, answer, strict=True):
                outcomes[position] = _OUTCOMES[outcome]
        return outcomes

    def _by_slot(self, entries: Iterable[RecordEffects]) -> Iterable[Iterable[RecordEffects]]:
        """Those that may share a call: on one server all, on a cluster those of one slot."""
        if not self._on_cluster:
            return [entries]
        slots: defaultdict[int, list[RecordEffects]] = defaultdict(list)
        for entry in entries:
            slots[key_slot(entry.record_id.encode())].append(entry)
        return slots.values()

    def load(self, record_ids: Sequence[RecordId], *, ledger: bool = False) -> list[Fragment]:
        """Raises StoreUnavailable."""
        names = (FRAGMENT, LEDGER) if ledger else (FRAGMENT,)
        commands = [("HGETALL", name % record_id) for record_id in record_ids for name in names]
        answers = iter(run(self._client, "load", commands))
        return [fragment_from_wire(next(answers), next(answers) if ledger else None) for _ in record_ids]

    def delivering_on(self, day: date) -> list[RecordId]:
        """Raises StoreUnavailable."""
        (members,) = run(self._client, "delivering_on", [("SMEMBERS", DELIVERING % day.isoformat())])
        return sorted(member.decode() for member in members)


def _by_record(effects: Sequence[EventEffect]) -> list[RecordEffects]:
    """The effects of each record folded together, in the order in which the records first came."""
    entries: list[RecordEffects] = []
    latest: dict[RecordId, RecordEffects] = {}
    for position, effect in enumerate(effects):
        entry = latest.get(effect.record_id)
        if entry is None or entry.full:
            entry = latest[effect.record_id] = RecordEffects(effect.record_id)
            entries.append(entry)
        entry.add(position, effect)
    return entries


def _calls(entries: Iterable[RecordEffects]) -> Iterator[_Call]:
    """Whole entries until a call has enough."""
    taken: list[RecordEffects] = []
    packed: list[bytes] = []
    effects = size = 0
    for entry in entries:
        taken.append(entry)
        packed.append(entry.packed())
        effects += len(entry.positions)
        size += len(packed[-1])
        if effects >= _EFFECTS or size >= _BYTES:
            yield _call(taken, packed)
            taken, packed, effects, size = [], [], 0, 0
    if taken:
        yield _call(taken, packed)


def _call(entries: Sequence[RecordEffects], packed: Sequence[bytes]) -> _Call:
    positions = [position for entry in entries for position in entry.positions]
    return _Call(positions, FRAGMENT % entries[0].record_id, array_of(packed))


def _days_first(effects: Sequence[EventEffect]) -> Iterator[tuple[str, ...]]:
    """The planners' index is written before what it points to: it may know too much, never too little."""
    days: defaultdict[str, set[RecordId]] = defaultdict(set)
    for effect in effects:
        for day in effect.delivery_days:
            days[day].add(effect.record_id)
    return (("SADD", DELIVERING % day, *sorted(records)) for day, records in days.items())
