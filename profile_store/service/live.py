"""Changes of profiles fanned out to whoever watches: open pages, and programs of planners. Nothing here knows Kafka.

What a watcher has not fetched yet is a set of profile ids, so a thousand changes of one profile are one; past a bound
the set becomes "anything may have changed". So a slow watcher costs little, and misses nothing.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection
from contextlib import suppress
from typing import Final, NamedTuple

from schemas.identity import ProfileId

MOST_WATCHERS: Final = 100  # open streams of one process: planners are few, and each looks for itself
MOST_PENDING: Final = 1_000  # profile ids that wait for one watcher


class TooManyWatchers(Exception):
    """This process holds as many open streams as it may."""


class Told(NamedTuple):
    """profiles: that changed; None: any may have. live: do changes arrive at all?"""

    profiles: frozenset[ProfileId] | None
    live: bool


class Watcher:
    """One open stream. All of it but the constructor runs in the stream's own event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, live: bool) -> None:
        self.loop = loop
        self.closed = False
        self._live = live
        self._pending: set[ProfileId] | None = None  # at first all there is
        self._woken = asyncio.Event()
        self._woken.set()

    def tell(self, profiles: Collection[ProfileId] | None, live: bool, closed: bool = False) -> None:
        self._live = live
        self.closed = closed
        if self._pending is not None:
            together = None if profiles is None else self._pending.union(profiles)
            self._pending = together if together is not None and len(together) <= MOST_PENDING else None
        self._woken.set()

    def look_again(self) -> None:
        """What was fetched could not be used: anything may have changed."""
        self.tell(None, self._live)

    async def fetch(self, patience: float) -> Told | None:
        """What was told since the last time, as soon as anything was; None after `patience` seconds without."""
        try:
            await asyncio.wait_for(self._woken.wait(), patience)
        except TimeoutError:
            return None
        self._woken.clear()
        pending, self._pending = self._pending, set()
        return Told(None if pending is None else frozenset(pending), self._live)


class LiveFeed:
    """Told from any thread, watched from any event loop.

    Whoever reads the changes from the log asks `watched` whether anybody listens, so that an empty house costs nothing.
    """

    def __init__(self, most_watchers: int = MOST_WATCHERS) -> None:
        self._most = most_watchers
        self._lock = threading.Lock()
        self._watchers: set[Watcher] = set()
        self._someone = threading.Event()
        self._live = False
        self._closed = False

    def join(self) -> Watcher:
        """A watcher of all changes from now on, in the running event loop. Raises TooManyWatchers."""
        with self._lock:
            if len(self._watchers) >= self._most:
                raise TooManyWatchers
            watcher = Watcher(asyncio.get_running_loop(), self._live)
            watcher.closed = self._closed
            self._watchers.add(watcher)
            self._someone.set()
        return watcher

    def leave(self, watcher: Watcher) -> None:
        with self._lock:
            self._watchers.discard(watcher)
            if not self._watchers:
                self._someone.clear()

    def watched(self, patience: float = 0.0) -> bool:
        """Does anybody listen, or will he within `patience` seconds?"""
        return self._someone.wait(patience)

    def changed(self, profiles: Collection[ProfileId]) -> None:
        self._tell_all(profiles)

    def live(self, is_live: bool) -> None:
        """Do changes arrive? When they do again, any profile may have changed meanwhile."""
        if is_live != self._live:
            self._live = is_live
            self._tell_all(None)

    def close(self) -> None:
        """Ends every stream, so that the service can stop."""
        self._closed = True
        self._tell_all(())

    def _tell_all(self, profiles: Collection[ProfileId] | None) -> None:
        with self._lock:
            watchers = list(self._watchers)
        for watcher in watchers:
            with suppress(RuntimeError):  # its loop has ended
                watcher.loop.call_soon_threadsafe(watcher.tell, profiles, self._live, self._closed)
