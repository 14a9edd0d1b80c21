"""The note on a card in a browser: whatever else is pressed meanwhile, what was typed stays until it is saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.system import System, event
from tests.e2e.test_browser_card import opened
from tests.e2e.test_browser_day import Desk

pytestmark = pytest.mark.browser
TYPED = "Просит белый шкаф"


def type_note(page: Page, text: str = TYPED) -> None:
    page.locator("[data-note]").focus()
    page.keyboard.type(text)


def test_a_typed_note_outlives_every_other_button(system: System, new_desk: Desk) -> None:
    operator = new_desk("Ольга")
    opened(system, operator, "+79161430001")
    note = operator.locator("[data-note]")
    type_note(operator)
    operator.fill("#note-topic", "кухня")

    operator.locator("#marks button").first.click()
    expect(operator.locator("#marks")).to_contain_text("Снять: Лояльный")
    expect(operator.locator("#standing")).to_contain_text("Лояльный")
    expect(operator.locator("#marks")).to_be_focused()  # the button went, the keyboard stays where it was
    operator.click("#consents summary")
    operator.locator("#consents button").first.click()
    expect(operator.locator("#consents li")).to_contain_text("реклама")
    expect(note).to_have_value(TYPED)

    operator.click(".desk summary")
    operator.fill("#desk-name", "Ольга Иванова")
    operator.click(".desk button")
    expect(operator.locator(".desk summary")).to_have_text("Ольга Иванова")
    expect(note).to_have_value(TYPED)
    operator.click(".languages a[lang=en]")
    expect(operator.locator("#note button")).to_have_text("Save")
    expect(note).to_have_value(TYPED)
    expect(operator.locator("#note-topic")).to_have_value("кухня")

    operator.click("#note button")
    expect(operator.locator("#notes")).to_contain_text(TYPED)
    expect(note).to_have_value("")
    assert "saved=" not in operator.url, "loaded anew it is not said again"
    operator.reload()
    expect(operator.locator("#saved")).to_have_text("")
    expect(note).to_have_value("")
    operator.go_back()
    expect(note).to_have_value("")


def test_a_wish_is_corrected_and_one_taken_back_holds_again(system: System, new_desk: Desk) -> None:
    phone = "+79161430002"
    operator = new_desk("Ольга")
    opened(system, operator, phone)
    system.post(event("call.noted", identifiers={"phone": phone}, text="Не звонить с 13 до 15"))
    wishes, saved = operator.locator("#wishes"), operator.locator("#saved")
    operator.click("#wishes [data-correct]")
    expect(saved).to_contain_text("новое ещё не записано")
    expect(operator.locator("[data-note]")).to_have_value("Не звонить с 13 до 15")
    expect(operator.locator("[data-note]")).to_be_focused()
    operator.reload()
    expect(operator.locator("[data-note]")).to_have_value("Не звонить с 13 до 15")
    expect(operator.locator("#reading")).to_contain_text("не звонить 13:00–15:00")

    operator.click("#past-wishes summary")
    operator.click("#past-wishes button")
    expect(wishes).to_contain_text("не звонить 13:00–15:00")
    expect(wishes).to_contain_text("подтверждено")
    expect(operator.locator("#past-wishes")).to_have_text("")
    expect(wishes).to_be_focused()
