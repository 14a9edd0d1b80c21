"""Fragments in Redis or Valkey: what `fragments.lua` does, in the words of the port. One server, or a cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import redis
from redis.cluster import RedisCluster
from redis.crc import key_slot

from profile_store.ports import ApplyOutcome
from profile_store.redis.fragments_codec import EffectPacker, Packed, array_of, fragment_from_wire
from profile_store.redis.functions import WAITED_FOR, passes, unavailable
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
        self._packed = EffectPacker().packed

    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        """Raises StoreUnavailable; some of the effects may then be folded: repeat them all, it does no harm."""
        calls = list(self._calls(effects))
        commands: list[tuple[str | int | bytes, ...]] = list(_days_first(effects))
        indexed = len(commands)
        commands += (("FCALL", "fragments_apply", 1, call.key, call.argument) for call in calls)
        outcomes = [ApplyOutcome.DUPLICATE] * len(effects)
        for call, answer in zip(calls, self._run("fragments_apply", commands)[indexed:], strict=True):
            for position, outcome in zip(call.positions, answer, strict=True):
                outcomes[position] = _OUTCOMES[outcome]
        return outcomes

    def _calls(self, effects: Sequence[EventEffect]) -> Iterator[_Call]:
        for positions in self._by_slot(effects):
            yield from self._chunks(effects, positions)

    def _chunks(self, effects: Sequence[EventEffect], positions: Sequence[int]) -> Iterator[_Call]:
        parts: list[Packed] = []
        start = size = 0
        for end, position in enumerate(positions, 1):
            parts.append(self._packed(effects[position]))
            size += len(parts[-1].elements)
            if len(parts) == _EFFECTS or size >= _BYTES or end == len(positions):
                yield _Call(positions[start:end], FRAGMENT % effects[position].record_id, array_of(parts))
                parts, start, size = [], end, 0

    def _by_slot(self, effects: Sequence[EventEffect]) -> Iterable[Sequence[int]]:
        """Positions of the effects that may share a call: on one server all, on a cluster those of one slot."""
        if not self._on_cluster:
            return [range(len(effects))]
        slots: defaultdict[int, list[int]] = defaultdict(list)
        for position, effect in enumerate(effects):
            slots[key_slot(effect.record_id.encode())].append(position)
        return slots.values()

    def load(self, record_ids: Sequence[RecordId], *, ledger: bool = False) -> list[Fragment]:
        """Raises StoreUnavailable."""
        names = (FRAGMENT, LEDGER) if ledger else (FRAGMENT,)
        answers = iter(self._run("load", [("HGETALL", name % record_id) for record_id in record_ids for name in names]))
        return [fragment_from_wire(next(answers), next(answers) if ledger else None) for _ in record_ids]

    def delivering_on(self, day: date) -> list[RecordId]:
        """Raises StoreUnavailable."""
        (members,) = self._run("delivering_on", [("SMEMBERS", DELIVERING % day.isoformat())])
        return sorted(member.decode() for member in members)

    def _run(self, what: str, commands: Sequence[tuple[str | int | bytes, ...]]) -> list[Any]:
        """The answers, in one round trip to each node.

        Errors are made here: the client's own would quote the arguments.
        """
        try:
            with self._client.pipeline(transaction=False) as pipeline:
                for command in commands:
                    pipeline.execute_command(*command)
                answers: list[Any] = pipeline.execute(raise_on_error=False)
        except WAITED_FOR as error:
            raise unavailable(what, error) from error
        fault = next((answer for answer in answers if isinstance(answer, Exception)), None)
        if fault is not None:
            raise (unavailable(what, fault) if passes(fault) else fault) from None
        return answers


def _days_first(effects: Sequence[EventEffect]) -> Iterator[tuple[str, ...]]:
    """The planners' index is written before what it points to: it may know too much, never too little."""
    days: defaultdict[str, set[RecordId]] = defaultdict(set)
    for effect in effects:
        for day in effect.delivery_days:
            days[day].add(effect.record_id)
    return (("SADD", DELIVERING % day, *sorted(records)) for day, records in days.items())
