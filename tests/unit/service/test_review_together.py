"""A name at the till and a birth date in the bot, on one phone: staff are asked whose they may be together."""

from __future__ import annotations

import httpx
import pytest

from tests.unit.service.page_reading import read
from tests.unit.service.world import PHONE, Json, World

ELSEWHERE = "+79161130002"
DECIDED: Json = {"decision": "different", "by": "Ольга", "reason": "тёзка, родилась в тот же день"}


@pytest.fixture
def world() -> World:
    """The till hears a name, the bot a birth date; another phone is of somebody with both."""
    world = World()
    receipt: Json = {"store": "Ленинский", "lines": [], "total": "990.00", "currency": "RUB"}
    till: Json = {"identifiers": {"phone": PHONE, "receipt": "R-1"}, "person": {"name": "Анна Петрова"}, **receipt}
    world.happens("pos.purchased", "2026-11-20T10:00:00", till, source="pos/lenin")
    bot: Json = {"identifiers": {"phone": PHONE, "visitor": "bot-7"}, "person": {"birth_date": "1990-05-12"}}
    world.happens("site.registered", "2026-11-21T10:00:00", bot, source="bot")
    whole: Json = {"identifiers": {"phone": ELSEWHERE}, "person": {"name": "Анна Петрова", "birth_date": "1990-05-12"}}
    world.happens("site.registered", "2026-11-22T10:00:00", whole, source="web")
    return world


@pytest.fixture
def desk(client: httpx.Client) -> httpx.Client:
    client.headers["Accept-Language"] = "ru"
    return client


def test_the_review_page_shows_the_two_and_why(desk: httpx.Client, world: World) -> None:
    page = read(desk.get("/review").text)
    assert "Похожие люди 1" in page.text
    assert "сходство 98 %" in page.text
    assert "совпадает: дата рождения, фамилия, имя" in page.text
    assert "Сравнивается всё, что записи каждой карточки говорят вместе." in page.text
    assert "дата рождения совпадает 12 мая 1990 12 мая 1990" in page.text
    assert world.profile_id("phone", PHONE) != world.profile_id("phone", ELSEWHERE)


def test_what_one_record_says_whole_is_no_sum(desk: httpx.Client, world: World) -> None:
    both: Json = {"identifiers": {"phone": PHONE, "card": "C-1"}, "person": {"name": "Анна Петрова"}}
    both["person"]["birth_date"] = "1990-05-12"
    world.happens("site.registered", "2026-11-23T10:00:00", both)
    page = read(desk.get("/review").text)
    assert "сходство 98 %" in page.text
    assert "говорят вместе" not in page.text


def test_why_tells_it(desk: httpx.Client) -> None:
    told = desk.get("/v1/identity/why", params=[("phone", PHONE), ("phone", ELSEWHERE)]).json()
    (waits,) = told["refused"]
    assert (told["verdict"], waits["rule"], waits["decided"]) == ("undecided", "suggested together", False)
    assert waits["score"] > 0.9
    assert waits["because"].split(", ")[0] == "birth"
    page = read(desk.get("/review/why", params={"a": PHONE, "b": ELSEWHERE}).text)
    assert "Похожи по всему, что их записи говорят вместе, но никто ещё не решил" in page.text
    assert "сходство 98 %" in page.text


def test_after_a_decision_nothing_waits(desk: httpx.Client) -> None:
    boxes = {box.attributes["name"]: box.attributes.get("value") for box in read(desk.get("/review").text).all("input")}
    form = {name: value for name, value in boxes.items() if name in ("one", "other", "back")}
    assert desk.post("/review/decisions", data={**form, **DECIDED}).status_code == 303
    assert "Похожие люди 0" in read(desk.get("/review?kind=suggestion").text).text
    told = desk.get("/v1/identity/why", params=[("phone", PHONE), ("phone", ELSEWHERE)]).json()
    assert told["verdict"] == "different"
    assert "suggested together" not in {each["rule"] for each in told["refused"]}
