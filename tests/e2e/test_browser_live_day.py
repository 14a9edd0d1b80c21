"""The planner's page while things happen to it: changes, twins, failures of the network, a hand on the keyboard."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SCREEN
from tests.e2e.system import JsonEvent, System, event
from tests.e2e.test_browser_day import Desk, row
from tests.e2e.test_s27_s30_delivery import SOME_WEEKS_AHEAD

pytestmark = pytest.mark.browser
DAYS = (SOME_WEEKS_AHEAD + timedelta(days=number) for number in range(10, 20))  # a test's day is nobody else's
IN_PART = re.compile("among=")


def asked(phone: str, order: str, day: str, name: str) -> JsonEvent:
    identifiers, person = {"phone": phone, "order": order}, {"name": name, "birth_date": f"19{phone[-2:]}-03-04"}
    return event("delivery.requested", source="delivery", identifiers=identifiers, person=person, date=day)


def opens(page: Page, day: str) -> None:
    page.goto(f"/delivery?date={day}")
    expect(page.locator("#live")).to_have_attribute("data-state", "on")


def test_two_clients_with_one_order_number_are_two_rows_and_summary_and_filter_follow(
    system: System, new_desk: Desk
) -> None:
    day = next(DAYS).isoformat()
    names = {"+79161430055": "Анна Ёлкина", "+79161430066": "Борис Королёв", "+79161430077": "Пётр Ли"}
    orders = ("twin", "twin", f"single-{60 * '0'}")
    system.post(*(asked(phone, order, day, name) for (phone, name), order in zip(names.items(), orders, strict=True)))
    for phone in names:
        system.see(lambda profile: bool(profile.deliveries), phone=phone)
    planner = new_desk("Виктор")
    opens(planner, day)
    system.post(event("call.noted", identifiers={"phone": "+79161430077"}, text="Не звонить"))
    expect(planner.locator("#summary")).to_have_text("заказов: 3 · не звонить: 1", use_inner_text=True)
    expect(row(planner, "twin")).to_have_count(2)
    contact = planner.locator("tbody td:last-child").first.bounding_box()
    assert contact is not None
    assert contact["width"] > 150, "a long number takes no room from the words beside it"
    anna = row(planner, "twin").filter(has_text="Ёлкина")
    expect(anna.locator("a[href^='tel:']")).to_have_attribute("href", "tel:+79161430055")

    planner.fill("#filter", "8 (916) 143-00-5")
    expect(planner.locator("tbody tr:visible")).to_have_count(1)
    expect(planner.locator("#found")).to_have_text("показано: 1 из 3")
    planner.fill("#filter", "елкина")
    system.post(asked("+79161430088", "late", day, "Иван Дуб"), asked("+79161430099", "more", day, "Яна Елкина"))
    expect(planner.locator("#found")).to_have_text("показано: 2 из 5")
    expect(row(planner, "more")).to_be_visible()
    expect(row(planner, "late")).to_be_hidden()
    system.post(event("order.cancelled", identifiers={"phone": "+79161430055", "order": "twin"}))
    expect(planner.locator("#found")).to_have_text("показано: 1 из 4")
    planner.fill("#filter", "")
    expect(row(planner, "twin")).to_contain_text("Борис Королёв")
    planner.set_viewport_size({"width": 320, "height": 700})
    assert planner.evaluate("() => document.documentElement.scrollWidth") == 320, "nothing stands out at the side"
    planner.set_viewport_size(SCREEN)
    planner.emulate_media(media="print")
    expect(planner.locator(".day")).to_be_visible()
    for unprinted in (".top", ".day-choice", ".filter", "#live"):
        expect(planner.locator(unprinted)).to_be_hidden()


def test_a_change_takes_neither_focus_nor_selection_and_says_what_is_out_of_sight(
    system: System, new_desk: Desk
) -> None:
    day = next(DAYS).isoformat()
    phones = [f"+791614400{number}" for number in range(20, 40)]
    system.post(*(asked(phone, f"far-{phone[-2:]}", day, "Иван Иванов") for phone in phones))
    for phone in phones:
        system.see(lambda profile: bool(profile.deliveries), phone=phone)
    planner = new_desk("Виктор")
    opens(planner, day)
    beside = row(planner, "far-20").locator("a").first
    beside.focus()
    planner.evaluate("() => getSelection().selectAllChildren(document.querySelector('tbody tr strong'))")
    system.post(event("call.noted", identifiers={"phone": phones[-1]}, text="Не звонить"))
    expect(row(planner, "far-39")).to_contain_text("Не звонить")
    expect(beside).to_be_focused()
    assert planner.evaluate("() => `${getSelection()}`") == "far-20"
    expect(planner.locator("#unseen")).to_have_text("Изменилось вне экрана: 1")
    system.post(event("call.noted", identifiers={"phone": phones[0]}, text="Не звонить"))
    expect(row(planner, "far-20")).to_contain_text("Не звонить")
    expect(beside).to_be_focused()
    planner.click("#unseen a")
    expect(row(planner, "far-39")).to_be_in_viewport()
    expect(planner.locator("#unseen")).to_be_hidden()
    row(planner, "far-39").locator("a").last.focus()
    for _ in range(25):
        planner.keyboard.press("Shift+Tab")
    bar, focused = (planner.locator(one).bounding_box() for one in (".top", "tbody a:focus"))
    assert bar is not None
    assert focused is not None
    assert focused["y"] >= bar["height"], "the bar covers nothing that has the focus"


def test_a_page_that_could_not_be_fetched_is_fetched_again(system: System, new_desk: Desk) -> None:
    day = next(DAYS).isoformat()
    phone = "+79161450055"
    system.post(asked(phone, "lost", day, "Анна Ёлкина"))
    profile_id = system.see(lambda profile: bool(profile.deliveries), phone=phone).profile_id
    planner, operator = new_desk("Виктор"), new_desk("Ольга")
    opens(planner, day)
    operator.goto(f"/customers/{profile_id}")
    expect(operator.locator("#live")).to_have_attribute("data-state", "on")
    for page, address in ((planner, IN_PART), (operator, re.compile(f"/customers/{profile_id}$"))):
        page.route(address, lambda route: route.abort(), times=1)
    system.post(event("call.noted", identifiers={"phone": phone}, text="Не звонить"))
    expect(row(planner, "lost")).to_contain_text("Не звонить")
    expect(operator.locator("#notes")).to_contain_text("Не звонить")
    for page in (planner, operator):
        expect(page.locator("#live")).to_have_attribute("data-state", "on")


def test_a_stream_that_was_refused_is_asked_for_again(system: System, new_desk: Desk) -> None:
    """A browser itself never asks a second time where the answer was 503."""
    day = next(DAYS).isoformat()
    planner = new_desk("Виктор")
    planner.clock.install()
    planner.route(re.compile("/delivery/changes"), lambda route: route.fulfill(status=503), times=1)
    planner.goto(f"/delivery?date={day}")
    expect(planner.locator("#live")).to_have_text("не обновляется: нет связи")
    planner.clock.fast_forward(10_000)
    expect(planner.locator("#live")).to_have_text("обновляется само")
