"""Which brokers are polled at intervals instead of being fetched from without pause."""

from __future__ import annotations

import json

import pytest

from stream_processors.runtime.fetching import Fetching


@pytest.mark.parametrize(
    ("fetches", "messages", "restless"),
    [(0, 0, False), (50, 0, False), (10**9, 10**9, False), (10**9, 1_000, True)],
)
def test_only_a_log_that_answers_many_fetches_with_nothing_is_restless(
    fetches: int, messages: int, restless: bool
) -> None:
    fetching = Fetching()
    brokers = {"1": {"req": {"Fetch": fetches}}, "bootstrap": {"req": {"Metadata": 1}}}
    fetching.hear(json.dumps({"brokers": {}, "rxmsgs": 0, "ts": 1_000_000}))
    fetching.hear(json.dumps({"brokers": brokers, "rxmsgs": messages, "ts": 6_000_000}))
    assert fetching.restless is restless
