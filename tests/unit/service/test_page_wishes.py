"""Wishes on the pages: asked back at once, confirmed or dismissed by one click, obeyed on the delivery day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx
import pytest

from profile_store.service.addressing import most_telling, stating_wish
from profile_store.service.pages.wording import LANGUAGES, Wording
from schemas.wishes import Wish
from tests.unit.service.page_reading import Page, read
from tests.unit.service.world import ANNA, MOSCOW, NOW, PHONE, Json, World

SLEEPS = "Привезите до 13:00 или после 15:00, спит ребёнок"


@pytest.fixture
def desk(desk: httpx.Client) -> httpx.Client:
    desk.post("/desk", data={"name": "Ольга Иванова"})
    return desk


def asked_back(desk: httpx.Client, customer: str, text: str = SLEEPS) -> Page:
    """The card that follows a note."""
    response = desk.post(f"/customers/{customer}/notes", data={"text": text})
    assert response.status_code == 303
    return read(desk.get(response.headers["location"]).text)


def decide(desk: httpx.Client, page: Page, decision: str) -> Page:
    """A click on one of the buttons under the wish that was just read."""
    action = next(form.attributes["action"] for form in page.all("form") if "/wishes/" in form.attributes["action"])
    response = desk.post(action, data={"decision": decision})
    assert response.status_code == 303
    return read(desk.get(response.headers["location"]).text)


def test_what_was_read_is_asked_back_at_once_in_plain_words(desk: httpx.Client, anna: str) -> None:
    page = asked_back(desk, anna)
    assert "Мы поняли так. Верно?" in page.text
    assert "не привозить 13:00–15:00, каждый день прочитано из текста" in page.text
    assert {"Верно", "Неверно"} <= {text.strip() for text in page.texts}
    assert [element.attributes.get("class") for element in page.all("li")].count("wish avoid new") == 1


def test_one_click_confirms(desk: httpx.Client, world: World, anna: str) -> None:
    page = decide(desk, asked_back(desk, anna), "confirmed")
    assert "не привозить 13:00–15:00, каждый день подтверждено" in page.text
    (wish,) = [wish for wish in world.reader.find("phone", PHONE).matches[0].wishes if wish.id and not wish.order]
    assert wish.status == "confirmed"


def test_one_click_dismisses_for_good(desk: httpx.Client, world: World, anna: str) -> None:
    page = decide(desk, asked_back(desk, anna), "dismissed")
    assert [wish for wish in world.reader.find("phone", PHONE).matches[0].wishes if wish.id and not wish.order] == []
    assert "Привезите до 13:00" in page.text, "the note itself stays"


def names(addressees: Sequence[Mapping[str, Any]] | None) -> list[str]:
    return [each["person"]["name"] for each in addressees or ()]


def test_a_decision_is_about_the_record_that_the_wish_hangs_on(world: World, anna: str) -> None:
    """Should the records be parted, the word on the wish stays with the wish."""
    bare: Json = {"identifiers": {"phone": PHONE}, "person": {**ANNA, "name": "Анна Ивановна Петрова"}}
    world.happens("call.noted", "2026-11-24T10:00:00", {**bare, "text": "не звонить в пятницу"})
    (wish,) = [wish for wish in world.reader.find("phone", PHONE).matches[0].wishes if wish.applies_to == "call"]
    assert names(world.reader.addressees(anna, stating_wish(wish.id))) == ["Анна Ивановна Петрова"]
    assert names(world.reader.addressees(anna, most_telling)) == ["Анна Петрова"]


def test_a_note_without_a_wish_asks_nothing(desk: httpx.Client, anna: str) -> None:
    response = desk.post(f"/customers/{anna}/notes", data={"text": "Нужен белый холодильник"})
    assert response.headers["location"] == f"/customers/{anna}?saved=yes"


def test_what_is_typed_is_read_before_it_is_saved(desk: httpx.Client, anna: str) -> None:
    (box,) = read(desk.get(f"/customers/{anna}").text).all("textarea")
    assert box.attributes["hx-post"] == "/notes/reading"
    typed = read(desk.post("/notes/reading", data={"text": "не звонить в пятницу"}).text)
    assert typed.text == "Будет прочитано так не звонить 27 ноября"
    assert read(desk.post("/notes/reading", data={"text": "<b>холодильник</b>"}).text).text == ""


def test_the_decision_is_an_event_with_name_and_time(desk: httpx.Client, world: World, anna: str) -> None:
    decide(desk, asked_back(desk, anna), "confirmed")
    timeline = world.reader.timeline(anna, 5, None)
    assert timeline is not None
    (event,) = [event for event in timeline.events if event.type == "wish.decided"]
    assert event.data["by"] == "Ольга Иванова"
    assert (
        "Пожелание «не привозить 13:00–15:00, каждый день» подтверждено"
        in read(desk.get(f"/customers/{anna}/timeline").text).text
    )


@pytest.mark.parametrize("said", [{"decision": "maybe"}, {}])
def test_what_is_no_decision_is_refused(desk: httpx.Client, anna: str, said: dict[str, str]) -> None:
    assert desk.post(f"/customers/{anna}/wishes/0-0", data=said).status_code == 422


def test_the_day_shows_what_was_cut_out_and_what_to_say(client: httpx.Client, world: World, anna: str) -> None:
    request: Json = {"identifiers": {"phone": PHONE, "order": "O-9"}, "person": ANNA, "date": "2026-11-26"}
    world.happens("delivery.requested", "2026-11-24T10:00:00", {**request, "wish": SLEEPS})
    page = read(client.get("/delivery?date=2026-11-26", headers={"Accept-Language": "ru"}).text)
    assert "08:00–13:00, 15:00–22:00" in page.text
    assert "не привозить 13:00–15:00, каждый день прочитано из текста" in page.text
    assert "Я уже на месте, но знаю, что у вас спит ребёнок, поэтому могу подождать" in page.text
    (cut,) = [bar for bar in page.all("rect") if bar.attributes.get("class") == "cut"]
    assert (cut.attributes["x"], cut.attributes["width"]) == (str(13 * 60), str(2 * 60))
    english = read(client.get("/delivery?date=2026-11-26", headers={"Accept-Language": "en"}).text)
    assert "no delivery 13:00–15:00, every day read from text" in english.text
    assert "I know that your child is asleep" in english.text


def test_the_day_says_that_a_conflictual_client_is_to_be_asked_for_an_hour(
    client: httpx.Client, world: World, anna: str
) -> None:
    request: Json = {"identifiers": {"phone": PHONE, "order": "O-9"}, "person": ANNA, "date": "2026-11-26"}
    world.happens("delivery.requested", "2026-11-24T10:00:00", request)
    world.happens("client.marked", "2026-11-24T10:00:00", {"identifiers": {"phone": PHONE}, "mark": "conflictual"})
    page = read(client.get("/delivery?date=2026-11-26", headers={"Accept-Language": "ru"}).text)
    assert "Час не обещан: договоритесь с клиентом о точном" in page.text
    assert "точно в срок" not in page.text


def test_the_card_says_that_now_is_the_time_to_call_back(desk: httpx.Client, world: World, anna: str) -> None:
    for text in ("Не звонить", "Перезвоните 26 ноября после 10"):
        asked_back(desk, anna, text)
    assert "Не звонить до 26 ноября, 10:00" in read(desk.get(f"/customers/{anna}").text).text
    world.now = datetime(2026, 11, 26, 11, tzinfo=MOSCOW)
    assert (
        "Клиент просил перезвонить: «Перезвоните 26 ноября после 10»" in read(desk.get(f"/customers/{anna}").text).text
    )


def test_impossible_orders_stand_on_top_of_the_page(client: httpx.Client, world: World, anna: str) -> None:
    request: Json = {"identifiers": {"phone": PHONE, "order": "O-1"}, "person": ANNA, "date": "2026-11-25"}
    promised = {"from": "18:00", "to": "19:00"}
    world.happens("delivery.requested", "2026-11-24T10:00:00", {**request, "promised": promised, "wish": "до 12:00"})
    page = read(client.get("/delivery?date=2026-11-25", headers={"Accept-Language": "ru"}).text)
    assert page.text.index("O-1") < page.text.index("O-771")
    assert "Нет подходящего времени обещано 18:00–19:00" in page.text
    assert [row.attributes.get("class") for row in page.all("tr")] == [None, "impossible", None]


RU, EN = (Wording(language, MOSCOW, NOW) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("wish", "ru", "en"),
    [
        ({"rule": "avoid", "from": "13:00", "to": "15:00", "every_day": True},
         "не привозить 13:00–15:00, каждый день", "no delivery 13:00–15:00, every day"),
        ({"rule": "only", "from": "18:00", "to": "24:00", "weekdays": (1, 4)},
         "привозить только после 18:00, по понедельникам, четвергам",
         "deliver only after 18:00, on Mondays, Thursdays"),
        ({"rule": "only", "from": "00:00", "to": "10:00", "dates": ("2026-11-27",)},
         "привозить только до 10:00, 27 ноября", "deliver only before 10:00, 27 November"),
        ({"applies_to": "call", "rule": "avoid", "every_day": True}, "не звонить никогда", "no calls ever"),
        ({"applies_to": "call", "rule": "avoid", "dates": ("2026-11-27",)},
         "не звонить 27 ноября", "no calls 27 November"),
        ({"rule": "exact", "from": "15:00", "to": "15:00", "dates": ("2026-11-27",)},
         "привезти ровно в 15:00, 27 ноября", "deliver exactly at 15:00, 27 November"),
        ({"rule": "flexible", "every_day": True}, "привозить в любое время", "deliver at any time"),
        ({"applies_to": "call", "rule": "appointment", "from": "14:00", "dates": ("2026-11-27",)},
         "перезвонить после 14:00, 27 ноября", "call back after 14:00, 27 November"),
        ({"rule": "access", "every_day": True}, "как войти", "how to get in"),
    ],
)  # fmt: skip
def test_a_wish_in_plain_words(wish: Json, ru: str, en: str) -> None:
    said = Wish.model_validate({"applies_to": "delivery", **wish})
    assert (RU.wish(said), EN.wish(said)) == (ru, en)


def test_what_holds_no_more_stays_folded_on_the_card_with_when_and_why(desk: httpx.Client, anna: str) -> None:
    page = decide(desk, asked_back(desk, anna), "dismissed")
    assert "Больше не действует: 1 не привозить 13:00–15:00, каждый день снято" in page.text
    assert all("open" not in each.attributes for each in page.all("details"))


def test_who_decides_is_asked_in_place_where_nobody_has_said_it_and_remembered(
    desk: httpx.Client, world: World, anna: str
) -> None:
    named = asked_back(desk, anna)
    assert "by" not in _fields(named)
    desk.cookies.clear()
    page = read(desk.get(f"/customers/{anna}").text)
    assert "by" in _fields(page)
    action = next(form.attributes["action"] for form in page.all("form") if "/wishes/" in form.attributes["action"])
    answer = desk.post(action, data={"decision": "confirmed", "by": " Пётр  Ильин "})
    timeline = world.reader.timeline(anna, 5, None)
    assert timeline is not None
    assert next(each for each in timeline.events if each.type == "wish.decided").data["by"] == "Пётр Ильин"
    assert "by" not in _fields(read(desk.get(answer.headers["location"]).text)), "from now on he is known here"


def test_a_decision_that_nobody_puts_a_name_to_is_none(desk: httpx.Client, world: World, anna: str) -> None:
    page = asked_back(desk, anna)
    action = next(form.attributes["action"] for form in page.all("form") if "/wishes/" in form.attributes["action"])
    desk.cookies.clear()
    answer = desk.post(action, data={"decision": "dismissed", "by": "  "})
    assert answer.status_code == 422
    assert "Напишите своё имя" in read(answer.text).text
    timeline = world.reader.timeline(anna, 5, None)
    assert timeline is not None
    assert not [each for each in timeline.events if each.type == "wish.decided"]


def _fields(page: Page) -> set[str]:
    return {each.attributes.get("name", "") for each in page.all("input")}
