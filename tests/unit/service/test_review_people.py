"""People who have nothing but a shared value: a decision names them by what they state of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from prometheus_client import CollectorRegistry

from tests.unit.service.test_page_forms import Log, service_with
from tests.unit.service.test_review import answers, registered, see
from tests.unit.service.world import World


@pytest.fixture
def log(world: World) -> Log:
    return Log(world)


@pytest.fixture
def desk(world: World, log: Log, registry: CollectorRegistry) -> Iterator[httpx.Client]:
    with service_with(world, log, registry) as client:
        client.headers["Accept-Language"] = "ru"
        yield client


FAMILY = "+79161234567"


def on_one_phone(world: World) -> None:
    """Two names on one phone, and nothing else of either."""
    registered(world, {"phone": FAMILY}, {"name": "Анна Петрова"})
    registered(world, {"phone": FAMILY}, {"name": "Аня Петрова"}, day=21)
    registered(world, {"phone": FAMILY}, {"name": "Борис Захаров"}, day=22)


def people(world: World) -> list[str | None]:
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
    assert offered >= {form["one"], form["other"], f"phone:{FAMILY}"}
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
