"""Reads that many open pages ask for at the same moment: done once for all who wait, in threads of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from anyio import CapacityLimiter, to_thread

AT_ONCE: Final = 4  # threads beside the 40 that answer (AnyIO's number)

T = TypeVar("T")


class SharedReads:
    """Called in one event loop. Only a read that has not begun is shared: who comes later may have been told of a
    change that it missed. So of one key one read runs and one waits, for all others.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._threads = CapacityLimiter(at_once)
        self._waiting: dict[Hashable, asyncio.Task[Any]] = {}
        self._running: dict[Hashable, asyncio.Task[Any]] = {}

    async def read(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` answers, or raises: one that began after this call, by whoever it was asked for."""
        task = self._waiting.get(key)
        if task is None:
            task = self._waiting[key] = asyncio.ensure_future(self._next(key, make))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())  # all who asked may have left
        return await asyncio.shield(task)  # who leaves does not end it for the others

    async def alone(self, make: Callable[[], T]) -> T:
        """What is nobody else's, in the same threads."""
        return await to_thread.run_sync(make, limiter=self._threads)

    async def _next(self, key: Hashable, make: Callable[[], T]) -> T:
        if key in self._running:
            await asyncio.wait([self._running[key]])

        def begun() -> T:
            self._running[key] = self._waiting.pop(key)
            return make()

        try:
            return await to_thread.run_sync(begun, limiter=self._threads)
        finally:
            self._running.pop(key, None)
