"""The output of `omniprofile up`: a live table on a terminal, otherwise a line per change; and a log of both."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from deploy.supervisor.child import Child, State
from deploy.supervisor.rotation import keep_bounded

COLOURS = {State.READY: "green", State.RESTARTING: "red", State.STOPPED: "dim"}


class Screen:
    """Shows the children after every round; `say` prints a line beside them.

    log: every change goes there with its time, for whoever comes in the morning and asks what died when.
    """

    def __init__(self, console: Console, log: Path) -> None:
        self.console = console
        self._log = log
        self._live = Live(console=console, auto_refresh=False) if console.is_terminal else None
        self._shown: dict[str, tuple[State, int]] = {}

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()

    def say(self, line: str) -> None:
        self._note(line)
        self.console.print(line, soft_wrap=True, highlight=False)

    def show(self, children: Sequence[Child]) -> None:
        news = {child.program.name: (child.state, child.restarts) for child in children}
        if news == self._shown:
            return
        if self._live is not None:
            self._live.update(table(children), refresh=True)
        for child in children:
            if self._shown.get(child.program.name) != news[child.program.name] and child.state is not State.WAITING:
                self._note(line(child))
                if self._live is None:
                    self.console.print(line(child), soft_wrap=True, highlight=False)
        self._shown = news

    def _note(self, text: str) -> None:
        """A full disk must not end the supervision."""
        with contextlib.suppress(OSError):
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a") as log:
                log.writelines(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S%z} {each}\n" for each in text.splitlines())
            keep_bounded(self._log)


def table(children: Sequence[Child]) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("part", "state", "address", "process"):
        shown.add_column(heading, overflow="fold")
    for child in children:
        colour = COLOURS.get(child.state, "yellow")
        pid = str(child.engine.pid) if child.engine is not None and child.running else ""
        shown.add_row(child.program.name, Text(told(child), colour), child.program.address, pid)
    return shown


def line(child: Child) -> str:
    pid = f"  process {child.engine.pid}" if child.engine is not None and child.running else ""
    return f"{child.program.name:<15} {told(child):<10} {child.program.address}{pid}"


def told(child: Child) -> str:
    """The state in words, with the reason if there is one."""
    if child.state is State.RESTARTING:
        return f"{child.state} ({child.reason}; {child.program.log})"
    return f"{child.state}, restarted {child.restarts}×" if child.restarts and child.ready else str(child.state)
