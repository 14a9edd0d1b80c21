"""Asks the profile store whether it answers while pages are open: a change that can't be read is no change to them."""

from __future__ import annotations

import threading
from typing import Final

from profile_store.service.live import LiveFeed
from profile_store.service.store_watch import Ask

EVERY: Final = 2.0  # seconds between two questions
_SLICE: Final = 0.2


class StoreAsker(threading.Thread):
    """Tells `feed` whether the store answers. A look learns it only when something changes, and an outage may begin in
    a quiet hour: pages would say that they are live all that time.
    """

    def __init__(self, ask: Ask, feed: LiveFeed) -> None:
        super().__init__(name="is the store there", daemon=True)
        self._ask = ask
        self._feed = feed
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Nobody waits for it: it holds nothing, and a store that hangs would hold it for seconds."""
        self._stopping.set()

    def run(self) -> None:
        while not self._stopping.is_set():
            if self._feed.watched(_SLICE):
                self._feed.store(self._ask() is None)
                self._stopping.wait(EVERY)
            else:
                self._feed.store(True)  # an outage of which nobody was told: the first look finds out for itself
