"""Something that the worker needs is away: said once when it goes and once when it is back, to be read at night."""

from __future__ import annotations

import logging
import time

log = logging.getLogger(__name__)

# Of syslog, for the Kafka clients' own lines: while a broker is away they would write dozens a second, and an outage
# is told below, once.
CRITICAL = 2


class Outage:
    """One dependency's state. what: its name in words; effect: what does not happen meanwhile."""

    def __init__(self, what: str, effect: str) -> None:
        self._what = what
        self._effect = effect
        self._since: float | None = None

    @property
    def going_on(self) -> bool:
        return self._since is not None

    def began(self, reason: object) -> None:
        if self._since is None:
            self._since = time.monotonic()
            told = str(reason).rstrip(".")
            log.error("%s is away: %s. %s; it goes on by itself when that is back.", self._what, told, self._effect)

    def over(self) -> None:
        if self._since is not None:
            log.warning("%s is back after %.1f s; nothing was skipped.", self._what, time.monotonic() - self._since)
            self._since = None
