"""A Redis that refuses our commands: an operator has to fix it, and events wait until then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
import redis
from redis._parsers.base import BaseParser

from profile_store.ports import StoreUnavailable
from profile_store.redis.fragments import RedisFragmentStore
from profile_store.redis.functions import load_functions, passes
from tests.unit.profile.told import effect


@pytest.fixture
def without_a_right(empty_valkey: str) -> Iterator[redis.Redis]:
    """A user who may do everything but call functions, and load them."""
    with redis.Redis.from_url(empty_valkey) as operator:
        load_functions(operator)
        operator.acl_setuser("worker", enabled=True, passwords=["+secret"], keys=["*"], commands=["+@all", "-fcall"])
        address = urlsplit(empty_valkey)
        with redis.Redis(
            host=address.hostname or "", port=address.port or 0, username="worker", password="secret"
        ) as it:
            yield it
        operator.acl_deluser("worker")


def test_without_the_right_to_call_our_functions_events_wait(without_a_right: redis.Redis) -> None:
    """A fault of ours would be another exception, and put every event aside."""
    with pytest.raises(StoreUnavailable, match="NoPermissionError"):
        RedisFragmentStore(without_a_right).apply([effect("site.searched", {"query": "диван"})])


def as_the_client_reads(said: str) -> Exception:
    parse: Callable[[str], object] = BaseParser.parse_error
    error = parse(said)
    assert isinstance(error, Exception)
    return error


@pytest.mark.parametrize(
    ("said", "is_waited_for"),
    [
        ("NOPERM this user has no permissions to run the 'fcall' command", True),
        ("MOVED 3999 127.0.0.1:6381", True),  # REDIS_PROFILE_URL names a cluster's node without +cluster
        ("MISCONF Valkey is configured to save RDB snapshots, but it is unable to persist to disk", True),
        ("BUSY Valkey is busy running a script", True),
        ("NOREPLICAS Not enough good replicas to write", True),
        ("MASTERDOWN Link with MASTER is down", True),
        ("READONLY You can't write against a read only replica", True),
        ("OOM command not allowed when used memory > 'maxmemory'", True),
        ("ERR Function not found", True),
        ("WRONGTYPE Operation against a key holding the wrong kind of value", False),
        ("ERR wrong number of arguments for 'hset' command", False),
    ],
)
def test_what_is_waited_for_as_the_client_reads_it(said: str, is_waited_for: bool) -> None:
    """The client takes the first word off the errors that it has a class for."""
    assert passes(as_the_client_reads(said)) is is_waited_for
