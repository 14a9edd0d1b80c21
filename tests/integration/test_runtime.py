"""The runtime on a real broker: valid events are applied, invalid ones are kept, and nothing is lost in between."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from deploy.engines import Engine
from schemas import topics
from schemas.failed import FailedEvent, Stage
from stream_processors.runtime.settings import WorkerSettings
from stream_processors.steps.outcomes import BatchShape
from tests.integration.doors import headers_of
from tests.integration.worker_kit import SITE, Log, MemoryPipeline, event, running
from tests.waiting import WITHIN, until


@pytest.fixture
def log(fresh_broker: Engine) -> Log:
    log = Log(fresh_broker.address)
    log.create(SITE, topics.FAILED, topics.CHANGES)
    return log


@pytest.fixture
def settings(log: Log) -> WorkerSettings:
    return WorkerSettings(log.kafka, "profile", session_timeout=6.0, backoff_max=0.2, leave_within=5.0)


def test_events_are_applied_once_and_their_offsets_committed(log: Log, settings: WorkerSettings) -> None:
    pipeline = MemoryPipeline()
    with running(pipeline, settings):
        log.write(*(event(number) for number in range(3_000)))
        log.write(*(event(number, source="other") for number in range(1_000)), partition=1)
        until(lambda: log.committed("profile") == {0: 3_000, 1: 1_000})
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
        until(lambda: log.committed("profile") == {0: 2 * len(BAD)})
        assert worker.metrics.registry.get_sample_value("omniprofile_dead_letters_total", {"stage": "decode"}) == len(
            BAD
        )
    assert len(pipeline.applied) == len(BAD)
    kept = [FailedEvent.read(message.value(), headers_of(message)) for message in log.read(topics.FAILED)]
    assert sorted(each.value for each in kept) == sorted(bad or b"" for bad in BAD.values())
    assert {each.stage for each in kept} == {Stage.DECODE}
    assert {(each.origin_topic, each.origin_partition) for each in kept} == {(SITE, 0)}
    assert sorted(each.origin_offset for each in kept) == [2 * number + 1 for number in range(len(BAD))]
    assert all(each.reason for each in kept)


def test_while_the_store_is_away_events_wait_and_nothing_is_skipped(
    log: Log, settings: WorkerSettings, caplog: pytest.LogCaptureFixture
) -> None:
    pipeline = MemoryPipeline()
    pipeline.away.set()
    with running(pipeline, settings) as worker:
        log.write(*(event(number) for number in range(20)))
        tries = partial(worker.metrics.registry.get_sample_value, "omniprofile_store_errors_total", {"store": "redis"})
        until(lambda: (tries() or 0) >= 3)
        assert log.committed("profile") == {}
        pipeline.away.clear()
        until(lambda: log.committed("profile") == {0: 20})
    assert set(pipeline.applied.values()) == {1}
    said = [each.getMessage() for each in caplog.records if each.getMessage().startswith("Redis")]
    assert len(said) == 2, "once when it goes, once when it is back"
    assert "Events wait in the log" in said[0]
    assert "nothing was skipped" in said[1]


def test_a_bug_takes_its_event_aside_and_the_others_go_on(
    log: Log, settings: WorkerSettings, caplog: pytest.LogCaptureFixture
) -> None:
    pipeline = MemoryPipeline()
    pipeline.poison = {"17", "400"}
    with running(pipeline, settings):
        log.write(*(event(number) for number in range(500)))
        until(lambda: log.committed("profile") == {0: 500})
    assert len(pipeline.applied) == 498
    kept = [FailedEvent.read(message.value(), headers_of(message)) for message in log.read(topics.FAILED)]
    assert sorted(each.origin_offset for each in kept) == [17, 400]
    assert {each.stage for each in kept} == {Stage.BUG}
    assert all(each.reason.startswith("KeyError at tests.integration.worker_kit:") for each in kept)
    assert "9161234567" not in caplog.text, "what a bug says may be personal data"


def test_a_slow_store_holds_reading_back_and_keeps_the_worker_in_its_group(log: Log, settings: WorkerSettings) -> None:
    pipeline = MemoryPipeline()
    pipeline.shape = BatchShape(messages=10, linger=WITHIN, wait=0.01)  # full batches, however slowly the log fills
    pipeline.blocked.set()
    with running(pipeline, settings) as worker:
        log.write(*(event(number) for number in range(500)))
        until(lambda: pipeline.read_count == pipeline.shape.depth * 10)
        polled = worker.source.polled_at
        until(lambda: worker.source.polled_at > polled + 6.0)  # it goes on polling, and gets nothing
        assert pipeline.read_count == pipeline.shape.depth * 10
        pipeline.blocked.clear()
        until(lambda: log.committed("profile") == {0: 500})
    assert list(pipeline.applied) == [f"test\x1f{number}" for number in range(500)], (
        "in the order of the log, each once"
    )


def test_a_group_without_offsets_begins_at_the_beginning(log: Log, settings: WorkerSettings) -> None:
    log.write(*(event(number) for number in range(5)))
    pipeline = MemoryPipeline()
    with running(pipeline, settings):
        until(lambda: len(pipeline.applied) == 5)


def test_a_gap_in_the_log_is_a_stop_and_no_jump(
    log: Log, settings: WorkerSettings, caplog: pytest.LogCaptureFixture
) -> None:
    log.commit("profile", {0: 1_000, 1: 0})
    log.write(*(event(number) for number in range(5)))
    log.write(*(event(number, "other") for number in range(5)), partition=1)
    pipeline = MemoryPipeline()
    with running(pipeline, settings) as worker:
        until(lambda: worker.member.standing == {(SITE, 0)})
        until(lambda: log.committed("profile") == {0: 1_000, 1: 5})
    assert {key.partition("\x1f")[0] for key in pipeline.applied} == {"other"}
    assert f"{SITE}[0] stands at offset 1000" in caplog.text


def test_the_lag_and_the_liveness_are_told(log: Log, settings: WorkerSettings, tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    pipeline = MemoryPipeline()
    log.write(*(event(number) for number in range(5)))
    with running(pipeline, replace(settings, liveness_file=alive)) as worker:
        until(alive.exists)
        until(lambda: log.committed("profile") == {0: 5})
        pipeline.away.set()
        log.write(*(event(number) for number in range(5, 12)))
        until(lambda: worker.member.lags.get((SITE, 0)) == 7)
        pipeline.away.clear()
