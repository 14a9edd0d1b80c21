"""The same events, shuffled and doubled, in two systems: the same bytes from `omniprofile export --no-ids`.

Real engines and the pipeline's own objects; what is left out is only the process around them, which other tests kill.
A seed makes a town of clients on all channels, with shared phones, late corrections, repeats, conflicts and decisions.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import orjson
import pytest
import redis

from benchmarks.audit import Lag
from deploy import running, wiring
from deploy.settings import Settings
from profile_store.redis.functions import load_functions
from tests.e2e.random_town import EVENTS, as_message, town
from tests.e2e.system import System
from tests.searching import seeds
from tests.waiting import until

SEEDS = (*seeds(2), random.SystemRandom().randrange(1_000_000))  # the last is another one each time


@pytest.fixture
def settings(empty_valkey: str) -> Settings:
    with redis.Redis.from_url(empty_valkey) as client:
        load_functions(client)
    return Settings(b"", redis_identity_url=empty_valkey, redis_profile_url=empty_valkey)


@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_and_doubled_events_give_the_same_bytes(settings: Settings, seed: int) -> None:
    events = list(islice(town(random.Random(seed)), EVENTS))
    chance = random.Random(seed + 1)
    first = exported(settings, events, [EVENTS], chance)
    assert len(first) > 10, "the seed makes a town"
    for _ in range(2):
        again = events * 2
        chance.shuffle(again)
        assert exported(settings, again, cuts(chance, len(again)), chance) == first


def exported(settings: Settings, events: Sequence[bytes], batches: Sequence[int], chance: random.Random) -> list[str]:
    """What a fresh system, with a secret of its own, says after the events, which it gets in batches of these sizes."""
    settings = replace(settings, secret=chance.randbytes(32))
    with redis.Redis.from_url(settings.redis_identity_url) as client:
        client.flushall()
    pipeline = wiring.profile_pipeline(settings)
    waiting = iter(enumerate(events))
    for size in batches:
        pipeline.write(pipeline.read([as_message(number, raw) for number, raw in islice(waiting, size)]))
    assert next(waiting, None) is None
    return wiring.reader(settings).export(no_ids=True)


def test_two_whole_systems_agree(tmp_path: Path) -> None:
    """The same through HTTP, the log, the workers and the command."""
    events = list(islice(town(random.Random(SEEDS[-1])), EVENTS))
    shuffled = events * 2
    random.Random(SEEDS[-1]).shuffle(shuffled)
    first, second = (said_by(tmp_path / name, told) for name, told in (("one", events), ("two", shuffled)))
    assert len(first.splitlines()) > 10
    assert first == second


def said_by(directory: Path, events: Sequence[bytes]) -> str:
    """`omniprofile export --no-ids` of a new system after these events."""
    with System(directory, "embedded") as system:
        for start in range(0, len(events), 50):
            system.post(*map(orjson.loads, events[start : start + 50]))
        lag = Lag(running.settings(system.data_dir).kafka_bootstrap)
        until(lambda: not any(lag().values()), "all events to be done")
        exported = system.run("export", "--no-ids")
        assert system.stop() == 0
        return exported


def cuts(chance: random.Random, count: int) -> list[int]:
    """Batch sizes from 1 to 200 that make up the count."""
    sizes: list[int] = []
    while sum(sizes) < count:
        sizes.append(min(chance.choice((1, 2, 7, 50, 200)), count - sum(sizes)))
    return sizes
