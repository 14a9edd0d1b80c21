"""What the client's statistics tell of the brokers: that they don't hold empty fetches, or don't answer at all.

Kafka holds an empty fetch for `fetch.wait.max.ms`. The embedded broker (noida-db 0.2) answers at once and is asked
again at once: an idle consumer sends it over 15 thousand fetches a second and keeps two cores busy. The client has no
setting against that. So with such a broker the consumer asks at longer intervals how far the log reaches and fetches
when that has changed: 2 % of a core, and up to 40 ms later.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

from confluent_kafka import Consumer, KafkaException, Message, TopicPartition

from schemas.topics import CHANGES
from stream_processors.steps.outcomes import BatchShape

log = logging.getLogger(__name__)

_MANY = 2_000  # empty fetches a second; a log that lets them wait gets a few
_REST = 0.04  # seconds between two questions
_LONGEST = 0.5  # seconds after which it is fetched all the same, and rebalances are served
_ARRIVES_WITHIN = 0.2  # seconds for what is there to be fetched
_WORTH_AN_ANSWER = 1_000_000  # bytes
_SAID_WITHIN = 0.5  # seconds for a log that was away to say that it is there
_SILENCE = 5.0  # seconds without a word from brokers that were asked: they answer a fetch within half a second
_LATEST = -1  # the Kafka protocol's timestamp that stands for a partition's end


class Fetched(Protocol):
    """A message of the client that carries no error: then all of this is there."""

    def topic(self) -> str: ...
    def partition(self) -> int: ...
    def offset(self) -> int: ...
    def timestamp(self) -> tuple[int, int]: ...
    def key(self) -> bytes | None: ...
    def value(self) -> bytes | None: ...


def answers_wanted(shape: BatchShape) -> dict[str, int]:
    """Settings of the client: the log collects before it answers. An answer for every few messages costs both sides:
    at some thousand events a second the log spent more on them than all processors on the events.
    """
    return {"fetch.wait.max.ms": int(shape.wait * 1000), "fetch.min.bytes": _WORTH_AN_ANSWER}


def answers(consumer: Consumer) -> bool:
    """Is the log there? Asked where it was away, since a night in which nothing happens brings no message to tell."""
    try:
        consumer.list_topics(CHANGES, timeout=_SAID_WITHIN)
    except KafkaException:
        return False
    return True


class Fetching:
    """Notices from the client's statistics whether the log lets an empty fetch wait, and rests where it does not.

    silent_for: seconds for which all brokers owe an answer, where these are too many; else 0. The client itself tells
    of a broker that takes connections and says nothing only after some twice its timeout.
    """

    def __init__(self) -> None:
        self.restless = False
        self.silent_for = 0.0
        self._empty = 0
        self._heard_at = 0  # microseconds of the client's clock, which runs since the machine started
        self._ends: list[int] = []

    def slice(self, working: bool) -> float:
        """Seconds of one poll. Between polls commits are served, and while batches are under way one will be asked."""
        return 0.005 if working or self.restless else 0.05

    def hear(self, statistics: str) -> None:
        """The client's statistics, as JSON. At least those fetches came back empty that outnumber the messages."""
        said = json.loads(statistics)
        self.silent_for = _silence(said["brokers"].values())
        empty = sum(each["req"].get("Fetch", 0) for each in said["brokers"].values()) - said["rxmsgs"]
        seconds = (said["ts"] - self._heard_at) / 1_000_000  # the client's clock: statistics may come to us in a bunch
        rate = (empty - self._empty) / seconds
        self._empty, self._heard_at = empty, said["ts"]
        if rate > _MANY and not self.restless:
            self.restless = True
            log.info("the log answers empty fetches at once, %.0f a second: asking for news instead", rate)

    def rest(self, consumer: Consumer, wait: Callable[[float], object]) -> list[Message]:
        """Fetch nothing until the log has grown, or for half a second; what arrived first, if anything did."""
        consumer.pause(consumer.assignment())
        deadline = time.monotonic() + _LONGEST
        grown = False
        while not grown and time.monotonic() < deadline:
            wait(_REST)
            grown = self._grown(consumer)
        consumer.resume(consumer.assignment())
        self._grown(consumer)  # a question wakes the client's thread, which else may sleep for a second on
        return consumer.consume(1, _ARRIVES_WITHIN) if grown else []

    def _grown(self, consumer: Consumer) -> bool:
        held = [TopicPartition(each.topic, each.partition, _LATEST) for each in consumer.assignment()]
        try:
            ends = [each.offset for each in consumer.offsets_for_times(held, timeout=_LONGEST)] if held else []
        except KafkaException:  # the log is away: whoever fetches will say so
            return False
        grown, self._ends = ends != self._ends, ends
        return grown


def _silence(brokers: Collection[Mapping[str, Any]]) -> float:
    """Of the brokers themselves: the connection to a group's coordinator may well wait for other members."""
    asked = [each for each in brokers if each.get("source") == "learned" and each["waitresp_cnt"]]
    seconds = min((each["rxidle"] / 1_000_000 for each in asked), default=0.0)
    return seconds if seconds >= _SILENCE else 0.0
