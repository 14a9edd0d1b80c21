"""The settings of one process, beside those that its whole deployment shares; read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deploy.environment import at_least, read

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
HIGHEST_PORT = 65_535


@dataclass(frozen=True)
class ProcessSettings:
    """log_level: DEBUG has libraries' messages too.

    Of a worker: instance: its own lasting name in its group, "" for none; metrics_port of metrics_host: where it tells
    its numbers, 0 for nowhere; liveness_file: touched every second while it works.
    Of the service: workers: name → metrics port of those on this machine, which `up` tells it.
    """

    log_level: str = "INFO"
    instance: str = ""
    metrics_port: int = 0
    metrics_host: str = "127.0.0.1"
    liveness_file: Path | None = None
    workers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> ProcessSettings:
        """Raises SettingsError for a variable that makes no sense."""
        found = os.environ if environment is None else environment
        liveness = found.get("OMNIPROFILE_LIVENESS_FILE")
        return cls(
            log_level=read(found, "OMNIPROFILE_LOG_LEVEL", _log_level, cls.log_level),
            instance=found.get("OMNIPROFILE_INSTANCE", ""),
            metrics_port=read(found, "OMNIPROFILE_METRICS_PORT", _port, "0"),
            metrics_host=found.get("OMNIPROFILE_METRICS_HOST") or cls.metrics_host,
            liveness_file=Path(liveness) if liveness else None,
            workers=read(found, "OMNIPROFILE_WORKER_METRICS", _workers, ""),
        )


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ValueError(f"one of {', '.join(LOG_LEVELS)}")
    return text.upper()


def _port(text: str) -> int:
    port = at_least(0)(text)
    if port > HIGHEST_PORT:
        raise ValueError(f"a port, {HIGHEST_PORT} or less; 0 for none")
    return port


def _workers(text: str) -> dict[str, int]:
    """`worker-profile=9101,worker-history=9102`."""
    pairs = [pair.partition("=") for pair in text.split(",") if pair]
    if not all(name and port.isdecimal() for name, _, port in pairs):
        raise ValueError("names and ports, as worker-profile=9101,worker-history=9102")
    return {name: _port(port) for name, _, port in pairs}
