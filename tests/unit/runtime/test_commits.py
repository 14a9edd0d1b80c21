"""Offsets from the working thread to the polling thread."""

from __future__ import annotations

import threading

import pytest
from confluent_kafka import KafkaError, KafkaException

from stream_processors.runtime.commits import CommitRequests, Offsets
from tests.waiting import WITHIN

SITE = ("omniprofile.site", 0)


def asked(requests: CommitRequests, offsets: Offsets) -> tuple[threading.Thread, list[str]]:
    """A thread that asks for the commit, and what came of it."""
    answers: list[str] = []

    def ask() -> None:
        try:
            requests.ask(offsets)
            answers.append("committed")
        except KafkaException as refusal:
            answers.append(refusal.args[0].name())

    thread = threading.Thread(target=ask)
    thread.start()
    return thread, answers


def wait_for(requests: CommitRequests, changed: threading.Condition) -> None:
    with changed:
        assert changed.wait_for(lambda: requests.pending, WITHIN)


def test_the_asking_thread_waits_for_the_commit() -> None:
    changed = threading.Condition()
    requests = CommitRequests(changed)
    thread, answers = asked(requests, {SITE: 7})
    wait_for(requests, changed)
    assert answers == []
    committed: list[Offsets] = []
    requests.serve(committed.append)
    thread.join(WITHIN)
    assert (committed, answers) == ([{SITE: 7}], ["committed"])


def test_a_refusal_reaches_the_asking_thread() -> None:
    changed = threading.Condition()
    requests = CommitRequests(changed)
    thread, answers = asked(requests, {SITE: 7})
    wait_for(requests, changed)

    def refuse(_: Offsets) -> None:
        raise KafkaException(KafkaError(KafkaError.ILLEGAL_GENERATION))

    requests.serve(refuse)
    thread.join(WITHIN)
    assert answers == ["ILLEGAL_GENERATION"]


def test_nobody_waits_for_a_member_that_has_left() -> None:
    changed = threading.Condition()
    requests = CommitRequests(changed)
    thread, answers = asked(requests, {SITE: 7})
    wait_for(requests, changed)
    requests.close()
    thread.join(WITHIN)
    assert answers == ["_DESTROY"]
    with pytest.raises(KafkaException):
        requests.ask({SITE: 8})
