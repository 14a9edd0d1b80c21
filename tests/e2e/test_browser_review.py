"""The review page in a browser: by mouse and by keyboard, with script and without, on a telephone's screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.staff import page as shown
from tests.e2e.system import System, event
from tests.waiting import until

pytestmark = pytest.mark.browser
Desk = Callable[..., Page]

LONG = "Верхнеудинская-Красносельская Константина-Александра Вячеславовна"
ADDRESSES = (
    "/review?kind=suggestion",
    "/review?kind=shared",
    "/review/why",
    "/customers/{one}/why",
    "/customers/{one}",
)


def suggested(system: System, name: str, born: str, *phones: str) -> tuple[str, str]:
    """Two who are alike and share no identifier; their profiles, once they are suggested."""
    person = {"name": name, "birth_date": born, "sex": "f"}
    system.post(*(event("call.noted", identifiers={"phone": phone}, person=person, text="звонок") for phone in phones))
    one, other = (system.see(phone=phone).profile_id for phone in phones)
    until(lambda: name in shown(system, "/review?kind=suggestion").text, "the suggestion")
    return one, other


def known_as(system: System, *profile_ids: str) -> set[str]:
    """Where these ids lead now."""
    return {system.get(f"/v1/profiles/{profile_id}")["profile_id"] for profile_id in profile_ids}


def tells(where: Page | Locator, effect: str) -> None:
    """What it came to; or, of a busy system, that it will in a moment."""
    expect(where.get_by_role("status")).to_contain_text(re.compile(f"{effect}|через мгновение|in a moment"))


def no_more_listed(system: System, kind: str, name: str) -> None:
    until(lambda: name not in shown(system, f"/review?kind={kind}").text, f"{name} to be off the list")


def item(page: Page, name: str) -> Locator:
    return page.locator("article", has_text=name)


def test_one_decides_by_keyboard_and_enter_alone_decides_nothing(system: System, new_desk: Desk) -> None:
    one, other = suggested(system, "Клавдия Печатникова", "1977-07-07", "+79161510001", "+79161510002")
    page = new_desk("Ольга")
    page.goto("/review?kind=suggestion")
    found = item(page, "Клавдия Печатникова")
    reason = found.locator("input[name=reason]")
    reason.press("Enter")
    expect(found.locator(".notice")).to_have_count(0)
    found.locator("button[value=same]").click()
    expect(found.get_by_role("alert")).to_contain_text("Напишите, почему вы так решили")
    reason.fill("назвала оба телефона")
    reason.press("Tab")
    expect(found.locator("button[value=same]")).to_be_focused()
    page.keyboard.press("Enter")
    tells(found, "один человек")
    expect(found.locator("form")).to_have_count(0)
    until(lambda: len(known_as(system, one, other)) == 1, "one profile")
    page.goto(f"/customers/{one}/why")
    expect(page.locator("main")).to_contain_text("решение: Ольга")


def test_a_name_at_the_till_and_a_birth_date_in_the_bot_are_asked_about_together(
    system: System, new_desk: Desk
) -> None:
    name, born, phone, other = "Евпраксия Ложкарёва", "1971-03-04", "+79161560001", "+79161560002"
    system.post(event("call.noted", identifiers={"phone": phone}, person={"name": name}, text="звонок"))
    system.post(event("site.registered", identifiers={"phone": phone, "visitor": "b-1"}, person={"birth_date": born}))
    whole = {"name": name, "birth_date": born}
    system.post(event("call.noted", identifiers={"phone": other}, person=whole, text="звонок"))
    until(lambda: name in shown(system, "/review?kind=suggestion").text, "the suggestion")
    page = new_desk("Ольга")
    page.goto("/review?kind=suggestion")
    found = item(page, name)
    expect(found).to_contain_text("Сравнивается всё, что записи каждой карточки говорят вместе")
    expect(found).to_contain_text("совпадает: дата рождения")
    page.goto(f"/review/why?a=%2B{phone[1:]}&b=%2B{other[1:]}")
    expect(page.locator("main")).to_contain_text("Похожи по всему, что их записи говорят вместе")
    page.goto("/review?kind=suggestion")
    found = item(page, name)
    found.locator("input[name=reason]").fill("назвала оба телефона")
    found.locator("button[value=same]").click()
    tells(found, "один человек")
    until(lambda: len({system.see(phone=each).profile_id for each in (phone, other)}) == 1, "one profile")


def test_two_names_on_one_phone_are_decided_and_parted_again(system: System, new_desk: Desk) -> None:
    """They have nothing else: the decision names them by what they said of themselves."""
    phone = "+79161540001"
    names = ("Фаина Телефонова", "Трофим Аппаратов")
    for name in names:
        system.post(event("call.noted", identifiers={"phone": phone}, person={"name": name}, text="звонок"))
    until(lambda: names[0] in shown(system, "/review?kind=shared").text, "the shared phone")
    page = new_desk("Ольга")
    page.goto("/review?kind=shared")
    found = item(page, names[0])
    found.locator("input[name=reason]").fill("представляется мужем")
    found.locator("button[value=same]").click()
    tells(found, "один человек")
    one = system.see(phone=phone).profile_id
    page.goto(f"/customers/{one}/why")
    for side, name in (("one", names[0]), ("other", names[1])):
        options = page.locator(f"select[name={side}] option", has_text=name)
        page.locator(f"select[name={side}]").select_option(options.first.get_attribute("value"))
    part = page.locator("form.decision")
    part.locator("input[name=reason]").fill("это его жена")
    part.locator("button[value=different]").click()
    tells(page, "разные люди")
    until(lambda: len(system.profiles(phone=phone)) == 2, "two profiles")


def test_unusual_growth_is_ticked_off(system: System, new_desk: Desk) -> None:
    phones = [f"+791615500{number:02}" for number in range(6)]
    person = {"name": "Евдокия Многономерова"}
    system.post(
        *(
            event("call.noted", identifiers={"card": "GROWTH-1", "phone": one}, person=person, text="x")
            for one in phones
        )
    )
    until(lambda: "Многономерова" in shown(system, "/review?kind=growth").text, "the growth")
    page = new_desk("Ольга", "en")
    page.goto("/review?kind=growth")
    found = item(page, "Многономерова")
    found.get_by_role("button", name="Seen, it is in order").click()
    tells(found, "It comes back to the list if it grows")
    no_more_listed(system, "growth", "Многономерова")


def test_without_script_the_same_form_works(system: System, chromium: Browser) -> None:
    one, other = suggested(system, "Прасковья Бесскриптова", "1966-06-06", "+79161520001", "+79161520002")
    context = chromium.new_context(locale="en", base_url=system.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/review?kind=suggestion")
    found = item(page, "Прасковья Бесскриптова")
    found.locator("input[name=by]").fill("John")
    found.locator("input[name=reason]").fill("sisters")
    found.locator("button[value=different]").click()
    tells(page, "Saved: different people")
    no_more_listed(system, "suggestion", "Прасковья Бесскриптова")
    assert len(known_as(system, one, other)) == 2
    context.close()


def test_long_names_fit_a_telephone_s_screen(system: System, chromium: Browser) -> None:
    one, _ = suggested(system, LONG, "1955-05-05", "+79161530001", "+79161530002")
    context = chromium.new_context(locale="ru", base_url=system.url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for address in ADDRESSES:
        page.goto(address.format(one=one))
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{address} is {width} wide"
    context.close()
