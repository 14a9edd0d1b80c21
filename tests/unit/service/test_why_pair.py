"""Why any two identifiers are one person's, or why they are not: over HTTP, through the real steps."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from schemas.identifiers import KINDS, Identifier
from tests.unit.service.conftest import Serve
from tests.unit.service.world import PHONE, Json, World

CARD = "K-1300"


def registered(world: World, day: int, identifiers: Json, name: str | None = None, source: str = "web") -> None:
    person: Json = {"person": {"name": name}} if name else {}
    data = {"identifiers": identifiers, **person}
    world.happens("site.registered", f"2026-11-{day}T10:00:00", data, source=source, id=f"day-{day}")


def why(client: httpx.Client, *of: tuple[str, str]) -> Any:
    response = client.get("/v1/identity/why", params=list(of))
    assert response.status_code == 200, response.text
    return response.json()


def test_a_chain_over_several_records(client: httpx.Client, world: World) -> None:
    registered(world, 10, {"visitor": "v-1", "email": "a@mail.ru"})
    registered(world, 11, {"email": "a@mail.ru", "phone": PHONE}, source="call centre")
    registered(world, 12, {"phone": PHONE, "card": CARD}, source="till")
    told = why(client, ("visitor", "v-1"), ("card", "k1300"))
    assert told["verdict"] == "same"
    assert [(each["rule"], each["event"], each["source"]) for each in told["links"]] == [
        ("same email", "day-11", "call centre"),
        ("same phone", "day-12", "till"),
    ]
    assert told["links"][0]["records"][1] == told["links"][1]["records"][0], "the links follow one another"
    assert told["profiles"][0] == told["profiles"][1]
    assert told["of"][1] == {"kind": "card", "value": "K1300"}


def test_two_that_one_event_stated(client: httpx.Client, world: World) -> None:
    registered(world, 10, {"card": CARD, "phone": PHONE})
    (link,) = why(client, ("card", CARD), ("phone", PHONE))["links"]
    assert (link["rule"], link["event"]) == ("stated together", "day-10")


def test_a_lent_card_does_not_join_and_says_why(client: httpx.Client, world: World) -> None:
    registered(world, 10, {"card": CARD, "phone": PHONE}, "Анна Петрова")
    registered(world, 11, {"card": CARD, "phone": "+79161130002"}, "Борис Захаров")
    told = why(client, ("phone", PHONE), ("phone", "+79161130002"))
    assert (told["verdict"], told["links"]) == ("different", [])
    (refused,) = told["refused"]
    assert refused["identifier"] == {"kind": "card", "value": "K1300"}
    assert refused["because"] == "different given names"
    assert why(client, ("card", CARD), ("phone", PHONE))["verdict"] == "same", "the card is hers too"


def test_a_decision_parts_what_one_event_stated(client: httpx.Client, world: World) -> None:
    registered(world, 10, {"card": CARD, "phone": PHONE})
    registered(world, 11, {"card": CARD})
    of = [{"kind": "card", "value": CARD}, {"kind": "phone", "value": PHONE}]
    data: Json = {"of": of, "by": "Ольга", "reason": "чужая карта"}
    world.happens("identity.different", "2026-11-12T10:00:00", data, id="decided")
    told = why(client, ("card", CARD), ("phone", PHONE))
    assert told["verdict"] == "different"
    assert {(each["by"], each["event"]) for each in told["refused"] if each["decided"]} == {("Ольга", "decided")}


def test_a_kiosk_that_a_crowd_used_says_nothing_of_anybody(client: httpx.Client, world: World) -> None:
    for number in range(KINDS["visitor"].crowd_limit + 2):
        registered(world, 10, {"visitor": "kiosk", "card": f"K-{number}"})
    told = why(client, ("visitor", "kiosk"), ("card", "K-1"))
    assert told["verdict"] == "unrelated"
    (refused,) = told["refused"]
    assert (refused["rule"], refused["identifier"]["value"]) == ("crowd", "kiosk")
    page = client.get("/review/why", params={"a": "kiosk", "b": "K-1"}, headers={"Accept-Language": "ru"}).text
    assert "стоит у слишком многих" in page


def test_strangers_and_the_unknown(client: httpx.Client, world: World) -> None:
    registered(world, 10, {"card": CARD})
    registered(world, 11, {"phone": PHONE})
    assert why(client, ("card", CARD), ("phone", PHONE))["verdict"] == "unrelated"
    unknown = why(client, ("card", CARD), ("email", "nobody@mail.ru"))
    assert (unknown["verdict"], unknown["profiles"][1]) == ("unknown", [])


@pytest.mark.parametrize(
    "given",
    [
        [],
        [("phone", PHONE)],
        [("phone", PHONE), ("card", "1"), ("card", "2")],
        [("phone", PHONE), ("name", "Анна")],
        [("phone", PHONE), ("email", "null")],
        [("phone", PHONE), ("card", "x" * 257)],
    ],
)
def test_other_questions_are_refused(client: httpx.Client, given: list[tuple[str, str]]) -> None:
    response = client.get("/v1/identity/why", params=tuple(given))
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("blocked", [False, True])
def test_what_was_blocked_after_it_was_seen_explains_nothing(serve: Serve, blocked: bool) -> None:
    """The company's own number: records of before carry it, and no page speaks of it."""
    world = World(blocked=frozenset({Identifier("phone", "+79161234567")} if blocked else ()))
    registered(world, 10, {"card": CARD, "phone": PHONE})
    page = serve(world).get("/review/why", params={"a": PHONE, "b": CARD}, headers={"Accept-Language": "en"}).text
    assert ("Stated together" in page) != blocked
    assert ("One of the values was never seen" in page) == blocked


def test_what_is_too_large_to_be_judged_is_said_to_be(serve: Serve) -> None:
    world = World(most=2)
    for number in range(3):
        registered(world, 10 + number, {"phone": PHONE, "visitor": f"v-{number}"})
    client = serve(world)
    client.headers["Accept-Language"] = "ru"
    told = why(client, ("phone", PHONE), ("visitor", "v-1"))
    assert (told["verdict"], told["links"], told["refused"]) == ("unjudged", [], [])
    assert told["because"] == "more than 2 records are connected with it: it was not judged"
    profile_id = world.profile_id("phone", PHONE)
    assert told["profiles"] == [[profile_id], [profile_id]]
    page = client.get("/review/why", params={"a": PHONE, "b": "v-1"}).text
    assert "слишком много записей" in page
    assert "связано больше 2 записей: это не оценивалось" in page
    assert client.get(f"/v1/profiles/{profile_id}/why").json()["because"] == told["because"]
    assert "больше 2 записей" in client.get(f"/customers/{profile_id}/why").text
