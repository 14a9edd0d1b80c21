"""Why two who are alike are not one: what waits, who could not tell, how alike they are; over HTTP and on the page."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from profile_store.memory.identity_matching import MemoryMatchStore
from tests.unit.service.conftest import Serve
from tests.unit.service.world import Json, World

ANNA: Json = {"name": "Анна Сергеевна Петрова", "birth_date": "1990-05-12", "sex": "f"}
CARD, EMAIL = ("card", "C-1"), ("email", "anna@mail.ru")


@pytest.fixture(params=[None, 0.7], ids=["suggesting", "joining"])
def world(request: pytest.FixtureRequest) -> World:
    """Anna by her card, and Anna by her mailbox and a device; nothing connects the two."""
    world = World(identities=MemoryMatchStore(request.param), auto_join=request.param)
    registered(world, {"card": "C-1"}, ANNA)
    if request.param:  # before likeness joins them
        decided(world, "unsure")
    registered(world, {"email": "anna@mail.ru"}, {**ANNA, "name": "Анна Петрова"})
    return world


@pytest.fixture
def client(serve: Serve, world: World) -> httpx.Client:
    return serve(world)


def registered(world: World, identifiers: Json, person: Json) -> None:
    world.happens("site.registered", "2026-11-20T10:00:00", {"identifiers": identifiers, "person": person})


def decided(world: World, decision: str, day: int = 21) -> None:
    of = [{"kind": kind, "value": value} for kind, value in (CARD, EMAIL)]
    data: Json = {"of": of, "by": "Ольга", "reason": "не дозвонились"}
    world.happens(f"identity.{decision}", f"2026-11-{day}T12:00:00", data, id=decision)


def why(client: httpx.Client, *of: tuple[str, str]) -> Any:
    return client.get("/v1/identity/why", params=list(of)).json()


def test_a_doubt_is_told_with_who_had_it_and_how_alike_they_are(client: httpx.Client, world: World) -> None:
    decided(world, "unsure")
    registered(world, {"email": "anna@mail.ru", "visitor": "v-1"}, {})
    for of in ((CARD, EMAIL), (EMAIL, CARD), (CARD, ("visitor", "v-1"))):
        told = why(client, *of)
        assert (told["verdict"], told["links"]) == ("undecided", [])
        doubt, likeness = sorted(told["refused"], key=lambda each: each["rule"] != "unsure")
        assert (doubt["rule"], doubt["because"]) == ("unsure", "somebody looked and could not tell")
        assert (doubt["by"], doubt["reason"], doubt["event"]) == ("Ольга", "не дозвонились", "unsure")
        assert likeness["score"] > 0.9
        if likeness["rule"] == "alike":
            assert likeness["because"] == "somebody looked and could not tell"
        else:
            assert (likeness["rule"], likeness["because"].split(", ")[0]) == ("suggested", "birth")
    page = client.get("/review/why", params={"a": "C-1", "b": "anna@mail.ru"}, headers={"Accept-Language": "ru"}).text
    for words in ("Пока неясно, один ли это человек", "сотрудник посмотрел и не смог решить", "Ольга", "сходство 9"):
        assert words in page


def test_after_a_decision_they_are_different_and_nothing_waits(client: httpx.Client, world: World) -> None:
    decided(world, "different", day=22)
    told = why(client, CARD, EMAIL)
    assert told["verdict"] == "different"
    assert {each["event"] for each in told["refused"]} - {None} == {"different"}
    assert "suggested" not in {each["rule"] for each in told["refused"]}
    decided(world, "same", day=23)
    assert why(client, CARD, EMAIL)["verdict"] == "same"


@pytest.mark.parametrize("world", [None], indirect=True)
def test_a_suggestion_that_waits_is_told(client: httpx.Client) -> None:
    told = why(client, CARD, EMAIL)
    assert told["verdict"] == "undecided"
    (waits,) = told["refused"]
    assert (waits["rule"], waits["identifier"], waits["decided"]) == ("suggested", None, False)
    assert waits["score"] > 0.9
    page = client.get("/review/why", params={"a": "C-1", "b": "anna@mail.ru"}, headers={"Accept-Language": "ru"}).text
    assert "Похожи, но никто ещё не решил" in page
    assert "совпадает: дата рождения" in page
