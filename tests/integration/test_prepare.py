"""The warnings about a Redis that may forget what it has acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest
import redis

from deploy.durability import weaknesses
from deploy.engines import free_port, start, valkey
from deploy.prepare import NotPrepared, load_functions_at


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"appendfsync": "everysec"}, ["appendfsync is everysec"]),
        ({"appendonly": "no", "appendfsync": "no"}, ["appendonly is off", "appendfsync is no"]),
        ({"maxmemory": "100mb", "maxmemory-policy": "allkeys-lru"}, ["maxmemory-policy is allkeys-lru"]),
        ({"maxmemory": "100mb"}, []),
    ],
)
def test_what_may_lose_acknowledged_events_is_named(tmp_path: Path, changes: dict[str, str], told: list[str]) -> None:
    engine = start(valkey.program(tmp_path, free_port()))
    try:
        with redis.Redis.from_url(engine.address) as client:
            for name, value in changes.items():
                client.config_set(name, value)
            found = weaknesses(client)
            assert [each[: len(beginning)] for each, beginning in zip(found, told, strict=True)] == told
            assert all("set it to" in each for each in found)
    finally:
        engine.stop()


def test_a_server_that_does_not_tell_is_asked_about(tmp_path: Path) -> None:
    engine = start(valkey.program(tmp_path, free_port()))
    try:
        with redis.Redis.from_url(engine.address) as client:
            client.acl_setuser(
                "managed", enabled=True, nopass=True, keys=["*"], categories=["+@all"], commands=["-config"]
            )
        with redis.Redis.from_url(engine.address, username="managed", password="any") as client:
            assert weaknesses(client) == [
                "it does not tell its configuration; make sure that it has "
                "appendonly yes, appendfsync always, maxmemory-policy noeviction"
            ]
    finally:
        engine.stop()


@pytest.mark.parametrize("scheme", ["redis", "redis+cluster"])
def test_a_redis_that_is_away_is_told_with_what_to_correct(scheme: str) -> None:
    with pytest.raises(NotPrepared, match=r"no Redis answers at 127\.0\.0\.1:.*, or correct REDIS_IDENTITY_URL"):
        load_functions_at(f"{scheme}://127.0.0.1:{free_port()}")
