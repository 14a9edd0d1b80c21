"""What the pages show once somebody has decided: the cards that came of it, the way back, and what is left."""

from __future__ import annotations

import httpx

from tests.unit.service.page_reading import read
from tests.unit.service.test_review import alike, answers, registered, see
from tests.unit.service.world import PHONE, World

LIVE = {"HX-Request": "true"}


def test_the_page_that_a_split_changes_is_loaded_again(desk: httpx.Client, world: World) -> None:
    registered(world, {"card": "K-13", "phone": PHONE}, {"name": "Анна Петрова"})
    address = f"/customers/{world.profile_id('card', 'K-13')}/why"
    said = {"one": "phone:+79161234567", "other": "card:K13", "decision": "different", "by": "Ольга", "whole": "true"}
    response = desk.post("/review/decisions", data={**said, "reason": "чужая карта", "back": address}, headers=LIVE)
    assert response.headers["HX-Redirect"].startswith(f"{address}?saved=different_saved&")


def test_one_value_chosen_twice_is_said_to_be_one(desk: httpx.Client, world: World) -> None:
    registered(world, {"card": "K-13", "phone": PHONE}, {"name": "Анна Петрова"})
    said = {"one": "card:K13", "other": "card:K13", "decision": "different", "by": "Ольга", "reason": "x"}
    response = desk.post("/review/decisions", data=said, headers=LIVE)
    assert response.status_code == 422
    assert "Выберите два разных" in read(response.text).text


def test_the_tab_counts_what_is_left_and_the_card_is_a_click_away(desk: httpx.Client, world: World) -> None:
    alike(world)
    said = {"decision": "same", "by": "Ольга", "reason": "назвала дату рождения", "kind": "suggestion"}
    response = desk.post("/review/decisions", data={**answers(see(desk, "/review")), **said}, headers=LIVE)
    page = read(response.text)
    (count,) = [each.attributes for each in page.all("span") if "hx-swap-oob" in each.attributes]
    assert count["id"] == "count-suggestion"
    assert page.text.endswith("0")
    links = [link.attributes["href"] for link in page.all("a")]
    assert f"/customers/{world.profile_id('card', 'C-1')}" in links
    assert any("/why?decided=" in link for link in links)
