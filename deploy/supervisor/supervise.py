"""Starts engines first, then what needs them; restarts whatever ends; stops everything in reverse order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from deploy.engines.process import Program
from deploy.prepare import NotPrepared
from deploy.supervisor.child import Child
from deploy.supervisor.rotation import keep_bounded

LOOK_EVERY = 0.1  # seconds


class Supervisor:
    """Runs `engines`, then `prepare`, then `processes`, until told to stop.

    prepare: makes topics, tables and functions; harmless to repeat, and repeated after an engine had to be restarted,
    since an engine that keeps things in memory may have forgotten them. watch: sees the children after every look.
    """

    def __init__(
        self,
        engines: Sequence[Program],
        prepare: Callable[[], None],
        processes: Sequence[Program],
        watch: Callable[[Sequence[Child]], None],
    ) -> None:
        self.engines = [Child(program) for program in engines]
        self.processes = [Child(program) for program in processes]
        self._prepare = prepare
        self._prepared: list[int] | None = None
        self._watch = watch

    @property
    def children(self) -> list[Child]:
        return [*self.engines, *self.processes]

    @property
    def ready(self) -> bool:
        return all(child.ready for child in self.children)

    def run(self, stop: threading.Event) -> None:
        """Until `stop` is set. Raises EngineFailed, PortTaken, or what `prepare` raises; nothing is left running then.

        Call it from the main thread: the kernel ends the children with the thread that started them.
        """
        try:
            while not stop.is_set():
                self.look()
                self._watch(self.children)
                stop.wait(LOOK_EVERY)
        finally:
            self._stop(stop)

    def look(self) -> None:
        """One round: the engines, then the preparation, then the processes."""
        for child in self.engines:
            child.advance()
        starts = [child.restarts for child in self.engines]
        if self._prepared != starts and all(child.ready for child in self.engines):
            self._prepare_once_more(starts)
        if self._prepared is not None:
            for child in self.processes:
                child.advance()
        for child in self.children:
            keep_bounded(child.program.log)

    def _prepare_once_more(self, starts: list[int]) -> None:
        """The first time a failure ends the command; later the engine is given time: it may just have ended again."""
        try:
            self._prepare()
            self._prepared = starts
        except NotPrepared:
            if self._prepared is None:
                raise

    def _stop(self, stop: threading.Event) -> None:
        """The processes give back what they hold while the engines still answer. A second `stop` ends all at once."""
        stop.clear()
        for stage in (self.processes, self.engines):
            for child in stage:
                child.ask_to_stop()
            self._watch(self.children)
            for child in stage:
                _end(child, stop)
                self._watch(self.children)


def _end(child: Child, stop: threading.Event) -> None:
    """Wait for its end within its grace, in small steps so that a second Ctrl-C is heard; then end it."""
    waited = 0.0
    while child.running and not stop.is_set() and waited < child.program.grace:
        stop.wait(LOOK_EVERY)
        waited += LOOK_EVERY
    child.end()
