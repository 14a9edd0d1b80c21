"""Stories S27 to S30 in a browser: an operator types the note, another manager opens the planner's day."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.staff import timeline
from tests.e2e.system import System
from tests.e2e.test_s27_s30_delivery import DAY, IN_WORDS, asked

pytestmark = pytest.mark.browser
Desk = Callable[..., Page]


def opens_card(page: Page, phone: str) -> None:
    """As an operator does who hears a number: types it, and presses Enter."""
    page.goto("/")
    page.fill("#q", phone)
    page.keyboard.press("Enter")
    expect(page.locator("[data-note]")).to_be_visible()


def types_note(page: Page, words: str) -> None:
    page.locator("body").press("n")
    page.keyboard.type(words)
    page.locator("#note button").click()
    expect(page.locator("#saved")).to_contain_text(re.compile("Записано, все отделы|Saved, every"))


def opens_day(page: Page) -> None:
    page.goto(f"/delivery?date={DAY}")
    expect(page.locator("#live")).to_have_attribute("data-state", "on")


def row(page: Page, order: str) -> Locator:
    return page.locator("tbody tr", has=page.locator(f"td:first-child > strong:text-is('{order}')"))


def ready(system: System, phone: str, order: str, promised: tuple[str, str] | None = None) -> None:
    system.post(asked(phone, order, promised))
    system.see(lambda profile: bool(profile.deliveries), phone=phone)


def test_s27_the_note_of_one_manager_stops_the_call_of_another(system: System, new_desk: Desk) -> None:
    phone = "+79161410001"
    ready(system, phone, "b27", ("10:00", "18:00"))
    planner = new_desk("Виктор")
    opens_day(planner)
    expect(row(planner, "b27")).to_contain_text("Звонить можно")

    operator = new_desk("Ольга")
    opens_card(operator, "8 916 141-00-01")
    types_note(operator, f"Просил не звонить {IN_WORDS}, будет занят на совещании")
    expect(operator.locator("#wishes")).to_contain_text(f"не звонить {IN_WORDS}")

    # The page that is open already shows it, without a hand on it.
    expect(row(planner, "b27")).to_contain_text("Не звонить")
    expect(row(planner, "b27")).to_contain_text("Свяжитесь по СМС или позвоните на следующий день")
    expect(row(planner, "b27").locator(".hours")).to_have_text("10:00–18:00")
    replaced = new_desk("John", "en")
    opens_day(replaced)
    expect(row(replaced, "b27")).to_contain_text("Send a text message, or call the next day")


def test_s28_confirmed_with_one_click_under_a_name(system: System, new_desk: Desk) -> None:
    phone = "+79161410002"
    ready(system, phone, "b28", ("10:00", "18:00"))
    operator = new_desk("Ольга")
    opens_card(operator, phone)
    types_note(operator, "Привезите до 13:00 или после 15:00, спит маленький ребёнок")
    expect(operator.locator("#wishes")).to_contain_text("Мы поняли так. Верно?")
    operator.click("#wishes button.primary")
    expect(operator.locator("#wishes")).to_contain_text("подтверждено")
    planner = new_desk("Виктор")
    opens_day(planner)
    expect(row(planner, "b28").locator(".hours")).to_have_text("10:00–13:00, 15:00–18:00")
    expect(row(planner, "b28")).to_contain_text("знаю, что у вас спит ребёнок, поэтому могу подождать")
    decided = timeline(system, system.see(phone=phone).profile_id, 3)[0]
    assert (decided["type"], decided["data"]["by"], decided["data"]["decision"]) == (
        "wish.decided",
        "Ольга",
        "confirmed",
    )


def test_s28_dismissed_with_one_click_it_never_returns(system: System, new_desk: Desk) -> None:
    phone = "+79161410003"
    ready(system, phone, "b28-no", ("10:00", "18:00"))
    operator = new_desk("Ольга")
    opens_card(operator, phone)
    types_note(operator, "до 13:00 или после 15:00 привозить, ребёнок спит")
    operator.click("#wishes button:has-text('Неверно')")
    expect(operator.locator("#wishes")).not_to_contain_text("не привозить 13:00–15:00")
    types_note(operator, "Интересуется посудомойкой")
    operator.reload()
    expect(operator.locator("#wishes")).not_to_contain_text("не привозить 13:00–15:00")
    planner = new_desk("Виктор")
    opens_day(planner)
    expect(row(planner, "b28-no").locator(".hours")).to_have_text("10:00–18:00")


def test_s28_corrected_the_words_are_back_in_the_note_with_one_click(system: System, new_desk: Desk) -> None:
    phone = "+79161410004"
    ready(system, phone, "b28-fix", ("10:00", "18:00"))
    operator = new_desk("Ольга")
    opens_card(operator, phone)
    types_note(operator, "Не привозить с 13 до 15, спит ребёнок")
    operator.click("#wishes button:has-text('Поправить')")
    expect(operator.locator("#wishes")).not_to_contain_text("не привозить 13:00–15:00")
    note = operator.locator("[data-note]")
    expect(note).to_have_value(re.compile("с 13 до 15"))
    note.fill("Не привозить с 14 до 16, спит ребёнок")
    operator.locator("#note button").click()
    expect(operator.locator("#wishes")).to_contain_text("не привозить 14:00–16:00")
    planner = new_desk("Виктор")
    opens_day(planner)
    expect(row(planner, "b28-fix").locator(".hours")).to_have_text("10:00–14:00, 16:00–18:00")


def test_s28_an_order_without_time_comes_on_top_while_the_page_is_open(system: System, new_desk: Desk) -> None:
    phone = "+79161410005"
    ready(system, phone, "b28-torn", ("13:00", "15:00"))
    planner = new_desk("Виктор")
    opens_day(planner)
    operator = new_desk("Ольга")
    opens_card(operator, phone)
    types_note(operator, "До 13:00 или после 15:00 привозите: ребёнок спит")
    expect(row(planner, "b28-torn")).to_contain_text("Нет подходящего времени")
    expect(planner.locator("tr.impossible").first).to_be_visible()
    assert "impossible" in (planner.locator("tbody tr").first.get_attribute("class") or "")


def test_s29_the_seller_marks_and_logistics_see_the_hour(system: System, new_desk: Desk) -> None:
    phone = "+79161410006"
    ready(system, phone, "b29", ("15:00", "16:00"))
    seller = new_desk("Иван")
    opens_card(seller, phone)
    seller.click("form[action$='/marks'] button:has-text('Отметить: Конфликтный')")
    planner = new_desk("Виктор")
    opens_day(planner)
    expect(row(planner, "b29").locator(".hours")).to_have_text("ровно в 15:00")
    expect(row(planner, "b29")).to_contain_text("Конфликтный")


def test_s30_a_loyal_client_who_waits(system: System, new_desk: Desk) -> None:
    phone = "+79161410007"
    ready(system, phone, "b30", ("10:00", "20:00"))
    operator = new_desk("Ольга")
    opens_card(operator, phone)
    types_note(operator, "Готов принять курьера в любое время в течение дня")
    operator.click("form[action$='/marks'] button:has-text('Отметить: Лояльный')")
    planner = new_desk("Виктор")
    opens_day(planner)
    expect(row(planner, "b30")).to_contain_text("может подождать")
    expect(row(planner, "b30")).to_contain_text("Лояльный")


def test_without_scripts_the_day_promises_no_connection(system: System, chromium: Browser) -> None:
    with chromium.new_context(base_url=system.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/delivery?date={DAY}")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("#live")).to_be_hidden()
