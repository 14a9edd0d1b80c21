"""Reads the log in a thread of its own and passes whole batches to Faust.

Faust's own consumer handles single messages, about 8 to 10 thousand a second here, and acknowledges a message even if
its agent raised. This source passes whole batches and leaves the offsets to the checkpoint.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Sequence

from mode import Service
from mode.utils.types.trees import NodeT

from stream_processors.runtime.fetching import Fetched
from stream_processors.runtime.group_member import GroupMember, PutOut
from stream_processors.runtime.holdings import Batch, Holdings, Partition
from stream_processors.runtime.settings import WorkerSettings
from stream_processors.steps.messages import Message

log = logging.getLogger(__name__)

# Seconds that a thread computes while others want to. A thread that writes waits for its turn after each answer of a
# store, some ten times a batch, while other batches are decoded: too long for an event that is looked for at once. A
# worker that is behind takes Python's own, which costs it a sixth less.
_TURN, _TURN_BEHIND = 0.0005, 0.005
_BEHIND = 2_000  # messages in a batch

_PATIENCE = 5.0  # seconds without room before fetching is paused: the client forgets then what it has fetched


class BatchSource(Service):
    """Polls from start to stop. hand_over: takes a batch on Faust's loop; it must not lose it.

    stopping: set when the worker is to stop, for all its threads. put_out: set when its group has put it out for good.
    """

    def __init__(
        self,
        settings: WorkerSettings,
        member: GroupMember,
        holdings: Holdings,
        hand_over: Callable[[Batch], Awaitable[None]],
        stopping: threading.Event,
        beacon: NodeT[Service],
    ) -> None:
        super().__init__(beacon=beacon)
        self._settings = settings
        self._member = member
        self._holdings = holdings
        self._hand_over = hand_over
        self._stopping = stopping
        self._ended = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="polling", daemon=True)
        self.polled_at = time.monotonic()
        self.put_out = threading.Event()

    async def on_start(self) -> None:
        self._faust_loop = asyncio.get_running_loop()
        self._thread.start()

    async def on_stop(self) -> None:
        """Read no more, let what is under way be finished and committed, leave the group."""
        self._stopping.set()
        await self._ended.wait()

    def _run(self) -> None:
        try:
            self._poll_until_stopped()
        except PutOut as reason:
            log.error("this worker ends, to be started anew: its group has put it out for good (%s)", reason)
            self.put_out.set()
        except Exception as error:  # whatever it is, the worker can't go on without its source
            log.exception("the polling thread ended")
            asyncio.run_coroutine_threadsafe(self.crash(error), self._faust_loop)
        finally:
            self._faust_loop.call_soon_threadsafe(self._ended.set)

    def _poll_until_stopped(self) -> None:
        self._member.subscribe()
        try:
            while not self._stopping.is_set():
                if self._member.wait_until(self._holdings.has_room, _PATIENCE) or self._poll_without_fetching():
                    self._pass_on(self._member.read())
        finally:
            self._member.close()

    def _poll_without_fetching(self) -> bool:
        """Stay in the group while a store is away; True when there is room again."""
        self._member.pause()
        while not self._stopping.is_set():
            self._pass_on(self._member.read())
            if self._member.wait_until(self._holdings.has_room, 0.1):
                self._member.resume()
                return True
        return False

    def _pass_on(self, read: Sequence[Fetched]) -> None:
        self.polled_at = time.monotonic()
        if not read:
            return
        sys.setswitchinterval(_TURN_BEHIND if len(read) > _BEHIND else _TURN)
        batch = self._enter(read)
        asyncio.run_coroutine_threadsafe(self._deliver(batch), self._faust_loop)

    async def _deliver(self, batch: Batch) -> None:
        try:
            await self._hand_over(batch)
        except Exception as error:  # noqa: BLE001  a batch that reaches no agent would hold its room for ever
            await self.crash(error)

    def _enter(self, read: Sequence[Fetched]) -> Batch:
        """The client's messages as plain tuples; this loop runs once an event."""
        messages: list[Message] = []
        nexts: dict[Partition, int] = {}
        for each in read:
            topic, number, offset = each.topic(), each.partition(), each.offset()
            nexts[topic, number] = offset + 1
            messages.append(Message(topic, number, offset, each.timestamp()[1], each.key(), each.value()))
        return self._holdings.enter(messages, nexts)
