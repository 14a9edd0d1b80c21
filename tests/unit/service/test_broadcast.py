"""One look for all who watch the same: what each of them is told, and what it costs the service."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import date

import pytest

from profile_store.service.broadcast import AT_ONCE, Broadcasts, Listener, News, TooManyStreams, Watched
from profile_store.service.changes import _events, of_day
from profile_store.service.delivery import DeliveryDay
from profile_store.service.live import LiveFeed, all_concern
from schemas.identity import ProfileId
from tests.unit.service.hanging import Hanging
from tests.unit.service.test_live import BY_NOW, DAY, PHONE, next_event, requests, watching
from tests.unit.service.world import World
from tests.waiting import WITHIN


def told_of(*news: News) -> Watched:
    """Finds the same at every look."""
    return Watched(lambda _: news, all_concern)


def test_a_day_is_looked_at_once_for_all_who_watch_it() -> None:
    world = World()
    requests(world, "O-1")
    looks: list[Collection[ProfileId] | None] = []

    def read(day: date, among: Collection[ProfileId] | None) -> DeliveryDay:
        looks.append(among)
        return world.reader.delivery_day(day, among)

    async def scenario(feed: LiveFeed) -> None:
        feed.live(True)
        streams = Broadcasts(feed)
        pages = [_events(streams.join(DAY, lambda: of_day(read, DAY))[0]) for _ in range(100)]
        for page in pages:
            assert await next_event(page) == ("live", {"live": True})
        requests(world, "O-2")
        mine = world.profile_id("phone", PHONE)
        feed.changed([mine])
        for page in pages:
            name, order = await next_event(page)
            assert (name, order["order"]) == ("order", "O-2")
        assert looks == [None, {mine}]

    watching(scenario)


def test_who_comes_later_is_told_what_is_new_from_then_on() -> None:
    world = World()

    async def scenario(feed: LiveFeed) -> None:
        feed.live(True)
        streams = Broadcasts(feed)
        first = _events(streams.join(DAY, lambda: of_day(world.reader.delivery_day, DAY))[0])
        assert await next_event(first) == ("live", {"live": True})
        requests(world, "O-1")
        feed.changed([world.profile_id("phone", PHONE)])
        assert (await next_event(first))[1]["order"] == "O-1"
        second = _events(streams.join(DAY, lambda: of_day(world.reader.delivery_day, DAY))[0])
        assert await next_event(second) == ("live", {"live": True}), "he reads the day himself"
        requests(world, "O-2")
        feed.changed([world.profile_id("phone", PHONE)])
        for page in (first, second):
            assert (await next_event(page))[1]["order"] == "O-2"

    watching(scenario)


def test_of_what_a_slow_reader_did_not_fetch_the_last_of_each_subject_is_kept() -> None:
    async def scenario(_: LiveFeed) -> None:
        listener = Listener(None)
        listener.tell(True, {"O-1": "first", "O-2": "only"})
        listener.tell(False, {})
        listener.tell(True, {"O-1": "last"})
        assert await listener.fetch(WITHIN) == (True, ["last", "only"])
        listener.tell(True, {})
        assert await listener.fetch(BY_NOW) is None, "nothing new"
        listener.tell(False, {})
        assert await listener.fetch(WITHIN) == (False, [])

    watching(scenario)


def test_a_process_has_room_for_so_many_streams_and_who_leaves_makes_room() -> None:
    async def scenario(feed: LiveFeed) -> None:
        streams = Broadcasts(feed, most_streams=2)
        _, leave = streams.join("a day", told_of)
        streams.join("a day", told_of)
        with pytest.raises(TooManyStreams):
            streams.join("another", told_of)
        leave()
        assert feed.watched(), "somebody watches the day yet"
        _, leave = streams.join("another", told_of)
        leave()

    watching(scenario)


def test_a_fault_of_a_look_ends_the_streams_so_that_the_pages_connect_again() -> None:
    def fails(_: Collection[ProfileId] | None) -> list[News]:
        raise ValueError("a fault of ours")

    async def scenario(feed: LiveFeed) -> None:
        streams = Broadcasts(feed)
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda *_: None)
        listener, leave = streams.join("a day", lambda: Watched(fails, all_concern))
        assert await listener.fetch(WITHIN) is not None
        assert listener.closed
        assert not feed.watched()
        again, _ = streams.join("a day", lambda: told_of())
        feed.live(True)
        assert await again.fetch(WITHIN) == (True, [])
        leave()
        assert feed.watched(), "the look of those who came later goes on"

    watching(scenario)


def test_looks_that_hang_hold_so_many_threads_and_no_more() -> None:
    """Streams of many days and a store that does not answer: profiles are read by the threads that are left."""
    hanging = Hanging()

    def look(_: Collection[ProfileId] | None) -> list[News]:
        hanging.call()
        return []

    async def scenario(feed: LiveFeed) -> None:
        streams = Broadcasts(feed)
        for number in range(60):
            streams.join(number, lambda: Watched(look, all_concern))
        await hanging.begun(AT_ONCE)
        hanging.goes_on(60)
        await hanging.begun(60 - AT_ONCE)

    watching(scenario)
    assert hanging.most_at_once == AT_ONCE
