"""A call that waits until the test lets it go on, as one of a store that does not answer."""

from __future__ import annotations

import asyncio
import threading
from itertools import count

from tests.waiting import WITHIN


class Hanging:
    """most_at_once: calls that were under way at one time."""

    def __init__(self) -> None:
        self.most_at_once = 0
        self._numbers = count(1)
        self._begun = threading.Semaphore(0)
        self._may_go_on = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._under_way = 0

    def call(self) -> int:
        """Its number, from 1, once it may go on."""
        with self._lock:
            number = next(self._numbers)
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
        self._begun.release()
        assert self._may_go_on.acquire(timeout=WITHIN)
        with self._lock:
            self._under_way -= 1
        return number

    def goes_on(self, calls: int = 1) -> None:
        self._may_go_on.release(calls)

    async def begun(self, calls: int = 1) -> None:
        """Return when so many more have begun."""
        for _ in range(calls):
            assert await asyncio.to_thread(self._begun.acquire, timeout=WITHIN)

    @property
    def more_begun(self) -> bool:
        return self._begun.acquire(blocking=False)
