"""The Redis Function and the pure functions fold any sequence of effects to the same fragments, byte for byte."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
import redis
from hypothesis import given, settings
from hypothesis import strategies as st

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.redis.fragments import RedisFragmentStore
from profile_store.redis.functions import load_functions
from schemas.fragment import EventEffect
from tests.random_fragments import effects, many_views
from tests.searching import cases

RECORDS = ("a", "b")
_examples = itertools.count()


@pytest.fixture(scope="module")
def server(valkey_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(valkey_url) as client:
        load_functions(client)
        yield client


@settings(max_examples=cases(150))
@given(
    st.one_of(st.lists(effects(RECORDS), max_size=20), st.lists(many_views(RECORDS), max_size=12)), st.integers(1, 20)
)
def test_function_and_twin_agree(server: redis.Redis, sequence: list[EventEffect], batch: int) -> None:
    example = f"equal-{next(_examples)}-"
    sequence = [effect._replace(record_id=example + effect.record_id) for effect in sequence]
    stores = RedisFragmentStore(server), MemoryFragmentStore()
    outcomes = [
        [
            outcome
            for start in range(0, len(sequence), batch)
            for outcome in store.apply(sequence[start : start + batch])
        ]
        for store in stores
    ]
    assert outcomes[0] == outcomes[1]
    for ledger in (False, True):
        in_redis, in_memory = (store.load([example + record for record in RECORDS], ledger=ledger) for store in stores)
        assert in_redis == in_memory
