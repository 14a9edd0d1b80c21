"""An engine that accepts connections and never answers: a stopped process, a full disk, a swapping machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from deploy.late_history import LateHistory
from deploy.readiness import history_answers, redis_answers
from deploy.redis_clients import redis_client
from profile_store.ports import StoreUnavailable
from tests.waiting import WITHIN

PATIENCE = 1  # second
SOON = 20.0  # seconds: far from the two minutes for which a worker is patient with a large insert


@pytest.fixture
def silent() -> Iterator[int]:
    """A port where somebody listens and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_whoever_reads_history_is_told_soon(silent: int) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="ClickHouse can't be reached"):
        LateHistory(f"http://127.0.0.1:{silent}", PATIENCE).timeline(["0"], 1, None)
    assert time.monotonic() - began < SOON


def test_nobody_waits_for_the_patience_of_others(silent: int) -> None:
    history = LateHistory(f"http://127.0.0.1:{silent}", PATIENCE)

    def ask(_: int) -> None:
        at_once.wait()
        with pytest.raises(StoreUnavailable):
            history.timeline(["0"], 1, None)

    readers = 2 * int(SOON)  # whose patience would add up to more
    at_once = threading.Barrier(readers, timeout=WITHIN)
    began = time.monotonic()
    with ThreadPoolExecutor(readers) as threads:
        list(threads.map(ask, range(readers)))
    assert time.monotonic() - began < SOON


def test_readiness_says_what_hangs(silent: int) -> None:
    began = time.monotonic()
    assert history_answers(LateHistory(f"http://127.0.0.1:{silent}", PATIENCE))() is not None
    assert redis_answers(partial(redis_client, f"redis://127.0.0.1:{silent}", PATIENCE))() is not None
    assert time.monotonic() - began < SOON
