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


def broker(idle: float, owed: int, source: str = "learned") -> dict[str, object]:
    """idle: seconds since it said anything. owed: answers."""
    return {"req": {}, "source": source, "rxidle": int(idle * 1_000_000), "waitresp_cnt": owed}


@pytest.mark.parametrize(
    ("brokers", "silent_for"),
    [
        ([broker(9, 1)], 9.0),
        ([broker(4.9, 1)], 0.0),
        ([broker(60, 0)], 0.0),  # nobody asked it anything
        ([broker(9, 1), broker(0.1, 1)], 0.0),
        ([broker(9, 1), broker(7, 2), broker(0.1, 0)], 7.0),
        ([broker(60, 1, "logical"), broker(0.1, 1)], 0.0),  # the group's coordinator lets a member wait for others
        ([broker(60, 1, "logical")], 0.0),
        ([broker(60, 1, "configured")], 0.0),
        ([], 0.0),
    ],
)
def test_the_log_is_silent_where_every_broker_that_was_asked_is(
    brokers: list[dict[str, object]], silent_for: float
) -> None:
    fetching = Fetching()
    named = {str(number): each for number, each in enumerate(brokers)}
    fetching.hear(json.dumps({"brokers": named, "rxmsgs": 0, "ts": 5_000_000}))
    assert fetching.silent_for == silent_for
