"""What the steady measurements publish: generated events at a fixed rate, and probes about new people."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import orjson
from confluent_kafka import Producer

from benchmarks.events import Message
from schemas.topics import PREFIX

LINGER_MS = 50  # of who publishes: this client asks the broker once a partition, and with 5 ms that was half of a core


class Traffic(threading.Thread):
    """Publishes the events at the rate (a second), from beginning to end; or as fast as it can, where that is less."""

    def __init__(self, bootstrap: str, events: Sequence[Message], rate: float) -> None:
        super().__init__(daemon=True)
        self._producer = Producer({"bootstrap.servers": bootstrap, "enable.idempotence": True, "linger.ms": LINGER_MS})
        self._events = events
        self._rate = rate
        self._ended = False
        self._took = 0.0
        self.published = 0

    def run(self) -> None:
        began = time.monotonic()
        for number, message in enumerate(self._events):
            ahead = began + number / self._rate - time.monotonic()
            if ahead > 0.005:
                self._producer.poll(0)
                time.sleep(ahead)
            self._publish(message)
            self.published = number
            if self._ended:
                break
        self._took = time.monotonic() - began
        self._producer.flush(60)

    def stop(self) -> float:
        """The events a second that were published until the end, or until now."""
        self._ended = True
        self.join()
        return self.published / self._took

    def _publish(self, message: Message) -> None:
        while True:
            try:
                self._producer.produce(message.topic, message.value, message.key)
            except BufferError:  # the broker is slower than the rate: what it acknowledged makes room
                self._producer.poll(0.01)
            else:
                return


def probe(phone: str) -> Message:
    """Somebody registers on the site, and all that is known of them is a phone that nobody has had before."""
    body = {
        "specversion": "1.0",
        "id": f"probe-{phone}",
        "source": "bench/probe",
        "type": "site.registered",
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "data": {"identifiers": {"phone": phone}},
    }
    return Message(f"{PREFIX}site", phone.encode(), orjson.dumps(body))
