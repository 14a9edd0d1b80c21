"""A profile that is being watched: its watcher hears of it and of nothing else, whichever id it goes by."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import httpx
import pytest

from profile_store.service.changes import of_profile
from profile_store.service.live import LiveFeed, Told
from profile_store.service.profile_watch import Changed, ProfileWatch
from schemas.profile import Profile
from tests.unit.service.page_reading import read
from tests.unit.service.test_live import BY_NOW, next_event, stream, watching
from tests.unit.service.world import Json, World
from tests.waiting import WITHIN

PHONE: Json = {"identifiers": {"phone": "+79160001125"}}
ACCOUNT: Json = {"identifiers": {"account": "A-7"}}


@pytest.fixture
def world() -> World:
    made = World()
    made.happens("call.noted", "2026-11-24T10:00:00", {**PHONE, "text": "шкаф"})
    return made


@pytest.fixture
def two() -> World:
    """Two people, of whom the one with the account was seen first: his id stays when they turn out to be one."""
    made = World()
    made.happens("call.noted", "2026-11-23T10:00:00", {**ACCOUNT, "text": "стол"})
    made.happens("call.noted", "2026-11-24T10:00:00", {**PHONE, "text": "шкаф"})
    return made


def test_a_profile_is_looked_at_where_it_changed_and_told_where_it_is_other(world: World) -> None:
    mine = world.profile_id("phone", "+79160001125")
    watch = ProfileWatch(world.reader.get, mine)
    assert watch.look(None) == [], "what it was is no news"
    assert watch.look({mine}) == []
    world.happens("call.noted", "2026-11-24T11:00:00", {**PHONE, "text": "не звонить"})
    assert watch.look({"somebody else"}) == []
    assert watch.look({mine}) == [Changed(mine)]
    assert watch.look(None) == []


def test_after_a_merge_the_profile_is_followed_under_its_new_id(two: World) -> None:
    kept, lost = two.profile_id("account", "A-7"), two.profile_id("phone", "+79160001125")
    watch = ProfileWatch(two.reader.get, lost)
    watch.look(None)
    assert not watch.concerns({kept})
    two.happens("site.registered", "2026-11-24T12:00:00", {"identifiers": {"account": "A-7", "phone": "+79160001125"}})
    assert watch.look({lost, kept}) == [Changed(kept)]
    assert watch.concerns({kept})
    two.happens("call.noted", "2026-11-24T13:00:00", {**ACCOUNT, "text": "не звонить"})
    assert watch.look({kept}) == [Changed(kept)]


def test_what_changes_while_the_new_id_is_learned_is_not_missed(two: World) -> None:
    """It changes right after it was read, told under an id that nobody had asked for yet."""
    kept, lost = two.profile_id("account", "A-7"), two.profile_id("phone", "+79160001125")
    texts = iter(["не звонить"])

    def get(profile_id: str) -> Profile | None:
        profile = two.reader.get(profile_id)
        if profile and profile.profile_id == kept:
            for text in texts:
                two.happens("call.noted", "2026-11-24T13:00:00", {**ACCOUNT, "text": text})
        return profile

    watch = ProfileWatch(get, lost)
    watch.look(None)
    two.happens("site.registered", "2026-11-24T12:00:00", {"identifiers": {"account": "A-7", "phone": "+79160001125"}})
    assert watch.look({lost, kept}) == [Changed(kept)]
    assert watch.look({kept}) == [], "it was seen already"


def test_a_watcher_is_not_woken_by_what_does_not_concern_it() -> None:
    def mine(profiles: Collection[str]) -> bool:
        return "p1" in profiles

    async def scenario(feed: LiveFeed) -> None:
        watcher = feed.join(mine)
        await watcher.fetch(WITHIN)
        feed.changed(["p2"])
        await asyncio.sleep(0)
        assert await watcher.fetch(BY_NOW) is None
        feed.changed(["p1", "p2"])
        await asyncio.sleep(0)
        assert await watcher.fetch(WITHIN) == Told(frozenset(["p1", "p2"]), None)
        feed.close()
        await asyncio.sleep(0)
        assert watcher.closed, "the end concerns all"

    watching(scenario)


def test_the_stream_of_a_profile_says_that_it_is_to_be_read_anew(world: World) -> None:
    mine = world.profile_id("phone", "+79160001125")

    async def scenario(feed: LiveFeed) -> None:
        feed.live(True)
        told = stream(feed, of_profile(world.reader.get, mine))
        assert await next_event(told) == ("live", {"live": True})
        world.happens("call.noted", "2026-11-24T11:00:00", {**PHONE, "text": "не звонить"})
        feed.changed([mine])
        assert await next_event(told) == ("profile", {"profile_id": mine})

    watching(scenario)


def test_the_card_names_its_stream_and_each_part_that_may_change_has_a_name(client: httpx.Client, anna: str) -> None:
    page = read(client.get(f"/customers/{anna}?read=0123456789abcdef&saved=yes").text)
    (card,) = [each for each in page.elements if "data-changes" in each.attributes]
    assert card.attributes["data-changes"] == f"/v1/profiles/{anna}/changes"
    assert card.attributes["data-page"] == f"/customers/{anna}?read=0123456789abcdef"
    live = [each.attributes.get("id", "") for each in page.elements if "data-live" in each.attributes]
    assert len(live) == len(set(live)) > 12
    assert "" not in live
    assert {"note", "saved"}.isdisjoint(live), "what is typed stays"
    for view in ("shop", "service", "timeline", "why"):
        assert "data-changes" not in client.get(f"/customers/{anna}/{view}").text
