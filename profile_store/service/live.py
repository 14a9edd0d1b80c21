"""Passes changes of profiles to all open pages and planners' programs; independent of Kafka.

For each watcher there is a set of changed profile ids, so a thousand changes of one profile are one. If the set becomes
too large, it is replaced by "anything may have changed". So a slow watcher costs little and misses nothing.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Final, NamedTuple

from schemas.identity import ProfileId

MOST_PENDING: Final = 1_000  # profile ids that wait for one watcher


class Told(NamedTuple):
    """What a watcher learns. profiles: those that changed; None: any may have changed. live: whether changes arrive;
    None: not known yet.
    """

    profiles: frozenset[ProfileId] | None
    live: bool | None


Concerns = Callable[[Collection[ProfileId]], bool]
"""Is a change of these profiles for this watcher? Asked from any thread."""


def all_concern(profiles: Collection[ProfileId]) -> bool:
    return True


class Watcher:
    """One that looks. Except for the constructor and `concerns`, it runs in its own event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, live: bool | None, concerns: Concerns) -> None:
        self.loop = loop
        self.closed = False
        self.concerns = concerns
        self._live = live
        self._pending: set[ProfileId] | None = None  # at first all there is
        self._woken = asyncio.Event()
        self._woken.set()

    def tell(self, profiles: Collection[ProfileId] | None, live: bool | None, closed: bool = False) -> None:
        self._live = live
        self.closed = closed
        if self._pending is not None:
            together = None if profiles is None else self._pending.union(profiles)
            self._pending = together if together is not None and len(together) <= MOST_PENDING else None
        self._woken.set()

    def look_again(self) -> None:
        """The news that were fetched could not be used: report everything as possibly changed."""
        self.tell(None, self._live)

    async def fetch(self, patience: float | None = None) -> Told | None:
        """The news since the last call, as soon as there are any; None after `patience` seconds without, if given."""
        try:
            await asyncio.wait_for(self._woken.wait(), patience)
        except TimeoutError:
            return None
        self._woken.clear()
        pending, self._pending = self._pending, set()
        return Told(None if pending is None else frozenset(pending), self._live)


class LiveFeed:
    """Called from any thread, watched from any event loop.

    The reader of the log asks `watched` whether there is any watcher, so that it can rest while there is none.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watchers: set[Watcher] = set()
        self._someone = threading.Event()
        self._log: bool | None = None
        self._store = True
        self._live: bool | None = None
        self._closed = False

    def join(self, concerns: Concerns = all_concern) -> Watcher:
        """A watcher of the changes that concern it from now on, in the running event loop."""
        with self._lock:
            watcher = Watcher(asyncio.get_running_loop(), self._live, concerns)
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
        """True if there is a watcher, or if one comes within `patience` seconds."""
        return self._someone.wait(patience)

    def changed(self, profiles: Collection[ProfileId]) -> None:
        self._tell([watcher for watcher in self._present() if watcher.concerns(profiles)], profiles)

    def live(self, is_live: bool | None) -> None:
        """Set whether the log can be read (None: not known). When it can again, any profile may have changed in the
        meantime.
        """
        self._log = is_live
        self._weigh()

    def store(self, answers: bool) -> None:
        """Set whether the profile store answers: while it does not, changes can't be seen though they arrive."""
        self._store = answers
        self._weigh()

    def _weigh(self) -> None:
        with self._lock:  # two threads tell, of the log and of the store
            before, self._live = self._live, self._log if self._store else False
            is_other = before != self._live
        if is_other:
            self._tell(self._present(), None)

    def close(self) -> None:
        """Ends every stream, so that the service can stop."""
        self._closed = True
        self._tell(self._present(), ())

    def _present(self) -> list[Watcher]:
        with self._lock:
            return list(self._watchers)

    def _tell(self, watchers: Collection[Watcher], profiles: Collection[ProfileId] | None) -> None:
        for watcher in watchers:
            with suppress(RuntimeError):  # its loop has ended
                watcher.loop.call_soon_threadsafe(watcher.tell, profiles, self._live, self._closed)
