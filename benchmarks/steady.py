"""How soon an acknowledged event is in a contestant's own store while events come steadily: the same for all of them.

A probe is an event about somebody new. From the broker's acknowledgement on, Redis is asked at equal intervals whether
the keys stand that this contestant writes for it. Probes are posted by the clock, whether the ones before were seen or
not, so that a slow moment is not looked at less often than a quick one. What is asked of Redis is one round trip of a
few EXISTS, fifty times a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from statistics import median

from confluent_kafka import Producer
from redis import Redis

from benchmarks.contestants import STARTED_WITHIN, Key, Play
from benchmarks.events import Message, messages
from benchmarks.measure import percentile
from benchmarks.progress import Tell
from benchmarks.stage import Stage
from benchmarks.traffic import Traffic, probe

SEED = 100  # events that neither the contest nor the look-ups had
POLL = 0.02  # seconds between two looks
LOOKS_A_PROBE = 5
SETTLED_AFTER = 5.0  # seconds that are published before anything is timed
GIVEN_UP_AFTER = 15.0  # seconds after the last event
GROWN = 1.0  # seconds
FULL_RATE = 0.95  # of the rate asked for, below which the load is told to have been too slow
_PHONES = 1_000_000  # of one run
_FIRST_PHONE = 3_141_593  # no client of the town has it, nor a probe of `freshness`, whose phones begin otherwise


@dataclass(frozen=True)
class Steady:
    """asked, published: events a second; waits: seconds from acknowledgement to visible, in the order of the probes;
    unseen: how many of them were not seen at all, and stand with what they had waited by the end.
    """

    asked: float
    published: float
    waits: Sequence[float]
    unseen: int

    def percentile(self, share: float) -> float:
        """Seconds."""
        return percentile(self.waits, share)

    @property
    def growth(self) -> float:
        """By how many seconds an event of the last quarter waited longer than one of the first: medians."""
        quarter = max(1, len(self.waits) // 4)
        return median(self.waits[-quarter:]) - median(self.waits[:quarter])

    @property
    def fell_behind(self) -> bool:
        """Who does less than comes has a queue, and every event waits longer than the one before: no steady figure."""
        return self.unseen > 0 or self.growth > GROWN

    @property
    def was_catching_up(self) -> bool:
        """What piled up while it started was still being done when the timing began: no steady figure either."""
        return not self.fell_behind and self.growth < -GROWN

    @property
    def load_was_slow(self) -> bool:
        return self.published < FULL_RATE * self.asked


@dataclass
class _Probe:
    """acknowledged: the moment, None before; waited: seconds until it was visible, None before."""

    keys: Sequence[Key]
    acknowledged: float | None = None
    waited: float | None = None

    def delivered(self, error: object, _: object) -> None:
        if error:
            raise RuntimeError(f"the broker did not take a probe: {error}")
        self.acknowledged = time.monotonic()


class Watch:
    """Publishes probes and looks for those that were acknowledged."""

    def __init__(self, bootstrap: str, redis: Redis, keys: Callable[[Message], Sequence[Key]]) -> None:
        self._producer = Producer({"bootstrap.servers": bootstrap, "enable.idempotence": True, "linger.ms": 0})
        self._redis = redis
        self._keys = keys
        self._probes: list[_Probe] = []

    @property
    def unseen(self) -> int:
        return sum(each.waited is None for each in self._probes)

    def post(self, phone: str) -> None:
        message = probe(phone)
        posted = _Probe(self._keys(message))
        self._probes.append(posted)
        self._producer.produce(message.topic, message.value, message.key, on_delivery=posted.delivered)

    def during(self, seconds: float, phones: Iterator[str], tell: Tell) -> None:
        """Post and look by the clock, telling how many seconds have gone."""
        began = time.monotonic()
        for look in range(int(seconds / POLL)):
            if look % LOOKS_A_PROBE == 0:
                self.post(next(phones))
            self._look_at(began + (look + 1) * POLL)
            tell(look * POLL)

    def until_seen(self, seconds: float) -> None:
        """Look until all are seen, or for so long."""
        deadline = time.monotonic() + seconds
        while self.unseen and time.monotonic() < deadline:
            self._look_at(time.monotonic() + POLL)

    def waits(self) -> list[float]:
        """Seconds, in the order of posting; of what is not seen: until now. Raises RuntimeError where the broker did
        not acknowledge a probe.
        """
        now = time.monotonic()
        acknowledged = [each.acknowledged for each in self._probes if each.acknowledged is not None]
        if len(acknowledged) < len(self._probes):
            raise RuntimeError(f"the broker did not acknowledge {len(self._probes) - len(acknowledged)} probes")
        pairs = zip(self._probes, acknowledged, strict=True)
        return [now - since if each.waited is None else each.waited for each, since in pairs]

    def _look_at(self, moment: float) -> None:
        """Until then acknowledgements are heard as they come."""
        self._producer.poll(0)
        while (left := moment - time.monotonic()) > 0:
            self._producer.poll(left)
        waiting = [(each, each.acknowledged) for each in self._probes if each.acknowledged and each.waited is None]
        if not waiting:
            return
        with self._redis.pipeline(transaction=False) as pipe:
            for each, _ in waiting:
                pipe.exists(*each.keys)
            there = pipe.execute()
        now = time.monotonic()
        for (each, since), found in zip(waiting, there, strict=True):
            if found == len(each.keys):
                each.waited = now - since


def phones(number: int) -> Iterator[str]:
    """Those of the probes of one run."""
    return (f"+7927{phone}" for phone in count(_FIRST_PHONE + number * _PHONES))


def measure(on: Stage, play: Play, rate: float, seconds: float, number: int, tell: Tell) -> Steady:
    """At `rate` events a second for `seconds`; number: of this run, below 6, whose events and phones no other has.

    Its groups should be at the end of the log (`stage.skip`). Raises ContestFailed where it does not start.
    """
    events = list(messages(int(rate * (SETTLED_AFTER + seconds)), SEED + number))
    new = phones(number)
    keys = partial(play.contestant.keys, on)
    with Redis.from_url(on.valkey.address) as redis:
        first = Watch(on.broker.address, redis, keys)
        first.post(next(new))
        first.until_seen(STARTED_WITHIN)
        if first.unseen:
            raise play.failed(f"did not do one event within {STARTED_WITHIN:.0f} s of starting again")
        traffic, watch = Traffic(on.broker.address, events, rate), Watch(on.broker.address, redis, keys)
        traffic.start()
        time.sleep(SETTLED_AFTER)
        watch.during(seconds, new, tell)
        published = traffic.stop()
        watch.until_seen(GIVEN_UP_AFTER)
    return Steady(rate, published, watch.waits(), watch.unseen)
