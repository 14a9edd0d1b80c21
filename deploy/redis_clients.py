"""Makes Redis clients from addresses: one server, or a cluster with `redis+cluster://` or `rediss+cluster://`."""

from __future__ import annotations

from typing import cast

import redis
from redis.cluster import RedisCluster
from redis.exceptions import RedisClusterException

from deploy.settings import is_cluster

CONNECT_SECONDS = 2
ANSWER_SECONDS = 10


def redis_client(url: str, answer_seconds: int = ANSWER_SECONDS) -> redis.Redis:
    """It retries by itself, so every write may run twice: all of ours bear it. A cluster is asked for its nodes at
    once: redis.RedisError where none answers.
    """
    if is_cluster(url):
        return cast(redis.Redis, _cluster(url.replace("+cluster", "", 1), answer_seconds))  # it has the same commands
    return redis.Redis.from_url(url, socket_connect_timeout=CONNECT_SECONDS, socket_timeout=answer_seconds)


def _cluster(url: str, answer_seconds: int) -> RedisCluster:
    try:
        return RedisCluster.from_url(url, socket_connect_timeout=CONNECT_SECONDS, socket_timeout=answer_seconds)
    except RedisClusterException as away:  # of the library's errors the one that is no RedisError
        raise redis.ConnectionError(str(away)) from None
