"""The log of `up`, for whoever asks later what died when."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

from deploy.engines.process import Program, ending
from deploy.supervisor.child import Child, State
from deploy.supervisor.screen import Screen, line


def program(log: Path) -> Program:
    return Program(
        name="valkey", address="redis://127.0.0.1:1/0", port=1, command=["valkey"], log=log, ready=lambda: True
    )


def test_every_change_is_kept_with_its_time(tmp_path: Path) -> None:
    child, log = Child(program(tmp_path / "valkey.log")), tmp_path / "logs" / "up.log"
    shown = io.StringIO()
    with Screen(Console(file=shown), log) as screen:
        for state in (State.WAITING, State.STARTING, State.STARTING, State.READY):
            child.state = state
            screen.show([child])
        screen.say("two\nlines")
    told = log.read_text().splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000 ", each) for each in told)
    assert [each.split(" ", 1)[1].split()[0] for each in told] == ["valkey", "valkey", "two", "lines"]
    assert "ready" in shown.getvalue()


def test_a_log_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()
    with Screen(Console(file=io.StringIO()), tmp_path / "logs" / "up.log") as screen:
        screen.say("still here")


def test_a_killed_part_is_told_in_words(tmp_path: Path) -> None:
    child = Child(program(tmp_path / "valkey.log"), state=State.RESTARTING, reason=ending(-9))
    assert "restarting (was killed (signal 9); " in line(child)
    assert ending(3) == "ended with code 3"
