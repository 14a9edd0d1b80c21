"""A log in memory with the interfaces that a checkpoint uses, for tests and for trying things out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from confluent_kafka import KafkaError, KafkaException

from stream_processors.runtime.holdings import Partition
from stream_processors.runtime.outbox import LARGEST, LogUnavailable
from stream_processors.steps.messages import Outgoing

OFFSETS = "offsets"


class MemoryLog:
    """Outbox and Committer at once, so that one list tells in which order they were asked.

    messages: what was delivered. offsets: next offset by partition. happened: each topic that a call delivered to, and
    OFFSETS for a commit. refusals: topic or OFFSETS → how many more times it refuses; refusal: the KafkaError code with
    which offsets are refused. away: while set, the log takes nothing.
    """

    def __init__(self) -> None:
        self.messages: list[Outgoing] = []
        self.offsets: dict[Partition, int] = {}
        self.happened: list[str] = []
        self.refusals: Counter[str] = Counter()
        self.refusal: int = KafkaError._TRANSPORT
        self.away = False
        self._left = False

    def deliver(self, messages: Sequence[Outgoing]) -> None:
        for topic in dict.fromkeys(message.topic for message in messages):
            if self._refuses(topic) or any(len(message.value or b"") > LARGEST for message in messages):
                raise LogUnavailable(f"the log refused a message of {len(messages)}")
            self.happened.append(topic)
        self.messages += messages

    def commit(self, offsets: Mapping[Partition, int]) -> None:
        if self._left:
            raise KafkaException(KafkaError(KafkaError._DESTROY, "the worker has left its group"))
        if self._refuses(OFFSETS):
            raise KafkaException(KafkaError(self.refusal))
        self.happened.append(OFFSETS)
        self.offsets.update(offsets)

    def leave(self) -> None:
        """The group: no offset is taken any more."""
        self._left = True

    def close(self) -> None:
        """Nothing is open."""

    def _refuses(self, what: str) -> bool:
        if self.refusals[what]:
            self.refusals[what] -= 1
            return True
        return self.away
