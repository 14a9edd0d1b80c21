"""A worker process of one consumer group: `python -m deploy.worker profile|history`."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from functools import partial

import redis

from deploy import wiring
from deploy.durability import weaknesses
from deploy.environment import SettingsError
from deploy.kafka_admin import BrokerUnavailable
from deploy.logs import set_up_logging
from deploy.process_settings import ProcessSettings
from deploy.redis_clients import redis_client
from deploy.settings import Settings
from deploy.topic_checks import topic_weaknesses
from profile_store.redis.functions import stale_libraries
from schemas.topics import HISTORY_GROUP, PROFILE_GROUP
from stream_processors.runtime.app import run
from stream_processors.runtime.settings import WorkerSettings

log = logging.getLogger(__name__)

YIELDS = 10  # of 19: where processors are short, who calls now is served before history is written
ASKED_FOR = 3.0  # seconds: how topics are kept; a log that is away keeps no worker from starting
SESSION_SECONDS = 10.0  # after a worker's sudden death its partitions go to another one, or to its successor


def worker_settings(settings: Settings, process: ProcessSettings, group: str) -> WorkerSettings:
    return WorkerSettings(
        kafka=settings.kafka,
        group=group,
        session_timeout=SESSION_SECONDS,
        instance=process.instance,
        metrics_port=process.metrics_port,
        metrics_host=process.metrics_host,
        liveness_file=process.liveness_file,
    )


def _warn_of_weak_topics(settings: Settings) -> None:
    """Warn at every start, but start: the operator may know better."""
    with contextlib.suppress(BrokerUnavailable):  # away: the worker will say so
        for weakness in topic_weaknesses(settings.kafka, ASKED_FOR):
            log.warning("%s", weakness)


def _warn_of_weak_stores(settings: Settings) -> None:
    for url in sorted({settings.redis_identity_url, settings.redis_profile_url}):
        with contextlib.suppress(redis.RedisError), redis_client(url) as client:  # away: the worker will say so
            for weakness in weaknesses(client):
                log.warning("Redis at %s: %s", url.rpartition("@")[2].rpartition("://")[2], weakness)


def _amiss(settings: Settings) -> str | None:
    """Whether Redis has the functions of this version. Asked only where our code raises before it wrote anything."""
    try:
        for url in sorted({settings.redis_identity_url, settings.redis_profile_url}):
            with redis_client(url) as client:
                if stale := stale_libraries(client):
                    return f"Redis has not this version's {', '.join(stale)}: `omniprofile migrate` loads them"
    except redis.RedisError as fault:
        return f"Redis does not tell which functions it has ({type(fault).__name__})"
    return None


def main() -> None:
    if sys.argv[1:] not in ([PROFILE_GROUP], [HISTORY_GROUP]):
        raise SystemExit(f"usage: python -m deploy.worker {PROFILE_GROUP}|{HISTORY_GROUP}")
    group = sys.argv[1]
    try:
        settings, process = Settings.from_environment(), ProcessSettings.from_environment()
    except SettingsError as fault:
        raise SystemExit(str(fault)) from None
    set_up_logging(process.log_level)
    log.info("worker of group %s on %s", group, settings.kafka_bootstrap)
    _warn_of_weak_topics(settings)
    if group == PROFILE_GROUP:
        _warn_of_weak_stores(settings)
        run(wiring.profile_pipeline(settings), worker_settings(settings, process, group), partial(_amiss, settings))
    else:
        os.nice(YIELDS)
        run(wiring.history_pipeline(settings), worker_settings(settings, process, group))


if __name__ == "__main__":
    main()
