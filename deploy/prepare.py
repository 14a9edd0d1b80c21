"""Creates what the engines need: topics, Redis Functions, ClickHouse tables. Repeating it does no harm."""

from __future__ import annotations

from collections.abc import Iterable

import redis

from deploy.durability import weaknesses
from deploy.kafka_admin import BrokerUnavailable
from deploy.redis_clients import redis_client
from deploy.settings import Settings
from deploy.topic_checks import topic_weaknesses
from deploy.topics import create_topics
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.migrate import MigrationChanged, migrate
from profile_store.ports import StoreUnavailable
from profile_store.redis.functions import load_functions


class NotPrepared(Exception):
    """An engine is away or refused; the text says which, where, and what to do."""


def prepare(settings: Settings) -> list[str]:
    """Create what is missing. Returns warnings about the engines' settings, one line each.

    Raises NotPrepared.
    """
    try:
        create_topics(settings.kafka, partitions=settings.partitions, replication=settings.replication)
        warnings = topic_weaknesses(settings.kafka)
    except BrokerUnavailable as fault:
        raise NotPrepared(f"{fault}; start it, or correct KAFKA_BOOTSTRAP_SERVERS") from None
    warnings += [warning for url in _servers(settings) for warning in load_functions_at(url)]
    _migrate(settings.clickhouse_dsn)
    return warnings


def _servers(settings: Settings) -> Iterable[str]:
    return sorted({settings.redis_identity_url, settings.redis_profile_url})


def _migrate(dsn: str) -> None:
    where = dsn.rpartition("@")[2].removeprefix("http://")
    try:
        client = connect(dsn)
        try:
            migrate(client)
        finally:
            client.close()
    except (StoreUnavailable, MigrationChanged) as fault:
        raise NotPrepared(f"{fault}; looked for ClickHouse at {where}: start it, or correct CLICKHOUSE_DSN") from None


def load_functions_at(url: str) -> list[str]:
    where = url.rpartition("@")[2].rpartition("://")[2]  # never the password
    try:
        with redis_client(url) as client:
            load_functions(client)
            return [f"Redis at {where}: {weakness}" for weakness in weaknesses(client)]
    except (redis.RedisError, StoreUnavailable) as fault:
        raise NotPrepared(
            f"no Redis answers at {where}, or it is older than 7: {str(fault).rstrip('.')}; "
            "start it, or correct REDIS_IDENTITY_URL and REDIS_PROFILE_URL"
        ) from None
