"""One supervised child process: its state, and when it is started again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from deploy.engines.process import Engine, EngineFailed, PortTaken, Program, ending, last_words, require_free, spawn

FIRST_PAUSE = 0.25  # seconds before the first restart; doubled after each failure
LONGEST_PAUSE = 10.0
CALM = 30.0  # seconds of good work after which earlier failures are forgiven
TRIES = 4  # of a program that has never been ready, before its fault is called the operator's to mend


class State(StrEnum):
    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"
    STOPPING = "stopping"
    STOPPED = "stopped"


@dataclass
class Child:
    """A program that is restarted, with growing pauses, whenever it ends.

    reason: why it is being restarted, in words; restarts: how often it was, since the command began.
    """

    program: Program
    clock: Callable[[], float] = time.monotonic
    state: State = State.WAITING
    reason: str = ""
    restarts: int = 0
    engine: Engine | None = None
    _was_ready: bool = False
    _failures: int = 0
    _since: float = 0.0
    _again_at: float = 0.0

    @property
    def running(self) -> bool:
        return self.engine is not None and self.engine.running

    @property
    def ready(self) -> bool:
        return self.state is State.READY

    def advance(self) -> None:
        """Start it if it should run; notice whether it has become ready or has ended.

        Raises EngineFailed where a program that was never ready has failed too often, PortTaken where it can't begin.
        """
        if self.state is State.WAITING or (self.state is State.RESTARTING and self.clock() >= self._again_at):
            self._start()
        elif self.engine is not None and self.state in (State.STARTING, State.READY):
            self._look_at(self.engine)

    def _start(self) -> None:
        try:
            require_free(self.program.port)
        except PortTaken:
            if not self._was_ready:
                raise
            self._failed(f"port {self.program.port} is taken by another program")
            return
        self.engine = spawn(self.program)
        self._enter(State.STARTING)

    def _look_at(self, engine: Engine) -> None:
        if not engine.running:
            self._failed(ending(engine.process.returncode))
        elif self.state is State.READY:
            if self.clock() - self._since > CALM:
                self._failures = 0
        elif self.program.ready():
            self._was_ready = True
            self._enter(State.READY)
        elif self.clock() - self._since > self.program.patience:
            engine.kill()
            self._failed(f"did not answer in {self.program.patience:.0f} s")

    def _failed(self, reason: str) -> None:
        self._failures += 1
        if not self._was_ready and self._failures >= TRIES:
            raise EngineFailed(f"{self.program.name} {reason}, {TRIES} times; {last_words(self.program)}")
        self.reason = reason
        self.restarts += 1
        self._again_at = self.clock() + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (self._failures - 1))
        self._enter(State.RESTARTING)

    def _enter(self, state: State) -> None:
        self.state, self._since = state, self.clock()

    def ask_to_stop(self) -> None:
        if self.engine is not None and self.engine.running:
            self.engine.process.terminate()
        self._enter(State.STOPPING)

    def end(self) -> None:
        """Whatever it is doing."""
        if self.engine is not None:
            self.engine.kill()
        self._enter(State.STOPPED)
