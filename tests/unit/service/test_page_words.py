"""Words of channels and rules stand in the reader's language, and what is asked of staff is said where they look."""

from __future__ import annotations

import httpx
import pytest

from tests.unit.service.page_reading import read
from tests.unit.service.world import ANNA, PHONE, Json, World

ME: Json = {"identifiers": {"phone": PHONE}, "person": ANNA}


def page(client: httpx.Client, address: str, language: str = "ru") -> str:
    return read(client.get(address, headers={"Accept-Language": language}).text).text


def test_nothing_of_our_own_naming_is_shown_raw(client: httpx.Client, anna: str) -> None:
    text = page(client, f"/customers/{anna}")
    assert "Откуда поиск" in text
    assert "urgent-furniture" not in text


def test_cards_are_called_cards_and_accounts_give_way(client: httpx.Client, world: World, anna: str) -> None:
    more = {**ME, "identifiers": {"phone": PHONE, "card": ["C-1", "C-2", "C-3", "C-4"], "account": "u-123"}}
    world.happens("site.registered", "2026-11-24T09:00:00", more)
    head = page(client, f"/customers/{anna}").partition("Карточка")[0]
    assert "карта C1" in head
    assert "ещё 1" in head
    assert "u-123" not in head


def test_who_is_known_by_an_account_alone_is_shown_by_it(client: httpx.Client, world: World) -> None:
    world.happens("site.registered", "2026-11-24T09:00:00", {"identifiers": {"account": "u-123"}})
    address = client.get("/", params={"q": "u-123"}).headers["location"]
    assert "личный кабинет u-123" in page(client, address)


def test_s32_without_loyalty_the_standard_route_is_shown(client: httpx.Client, world: World) -> None:
    world.happens(
        "order.problem_raised", "2026-11-24T16:00:00", {"identifiers": {"phone": "+79160009988", "order": "O-1"}}
    )
    address = client.get("/service", params={"q": "+79160009988"}).headers["location"]
    assert "сервисный центр, ремонт занимает несколько недель" in page(client, address)
    assert "takes several weeks" in page(client, address, "en")


def test_s34_an_open_problem_is_named_where_consents_stand(client: httpx.Client, world: World, anna: str) -> None:
    silence = "рекламу сейчас не отправлять"
    assert silence not in page(client, f"/customers/{anna}")
    world.happens(
        "order.problem_raised", "2026-11-24T16:00:00", {**ME, "identifiers": {"phone": PHONE, "order": "O-1"}}
    )
    assert silence in page(client, f"/customers/{anna}")


@pytest.mark.parametrize(
    ("kind", "segment", "told"),
    [
        ("segment.identify", {"type": "identify"}, "Назвал себя на сайте"),
        ("segment.alias", {"type": "alias"}, "Сайт узнал под другим номером"),
        ("segment.track.video_played", {"type": "track", "event": "Video Played"}, "Действие на сайте Video Played"),
        ("bot.registered", None, "bot.registered test"),
    ],
)
def test_events_without_a_model_of_ours_are_told_too(
    client: httpx.Client, world: World, anna: str, kind: str, segment: Json | None, told: str
) -> None:
    world.happens(kind, "2026-11-24T16:00:00", {**ME, **({"segment": segment} if segment else {})})
    assert told in page(client, f"/customers/{anna}/timeline")


def test_a_staff_answer_is_told_as_one(client: httpx.Client, anna: str) -> None:
    client.post(f"/customers/{anna}/consents", data={"purpose": "profiling", "granted": "true"})
    assert "staff/pages" not in page(client, f"/customers/{anna}")
    assert "staff/pages" not in page(client, f"/customers/{anna}/timeline")


def test_an_empty_day_says_what_to_do(client: httpx.Client) -> None:
    assert "Новые заявки появятся здесь сами" in page(client, "/delivery?date=2027-03-01")


BROWSER = {"Accept": "text/html,application/xhtml+xml;q=0.9", "Accept-Language": "ru"}


def test_a_wrong_address_is_a_page_for_people_and_a_problem_for_programs(client: httpx.Client) -> None:
    shown = client.get("/custmers/1", headers=BROWSER)
    assert (shown.status_code, shown.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Такой страницы нет" in read(shown.text).text
    for address, headers in (("/custmers/1", {}), ("/v1/nothing", BROWSER)):
        answer = client.get(address, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("asked", ["P-1001", "№ p-1001", "P-2002"])
def test_s06_the_pre_order_asked_for_stands_first(client: httpx.Client, world: World, anna: str, asked: str) -> None:
    other: Json = {"identifiers": {"phone": PHONE, "preorder": "P-2002"}, "person": ANNA, "comment": "и чайник"}
    world.happens("preorder.created", "2026-11-24T18:00:00", other)
    found = client.get("/shop", params={"q": asked}).headers["location"]
    text = page(client, found)
    first, second = ("P-2002", "P-1001") if asked == "P-2002" else ("P-1001", "P-2002")
    assert 0 < text.index(f"Предзаказ {first}") < text.index(f"Предзаказ {second}")
