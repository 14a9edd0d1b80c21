"""Random towns of clients on all channels: neither the order of events nor a system's secret decides who is who.

`tests/e2e/test_order_free.py` plays the same towns through Valkey; here they cost a second, so that a search
(`make search`) meets hundreds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

import pytest

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import Sighting
from schemas.identity import Decision
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import ProfilePipeline
from stream_processors.steps.match import Matcher
from stream_processors.steps.resolve import Resolver
from tests.e2e.random_town import EVENTS, as_message, town
from tests.identity_graph import Groups, groups, oracle, profile_ids
from tests.searching import seeds


class Step(NamedTuple):
    """What one event says."""

    seen: Sequence[Sighting]
    decided: Sequence[Decision]


def told(seed: int, secret: bytes) -> list[Step]:
    """The town as a system with this secret reads it."""
    store = MemoryMatchStore()
    resolver = Resolver(store, fresh=profile_ids())
    pipeline = ProfilePipeline(Recorder(secret, "RU"), resolver, Matcher(store, resolver), store, MemoryFragmentStore())
    steps = []
    for number, raw in enumerate(islice(town(random.Random(seed)), EVENTS)):
        batch = pipeline.read([as_message(number, raw)])
        steps.append(Step(list(batch.sightings.values()), batch.decisions))
    return steps


def judged_at_once(steps: Sequence[Step]) -> Groups:
    return oracle([one for step in steps for one in step.seen], [one for step in steps for one in step.decided])


def streamed(steps: Sequence[Step], chance: random.Random) -> Groups:
    """In batches from 1 to 200 events."""
    store = MemoryMatchStore()
    resolver = Resolver(store, fresh=profile_ids())
    waiting = iter(steps)
    while batch := list(islice(waiting, chance.choice((1, 2, 7, 50, 200)))):
        resolver.resolve([one for step in batch for one in step.seen], [one for step in batch for one in step.decided])
    return groups(store)


def shuffled(steps: Sequence[Step], chance: random.Random) -> list[Step]:
    return chance.sample(steps, len(steps))


def doubled(steps: Sequence[Step], chance: random.Random) -> list[Step]:
    return shuffled([*steps, *steps], chance)


@pytest.mark.parametrize("seed", seeds(2))
def test_a_systems_secret_decides_nothing(seed: int) -> None:
    """It makes other record ids, and so another order of them."""
    ours = told(seed, b"ours")
    expected = judged_at_once(ours)
    for secret in (b"theirs", b"a third one's"):
        theirs = told(seed, secret)
        called = {
            one.record.record_id: other.record.record_id
            for mine, their in zip(ours, theirs, strict=True)
            for one, other in zip(mine.seen, their.seen, strict=True)
        }
        assert judged_at_once(theirs) == {frozenset(map(called.__getitem__, group)) for group in expected}


@pytest.mark.parametrize("seed", seeds(2))
@pytest.mark.parametrize("order", [shuffled, doubled])
def test_a_stream_in_any_order_reaches_what_is_judged_at_once(
    seed: int, order: Callable[[Sequence[Step], random.Random], list[Step]]
) -> None:
    steps = told(seed, b"ours")
    chance = random.Random(seed)
    assert streamed(order(steps, chance), chance) == judged_at_once(steps)
