"""A store that reads need is away: the log says so once, and once that it is back, whether anybody reads or not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Final

from profile_store.outage import Outage

Ask = Callable[[], str | None]
"""None where the store answers, else why it does not."""

_EVERY: Final = 1.0  # seconds between two questions
_STORES: Final = {"redis": "Redis", "clickhouse": "ClickHouse"}


class StoreWatch:
    """While a store is away it is asked every second, by a thread that ends with the outage.

    asks: by store, `redis` or `clickhouse`; of one without, only the beginning can be told. calm: seconds without any
    trouble after which it is back: one that answers this question and fails every other read is not. clock: in seconds.
    """

    def __init__(self, asks: Mapping[str, Ask], calm: float = 3.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._asks = asks
        self._calm = calm
        self._lock = threading.Lock()
        self._outages = {
            store: Outage(name, "Who asks is told so (503)", "reads are answered again", clock)
            for store, name in _STORES.items()
        }

    def failed(self, store: str, error: object) -> None:
        """A read did."""
        with self._lock:
            outage = self._outages[store]
            is_asked = outage.going_on
            outage.began(error)
        if not is_asked and store in self._asks:
            threading.Thread(target=self._ask_until_back, args=(store,), name=f"is {store} back", daemon=True).start()

    def _ask_until_back(self, store: str) -> None:
        outage = self._outages[store]
        while True:
            time.sleep(min(_EVERY, self._calm))
            trouble = self._asks[store]()
            with self._lock:
                if trouble is not None:
                    outage.began(trouble)
                elif outage.calm(self._calm):
                    outage.over()
                    return
