"""The runtime on a real broker: what is good is applied, what is bad is kept, and nothing in between is lost."""

from __future__ import annotations

import pytest

from deploy.engines import Engine
from schemas import topics
from schemas.failed import FailedEvent, Stage
from stream_processors.runtime.settings import WorkerSettings
from tests.integration.worker_kit import SITE, Log, MemoryPipeline, event, eventually, running


@pytest.fixture
def log(fresh_broker: Engine) -> Log:
    log = Log(fresh_broker.address)
    log.create(SITE, topics.FAILED, topics.CHANGES)
    return log


@pytest.fixture
def settings(log: Log) -> WorkerSettings:
    return WorkerSettings(log.bootstrap, "profile", session_timeout=6.0, backoff_max=0.2, leave_within=5.0)


def test_events_are_applied_once_and_their_offsets_committed(log: Log, settings: WorkerSettings) -> None:
    pipeline = MemoryPipeline()
    with running(pipeline, settings):
        log.write(*(event(number) for number in range(3_000)))
        log.write(*(event(number, source="other") for number in range(1_000)), partition=1)
        eventually(lambda: log.committed("profile") == {0: 3_000, 1: 1_000})
    assert set(pipeline.applied.values()) == {1}
    assert len(pipeline.applied) == 4_000
    assert len(log.read(topics.CHANGES)) == 4_000


BAD = {
    "no JSON": b"\xff\xfe{",
    "no value at all": None,
    "no event": b"[1, 2]",
    "a field missing": b'{"specversion": "1.0", "id": "1", "source": "s", "type": "site.searched", "data": {}}',
    "a clock that runs ahead": event(7, time="2096-01-01T00:00:00Z"),
    "a value of the wrong type": event(8, data={"identifiers": {"visitor": 5}, "query": ""}),
}


def test_bad_messages_are_kept_with_their_bytes_and_the_good_ones_beside_them_pass(
    log: Log, settings: WorkerSettings
) -> None:
    pipeline = MemoryPipeline()
    with running(pipeline, settings) as worker:
        for number, bad in enumerate(BAD.values()):
            log.write(event(number + 100), bad)
        eventually(lambda: log.committed("profile") == {0: 2 * len(BAD)})
        assert worker.metrics.registry.get_sample_value("omniprofile_dead_letters_total", {"stage": "decode"}) == len(
            BAD
        )
    assert len(pipeline.applied) == len(BAD)
    kept = [FailedEvent.read(message.value(), message.headers()) for message in log.read(topics.FAILED)]
    assert sorted(each.value for each in kept) == sorted(bad or b"" for bad in BAD.values())
    assert {each.stage for each in kept} == {Stage.DECODE}
    assert {(each.origin_topic, each.origin_partition) for each in kept} == {(SITE, 0)}
    assert sorted(each.origin_offset for each in kept) == [2 * number + 1 for number in range(len(BAD))]
    assert all(each.reason for each in kept)
