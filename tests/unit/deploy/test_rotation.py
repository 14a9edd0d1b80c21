"""Logs of supervised programs stay bounded while their writers hold them open."""

from __future__ import annotations

from pathlib import Path

from deploy.supervisor.rotation import keep_bounded


def test_a_long_log_is_moved_aside_and_its_writer_goes_on(tmp_path: Path) -> None:
    path, older = tmp_path / "service.log", tmp_path / "service.log.1"
    with path.open("ab", buffering=0) as writer:  # as programs are started: every write goes to the end
        for turn in range(5):
            writer.write(b"%d" % turn * 60)
            keep_bounded(path, limit=100)
            assert path.stat().st_size <= 100
    assert path.read_bytes() == b"4" * 60
    assert older.read_bytes() == b"2" * 60 + b"3" * 60


def test_a_short_log_and_one_that_is_not_there_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "service.log"
    keep_bounded(path, limit=100)
    path.write_bytes(b"x" * 100)
    keep_bounded(path, limit=100)
    assert [each.name for each in tmp_path.iterdir()] == ["service.log"]
