"""S18: somebody calls who is not known yet; the first note makes the card."""

from __future__ import annotations

from urllib.parse import unquote

import httpx
import pytest

from tests.unit.service.desk import Log
from tests.unit.service.page_reading import read
from tests.unit.service.world import World

LIVE = {"HX-Request": "true"}


def offered(desk: httpx.Client, query: str) -> list[str]:
    links = read(desk.get("/", params={"q": query}).text).all("a")
    return [unquote(link.attributes["href"]) for link in links if "/newcomers/" in link.attributes["href"]]


@pytest.mark.parametrize(
    ("query", "named"),
    [("8 916 555-00-01", "phone:+79165550001"), ("new@mail.ru", "email:new@mail.ru"), ("К 100500", "card:К100500")],
)
def test_who_is_not_known_is_written_down_from_the_search(desk: httpx.Client, query: str, named: str) -> None:
    assert offered(desk, query) == [f"/newcomers/{named}"]
    assert desk.get(f"/newcomers/{named}").status_code == 200


@pytest.mark.parametrize("query", ["Смирнова", "кв. 12", "12", "000000", "anna@"])
def test_what_is_no_identifier_beyond_doubt_offers_nothing(desk: httpx.Client, query: str) -> None:
    assert offered(desk, query) == []


def test_the_first_note_makes_the_card_with_the_name_that_was_told(desk: httpx.Client, world: World, log: Log) -> None:
    (form,) = offered(desk, "8 916 555-00-01")
    empty = desk.post(f"{form}/notes", data={"topic": "кухня"})
    assert empty.status_code == 422
    assert "кухня" in {box.attributes.get("value") for box in read(empty.text).all("input")}
    log.away = True
    kept = desk.post(f"{form}/notes", data={"text": "Ищет холодильник"})
    assert (kept.status_code, "Ищет холодильник" in kept.text) == (503, True)
    log.away = False
    saved = desk.post(f"{form}/notes", data={"text": "Ищет холодильник", "name": "Пётр Новиков"})
    (profile,) = world.reader.find("phone", "+79165550001").matches
    assert saved.headers["location"] == f"/customers/{profile.profile_id}?saved=yes"
    assert (profile.person.name, profile.notes[0].text) == ("Пётр Новиков", "Ищет холодильник")
    assert desk.get(form).headers["location"] == f"/customers/{profile.profile_id}", "there is a card now"


def test_until_there_is_a_card_the_page_looks_again(desk: httpx.Client, world: World, log: Log) -> None:
    log.slow = True
    waiting = desk.post("/newcomers/phone:+79165550002/notes", data={"text": "Ищет шкаф"}).headers["location"]
    assert "Появится здесь через мгновение" in read(desk.get(waiting).text).text
    world.happens("call.noted", "2026-11-25T12:00:00", {"identifiers": {"phone": "+79165550002"}, "text": "Ищет шкаф"})
    card = f"/customers/{world.profile_id('phone', '+79165550002')}?saved=pending"
    assert desk.get(waiting, headers=LIVE).headers["HX-Redirect"].startswith(card)


def test_a_name_is_asked_for_where_none_is_known_and_added_on_the_card(desk: httpx.Client, world: World) -> None:
    world.happens("call.noted", "2026-11-25T11:00:00", {"identifiers": {"phone": "+79165550003"}, "text": "звонок"})
    card = f"/customers/{world.profile_id('phone', '+79165550003')}"
    assert "Как зовут клиента" in desk.get(card).text
    desk.post(f"{card}/notes", data={"name": "Вера Лебедева"})
    (profile,) = world.reader.find("phone", "+79165550003").matches
    assert profile.person.name == "Вера Лебедева"
    assert "Как зовут клиента" not in desk.get(card).text


def test_what_names_nobody_is_no_such_customer(desk: httpx.Client) -> None:
    for named in ("phone:123", "order:O-1", "nothing"):
        assert desk.get(f"/newcomers/{named}").status_code == 404
        assert desk.post(f"/newcomers/{named}/notes", data={"text": "x"}).status_code == 404


def test_back_from_a_card_finds_the_list_again(desk: httpx.Client, world: World) -> None:
    world.happens("call.noted", "2026-11-25T11:00:00", {"identifiers": {"phone": "+79165550004"}, "text": "звонок"})
    live = desk.get("/", params={"q": "+79165550004"}, headers=LIVE)
    page = desk.get(live.headers["HX-Replace-Url"])
    assert page.status_code == 200, "one hit does not lead on: Back would never get past it"
    assert "+79165550004" in {box.attributes.get("value") for box in read(page.text).all("input")}
