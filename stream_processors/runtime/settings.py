"""The settings of a worker. They are passed in; only `deploy` reads the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class WorkerSettings:
    """One worker of one consumer group.

    kafka: librdkafka's settings that reach the log: `bootstrap.servers`, and what its listener asks for.
    group: the consumer group's name.
    leave_within: seconds that a partition's work may take to finish when the partition moves to another worker.
    stop_within: seconds after SIGTERM in which the process ends, whatever hangs.
    backoff_max: the longest pause in seconds between two tries of a store that is away.
    instance: this worker's own lasting name in its group: a successor of that name has its partitions at once after a
    sudden death, without waiting for session_timeout; "" where workers come and go.
    metrics_port: Prometheus metrics on this port of metrics_host, 0 for none.
    liveness_file: touched every second by the worker's loop while its polling thread lives.
    """

    kafka: Mapping[str, str] = field(repr=False)
    group: str
    leave_within: float = 20.0
    stop_within: float = 20.0
    backoff_max: float = 5.0
    session_timeout: float = 45.0
    instance: str = ""
    metrics_port: int = 0
    metrics_host: str = "127.0.0.1"
    liveness_file: Path | None = None
