"""Hands offsets from the working thread to the polling thread, which is the only one that uses the Kafka client.

confluent-kafka guards its consumer by a lock that is not fair: a commit from another thread waits as long as the
polling thread keeps polling (measured with 2.16: for ever). So the polling thread commits between two polls.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future

from confluent_kafka import KafkaError, KafkaException

from stream_processors.runtime.holdings import Partition

Offsets = Mapping[Partition, int]


class CommitRequests:
    """changed: notified when there is something to commit; the polling thread waits on it for other things too."""

    def __init__(self, changed: threading.Condition) -> None:
        self._changed = changed
        self._asked: deque[tuple[Offsets, Future[None]]] = deque()
        self._closed = False

    @property
    def pending(self) -> bool:
        return bool(self._asked)

    def ask(self, offsets: Offsets) -> None:
        """Working thread: the offsets are committed when it returns. Raises KafkaException."""
        answer: Future[None] = Future()
        with self._changed:
            if self._closed:
                raise KafkaException(KafkaError(KafkaError._DESTROY, "the worker has left its group"))
            self._asked.append((offsets, answer))
            self._changed.notify_all()
        answer.result()

    def serve(self, commit: Callable[[Offsets], None]) -> None:
        """Polling thread: commit what was asked for, in its order."""
        while self._asked:
            offsets, answer = self._asked.popleft()
            try:
                commit(offsets)
            except KafkaException as refusal:
                answer.set_exception(refusal)
            else:
                answer.set_result(None)

    def close(self) -> None:
        """Polling thread, at its end: refuse what was asked for and whatever will be."""
        with self._changed:
            self._closed = True
        self.serve(_refuse)


def _refuse(_offsets: Offsets) -> None:
    raise KafkaException(KafkaError(KafkaError._DESTROY, "the worker has left its group"))
