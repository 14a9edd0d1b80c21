"""The search in a browser: a caller who is not known yet, Back from a card, keys, and who sits at the desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.system import System, event
from tests.e2e.test_browser_day import Desk

pytestmark = pytest.mark.browser


def test_a_new_caller_is_written_down_and_back_finds_the_search(system: System, new_desk: Desk) -> None:
    page = new_desk("Ольга")
    page.goto("/")
    page.locator("#q").press_sequentially("8 916 158 00 01")
    page.get_by_role("link", name="Записать нового клиента").click()
    page.fill("#note-name", "Глафира Новосёлова")
    page.fill("#note-text", "Ищет холодильник")
    page.get_by_role("button", name="Записать").click()
    expect(page).to_have_url(re.compile("/customers/"))
    expect(page.locator("h1")).to_have_text("Глафира Новосёлова")

    page.goto("/")
    page.locator("#q").press_sequentially("+79161580001")
    page.locator("[data-match]", has_text="Глафира").click()
    expect(page).to_have_url(re.compile("/customers/"))
    page.go_back()
    expect(page.locator("#q")).to_have_value("+79161580001")
    expect(page.locator("[data-match]")).to_contain_text("Глафира")


def test_a_split_shows_both_cards_and_nothing_of_before(system: System, new_desk: Desk) -> None:
    phone, card = "+79161580002", "SPLIT-1"
    system.post(event("call.noted", identifiers={"phone": phone, "card": card}, text="звонок"))
    joined = system.see(phone=phone).profile_id
    page = new_desk("Ольга")
    page.goto(f"/customers/{joined}/why")
    page.locator("select[name=other]").select_option(f"phone:{phone}")
    page.locator("select[name=one]").select_option(f"phone:{phone}")
    page.locator("#part input[name=reason]").fill("чужая карта")
    page.locator("#part button[value=different]").click()
    expect(page.locator("#part").get_by_role("alert")).to_contain_text("Выберите два разных")
    page.locator("select[name=other]").select_option("card:SPLIT1")
    page.locator("#part button[value=different]").click()
    expect(page).to_have_url(re.compile("saved=(different_saved|pending)"))


def test_who_sits_here_closes_by_escape_and_by_a_click_elsewhere(new_desk: Desk) -> None:
    page = new_desk("Ольга")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    page.click(".desk summary")
    box = page.locator(".popover").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.locator("#desk-name").press("Escape")
    expect(page.locator(".popover")).to_be_hidden()
    expect(page.locator(".desk summary")).to_be_focused()
    page.click(".desk summary")
    page.mouse.click(160, 620)
    expect(page.locator(".popover")).to_be_hidden()
