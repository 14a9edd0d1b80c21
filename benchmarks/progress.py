"""Shows what a long measurement is doing: a line per step, and on a terminal a progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TimeElapsedColumn

Tell = Callable[[float], None]


@contextmanager
def step(console: Console, what: str, whole: float) -> Iterator[Tell]:
    """`whole`: what the step has told of when it is done. The bar is drawn twice a second: drawing is load too."""
    console.print(f"{what} …", highlight=False)
    columns = (BarColumn(), TimeElapsedColumn())
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet, refresh_per_second=2) as bar:
        task = bar.add_task("", total=whole)
        yield lambda done: bar.update(task, completed=done)
