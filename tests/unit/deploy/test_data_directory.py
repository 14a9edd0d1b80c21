"""The data directory: one holder at a time; the secret is created once and readable by its owner only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from deploy.supervisor.data_directory import DataDirectory, DirectoryInUse, DirectoryUnusable


def test_a_second_holder_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    with (
        DataDirectory(tmp_path).locked(),
        pytest.raises(DirectoryInUse, match=rf"in use by another `omniprofile up` \(process {os.getpid()}\)"),
        DataDirectory(tmp_path).locked(),
    ):
        pass


def test_it_is_free_again_afterwards(tmp_path: Path) -> None:
    home = DataDirectory(tmp_path)
    with home.locked():
        assert home.is_locked()
        home.announce({"url": "http://127.0.0.1:1"})
        assert home.running.exists()
    assert not home.is_locked()
    assert not home.running.exists()


def test_the_secret_is_made_once_and_private(tmp_path: Path) -> None:
    home = DataDirectory(tmp_path)
    first = home.secret()
    assert len(first) == 64
    assert home.secret() == first
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_what_is_announced_is_private(tmp_path: Path) -> None:
    home = DataDirectory(tmp_path)
    with home.locked():
        home.announce({"OMNIPROFILE_SECRET": "s"})
        assert stat.S_IMODE(home.running.stat().st_mode) == 0o600


def test_what_cannot_hold_data_is_named(tmp_path: Path) -> None:
    """A file in its place, a folder that is not ours: a sentence, no traceback."""
    (tmp_path / "file").touch()
    with (
        pytest.raises(DirectoryUnusable, match=r"file/data can't be used as a data directory: Not a directory"),
        DataDirectory(tmp_path / "file" / "data").locked(),
    ):
        pass
