"""Which running system a command means: the environment's, that of a data directory, or the only one that runs."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from deploy.settings import Settings
from deploy.supervisor.data_directory import DataDirectory

DEFAULT_DIRECTORY = Path("omniprofile-data")


class NothingRunning(Exception):
    """No running system was found; the text says where was looked, and how to start one."""


def settings(data_dir: Path | None = None) -> Settings:
    """Addresses and secret; a variable of the environment goes before what `up` announced.

    Raises NothingRunning where neither knows the secret or the addresses, SettingsError.
    """
    if os.environ.get("OMNIPROFILE_SECRET") and data_dir is None:
        return Settings.from_environment()
    return Settings.from_environment({**announced(data_dir), **os.environ})


def url(given: str | None = None, data_dir: Path | None = None) -> str:
    """Of the service: as given, of OMNIPROFILE_URL, or as `up` announced it. Raises NothingRunning."""
    known = given or os.environ.get("OMNIPROFILE_URL") or announced(data_dir)["url"]
    return known.rstrip("/")


def announced(data_dir: Path | None) -> Mapping[str, str]:
    """What the running `up` said of itself."""
    homes = [DataDirectory(data_dir)] if data_dir else [DataDirectory(DEFAULT_DIRECTORY), *registered()]
    for home in homes:
        if home.running.exists() and home.is_locked():
            return dict(json.loads(home.running.read_text()))
    where = f"in {homes[0].path}" if data_dir else f"in {homes[0].path}, nor under any other directory of this user"
    raise NothingRunning(
        f"nothing runs {where}: start one with `omniprofile up`, or name its directory with --data-dir. "
        "(A system elsewhere: OMNIPROFILE_URL and the engines' addresses in the environment.)"
    )


@contextlib.contextmanager
def registration(home: DataDirectory) -> Iterator[None]:
    """While it lasts other commands of this user find the system from any directory. A convenience: may fail."""
    entry = _register() / str(os.getpid())
    with contextlib.suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        entry.write_text(str(home.path))
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            entry.unlink(missing_ok=True)


def registered() -> list[DataDirectory]:
    """Youngest first; entries of commands that were killed are among them, their directories are not locked."""
    try:
        entries = sorted(_register().iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
        return [DataDirectory(Path(entry.read_text())) for entry in entries]
    except OSError:
        return []


def _register() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "omniprofile" / "running"
