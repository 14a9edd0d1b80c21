"""Reads that many ask for at the same moment: how often they are done, how fresh they are, and what they hold up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from itertools import count

import pytest

from profile_store.service.shared_reads import SharedReads


class Slow:
    """A read that begins, and ends when it is let."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.goes_on = threading.Semaphore(0)
        self._numbers = count(1)

    def __call__(self) -> int:
        number = next(self._numbers)
        self.begun.release()
        assert self.goes_on.acquire(timeout=10)
        return number

    async def began(self) -> None:
        assert await asyncio.to_thread(self.begun.acquire, timeout=10)


async def asked(reads: SharedReads, make: Callable[[], int], times: int = 1) -> list[asyncio.Task[int]]:
    tasks = [asyncio.ensure_future(reads.read("day", make)) for _ in range(times)]
    await asyncio.sleep(0)
    return tasks


def test_a_hundred_who_ask_at_once_take_two_reads_and_none_is_older_than_his_question() -> None:
    async def scenario() -> None:
        reads, slow = SharedReads(), Slow()
        (first,) = await asked(reads, slow)
        await slow.began()
        others = await asked(reads, slow, 99)
        await asyncio.sleep(0.1)  # a check that nothing happens: there is nothing to wait for
        assert not slow.begun.acquire(blocking=False), "one at a time"
        slow.goes_on.release(2)
        assert await first == 1
        assert {await each for each in others} == {2}, (
            "what had begun before they asked may lack what they were told of"
        )
        slow.goes_on.release()
        (later,) = await asked(reads, slow)
        assert await later == 3

    asyncio.run(asyncio.wait_for(scenario(), 20))


def test_who_leaves_takes_the_read_from_nobody() -> None:
    async def scenario() -> None:
        reads, slow = SharedReads(), Slow()
        leaves, stays = await asked(reads, slow, 2)
        leaves.cancel()
        slow.goes_on.release()
        assert await stays == 1
        with pytest.raises(asyncio.CancelledError):
            await leaves

    asyncio.run(asyncio.wait_for(scenario(), 20))


def test_all_who_wait_are_told_of_a_fault_and_the_next_read_is_a_new_one() -> None:
    def away() -> int:
        raise ConnectionError("gone")

    async def scenario() -> None:
        reads = SharedReads()
        for told in await asyncio.gather(*(await asked(reads, away, 3)), return_exceptions=True):
            assert isinstance(told, ConnectionError)
        assert await reads.read("day", lambda: 7) == 7

    asyncio.run(asyncio.wait_for(scenario(), 20))


def test_reads_that_hang_leave_the_threads_of_others_alone() -> None:
    async def scenario() -> None:
        reads, slow = SharedReads(at_once=2), Slow()
        hanging = [asyncio.ensure_future(reads.read(day, slow)) for day in range(60)]
        await slow.began()
        await slow.began()
        await asyncio.sleep(0.1)  # a check that nothing happens: there is nothing to wait for
        assert not slow.begun.acquire(blocking=False)
        slow.goes_on.release(60)
        assert sorted([await each for each in hanging]) == [*range(1, 61)]

    asyncio.run(asyncio.wait_for(scenario(), 20))
