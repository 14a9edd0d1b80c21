"""What each department sees, in both languages, whatever the events contain."""

from __future__ import annotations

import re

import httpx
import pytest

from schemas.events import EVENT_TYPES
from tests.unit.service.page_reading import Page, read
from tests.unit.service.world import ANNA, COMMENT, FRIDGE, PHONE, Json, World

VIEWS = ("", "/shop", "/service", "/timeline", "/why")
HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(2)>'{{7*7}}&lt;javascript:alert(3)"""


def see(client: httpx.Client, address: str, language: str = "ru", status: int = 200) -> Page:
    response = client.get(address, headers={"Accept-Language": language})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    page = read(response.text)
    assert page.all("html")[0].attributes["lang"] == language
    return page


def test_the_call_centre_sees_who_and_what_for(client: httpx.Client, anna: str) -> None:
    """S01, S03, S04, S14: the query, the hint, first and current interest, cart, viewed goods, consents, marks."""
    text = see(client, f"/customers/{anna}").text
    for expected in (
        "Анна Петрова",
        "+7 916 123-45-67",
        "12 мая 1990",
        "«Купить диван с быстрой доставкой»",
        "Мебель нужна быстро",
        "нет смысла предлагать производство дивана на заказ",
        "Первый интерес диваны",
        "Смотрит сейчас телевизоры",
        "Холодильник Север",
        "59 990 ₽",
        "Предзаказ P-1001",
        COMMENT,
        "цвет белый",
        "Звонить можно",
        "Лояльный",
        "реклама",
        "до 13:00 или после 15:00, спит ребёнок",
    ):
        assert expected in text.replace("\xa0", " "), expected


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (1, "Холодильник Север холодильники 59 990 ₽"),
        (3, "Холодильник Север × 3 холодильники по 59 990 ₽ 179 970 ₽"),
        (0.5, "Холодильник Север × 0,5 холодильники по 59 990 ₽ 29 995 ₽"),
    ],
)
def test_a_line_of_several_pieces_shows_what_one_costs_and_what_all_do(
    world: World, client: httpx.Client, anna: str, quantity: float, shown: str
) -> None:
    about = {"identifiers": {"phone": PHONE}, "lines": [{**FRIDGE, "quantity": quantity}]}
    world.happens("site.cart_updated", "2026-11-25T08:00:00", about)
    text = see(client, f"/customers/{anna}").text.replace("\xa0", " ")
    cart = text[text.index("Корзина") :]
    assert " ".join(cart.split()).startswith(f"Корзина {shown}"), cart[:200]


def test_the_shop_sees_models_comment_and_what_to_mention(client: httpx.Client, anna: str) -> None:
    """S05, S06: the pre-order looked up by its number leads to the models, the comment and the preferences."""
    found = client.get("/shop", params={"q": "P-1001"})
    assert (found.status_code, found.headers["location"]) == (303, f"/customers/{anna}/shop?preorder=P-1001")
    text = see(client, found.headers["location"]).text
    assert COMMENT in text
    assert "цвет белый ширина 60 см" in text
    mention = text[text.index("Ещё интересно") : text.index("Корзина")]
    assert "Телевизор Заря" in mention
    assert "Холодильник" not in mention, "what is pre-ordered needs no mention"


def test_the_service_desk_sees_purchases_loyalty_and_problems(client: httpx.Client, world: World, anna: str) -> None:
    problem: Json = {"identifiers": {"phone": PHONE, "order": "O-771"}, "person": ANNA, "reason": "Не включается"}
    world.happens("order.problem_raised", "2026-11-24T16:00:00", problem)
    text = see(client, f"/customers/{anna}/service").text
    assert "Лояльный клиент: быстро привезите новый товар" in text, "S31"
    assert "чек R-500" in text
    assert "Заказ O-771 есть проблема Не включается" in text


def test_a_common_name_says_that_there_are_others(client: httpx.Client, world: World) -> None:
    for number in range(20):
        about: Json = {"identifiers": {"phone": f"+7916111{number:04d}"}, "person": {"name": "Пётр Ким"}}
        world.happens("site.registered", "2026-11-24T10:00:00", about)
    assert "но есть и другие" not in see(client, "/?q=Ким").text
    world.happens(
        "site.registered", "2026-11-24T10:00:00", {"identifiers": {"phone": PHONE}, "person": {"name": "Анна Ким"}}
    )
    assert "Показаны 20, но есть и другие." in see(client, "/?q=Ким").text
    assert client.get("/v1/profiles?name=Ким").json()["more"] is True
    assert client.get("/v1/profiles?name=Анна Ким").json()["more"] is False


def test_the_planner_sees_windows_wishes_marks_and_contact(client: httpx.Client, world: World, anna: str) -> None:
    refused: Json = {"identifiers": {"phone": PHONE}, "person": ANNA, "purpose": "calls", "granted": False}
    world.happens("consent.changed", "2026-11-24T10:00:00", refused)
    page = see(client, "/delivery?date=2026-11-25")
    assert "Доставка: среда, 25 ноября" in page.text
    assert "15:00–18:00" in page.text
    assert "до 13:00 или после 15:00, спит ребёнок" in page.text
    assert "Не звонить" in page.text
    (bar,) = page.all("rect")
    assert (bar.attributes["x"], bar.attributes["width"]) == (str(15 * 60), str(3 * 60))


def test_why_speaks_of_family_phones_and_decisions(client: httpx.Client, world: World) -> None:
    for name in ("Анна Петрова", "Игорь Петров"):
        world.happens(
            "site.registered", "2026-11-20T10:00:00", {"identifiers": {"phone": PHONE}, "person": {"name": name}}
        )
    for card in ("C-1", "C-2"):
        world.happens("site.registered", "2026-11-20T10:00:00", {"identifiers": {"card": card}})
    of = [{"kind": "card", "value": "C-1"}, {"kind": "card", "value": "C-2"}]
    world.happens("identity.same", "2026-11-21T10:00:00", {"of": of, "by": "Ольга", "reason": "показала обе карты"})
    joined = see(client, f"/customers/{world.profile_id('card', 'C-1')}/why").text
    assert "Решение сотрудника: один человек решение: Ольга показала обе карты" in joined
    anna = world.reader.find("phone", PHONE).matches[0].profile_id
    assert "Одинаково: телефон: +7 916 123-45-67 разные имена" in see(client, f"/customers/{anna}/why").text
    assert "Игорь Петров" in see(client, f"/customers/{anna}").text, "the household is one click away"


def test_the_timeline_tells_every_kind_of_event_in_words(client: httpx.Client, world: World, anna: str) -> None:
    about: Json = {"identifiers": {"phone": PHONE, "order": "O-771", "receipt": "R-500"}, "person": ANNA}
    details: Json = {
        "site.searched": {"query": "плита"},
        "site.cart_line_added": {"line": {"sku": "FR-1", "name": "Холодильник"}},
        "site.cart_line_removed": {"line": {"sku": "FR-1"}},
        "pos.returned": {"total": "100.00", "currency": "RUB"},
        "delivery.status_changed": {"status": "on_the_way"},
        "identity.same": {
            "of": [{"kind": "phone", "value": PHONE}, {"kind": "visitor", "value": "v-77"}],
            "by": "Ольга",
        },
        "identity.different": {"of": [{"kind": "phone", "value": PHONE}, {"kind": "card", "value": "C-9"}]},
        "identity.unsure": {"of": [{"kind": "phone", "value": PHONE}, {"kind": "card", "value": "C-9"}]},
        "identity.seen": {"finding": "growth", "of": {"kind": "phone", "value": PHONE}, "size": 7},
        "client.marked": {"mark": "vip", "set": False},
        "wish.decided": {"wish": "0-0", "decision": "confirmed", "by": "Ольга"},
        "kiosk.touched": {},
    }
    told = {
        "site.registered",
        "order.placed",
        "order.cancelled",
        "order.problem_raised",
        "order.problem_solved",
        *details,
    }
    for event_type in sorted(told):
        world.happens(event_type, "2026-11-24T10:00:00", {**about, **details.get(event_type, {})})
    timeline = world.reader.timeline(anna, 500, None)
    assert timeline is not None
    assert {event.type for event in timeline.events} >= set(EVENT_TYPES)
    page = see(client, f"/customers/{anna}/timeline")
    for expected in (
        "Поиск на сайте «плита»",
        "Возврат 100 ₽",
        "Доставка в пути",
        "Отметка снята vip",
        "kiosk.touched",
    ):
        assert expected in page.text.replace("\xa0", " "), expected
    assert not re.search(r'[{}]|"\w+":', page.text), "never raw JSON"


def test_the_timeline_by_channel_and_by_page(client: httpx.Client, world: World, anna: str) -> None:
    for minute in range(60):
        product: Json = {"identifiers": {"visitor": "v-77"}, "product": {**FRIDGE, "name": f"Модель {minute:02d}"}}
        world.happens("site.product_viewed", f"2026-11-23T10:{minute:02d}:00", product)
    first = see(client, f"/customers/{anna}/timeline")
    assert "Модель 59" in first.text
    assert "Модель 05" not in first.text
    older = next(link for link in first.all("a") if "before=" in link.attributes["href"])
    assert "Модель 05" in see(client, older.attributes["href"]).text
    calls = see(client, f"/customers/{anna}/timeline?channel=call").text
    assert "Нужен белый холодильник" in calls
    assert "Модель" not in calls


def test_search_lets_one_pick_and_opens_the_only_one(client: httpx.Client, world: World, anna: str) -> None:
    namesake: Json = {"name": "Анна Петрова", "birth_date": "1961-02-03"}
    world.happens("site.registered", "2026-11-23T10:00:00", {"identifiers": {"card": "C-1"}, "person": namesake})
    page = see(client, "/?q=Анна Петрова")
    assert "Нашлось несколько человек" in page.text
    assert len([link for link in page.all("a") if "data-match" in link.attributes]) == 2
    assert client.get("/", params={"q": PHONE}).headers["location"] == f"/customers/{anna}"


def test_live_results_are_a_fragment_and_never_leave_the_page(client: httpx.Client, anna: str) -> None:
    response = client.get("/", params={"q": PHONE}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert "<html" not in response.text
    assert f'href="/customers/{anna}"' in response.text


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/?q=%2B79990001122", 200, "Никого не нашли"),
        ("/delivery?date=2026-12-31", 200, "На этот день доставок нет."),
        ("/delivery?date=tomorrow", 200, "Дня «tomorrow» нет. Показан сегодняшний."),
        ("/delivery?date=2026-02-30", 200, "Дня «2026-02-30» нет. Показан сегодняшний."),
        ("/delivery?date=9999-12-31", 200, "Дня «9999-12-31» нет. Показан сегодняшний."),
        ("/delivery?axis=wide", 422, "Страница не поняла адрес"),
        ("/customers/nobody", 404, "Такого клиента нет"),
        ("/customers/{anna}/timeline?before=x", 422, "Страница не поняла адрес"),
    ],
)
def test_empty_and_wrong_are_said_in_words(
    client: httpx.Client, anna: str, address: str, status: int, words: str
) -> None:
    assert words in see(client, address.format(anna=anna), status=status).text


def test_a_date_that_was_cleared_or_is_none_shows_today_with_its_form(client: httpx.Client, anna: str) -> None:
    cleared = see(client, "/delivery?date=")
    assert "Доставка: среда, 25 ноября" in cleared.text
    assert "15:00–18:00" in cleared.text
    assert "Показан сегодняшний" not in cleared.text
    strange = see(client, "/delivery?date=2026-02-30", "en")
    assert "There is no day “2026-02-30”. Today is shown." in strange.text
    assert [field.attributes["value"] for field in strange.all("input") if field.attributes.get("type") == "date"] == [
        "2026-11-25"
    ]


def test_a_mistake_leaves_one_in_his_department(client: httpx.Client) -> None:
    page = see(client, "/delivery?axis=wide", status=422)
    assert [tab.attributes["href"] for tab in page.all("a") if tab.attributes.get("aria-current") == "page"] == [
        "/delivery"
    ]


def test_someone_of_whom_nothing_is_known_has_a_page_for_everyone(client: httpx.Client, world: World) -> None:
    world.happens("site.page_viewed", "2026-11-23T10:00:00", {"identifiers": {"visitor": "v-1"}})
    nobody = world.profile_id("visitor", "v-1")
    for view in VIEWS:
        assert "Имя неизвестно" in see(client, f"/customers/{nobody}{view}").text


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_are_only_words(client: httpx.Client, world: World, language: str, view: str) -> None:
    hostile = _hostile_customer(world)
    page = see(client, f"/customers/{hostile}{view}", language)
    _is_harmless(page)
    assert "49" not in [text.strip() for text in page.texts]
    assert "<script>alert(1)</script>" in page.text, "shown as it was written"


def test_hostile_words_in_search_and_on_the_delivery_day(client: httpx.Client, world: World) -> None:
    _hostile_customer(world)
    _is_harmless(see(client, "/delivery?date=2026-11-25"))
    response = client.get("/", params={"q": HOSTILE})
    _is_harmless(read(response.text))
    fragment = client.get("/", params={"q": "C-66"}, headers={"HX-Request": "true"})
    assert "<script" not in fragment.text


def _hostile_customer(world: World) -> str:
    about: Json = {"identifiers": {"card": "C-66", "order": "O-66", "preorder": "P-66"}, "person": {"name": HOSTILE}}
    product: Json = {"sku": HOSTILE[:200], "name": HOSTILE, "category": HOSTILE, "price": "1.00", "currency": "RUB"}
    goods = [product]
    acquisition = {"query": HOSTILE, "channel": HOSTILE, "campaign": HOSTILE, "landing_page": HOSTILE}
    said: list[tuple[str, Json]] = [
        ("site.page_viewed", {"url": HOSTILE, "acquisition": acquisition}),
        ("site.searched", {"query": HOSTILE}),
        ("site.product_viewed", {"product": product}),
        ("site.cart_updated", {"lines": goods}),
        ("call.received", {"tracked_number": HOSTILE, "agent": HOSTILE}),
        ("call.noted", {"text": HOSTILE, "agent": HOSTILE, "topic": HOSTILE, "preferences": {HOSTILE: HOSTILE}}),
        ("preorder.created", {"lines": goods, "comment": HOSTILE, "store": HOSTILE}),
        ("pos.purchased", {"lines": goods, "store": HOSTILE, "total": "1.00", "currency": "RUB"}),
        ("delivery.requested", {"address": {"text": HOSTILE}, "date": "2026-11-25", "wish": HOSTILE}),
        ("order.problem_raised", {"reason": HOSTILE, "lines": goods}),
        ("client.marked", {"mark": HOSTILE, "by": HOSTILE, "reason": HOSTILE}),
        ("consent.changed", {"purpose": "advertising", "channel": HOSTILE[:60], "granted": True}),
        (HOSTILE, {}),
    ]
    for event_type, data in said:
        world.happens(event_type, "2026-11-24T10:00:00", {**about, **data}, source=HOSTILE)
    return world.profile_id("card", "C-66")


def _is_harmless(page: Page) -> None:
    ours = re.compile(r"/static/(htmx|keys|desk|stream|day|day_rows|card|draft)\.js\?v=[0-9a-f]+")
    assert all(map(ours.fullmatch, page.scripts))
    assert page.handlers == []
    assert page.all("img") == []


def test_nothing_comes_from_elsewhere(client: httpx.Client, anna: str) -> None:
    for address in ("/", f"/customers/{anna}", "/delivery?date=2026-11-25"):
        response = client.get(address)
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        links = [e.attributes.get("src") or e.attributes.get("href", "") for e in read(response.text).elements]
        assert not [link for link in links if link.startswith(("http:", "https:", "//"))]


def test_static_files_are_kept_by_the_browser_and_change_their_name(client: httpx.Client) -> None:
    page = see(client, "/")
    addresses = [*page.scripts, *(link.attributes["href"] for link in page.all("link"))]
    assert len(addresses) == 5
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
    assert client.get("/static/../pyproject.toml").status_code == 404
    assert client.get("/static/secrets").status_code == 404


def test_every_field_has_a_label_and_every_page_its_landmarks(client: httpx.Client, anna: str) -> None:
    for address in ("/", "/shop", f"/customers/{anna}", "/delivery?date=2026-11-25"):
        page = see(client, address)
        labelled = {label.attributes["for"] for label in page.all("label")}
        for box in [*page.all("input"), *page.all("textarea")]:
            hidden = box.attributes.get("type") == "hidden"
            assert hidden or box.attributes.get("id") in labelled or "aria-label" in box.attributes, box
        assert len(page.all("main")) == len(page.all("h1")) == 1
        assert page.all("nav")
