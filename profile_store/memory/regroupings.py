"""The outbox of regroupings in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from threading import RLock

from profile_store.cursors import EPOCH
from profile_store.ports import Regrouping
from profile_store.regroupings import KEPT, Latest, Regrouped


class MemoryRegroupings:
    """`RegroupingLog`, and the lock under which each call is atomic."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._number = 0
        self._at = EPOCH
        self._latest: dict[int, Regrouped] = {}
        self._untold: dict[int, Regrouped] = {}

    def _numbered(self, change: Regrouping) -> int:
        """The number of a commit that is written."""
        self._number += 1
        if change.regrouped:
            self._latest[self._number] = self._untold[self._number] = change.regrouped
            if len(self._latest) > KEPT:
                del self._latest[min(self._latest)]
        return self._number

    def regrouped_since(self, number: int | None) -> Latest:
        with self._lock:
            return self._since(number)

    def _since(self, number: int | None) -> Latest:
        now = self._now()
        if number is None:
            return Latest(self._number, {}, False, now)
        since = {at: regrouped for at, regrouped in self._latest.items() if at > number}
        trimmed = len(self._latest) >= KEPT and min(self._latest) > number
        return Latest(self._number, since, trimmed or self._number < number, now)

    def _now(self) -> datetime:
        """The process's clock, but no moment twice: as between two round trips, time passes between two answers."""
        self._at = max(self._at + timedelta(microseconds=1), datetime.now(UTC))
        return self._at

    def untold(self) -> Mapping[int, Regrouped]:
        with self._lock:
            return dict(self._untold)

    def told(self, numbers: Collection[int]) -> None:
        with self._lock:
            for number in numbers:
                self._untold.pop(number, None)
