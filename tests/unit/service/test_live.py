"""The live feed: what watchers are told, how little of it waits, and that nothing is missed."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import date
from functools import partial
from typing import Any

import pytest
from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from starlette.requests import ClientDisconnect
from starlette.types import Message

from profile_store.ports import StoreUnavailable
from profile_store.service.broadcast import Broadcasts, Watched
from profile_store.service.changes import _events, of_day, router
from profile_store.service.day_watch import DayWatch, Gone
from profile_store.service.live import LiveFeed, Told
from profile_store.service.metrics import ServiceMetrics
from tests.unit.service.world import Json, World
from tests.waiting import WITHIN, run

DAY = date(2026, 11, 26)
PHONE = "+79160001124"
BY_NOW = 0.01  # seconds: with none at all, asyncio does not even look


def requests(world: World, order: str, day: date = DAY, **more: Any) -> None:
    data: Json = {"identifiers": {"phone": PHONE, "order": order}, "date": day.isoformat(), **more}
    world.happens("delivery.requested", "2026-11-24T10:00:00", data)


def stream(feed: LiveFeed, watched: Watched) -> AsyncIterator[str]:
    """The events of the only stream; it is open until its feed is closed."""
    listener, _ = Broadcasts(feed).join("it", lambda: watched)
    return _events(listener)


def watching(scenario: Callable[[LiveFeed], Coroutine[Any, Any, None]], feed: LiveFeed | None = None) -> None:
    run(scenario(feed or LiveFeed()))


def test_changes_that_wait_are_one_set() -> None:
    async def scenario(feed: LiveFeed) -> None:
        watcher = feed.join()
        assert await watcher.fetch(WITHIN) == Told(None, None), "at first anything may be new"
        for profile in ("p1", "p2", "p1"):
            feed.changed([profile])
        await asyncio.sleep(0)
        assert await watcher.fetch(WITHIN) == Told(frozenset(["p1", "p2"]), None)
        assert await watcher.fetch(BY_NOW) is None

    watching(scenario)


def test_too_much_to_keep_becomes_anything_may_have_changed() -> None:
    async def scenario(feed: LiveFeed) -> None:
        watcher = feed.join()
        await watcher.fetch(WITHIN)
        feed.changed([f"p{number}" for number in range(1_001)])
        await asyncio.sleep(0)
        assert await watcher.fetch(WITHIN) == Told(None, None)

    watching(scenario)


def test_when_changes_arrive_again_anything_may_have_changed() -> None:
    async def scenario(feed: LiveFeed) -> None:
        watcher = feed.join()
        await watcher.fetch(WITHIN)
        feed.live(True)
        await asyncio.sleep(0)
        assert await watcher.fetch(WITHIN) == Told(None, True)
        feed.live(True)
        assert await watcher.fetch(BY_NOW) is None, "nothing new"

    watching(scenario)


def test_while_the_store_is_away_nothing_is_live_though_the_log_is_there() -> None:
    async def scenario(feed: LiveFeed) -> None:
        watcher = feed.join()
        await watcher.fetch(WITHIN)
        for told, live in (
            (partial(feed.live, True), True),
            (partial(feed.store, False), False),
            (partial(feed.store, True), True),
            (partial(feed.live, None), None),
        ):
            told()
            await asyncio.sleep(0)
            assert await watcher.fetch(WITHIN) == Told(None, live)
        feed.store(False)
        feed.live(True)
        await asyncio.sleep(0)
        assert await watcher.fetch(WITHIN) == Told(None, False)

    watching(scenario)


def test_the_house_knows_whether_anybody_listens() -> None:
    async def scenario(feed: LiveFeed) -> None:
        assert not feed.watched()
        first, second = feed.join(), feed.join()
        feed.leave(first)
        assert feed.watched()
        feed.leave(second)
        assert not feed.watched()

    watching(scenario)


def test_a_day_is_looked_at_again_only_where_it_changed() -> None:
    world = World()
    requests(world, "O-1")
    asked: list[Any] = []

    def read(day: date, among: Any) -> Any:
        asked.append(among)
        return world.reader.delivery_day(day, among)

    watch = DayWatch(read, DAY)
    assert [order.order for order in watch.look(None) if not isinstance(order, Gone)] == ["O-1"]
    mine = world.profile_id("phone", PHONE)
    assert watch.look({mine}) == [], "nothing of it is other than before"
    world.happens("call.noted", "2026-11-24T12:00:00", {"identifiers": {"phone": PHONE}, "text": "не звонить"})
    (changed,) = watch.look({mine})
    assert not isinstance(changed, Gone)
    assert not changed.contact.allowed
    assert watch.look({"somebody else"}) == []
    assert asked == [None, {mine}, {mine}, {"somebody else"}]


def test_an_order_that_leaves_the_day_is_gone() -> None:
    world = World()
    requests(world, "O-1")
    watch = DayWatch(world.reader.delivery_day, DAY)
    watch.look(None)
    world.happens("order.cancelled", "2026-11-24T12:00:00", {"identifiers": {"phone": PHONE, "order": "O-1"}})
    mine = world.profile_id("phone", PHONE)
    assert watch.look({mine}) == [Gone("O-1", mine)]
    assert watch.look(None) == []


def test_of_two_clients_with_one_number_each_has_an_order_of_his_own() -> None:
    world = World()
    requests(world, "DUP-1")
    other: Json = {"phone": "+79160001199", "order": "DUP-1"}
    world.happens("delivery.requested", "2026-11-24T10:00:00", {"identifiers": other, "date": DAY.isoformat()})
    mine, others = world.profile_id("phone", PHONE), world.profile_id("phone", other["phone"])
    watch = DayWatch(world.reader.delivery_day, DAY)
    assert {one.profile_id for one in watch.look(None)} == {mine, others}
    assert watch.look(None) == [], "neither is taken for a change of the other"
    world.happens("order.cancelled", "2026-11-24T12:00:00", {"identifiers": other})
    assert watch.look({mine, others}) == [Gone("DUP-1", others)]


def test_an_order_whose_profile_was_merged_away_is_told_of_under_the_new_one() -> None:
    """The feed is told of the lost id and of the one that it leads to, together."""
    world = World()
    world.happens("call.noted", "2026-11-23T10:00:00", {"identifiers": {"account": "A-1"}, "text": "шкаф"})
    requests(world, "O-1")
    kept, lost = world.profile_id("account", "A-1"), world.profile_id("phone", PHONE)
    watch = DayWatch(world.reader.delivery_day, DAY)
    watch.look(None)
    world.happens("site.registered", "2026-11-24T12:00:00", {"identifiers": {"account": "A-1", "phone": PHONE}})
    assert world.profile_id("phone", PHONE) == kept != lost
    gone, order = watch.look({lost, kept})
    assert gone == Gone("O-1", lost), "first: who knows it by its number alone has it again at once"
    assert (order.order, order.profile_id) == ("O-1", kept)
    assert [order.order for order in world.reader.delivery_day(DAY, {kept}).orders] == ["O-1"]
    assert watch.look({lost}) == []


async def next_event(stream: AsyncIterator[str]) -> tuple[str, Any]:
    """The next one that is no comment."""
    async for block in stream:
        lines = dict(line.split(": ", 1) for line in block.strip().splitlines() if not line.startswith(":"))
        if "event" in lines:
            return lines["event"], json.loads(lines["data"])
    raise EOFError


def test_a_stream_says_whether_it_is_live_and_then_each_order_that_changes() -> None:
    world = World()
    requests(world, "O-1")

    async def scenario(feed: LiveFeed) -> None:
        feed.live(True)
        told = stream(feed, of_day(world.reader.delivery_day, DAY))
        assert await next_event(told) == ("live", {"live": True}), "what the day was is no news"
        requests(world, "O-2")
        feed.changed([world.profile_id("phone", PHONE)])
        name, order = await next_event(told)
        assert (name, order["order"], order["timezone"]) == ("order", "O-2", "Europe/Moscow")
        feed.live(False)
        assert await next_event(told) == ("live", {"live": False})
        feed.close()
        with pytest.raises(EOFError):
            await next_event(told)

    watching(scenario)


def test_whoever_is_gone_before_his_stream_begins_holds_no_place() -> None:
    """A generator that was never begun has no `finally`: the browser left for another page while the answer began."""
    app = FastAPI()
    world = World()
    place = LiveFeed()
    app.include_router(router(world.reader, place, ServiceMetrics(CollectorRegistry()), most_streams=1))
    scope: Json = {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "method": "GET", "headers": []}
    scope |= {"path": "/v1/delivery/changes", "query_string": b"date=2026-11-26"}

    async def gone() -> Message:
        return {"type": "http.disconnect"}

    async def unsent(_message: Message) -> None:
        raise OSError("the connection is closed")

    async def scenario(feed: LiveFeed) -> None:
        for _ in range(2):
            with pytest.raises(ClientDisconnect):
                await app(scope, gone, unsent)
            assert not feed.watched()

    watching(scenario, place)


def test_a_store_that_is_away_makes_the_stream_not_live_until_it_is_back() -> None:
    world = World()
    is_away = True

    def read(day: date, among: Any) -> Any:
        if is_away:
            raise StoreUnavailable("gone")
        return world.reader.delivery_day(day, among)

    async def scenario(feed: LiveFeed) -> None:
        nonlocal is_away
        feed.live(True)
        told = stream(feed, of_day(read, DAY))
        assert await next_event(told) == ("live", {"live": False})
        is_away = False
        assert await next_event(told) == ("live", {"live": True})

    watching(scenario)


def test_who_comes_first_is_told_of_no_outage_before_the_log_was_asked() -> None:
    """Reading begins when somebody watches: "not live" would be said of every page for its first second."""
    world, looked = World(), threading.Event()

    def read(day: date, among: Any) -> Any:
        looked.set()
        return world.reader.delivery_day(day, among)

    async def scenario(feed: LiveFeed) -> None:
        told = stream(feed, of_day(read, DAY))
        assert await anext(told) == "retry: 2000\n\n"
        first = asyncio.ensure_future(next_event(told))
        assert await asyncio.to_thread(looked.wait, WITHIN)
        await asyncio.sleep(0.05)  # a check that nothing happens: there is nothing to wait for
        assert not first.done(), first
        feed.live(True)
        assert await first == ("live", {"live": True})

    watching(scenario)
