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

    def __init__(self, ask: Ask, feed: LiveFeed, every: float = EVERY) -> None:
        super().__init__(name="is the store there", daemon=True)
        self._ask = ask
        self._feed = feed
        self._every = every
        self._stopping = threading.Event()

    def stop(self, patience: float = 5.0) -> None:
        self._stopping.set()
        self.join(patience)

    def run(self) -> None:
        while not self._stopping.is_set():
            if self._feed.watched(_SLICE):
                self._feed.store(self._ask() is None)
                self._stopping.wait(self._every)
            else:
                self._feed.store(True)  # an outage of which nobody was told: the first look finds out for itself
