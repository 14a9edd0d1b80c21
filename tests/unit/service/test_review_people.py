"""People who have nothing but a shared value: a decision names them by what they state of themselves."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from tests.unit.service.desk import Log
from tests.unit.service.page_reading import Page, read
from tests.unit.service.test_review import answers, registered, see
from tests.unit.service.world import Json, World

FAMILY = "+79161234567"


def on_one_phone(world: World) -> None:
    """Two names on one phone, and nothing else of either."""
    registered(world, {"phone": FAMILY}, {"name": "Анна Петрова"})
    registered(world, {"phone": FAMILY}, {"name": "Аня Петрова"}, day=21)
    registered(world, {"phone": FAMILY}, {"name": "Борис Захаров"}, day=22)


def people(world: World) -> list[str]:
    return sorted(each.person.name or "" for each in world.reader.find("phone", FAMILY).matches)


def test_two_names_on_one_phone_are_one_person_and_two_again(desk: httpx.Client, world: World, log: Log) -> None:
    on_one_phone(world)
    before = [world.reader.export(no_ids=True), people(world)]
    page = see(desk, "/review?kind=shared")
    form = answers(page)
    assert {each.partition(":")[0] for each in (form["one"], form["other"])} == {"statement"}
    desk.post("/review/decisions", data={**form, "decision": "same", "by": "Ольга", "reason": "сменила имя"})
    (one,) = world.reader.find("phone", FAMILY).matches
    (event,) = log.events
    assert [(side["kind"], side["value"]) for side in event["data"]["of"]] == [("phone", FAMILY)] * 2
    assert {side["person"]["name"] for side in event["data"]["of"]} >= {"Борис Захаров"}
    why = see(desk, f"/customers/{one.profile_id}/why")
    assert "Решение сотрудника: один человек" in why.text
    offered = {each.attributes["value"] for each in why.all("option")}
    assert offered >= {"", form["one"], form["other"], f"phone:{FAMILY}"}
    assert desk.post("/review/decisions", data={**form, "one": "", "decision": "different"}).status_code == 422
    assert "кто как назвался" in {each.attributes.get("label") for each in why.all("optgroup")}
    assert "Общие номера 0" in see(desk, "/review?kind=shared").text

    registered(world, {"phone": FAMILY}, {"name": "Вера Лебедева"}, day=23)
    assert len(people(world)) == 2, "another name on that phone at a later time is another person"
    parting = {"one": form["one"], "other": form["other"], "back": "/review"}
    world.now += timedelta(minutes=1)
    desk.post("/review/decisions", data={**parting, "decision": "different", "by": "Ольга", "reason": "муж и жена"})
    assert len(people(world)) == 3
    assert [line for line in world.reader.export(no_ids=True) if "Лебедева" not in line] == before[0]
    assert "решено: это разные люди" in see(desk, f"/customers/{one.profile_id}/why").text


@pytest.mark.parametrize("decision", ["different", "unsure"])
def test_two_names_on_one_phone_that_were_looked_at_are_no_question(
    desk: httpx.Client, world: World, decision: str
) -> None:
    on_one_phone(world)
    form = answers(see(desk, "/review?kind=shared"))
    desk.post("/review/decisions", data={**form, "decision": decision, "by": "Ольга", "reason": "муж и жена"})
    assert "Общие номера 0" in see(desk, "/review?kind=shared").text
    assert len(people(world)) == 2
    registered(world, {"phone": FAMILY}, {"name": "Вера Лебедева"}, day=23)
    assert "Общие номера 1" in see(desk, "/review?kind=shared").text


def grown(world: World, phones: int = 6) -> str:
    for number in range(phones):
        registered(world, {"account": "A-1", "phone": f"+791611300{number:02}"}, {"name": "Анна Петрова"})
    return world.profile_id("account", "A-1")


def tick_of(page: Page) -> Json:
    boxes = {each.attributes.get("name"): each.attributes.get("value") for each in page.all("input")}
    return {name: boxes[name] for name in ("finding", "one", "size", "back")}


def test_unusual_growth_is_ticked_off_until_it_grows(desk: httpx.Client, world: World, log: Log) -> None:
    grown(world)
    page = see(desk, "/review?kind=growth")
    assert "Видели, всё в порядке" in page.text
    form = tick_of(page)
    assert form == {"finding": "growth", "one": "account:A-1", "size": "6", "back": form["back"]}
    answered = desk.post("/review/seen", data={**form, "by": "Ольга", "reason": "номера отдела"})
    assert answered.headers["location"].endswith("saved=seen_saved")
    page = see(desk, answered.headers["location"])
    assert "Вернётся в список, если вырастет" in page.text
    assert "Слишком много номеров 0" in page.text
    (event,) = log.events
    assert (event["type"], event["data"]["by"], event["data"]["reason"]) == ("identity.seen", "Ольга", "номера отдела")
    grown(world, phones=7)
    assert "Слишком много номеров 1" in see(desk, "/review?kind=growth").text


def test_by_htmx_the_form_becomes_its_outcome(desk: httpx.Client, world: World) -> None:
    grown(world)
    form = tick_of(see(desk, "/review?kind=growth"))
    answered = desk.post("/review/seen", data={**form, "by": "Ольга"}, headers={"HX-Request": "true"})
    assert "Вернётся в список" in answered.text
    assert answered.headers["HX-Reswap"] == "outerHTML"


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"by": ""}, 422, "Напишите своё имя"),
        ({"one": "phone:+7 000"}, 422, "карточки изменились"),
        ({"one": "nothing"}, 422, "карточки изменились"),
        ({"finding": "suggestion"}, 422, ""),
        ({"size": "-1"}, 422, ""),
    ],
)
def test_what_ticks_nothing_off_is_refused(
    desk: httpx.Client, world: World, log: Log, change: Json, status: int, told: str
) -> None:
    grown(world)
    form = {**tick_of(see(desk, "/review?kind=growth")), "by": "Ольга", **change}
    response = desk.post("/review/seen", data=form)
    assert response.status_code == status
    assert told in read(response.text).text
    assert log.events == []


def test_a_foreign_form_and_a_log_that_is_away_or_slow(desk: httpx.Client, world: World, log: Log) -> None:
    grown(world)
    form = {**tick_of(see(desk, "/review?kind=growth")), "by": "Ольга"}
    assert desk.post("/review/seen", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    log.away = True
    assert desk.post("/review/seen", data=form).status_code == 503
    log.away, log.slow = False, True
    assert desk.post("/review/seen", data=form).headers["location"].endswith("saved=pending")
