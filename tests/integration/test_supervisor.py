"""The supervisor with real processes: order, readiness, restarts with growing pauses, the end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from deploy.engines.process import EngineFailed, Program
from deploy.supervisor.child import Child, State
from deploy.supervisor.supervise import Supervisor
from tests.waiting import WITHIN


def program(directory: Path, name: str, script: str = "import time; time.sleep(60)") -> Program:
    """Ready once it has made its file."""
    ready = directory / f"{name}.ready"
    command = [sys.executable, "-c", f"import pathlib; pathlib.Path({str(ready)!r}).touch(); {script}"]
    return Program(name, "nowhere", 0, command, directory / f"{name}.log", ready.exists, patience=WITHIN, grace=WITHIN)


class Watcher:
    """Sees the children after every look; `script` decides when to kill something and when to stop."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.seen: list[tuple[State, ...]] = []
        self.killed: set[str] = set()

    def kill_once(self, child: Child) -> None:
        if child.ready and child.engine is not None and child.program.name not in self.killed:
            self.killed.add(child.program.name)
            psutil.Process(child.engine.pid).kill()

    def __call__(self, children: Sequence[Child]) -> None:
        self.seen.append(tuple(child.state for child in children))


def test_engines_first_then_preparation_then_processes(tmp_path: Path) -> None:
    stop, order = threading.Event(), list[str]()

    def prepare() -> None:
        assert (tmp_path / "engine.ready").exists()
        assert not (tmp_path / "process.ready").exists()
        order.append("prepared")

    def watch(children: Sequence[Child]) -> None:
        if all(child.ready for child in children):
            stop.set()

    supervisor = Supervisor([program(tmp_path, "engine")], prepare, [program(tmp_path, "process")], watch)
    supervisor.run(stop)
    assert order == ["prepared"]
    assert [child.state for child in supervisor.children] == [State.STOPPED, State.STOPPED]
    assert not any(child.running for child in supervisor.children)


def test_what_dies_is_restarted_and_a_restarted_engine_is_prepared_again(tmp_path: Path) -> None:
    stop, prepared = threading.Event(), list[int]()
    watcher = Watcher(stop)

    def watch(children: Sequence[Child]) -> None:
        watcher(children)
        for child in children:
            watcher.kill_once(child)
        if all(child.ready and child.restarts == 1 for child in children) and len(prepared) == 2:
            stop.set()

    supervisor = Supervisor(
        [program(tmp_path, "engine")], lambda: prepared.append(1), [program(tmp_path, "process")], watch
    )
    supervisor.run(stop)
    assert [child.restarts for child in supervisor.children] == [1, 1]
    assert any(State.RESTARTING in states for states in watcher.seen)


def test_what_a_killed_program_left_does_not_speak_for_its_successor(tmp_path: Path) -> None:
    stop, alive, spoke = threading.Event(), tmp_path / "alive", list[int]()
    watcher = Watcher(stop)
    new = tmp_path / "new"
    script = f"import os, pathlib, time; new = pathlib.Path({str(new)!r}); new.write_text(str(os.getpid())); "
    script += f"new.rename({str(alive)!r}); time.sleep(60)"  # it is not there before its words are
    worker = replace(
        program(tmp_path, "worker"), command=[sys.executable, "-c", script], ready=alive.exists, liveness=alive
    )

    def watch(children: Sequence[Child]) -> None:
        (child,) = children
        watcher.kill_once(child)
        if child.ready and child.restarts == 1 and child.engine is not None:
            spoke.extend([int(alive.read_text()), child.engine.pid])
            stop.set()

    Supervisor([], lambda: None, [worker], watch).run(stop)
    assert spoke[0] == spoke[1]


def test_a_program_that_never_works_ends_the_whole_with_its_own_words(tmp_path: Path) -> None:
    broken = replace(
        program(tmp_path, "engine"), command=["sh", "-c", "echo 'wrong setting'; exit 2"], ready=lambda: False
    )
    supervisor = Supervisor([program(tmp_path, "good"), broken], lambda: None, [], lambda children: None)
    with pytest.raises(EngineFailed, match="engine ended with code 2, 4 times; its last words: wrong setting"):
        supervisor.run(threading.Event())
    assert not any(child.running for child in supervisor.children)


def test_one_that_will_not_stop_is_ended_after_its_grace(tmp_path: Path) -> None:
    stop = threading.Event()
    ready = tmp_path / "deaf.ready"
    deaf = "import pathlib, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    deaf += f"pathlib.Path({str(ready)!r}).touch(); time.sleep(60)"
    stubborn = replace(
        program(tmp_path, "engine"),
        command=[sys.executable, "-c", deaf],
        ready=ready.exists,
        grace=0.5,
    )
    supervisor = Supervisor([stubborn], stop.set, [], lambda children: None)
    supervisor.run(stop)
    assert not supervisor.children[0].running
