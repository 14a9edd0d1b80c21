"""The customer's card in a browser: other channels' news appear while an operator types, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.system import System, event
from tests.e2e.test_browser_day import Desk, opens_card

pytestmark = pytest.mark.browser
TYPED = "Просит белый, и не позже четверга"


def opened(system: System, page: Page, phone: str) -> None:
    """The client's card, live."""
    system.post(event("call.noted", identifiers={"phone": phone}, text="Интересуется шкафом"))
    system.see(lambda profile: bool(profile.notes), phone=phone)
    opens_card(page, phone)
    expect(page.locator("#live")).to_have_attribute("data-state", "on")


def test_what_another_channel_tells_is_on_the_open_card_and_what_is_typed_stays(system: System, new_desk: Desk) -> None:
    phone = "+79161420001"
    operator = new_desk("Ольга")
    opened(system, operator, phone)
    operator.locator("[data-note]").focus()
    operator.keyboard.type(TYPED)
    operator.fill("#note-topic", "кухня")
    operator.locator("[data-note]").focus()

    system.post(event("call.noted", identifiers={"phone": phone}, text="Не звонить, сижу с больным ребёнком"))
    expect(operator.locator("#standing")).to_contain_text("Не звонить")
    expect(operator.locator("#wishes")).to_contain_text("не звонить никогда")
    product = {"sku": "S-1", "name": "Шкаф белый", "category": "шкафы"}
    system.post(event("site.product_viewed", identifiers={"phone": phone}, product=product))
    expect(operator.locator("#viewed")).to_contain_text("Шкаф белый")

    expect(operator.locator("[data-note]")).to_have_value(TYPED)
    expect(operator.locator("[data-note]")).to_be_focused()
    expect(operator.locator("#note-topic")).to_have_value("кухня")
    operator.keyboard.type("!")
    operator.locator("#note button").click()
    expect(operator.locator("#notes")).to_contain_text(f"{TYPED}!")


def test_buttons_that_came_by_themselves_work(system: System, new_desk: Desk) -> None:
    phone = "+79161420002"
    operator = new_desk("Ольга")
    opened(system, operator, phone)
    system.post(event("call.noted", identifiers={"phone": phone}, text="Не звонить с 13 до 15"))
    with operator.expect_response(re.compile("/wishes/")) as answered:
        operator.click("#wishes button.primary")
    assert answered.value.request.headers["hx-request"] == "true", "in place, without leaving the page"
    expect(operator.locator("#wishes")).to_contain_text("подтверждено")


def test_a_part_in_which_somebody_types_waits_until_he_is_done(system: System, new_desk: Desk) -> None:
    phone = "+79161420003"
    operator = new_desk("")  # nobody has said who sits here: the name is asked for beside the wish
    opened(system, operator, phone)
    system.post(event("call.noted", identifiers={"phone": phone}, text="Не звонить с 13 до 15"))
    name = operator.locator("#wishes input[name=by]").first
    name.press_sequentially("Оль")
    system.post(event("call.noted", identifiers={"phone": phone}, text="Не привозить с 10 до 11"))
    expect(operator.locator("#notes")).to_contain_text("Не привозить с 10 до 11")
    expect(name).to_have_value("Оль")
    expect(operator.locator("#wishes")).not_to_contain_text("не привозить")
    name.press_sequentially("га")
    operator.click("#wishes button.primary")
    expect(operator.locator("#wishes")).to_contain_text("не привозить 10:00–11:00")
    expect(operator.locator("#wishes")).to_contain_text("подтверждено")


def test_when_two_cards_turn_out_to_be_one_person_the_open_one_shows_it(system: System, new_desk: Desk) -> None:
    phone, account = "+79161420004", "live-account-4"
    system.post(event("call.noted", identifiers={"account": account}, text="Любит дубовую мебель"))
    system.see(lambda profile: bool(profile.notes), account=account)
    operator = new_desk("Ольга")
    opened(system, operator, phone)
    operator.locator("[data-note]").press_sequentially(TYPED)
    system.post(event("site.registered", identifiers={"account": account, "phone": phone}))
    expect(operator.locator("#notes")).to_contain_text("Любит дубовую мебель")
    expect(operator.locator("[data-note]")).to_have_value(TYPED)
    system.post(event("call.noted", identifiers={"account": account}, text="Ждёт звонка из салона"))
    expect(operator.locator("#notes")).to_contain_text("Ждёт звонка из салона")
