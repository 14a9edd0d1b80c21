"""Fragments on a Redis Cluster, identity on one server, as a deployment says it by addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest
from redis.cluster import RedisCluster

from deploy import redis_clients, wiring
from deploy.engines import free_port
from deploy.prepare import load_functions_at
from deploy.readiness import redis_answers
from deploy.redis_clients import redis_client
from deploy.settings import Settings
from profile_store.ports import StoreUnavailable
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Applied
from tests.engines import valkey_cluster
from tests.integration.test_worker_process import purchase


class Remembered(RedisCluster):
    made: ClassVar[list[RedisCluster]] = []

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.made.append(self)


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clients of a process end with it. Here they would stay open until the garbage collector comes by, and its
    complaint would fail whatever test it then meets.
    """
    monkeypatch.setattr(redis_clients, "RedisCluster", Remembered)
    yield
    while Remembered.made:
        Remembered.made.pop().close()


@pytest.fixture
def settings(tmp_path: Path, empty_valkey: str) -> Iterator[Settings]:
    with valkey_cluster(tmp_path) as engine:
        yield Settings.from_environment(
            {
                "OMNIPROFILE_SECRET": "of these tests, 16 bytes or more",
                "REDIS_IDENTITY_URL": empty_valkey,
                "REDIS_PROFILE_URL": engine.address.replace("redis://", "redis+cluster://"),
            }
        )


def test_events_become_profiles_whose_fragments_are_on_a_cluster(settings: Settings) -> None:
    for url in (settings.redis_identity_url, settings.redis_profile_url):
        load_functions_at(url)
    pipeline = wiring.profile_pipeline(settings)
    written = pipeline.write(
        pipeline.read([Message("omniprofile.pos", 0, at, 1_796_000_000_000, None, purchase(at)) for at in range(300)])
    )
    assert [type(outcome) for outcome in written.outcomes] == [Applied] * 300
    profiles = wiring.reader(settings).find("receipt", "R-7").matches
    assert [profile.purchases.count for profile in profiles] == [2], "receipts 7 and 207 are of one phone"
    with redis_client(settings.redis_identity_url) as identity:
        assert list(identity.scan_iter("f:*")) == []


def test_a_cluster_that_is_away_when_we_start_is_waited_for(tmp_path: Path, empty_valkey: str) -> None:
    port = free_port()
    told = {"OMNIPROFILE_SECRET": "of these tests, 16 bytes or more", "REDIS_IDENTITY_URL": empty_valkey}
    settings = Settings.from_environment(told | {"REDIS_PROFILE_URL": f"redis+cluster://127.0.0.1:{port}"})
    pipeline, ready = (
        wiring.profile_pipeline(settings),
        redis_answers(partial(redis_client, settings.redis_profile_url)),
    )
    messages = [Message("omniprofile.pos", 0, 0, 1_796_000_000_000, None, purchase(0))]
    with pytest.raises(StoreUnavailable, match=rf"127\.0\.0\.1:{port}\. Connection refused"):
        pipeline.write(pipeline.read(messages))
    assert ready() == "Redis does not answer (ConnectionError)"
    with valkey_cluster(tmp_path, port):
        for url in (settings.redis_identity_url, settings.redis_profile_url):
            load_functions_at(url)
        assert [type(outcome) for outcome in pipeline.write(pipeline.read(messages)).outcomes] == [Applied]
        assert ready() is None


def test_it_is_asked_whether_it_is_ready(settings: Settings) -> None:
    ready = redis_answers(partial(redis_client, settings.redis_profile_url))
    assert "omniprofile migrate" in (ready() or "")
    load_functions_at(settings.redis_profile_url)
    assert ready() is None
