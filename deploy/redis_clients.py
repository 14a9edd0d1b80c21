"""Clients of Redis by address: one server, or for fragments a cluster, said by `redis+cluster://` or `rediss+cluster://`."""

from __future__ import annotations

from typing import cast

import redis
from redis.cluster import RedisCluster

from deploy.settings import is_cluster

CONNECT_SECONDS = 2
ANSWER_SECONDS = 10


def redis_client(url: str, answer_seconds: int = ANSWER_SECONDS) -> redis.Redis:
    """It retries by itself, so every write may run twice: all of ours bear it. A cluster is asked for its nodes at
    once: redis.RedisError where none answers.
    """
    if is_cluster(url):
        cluster = RedisCluster.from_url(
            url.replace("+cluster", "", 1), socket_connect_timeout=CONNECT_SECONDS, socket_timeout=answer_seconds
        )
        return cast(redis.Redis, cluster)  # it has the same commands
    return redis.Redis.from_url(url, socket_connect_timeout=CONNECT_SECONDS, socket_timeout=answer_seconds)
