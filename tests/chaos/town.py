"""A town that keeps buying and calling while processes are killed, and the expected result at the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice

import httpx
from confluent_kafka import KafkaException

from benchmarks.audit import Lag, audit
from benchmarks.events import messages
from benchmarks.recount import recount
from deploy import running
from deploy.settings import Settings
from tests.chaos.asides import asides
from tests.chaos.undisturbed import Undisturbed
from tests.e2e.system import System
from tests.waiting import until

BATCH = 60  # events a request
ASIDES = 6  # of them: consents, marks, wishes and the like
PACE = 0.05  # seconds between requests: about a thousand events a second, so that kills meet work
PAUSE = 0.2  # seconds before a refused request is repeated
NO_END = 10_000_000
SETTLED_WITHIN = 90.0


@dataclass
class Town:
    """All that was ever published into `system` is in `acknowledged`."""

    system: System
    acknowledged: list[bytes] = field(default_factory=list)
    refused: int = 0
    seeds: Iterator[int] = field(default_factory=lambda: count(1))
    undisturbed: Undisturbed | None = None
    told: int = 0  # how many of the acknowledged the undisturbed one knows

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Publishes while the block lasts; when it ends, everything begun has been acknowledged."""
        over = threading.Event()
        fault: list[BaseException] = []

        def publish() -> None:
            try:
                self._publish(next(self.seeds), over)
            except BaseException as error:
                fault.append(error)
                raise

        publisher = threading.Thread(target=publish, name="town")
        publisher.start()
        try:
            yield
        finally:
            over.set()
            publisher.join()
        assert not fault

    def _publish(self, seed: int, over: threading.Event) -> None:
        events, others = (message.value for message in messages(NO_END, seed)), asides(seed)
        with httpx.Client(base_url=self.system.url, trust_env=False, timeout=30) as client:
            while not over.is_set():
                batch = [*islice(events, BATCH - ASIDES), *islice(others, ASIDES)]
                while not self._acknowledged(client, batch):
                    self.refused += 1
                    threading.Event().wait(PAUSE)
                self.acknowledged += batch
                over.wait(PACE)

    def _acknowledged(self, client: httpx.Client, batch: list[bytes]) -> bool:
        """As a client does: what was not answered, or answered with "later", is sent again as it was."""
        try:
            answer = client.post(
                "/v1/events",
                content=b"[" + b",".join(batch) + b"]",
                headers={"content-type": "application/cloudevents-batch+json"},
            )
        except httpx.TransportError:
            return False
        assert answer.status_code in (202, 429, 503), answer.text
        return answer.status_code == 202

    def works_on(self, events: int) -> None:
        """Return when so many more have been acknowledged."""
        wanted = len(self.acknowledged) + events
        until(lambda: len(self.acknowledged) >= wanted, f"{events} more events to be taken", SETTLED_WITHIN)

    def require_all_counted(self) -> None:
        """Every event is in history once, every profile says what the recount says, nothing is among the failed; and in
        all its fields what it says where nothing happened.
        """
        lag = Lag(running.settings(self.system.data_dir).kafka_bootstrap)
        until(
            lambda: not any(lag().values()),
            "both groups at the end of the log",
            SETTLED_WITHIN,
            (KafkaException, TimeoutError),
        )
        settings = running.settings(self.system.data_dir)
        wrong = audit(settings, recount(self.acknowledged)) + self._otherwise(settings)
        assert not wrong, "\n".join(wrong)

    def _otherwise(self, settings: Settings) -> list[str]:
        """What the same events come to where nothing happens, and did not come to here."""
        self.undisturbed = self.undisturbed or Undisturbed(settings)
        self.undisturbed.tell(self.acknowledged[self.told :])
        self.told = len(self.acknowledged)
        return self.undisturbed.differences(settings)
