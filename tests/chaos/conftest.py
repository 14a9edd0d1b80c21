"""Fixtures of the crash tests: the system, the seed of the kills, and the town whose events go on meanwhile."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tests.chaos.town import Town
from tests.e2e.system import System

SEED = "OMNIPROFILE_CHAOS_SEED"


@pytest.fixture(scope="module", params=["embedded", pytest.param("kafka", marks=pytest.mark.apache_kafka)])
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    system = System(tmp_path_factory.mktemp(f"chaos-{request.param}") / "data", request.param)
    system.start()
    try:
        yield Town(system)
    finally:
        assert system.stop() == 0, system.output.read_text()


@pytest.fixture
def chance() -> random.Random:
    """Chosen anew each run and printed, so that pytest shows it with a failure; OMNIPROFILE_CHAOS_SEED repeats it."""
    seed = int(os.environ.get(SEED) or random.SystemRandom().randrange(1_000_000))
    print(f"{SEED}={seed}")
    return random.Random(seed)
