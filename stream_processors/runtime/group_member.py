"""This worker as a member of its consumer group: which partitions it gets, where it starts, how it gives them up."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition

from profile_store.outage import CRITICAL, KAFKA_CLIENT, Outage
from stream_processors.runtime.commits import CommitRequests
from stream_processors.runtime.fetching import Fetched, Fetching, answers, answers_wanted
from stream_processors.runtime.holdings import Holdings, Partition, said
from stream_processors.runtime.settings import WorkerSettings
from stream_processors.steps.outcomes import BatchShape

log = logging.getLogger(__name__)

_ANSWERS_WITHIN = 10.0  # seconds for the group's coordinator to say what is committed
_ASKED_AGAIN_AFTER = 0.5  # seconds
_LAG_EVERY = 2.0  # seconds


class PutOut(Exception):
    """The group will not have this member any more; a new one, of a new process, it takes."""


class GroupMember:
    """A Kafka consumer whose offsets are committed by the checkpoint alone.

    Where the group has an offset it goes on there, and where it has none it begins at the beginning. An offset that the
    log no longer has is a gap: the partition stands until a person decides, since jumping would lose events unseen.
    lags: messages in the log that this group has not committed, by partition held; standing: partitions with a gap.
    All methods but `commit` belong to the polling thread, in which the client calls the rebalance callbacks too.
    """

    def __init__(self, settings: WorkerSettings, topics: Sequence[str], shape: BatchShape, holdings: Holdings) -> None:
        self._settings = settings
        self._topics = list(topics)
        self._shape = shape
        self._holdings = holdings
        self._log_away = Outage("The event log", "No events are read")
        self._complained: set[str] = set()
        self._requests = CommitRequests(holdings.changed)
        self._fetching = Fetching()
        self._paused = False
        self._lag_measured = 0.0
        self.lags: dict[Partition, int] = {}
        self.standing: frozenset[Partition] = frozenset()
        self._consumer = Consumer(self._configuration(), logger=KAFKA_CLIENT)

    def _configuration(self) -> dict[str, Any]:
        settings = self._settings
        return {
            **settings.kafka,
            "group.id": settings.group,
            **({"group.instance.id": settings.instance} if settings.instance else {}),
            "enable.auto.commit": False,
            "auto.offset.reset": "error",
            "partition.assignment.strategy": "cooperative-sticky",
            "session.timeout.ms": int(settings.session_timeout * 1000),
            "heartbeat.interval.ms": int(min(3.0, settings.session_timeout / 6) * 1000),
            "topic.metadata.refresh.interval.ms": 30_000,
            "socket.timeout.ms": 10_000,
            "queued.max.messages.kbytes": 32_768,
            **answers_wanted(self._shape),
            "statistics.interval.ms": 5_000,
            "stats_cb": self._on_statistics,
            "error_cb": self._on_error,
            "log_level": CRITICAL,
            "reconnect.backoff.max.ms": 2_000,
        }

    def subscribe(self) -> None:
        self._consumer.subscribe(
            self._topics, on_assign=self._on_assign, on_revoke=self._on_revoke, on_lost=self._on_lost
        )

    def read(self) -> list[Fetched]:
        """The next messages, as many and as soon as the batch's shape says; good ones only. Raises PutOut."""
        read: list[Message] = []
        deadline = time.monotonic() + self._shape.wait
        while (left := deadline - time.monotonic()) > 0 and len(read) < self._shape.messages:
            self._requests.serve(self._commit_now)
            wanted = self._shape.messages - len(read) if read else 1  # the client returns early only if it has as many
            found = self._consumer.consume(wanted, min(left, self._fetching.slice(self._holdings.working)))
            if not read and (found := found or self._rest()):
                deadline = time.monotonic() + self._shape.linger
            read += found
        if any(message.error() is not None for message in read):
            read = [message for message in read if not self._is_trouble(message)]
        if read or (self._log_away.going_on and answers(self._consumer)):
            self._log_away.over()
        if time.monotonic() - self._lag_measured > _LAG_EVERY:
            self._measure_lag()
        return cast("list[Fetched]", read)

    def _rest(self) -> list[Message]:
        """Where the log does not let an empty fetch wait: what came first, if anything did."""
        if self._paused or not self._fetching.restless:
            return []
        return self._fetching.rest(self._consumer, lambda seconds: self.wait_until(lambda: False, seconds))

    def wait_until(self, condition: Callable[[], bool], within: float) -> bool:
        """Wait for the condition on the holdings, committing meanwhile; False where `within` seconds were too few."""
        deadline = time.monotonic() + within
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            with self._holdings.changed:
                self._holdings.changed.wait_for(lambda: self._requests.pending or condition(), left)
            self._requests.serve(self._commit_now)
        return True

    def pause(self) -> None:
        """Fetch nothing, but go on being asked: a member that does not poll is put out of its group."""
        self._paused = True
        self._consumer.pause(self._consumer.assignment())

    def resume(self) -> None:
        self._paused = False
        self._consumer.resume(self._consumer.assignment())

    def close(self) -> None:
        """Leave the group, so that others need not wait for the session to time out."""
        self._consumer.close()
        self._requests.close()

    def commit(self, offsets: Mapping[Partition, int]) -> None:
        """From any thread; committed when it returns. Raises KafkaException, also where one partition was refused."""
        self._requests.ask(offsets)

    def _commit_now(self, offsets: Mapping[Partition, int]) -> None:
        answers = self._consumer.commit(
            offsets=[TopicPartition(topic, number, offset) for (topic, number), offset in offsets.items()],
            asynchronous=False,
        )
        for answer in answers or ():
            if answer.error is not None:
                raise KafkaException(answer.error)

    def _measure_lag(self) -> None:
        """As the client knows the log's ends, without asking; where nothing was ever committed all of it is behind."""
        lags = {}
        positions = self._holdings.positions()
        for topic, number in self._holdings.held():
            start, end = self._consumer.get_watermark_offsets(TopicPartition(topic, number), cached=True) or (0, 0)
            lags[topic, number] = max(0, end - positions.get((topic, number), max(0, start)))
        self.lags = lags
        self._lag_measured = time.monotonic()

    def _on_assign(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        starts = self._committed(consumer, partitions) if partitions else []
        taken = _names(partitions)
        self._holdings.take(taken)
        self._holdings.committed({(each.topic, each.partition): each.offset for each in starts if each.offset >= 0})
        for start in starts:
            if start.offset < 0:
                start.offset = OFFSET_BEGINNING
        consumer.incremental_assign(starts)
        if self._paused:
            consumer.pause(starts)
        if taken:
            log.info("%s: took %s", self._settings.group, said(taken))

    def _committed(self, consumer: Consumer, partitions: list[TopicPartition]) -> list[TopicPartition]:
        """The group's offsets, however long its coordinator takes to know them: a guess would skip or repeat all."""
        while True:
            try:
                answers = consumer.committed(partitions, timeout=_ANSWERS_WITHIN)
                for answer in answers:
                    if answer.error is not None:
                        raise KafkaException(answer.error)
            except KafkaException as trouble:
                if not trouble.args[0].retriable() and trouble.args[0].code() != KafkaError._TIMED_OUT:
                    raise
                self._complain_once(trouble.args[0])
                time.sleep(_ASKED_AGAIN_AFTER)
            else:
                return answers

    def _on_revoke(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        """Finish what is under way and commit it, or give up: the next holder then repeats it."""
        given = _names(partitions)
        if not self.wait_until(lambda: self._holdings.settled(given), self._settings.leave_within):
            log.warning("%s: left unfinished, the next holder repeats it: %s", self._settings.group, said(given))
        self._give(consumer, partitions)

    def _on_lost(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        """Others may have them already: drop everything, commit nothing."""
        log.warning("%s: lost %s", self._settings.group, said(_names(partitions)))
        self._give(consumer, partitions)

    def _give(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        given = _names(partitions)
        self._holdings.give(given)
        self.standing -= frozenset(given)
        consumer.incremental_unassign(partitions)

    def _is_trouble(self, message: Message) -> bool:
        error = message.error()
        if error is None:
            return False
        if error.code() == KafkaError._FATAL:  # `fatal()` is False of what comes as a message
            raise PutOut(error.str())
        if error.code() == KafkaError._AUTO_OFFSET_RESET:
            self._stand(message)
        else:
            self._complain_once(error)
        return True

    def _stand(self, message: Message) -> None:
        partition = (str(message.topic()), int(message.partition() or 0))
        self.standing |= {partition}
        log.error(
            "%s: %s stands at offset %s, which the log no longer has or does not have yet. Nothing was skipped. "
            "Restore the log; or set the group's offset for this partition with a Kafka tool and restart this worker, "
            "and what lies between is lost to this group.",
            self._settings.group,
            said([partition]),
            message.offset(),
        )

    def _on_statistics(self, statistics: str) -> None:
        self._fetching.hear(statistics)
        if silent := self._fetching.silent_for:
            self._log_away.began("it takes connections and does not answer", time.monotonic() - silent)

    def _on_error(self, error: KafkaError) -> None:
        if error.code() == KafkaError._ALL_BROKERS_DOWN:
            self._log_away.began(error.str())
        else:
            self._complain_once(error)

    def _complain_once(self, error: KafkaError) -> None:
        if error.name() not in self._complained:
            self._complained.add(error.name())
            log.warning("%s: %s (said once)", self._settings.group, error.str())


def _names(partitions: Sequence[TopicPartition]) -> list[Partition]:
    return [(each.topic, each.partition) for each in partitions]
