"""Something that a process needs is away: said once when it goes and once when it is back, to be read at night."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

# For Kafka's clients. While a broker is away they would write dozens of lines a second; whatever matters of it comes
# as an error or an exception too, which we tell, so that their own lines (`logs.py`) are for debugging alone.
CRITICAL = 2  # of syslog
KAFKA_CLIENT = logging.getLogger("librdkafka")


class Outage:
    """One dependency's state, of one thread. what: its name in words; effect: what does not happen meanwhile; after:
    what an operator wants to know when it is back; clock: in seconds.
    """

    def __init__(
        self,
        what: str,
        effect: str,
        after: str = "nothing was skipped",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what = what
        self._effect = effect
        self._after = after
        self._clock = clock
        self._since: float | None = None
        self._latest = 0.0

    @property
    def going_on(self) -> bool:
        return self._since is not None

    def began(self, reason: object, since: float | None = None) -> None:
        """Trouble; told where it is the first. since: when what failed now was begun, by the same clock: a store that
        hangs is noticed only after the patience that one has with it.
        """
        self._latest = self._clock()
        if self._since is None:
            self._since = self._latest if since is None else since
            waited = f" (no answer for {self._latest - self._since:.0f} s)" if self._latest - self._since >= 1 else ""
            told = str(reason).rstrip(".")
            log.error(
                "%s is away%s: %s. %s; it goes on by itself when that is back.", self._what, waited, told, self._effect
            )

    def calm(self, seconds: float) -> bool:
        """It goes on, but for so long nobody has met trouble."""
        return self.going_on and self._clock() - self._latest >= seconds

    def over(self) -> None:
        if self._since is not None:
            log.warning("%s is back after %.1f s; %s.", self._what, self._clock() - self._since, self._after)
            self._since = None
