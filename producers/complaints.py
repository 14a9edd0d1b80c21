"""What the publisher hears of the log, told to whoever reads at night."""

from __future__ import annotations

import contextlib
import logging
import time
from typing import Final

from confluent_kafka import KafkaError, KafkaException, Producer

from profile_store.outage import Outage
from schemas.topics import FAILED

log = logging.getLogger(__name__)

CALM: Final = 2.0  # seconds without trouble, before a log that was away is asked whether it is back
_ANSWERS_WITHIN: Final = 1.0


class Complaints:
    """An outage is told when it begins and when it is over, all else once a kind. Of the publisher's poll thread."""

    _AWAY = frozenset({KafkaError._ALL_BROKERS_DOWN, KafkaError._MSG_TIMED_OUT})

    def __init__(self, timeout: float) -> None:
        self._outage = Outage("The event log", "Who publishes is told so (503)", "events are taken again")
        self._timeout = timeout
        self._said: set[str] = set()
        self._asked = 0.0

    def hear(self, error: KafkaError) -> None:
        """From the client, or of a message that was not acknowledged."""
        if error.code() in self._AWAY:
            timed_out = error.code() == KafkaError._MSG_TIMED_OUT
            self._outage.began(error.str(), time.monotonic() - self._timeout if timed_out else None)
        elif error.name() not in self._said:
            self._said.add(error.name())
            log.warning("the event log: %s (said once; it goes on by itself)", error.str())

    def acknowledged(self) -> None:
        self._outage.over()

    def ask(self, client: Producer) -> None:
        """Is it there again? Asked now and then: who reads at night that it is away need not wait for an event."""
        if self._outage.calm(CALM) and time.monotonic() - self._asked >= CALM:
            self._asked = time.monotonic()
            with contextlib.suppress(KafkaException):
                client.list_topics(FAILED, timeout=_ANSWERS_WITHIN)
                self._outage.over()
