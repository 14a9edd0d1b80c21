"""Checks whether a Redis server keeps what it has acknowledged. Offsets are committed on that assumption."""

from __future__ import annotations

from typing import cast

import redis

MUST = "appendonly yes, appendfsync always, maxmemory-policy noeviction"


def weaknesses(client: redis.Redis) -> list[str]:
    """Settings with which the server may lose acknowledged events, each with the remedy. Raises RedisError."""
    try:
        said = cast(dict[str, str], client.config_get("append*", "maxmemory*"))
    except redis.ResponseError:  # managed servers forbid CONFIG
        return [f"it does not tell its configuration; make sure that it has {MUST}"]
    return list(filter(None, (_append_only(said), _append_fsync(said), _eviction(said))))


def _append_only(said: dict[str, str]) -> str:
    return "" if said.get("appendonly") == "yes" else "appendonly is off: a restart forgets profiles; set it to yes"


def _append_fsync(said: dict[str, str]) -> str:
    policy = said.get("appendfsync")
    if policy == "always":
        return ""
    return (
        f"appendfsync is {policy}: a crash loses events of the last seconds that were acknowledged, "
        "and nothing reads them again; set it to always"
    )


def _eviction(said: dict[str, str]) -> str:
    policy = said.get("maxmemory-policy", "noeviction")
    if policy == "noeviction" or said.get("maxmemory") == "0":
        return ""
    return f"maxmemory-policy is {policy}: a full server forgets clients in silence; set it to noeviction"
