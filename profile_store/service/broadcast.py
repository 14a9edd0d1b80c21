"""One look for all who watch the same: a day is read once for its changes, however many pages show it.

All of it runs in the event loop of the streams; looks alone are in threads, of which so many are lent and no more, so
that live pages never hold those that answer reads of profiles.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Final, NamedTuple

from anyio import CapacityLimiter, to_thread

from profile_store.ports import StoreUnavailable
from profile_store.service.delivery import DayTooLarge
from profile_store.service.live import Concerns, LiveFeed, Told
from schemas.identity import ProfileId

MOST_STREAMS: Final = 500  # of one process
AT_ONCE: Final = 4  # looks of one process
HEARTBEAT: Final = 15.0  # seconds: proxies cut what is silent for longer
# Seconds between two looks: changes that come together are one look. A look that found nothing costs Redis and us some
# milliseconds, and a busy log gives cause for one all the time.
PAUSE: Final = 0.3
LONGER_PAUSE: Final = 0.8
_AWAY: Final = 2.0  # seconds before a store that did not answer is asked again


class News(NamedTuple):
    """One server-sent event. subject: what it is about; a later one about the same replaces it."""

    subject: str
    text: str


class TooManyStreams(Exception):
    """This process already has the maximum of open streams."""


class Watched(NamedTuple):
    """look: news since the last look about these profiles, or about all where None is given; raises StoreUnavailable or
    DayTooLarge. concerns: whose changes give cause for it.
    """

    look: Callable[[Collection[ProfileId] | None], Sequence[News]]
    concerns: Concerns


class Listener:
    """One open stream: what it was not sent yet, which is one event a subject at most."""

    def __init__(self, live: bool | None) -> None:
        self.closed = False
        self._live, self._said = live, None if live is None else not live
        self._waiting: dict[str, str] = {}
        self._woken = asyncio.Event()
        if live is not None:
            self._woken.set()

    def tell(self, live: bool | None, news: Mapping[str, str], closed: bool = False) -> None:
        self.closed = closed
        if news or closed or live != self._live:
            self._live = live
            self._waiting |= news
            self._woken.set()

    async def fetch(self, patience: float) -> tuple[bool | None, list[str]] | None:
        """(whether changes can be seen, if that is other than was said last; the events since the last call), as soon
        as there are any; None after `patience` seconds without.
        """
        try:
            await asyncio.wait_for(self._woken.wait(), patience)
        except TimeoutError:
            return None
        self._woken.clear()
        waiting, self._waiting = self._waiting, {}
        live, self._said = self._live if self._live != self._said else None, self._live
        return live, [*waiting.values()]


class Broadcast:
    """The look, and those who listen. What there was at the first look is no news."""

    def __init__(self, feed: LiveFeed, watched: Watched, threads: CapacityLimiter) -> None:
        self.listeners: set[Listener] = set()
        self.live: bool | None = None
        self._feed, self._watched, self._threads = feed, watched, threads
        self._watcher = feed.join(watched.concerns)
        self._known = False
        self._task = asyncio.get_running_loop().create_task(self._run())

    @property
    def over(self) -> bool:
        return self._task.done()

    def stop(self) -> None:
        self._feed.leave(self._watcher)
        self._task.cancel()

    async def _run(self) -> None:
        try:
            while not self._watcher.closed:
                told = await self._watcher.fetch()  # no patience: asyncio's `wait_for` may swallow that it is stopped
                if told is not None and not self._watcher.closed:
                    await asyncio.sleep(await self._look(told))
        finally:
            self._feed.leave(self._watcher)
            for listener in self.listeners:
                listener.tell(self.live, {}, closed=True)

    async def _look(self, told: Told) -> float:
        """Look, and tell; seconds to rest. While the store is away, and of too large a day, changes can't be seen."""
        try:
            news = await to_thread.run_sync(self._watched.look, told.profiles, limiter=self._threads)
        except (StoreUnavailable, DayTooLarge):
            asyncio.get_running_loop().call_later(_AWAY, self._watcher.look_again)
            self._tell(False, ())
            return LONGER_PAUSE
        self._tell(self.live if told.live is None else told.live, news if self._known else ())
        self._known = self._known or told.profiles is None
        return PAUSE if news else LONGER_PAUSE

    def _tell(self, live: bool | None, news: Sequence[News]) -> None:
        self.live = live
        by_subject = {each.subject: each.text for each in news}
        for listener in self.listeners:
            listener.tell(live, by_subject)


class Broadcasts:
    """Those of one process, by what is watched."""

    def __init__(self, feed: LiveFeed, most_streams: int = MOST_STREAMS, at_once: int = AT_ONCE) -> None:
        self._feed, self._most = feed, most_streams
        self._threads = CapacityLimiter(at_once)
        self._open = 0
        self._shared: dict[Hashable, Broadcast] = {}

    def join(self, what: Hashable, watch: Callable[[], Watched]) -> tuple[Listener, Callable[[], None]]:
        """A new stream of what is watched, and how it leaves. Raises TooManyStreams."""
        if self._open >= self._most:
            raise TooManyStreams
        broadcast = self._shared.get(what)
        if broadcast is None or broadcast.over:
            broadcast = self._shared[what] = Broadcast(self._feed, watch(), self._threads)
        listener = Listener(broadcast.live)
        broadcast.listeners.add(listener)
        self._open += 1
        return listener, lambda: self._leave(what, broadcast, listener)

    def _leave(self, what: Hashable, broadcast: Broadcast, listener: Listener) -> None:
        self._open -= 1
        broadcast.listeners.discard(listener)
        if not broadcast.listeners:
            broadcast.stop()
            if self._shared.get(what) is broadcast:
                del self._shared[what]
