"""The partitions that this worker holds and their unfinished batches, shared by its threads.

The polling thread adds and removes partitions and puts batches in; the working thread takes batches out and asks which
offsets it may still commit. Every method may be called from any thread.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stream_processors.steps.messages import Message

Partition = tuple[str, int]  # topic, number


@dataclass(frozen=True, eq=False)
class Batch:
    """Messages of one read, in the order of their partitions.

    next_offsets: where each partition goes on after this batch; tenures: as whose it was read.
    """

    messages: list[Message]
    next_offsets: Mapping[Partition, int]
    tenures: Mapping[Partition, int]


class Holdings:
    """Tenures of partitions, and the batches between reading and commit.

    A partition that is lost and comes back is held under a new tenure, so that work from before can't commit.
    `changed` is notified when room was made or partitions went. depth: how many batches may be under way.
    """

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self.changed = threading.Condition()
        self._tenure = 0
        self._tenures: dict[Partition, int] = {}
        self._under_way: list[Batch] = []
        self._positions: dict[Partition, int] = {}

    def take(self, partitions: Iterable[Partition]) -> None:
        with self.changed:
            self._tenure += 1
            self._tenures.update(dict.fromkeys(partitions, self._tenure))

    def give(self, partitions: Iterable[Partition]) -> None:
        """These are no longer ours; whatever of them is under way will not be committed."""
        with self.changed:
            for partition in partitions:
                self._tenures.pop(partition, None)
                self._positions.pop(partition, None)
            self.changed.notify_all()

    def held(self) -> frozenset[Partition]:
        with self.changed:
            return frozenset(self._tenures)

    def settled(self, partitions: Iterable[Partition]) -> bool:
        """True where nothing of these is under way."""
        asked = set(partitions)
        return not any(asked & batch.tenures.keys() for batch in self._under_way)

    @property
    def working(self) -> bool:
        """True where batches are under way."""
        return bool(self._under_way)

    def has_room(self) -> bool:
        """True where one more batch may be read."""
        return len(self._under_way) < self._depth

    def enter(self, messages: list[Message], next_offsets: Mapping[Partition, int]) -> Batch:
        """The messages as a batch under way."""
        with self.changed:
            tenures = {partition: self._tenures.get(partition, 0) for partition in next_offsets}
            batch = Batch(messages, next_offsets, tenures)
            self._under_way.append(batch)
            return batch

    def leave(self, batch: Batch) -> None:
        """The batch is committed, or given up."""
        with self.changed:
            self._under_way.remove(batch)
            self.changed.notify_all()

    def ours(self, batch: Batch) -> list[Message]:
        """What of the batch is in partitions that we still hold as we did when it was read."""
        held = self.committable(batch).keys()
        if len(held) == len(batch.next_offsets):
            return batch.messages
        return [message for message in batch.messages if message[:2] in held]

    def committable(self, batch: Batch) -> dict[Partition, int]:
        """The next offsets of the partitions that we still hold as we did when the batch was read."""
        with self.changed:
            return {
                partition: offset
                for partition, offset in batch.next_offsets.items()
                if self._tenures.get(partition) == batch.tenures[partition]
            }

    def committed(self, offsets: Mapping[Partition, int]) -> None:
        with self.changed:
            self._positions.update({partition: at for partition, at in offsets.items() if partition in self._tenures})

    def positions(self) -> dict[Partition, int]:
        """The last committed next offset of each partition held, as far as this worker committed it."""
        with self.changed:
            return dict(self._positions)


def said(partitions: Iterable[Partition]) -> str:
    """Of each topic the numbers: an operator reads it."""
    by_topic: dict[str, list[str]] = {}
    for topic, number in sorted(partitions):
        by_topic.setdefault(topic, []).append(str(number))
    return ", ".join(f"{topic}[{','.join(numbers)}]" for topic, numbers in by_topic.items())
