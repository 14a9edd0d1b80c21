"""The data directory: a lock against a second user, the secret, the logs, and the addresses of what runs."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

RUNNING = "running.json"


class DirectoryInUse(Exception):
    """Another `up` uses this directory; the text names its process."""


class DirectoryUnusable(Exception):
    """The directory cannot be created or written; the text says why."""


class DataDirectory:
    """The paths inside, and a lock that is released with the process that took it."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def running(self) -> Path:
        return self.path / RUNNING

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """The kernel gives the lock back when this process ends.

        Raises DirectoryInUse where somebody has it, DirectoryUnusable where nothing can be kept there.
        """
        with self._lock_file() as lock:
            self._take(lock)
            try:
                yield
            finally:
                self.running.unlink(missing_ok=True)

    def _lock_file(self) -> IO[str]:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            return (self.path / "lock").open("a+")
        except OSError as error:
            raise DirectoryUnusable(
                f"{self.path} can't be used as a data directory: {error.strerror}; choose another one with --data-dir"
            ) from None

    def _take(self, lock: IO[str]) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip()
            raise DirectoryInUse(
                f"{self.path} is in use by another `omniprofile up` (process {holder or 'unknown'}); "
                "stop that one, or choose another directory with --data-dir"
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()

    def is_locked(self) -> bool:
        """True if a running `up` holds the lock."""
        try:
            with (self.path / "lock").open("r") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return False
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False

    def secret(self) -> str:
        """The secret, created once, readable by its owner only. Losing it means losing which record is which."""
        path = self.path / "secret"
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w") as file:
                file.write(secrets.token_hex(32))
        return path.read_text().strip()

    def announce(self, addresses: Mapping[str, str]) -> None:
        """Write down for other commands where everything answers; removed when the lock is released."""
        beside = self.running.with_suffix(".new")
        beside.touch(0o600)
        beside.write_text(json.dumps(dict(addresses), indent=2))
        beside.rename(self.running)
