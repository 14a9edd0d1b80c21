"""Publishes to Kafka: idempotent, with a bounded buffer. A message is sent once the broker has acknowledged it."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka import Message as Report

from producers.complaints import Complaints
from profile_store.outage import CRITICAL, KAFKA_CLIENT

log = logging.getLogger(__name__)

BUFFER_MESSAGES = 50_000
BUFFER_KBYTES = 65_536
# Bytes of a message, what stands around its value included: what brokers take if not told otherwise.
LARGEST = 1_000_000
# How long a sender waits until "the broker is away" is the honest answer: longer than it takes to elect a partition's
# leader, shorter than HTTP clients wait.
DELIVERY_TIMEOUT_S = 8.0
IMPORT_TIMEOUT_S = 60.0  # nobody waits at the other end of an import, and its queue is long


class Message(NamedTuple):
    topic: str
    key: bytes
    value: bytes
    headers: Sequence[tuple[str, bytes]] = ()


class BackPressure(Exception):
    """The buffer is full: the broker takes less than comes in. Send all of it again later: of a buffer full by bytes,
    what was handed over before the last message is delivered all the same, and again with the next try.
    """


class BrokerAway(Exception):
    """Not acknowledged in time. What was acknowledged stays; sending everything again harms nothing."""

    def __init__(self, failed: int, of: int, reason: str) -> None:
        super().__init__(f"{failed} of {of} messages were not acknowledged by the broker: {reason}")
        self.failed = failed
        self.of = of


class Delivery:
    """The acknowledgements that one call waits for, counted by the producer's poll thread."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._waiting = size
        self._failed = 0
        self._reason = ""
        self._done = threading.Event()
        self._awaited: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._lock = threading.Lock()
        if not size:
            self._done.set()

    def count(self, error: KafkaError | None) -> None:
        """One message is settled; the last one wakes whoever waits (one wake-up a call, not one a message)."""
        with self._lock:
            self._waiting -= 1
            if error is not None:
                self._failed += 1
                self._reason = error.str()
            if self._waiting:
                return
            self._done.set()
            awaited = self._awaited
        if awaited is not None and not awaited[0].is_closed():
            awaited[0].call_soon_threadsafe(awaited[1].set)

    @property
    def settled(self) -> bool:
        return self._done.is_set()

    def wait(self) -> None:
        """Block until every message is settled. Raises BrokerAway if one was not acknowledged.

        It ends: librdkafka reports each message within the publisher's delivery timeout.
        """
        self._done.wait()
        self._raise_if_failed()

    async def acknowledged(self) -> None:
        """As `wait`, for the event loop."""
        with self._lock:
            if not self._done.is_set():
                self._awaited = (asyncio.get_running_loop(), asyncio.Event())
        if self._awaited is not None:
            await self._awaited[1].wait()
        self._raise_if_failed()

    def _raise_if_failed(self) -> None:
        if self._failed:
            raise BrokerAway(self._failed, self._size, self._reason)


class Sender(Protocol):
    """What the collector and imports need of a publisher."""

    def send(self, messages: Sequence[Message]) -> Delivery:
        """Hand over without waiting; those of one key arrive in their order. Raises BackPressure where there is no room
        for all of them; the delivery raises BrokerAway where one was refused, or not acknowledged in time.
        """


class _Tally:
    """Messages on their way and messages given up, counted by the senders' threads and the poll thread.

    The client's own count will not do: it has error reports in it as well.
    """

    def __init__(self) -> None:
        self.on_their_way = 0
        self.failed = 0
        self._lock = threading.Lock()

    def hand_over(self) -> None:
        with self._lock:
            self.on_their_way += 1

    def settle(self, failed: bool) -> None:
        with self._lock:
            self.on_their_way -= 1
            self.failed += failed


class Publisher:
    """An idempotent producer with a bounded buffer and a thread that reads the acknowledgements.

    kafka: librdkafka's settings that reach the log: `bootstrap.servers`, and what its listener asks for.
    `send` never blocks: it hands the messages to librdkafka and returns what to wait for. Raises BackPressure where the
    buffer has no room for all of them.
    """

    def __init__(
        self,
        kafka: Mapping[str, str],
        *,
        buffer_messages: int = BUFFER_MESSAGES,
        delivery_timeout: float = DELIVERY_TIMEOUT_S,
    ) -> None:
        self._config: dict[str, str | int | float | bool] = {
            **kafka,
            "client.id": "omniprofile-publisher",
            "enable.idempotence": True,
            "acks": "all",
            "linger.ms": 5,
            "compression.type": "lz4",
            "queue.buffering.max.messages": buffer_messages,
            "queue.buffering.max.kbytes": BUFFER_KBYTES,
            "message.max.bytes": LARGEST,
            "delivery.timeout.ms": int(delivery_timeout * 1000),
            "reconnect.backoff.max.ms": 1000,
            "log_level": CRITICAL,
        }
        self._buffer_messages = buffer_messages
        self._tally = _Tally()
        self._complaints = Complaints(delivery_timeout)
        self._producer = self._new_producer()
        self._closing = threading.Event()
        self._poller = threading.Thread(target=self._poll, name="publisher-acknowledgements", daemon=True)
        self._poller.start()

    def _new_producer(self) -> Producer:
        return Producer({**self._config, "error_cb": self._complaints.hear, "logger": KAFKA_CLIENT})

    def send(self, messages: Sequence[Message]) -> Delivery:
        if self._tally.on_their_way + len(messages) > self._buffer_messages:
            raise BackPressure(f"{self._tally.on_their_way} messages wait for the broker already")
        delivery = Delivery(len(messages))
        settle = partial(self._settle, delivery)
        for topic, key, value, headers in messages:
            self._tally.hand_over()
            try:
                self._producer.produce(topic, value, key, headers=list(headers) or None, on_delivery=settle)
            except BufferError:
                self._tally.settle(failed=False)
                raise BackPressure(f"the buffer of {BUFFER_KBYTES} kB is full") from None
            except KafkaException as error:  # the client takes nothing more until it is replaced
                self._settle(delivery, error.args[0], None)
        return delivery

    def _settle(self, delivery: Delivery, error: KafkaError | None, _report: Report | None) -> None:
        self._tally.settle(failed=error is not None)
        if error is None:
            self._complaints.acknowledged()
        elif error.code() == KafkaError._MSG_TIMED_OUT:
            self._complaints.hear(error)
        delivery.count(error)

    def _poll(self) -> None:
        while not self._closing.is_set():
            self._serve(lambda client: client.poll(0.1))
            self._complaints.ask(self._producer)

    def _serve(self, serve: Callable[[Producer], object]) -> None:
        """Let the client call back. A fatal error it raises instead: that ends its idempotent session for good, as
        after a broker that forgot what it had acknowledged, and a new client takes over.

        What the old one still holds is reported as not acknowledged, and its senders send it again.
        """
        client = self._producer
        try:
            serve(client)
        except KafkaException as fatal:
            self._producer = self._new_producer()
            log.error("the event log ended this session (%s): a new one takes over", fatal.args[0].name())
            client.purge()
            client.flush(5)

    def close(self, timeout: float = 30.0) -> int:
        """Flush for at most `timeout` seconds and stop. Returns how many messages are left undelivered."""
        failed_before = self._tally.failed
        self._serve(lambda client: client.flush(timeout))
        self._closing.set()
        self._poller.join()
        left = self._tally.failed - failed_before + self._tally.on_their_way
        if left:
            log.error("%d messages were not delivered within %.0f s of closing", left, timeout)
        return left
