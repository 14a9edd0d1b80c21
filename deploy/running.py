"""Which running system a command addresses: the environment's, that of a data directory, or the only one that runs."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from deploy.settings import Settings
from deploy.supervisor.data_directory import DataDirectory

DEFAULT_DIRECTORY = Path("omniprofile-data")


class NothingRunning(Exception):
    """No running system was found, or several; the text names where we looked, and what to do."""


def settings(data_dir: Path | None = None) -> Settings:
    """Addresses and secret; the environment takes precedence over what `up` announced.

    Raises NothingRunning if neither knows the secret or the addresses, SettingsError.
    """
    named = os.environ.get("OMNIPROFILE_SECRET") or os.environ.get("OMNIPROFILE_SECRET_FILE")
    if named and data_dir is None:
        return Settings.from_environment()
    return Settings.from_environment({**announced(data_dir), **os.environ})


def url(given: str | None = None, data_dir: Path | None = None) -> str:
    """The address of the service: as given, from OMNIPROFILE_URL, or as `up` announced it. Raises NothingRunning."""
    known = given or os.environ.get("OMNIPROFILE_URL") or announced(data_dir)["url"]
    return known.rstrip("/")


def announced(data_dir: Path | None) -> Mapping[str, str]:
    """What the running `up` said of itself: the one of that directory, else of the default one, else the only one.

    One that is found elsewhere is named on standard error: a command may write to it. Raises NothingRunning.
    """
    home = DataDirectory(data_dir or DEFAULT_DIRECTORY)
    if _runs(home):
        return _said(home)
    elsewhere = [] if data_dir else [each for each in registered() if _runs(each)]
    if len(elsewhere) == 1:
        print(f"omniprofile: using the system that runs in {elsewhere[0].path}", file=sys.stderr)
        return _said(elsewhere[0])
    if elsewhere:
        paths = ", ".join(str(each.path) for each in elsewhere)
        raise NothingRunning(f"several systems run, in {paths}: choose one with --data-dir")
    where = "" if data_dir else ", nor under any other directory of this user"
    raise NothingRunning(
        f"nothing runs in {home.path}{where}: start one with `omniprofile up`, or name its directory with --data-dir. "
        "(A system elsewhere: OMNIPROFILE_URL and the engines' addresses in the environment.)"
    )


def _runs(home: DataDirectory) -> bool:
    return home.running.exists() and home.is_locked()


def _said(home: DataDirectory) -> Mapping[str, str]:
    return dict(json.loads(home.running.read_text()))


@contextlib.contextmanager
def registration(home: DataDirectory) -> Iterator[None]:
    """Registers the running system, so that this user's commands find it from any directory. It may fail: a
    convenience.
    """
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
    """The registered directories, latest first. Those of killed commands are among them, but not locked."""
    try:
        entries = sorted(_register().iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
        return [DataDirectory(Path(entry.read_text())) for entry in entries]
    except OSError:
        return []


def _register() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "omniprofile" / "running"
