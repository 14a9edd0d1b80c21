"""Reads that many ask for at the same moment: how often they are done, how fresh they are, and what they hold up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from profile_store.service.shared_reads import SharedReads
from tests.unit.service.hanging import Hanging
from tests.waiting import run


async def asked(reads: SharedReads, make: Callable[[], int], times: int = 1) -> list[asyncio.Task[int]]:
    tasks = [asyncio.ensure_future(reads.read("day", make)) for _ in range(times)]
    await asyncio.sleep(0)
    return tasks


def test_a_hundred_who_ask_at_once_take_two_reads_and_none_is_older_than_his_question() -> None:
    async def scenario() -> None:
        reads, slow = SharedReads(), Hanging()
        (first,) = await asked(reads, slow.call)
        await slow.begun()
        others = await asked(reads, slow.call, 99)
        assert await reads.read("another day", lambda: 7) == 7, "a thread is free"
        assert not slow.more_begun, "and yet only one of a day is under way"
        slow.goes_on(2)
        assert await first == 1
        assert {await each for each in others} == {2}, (
            "what had begun before they asked may lack what they were told of"
        )
        slow.goes_on()
        (later,) = await asked(reads, slow.call)
        assert await later == 3

    run(scenario())


def test_who_leaves_takes_the_read_from_nobody() -> None:
    async def scenario() -> None:
        reads, slow = SharedReads(), Hanging()
        leaves, stays = await asked(reads, slow.call, 2)
        leaves.cancel()
        slow.goes_on()
        assert await stays == 1
        with pytest.raises(asyncio.CancelledError):
            await leaves

    run(scenario())


def test_all_who_wait_are_told_of_a_fault_and_the_next_read_is_a_new_one() -> None:
    def away() -> int:
        raise ConnectionError("gone")

    async def scenario() -> None:
        reads = SharedReads()
        for told in await asyncio.gather(*(await asked(reads, away, 3)), return_exceptions=True):
            assert isinstance(told, ConnectionError)
        assert await reads.read("day", lambda: 7) == 7

    run(scenario())


def test_reads_that_hang_leave_the_threads_of_others_alone() -> None:
    async def scenario() -> None:
        reads, slow = SharedReads(at_once=2), Hanging()
        hanging = [asyncio.ensure_future(reads.read(day, slow.call)) for day in range(60)]
        await slow.begun(2)
        slow.goes_on(60)
        assert sorted([await each for each in hanging]) == [*range(1, 61)]
        assert slow.most_at_once == 2

    run(scenario())
