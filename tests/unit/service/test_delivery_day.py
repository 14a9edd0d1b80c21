"""The planner's day, S27 to S30: windows that wishes leave, contact rules, exact, flexible and impossible orders."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import pyvrp
from pyvrp.stop import MaxIterations

from profile_store.service.delivery import DeliveryOrder, Window
from profile_store.service.planning import vroom
from profile_store.service.planning_pyvrp import pyvrp as pyvrp_feed
from profile_store.service.travel import Fleet
from tests.unit.service.test_planning import parse, pyvrp_problem
from tests.unit.service.world import MOSCOW, Json, World

DAY = date(2026, 11, 26)  # tomorrow, a Thursday
LAVKA: Json = {"identifiers": {"phone": "+79160001122"}, "person": {"name": "Мария Лавка"}}


@pytest.fixture
def world() -> World:
    return World()


def requests(world: World, order: str, wish: str = "", promised: tuple[str, str] | None = None, **more: Any) -> None:
    data: Json = {
        **LAVKA,
        "identifiers": {**LAVKA["identifiers"], "order": order},
        "date": DAY.isoformat(),
        "address": {"text": "Лесная, 5", "lat": 55.78, "lon": 37.59},
        "wish": wish,
        **more,
    }
    if promised:
        data["promised"] = {"from": promised[0], "to": promised[1]}
    world.happens("delivery.requested", "2026-11-24T10:00:00", data)


def notes(world: World, text: str, time: str = "2026-11-24T12:00:00") -> None:
    world.happens("call.noted", time, {**LAVKA, "text": text})


def marks(world: World, mark: str) -> None:
    world.happens("client.marked", "2026-11-24T13:00:00", {**LAVKA, "mark": mark, "by": "Ольга"})


def the_order(world: World, day: date = DAY) -> DeliveryOrder:
    (order,) = world.reader.delivery_day(day).orders
    return order


def hours(windows: list[Window]) -> list[str]:
    return [f"{window.from_.astimezone(MOSCOW):%H:%M}-{window.to.astimezone(MOSCOW):%H:%M}" for window in windows]


SLEEPS = "привезите до 13:00 или после 15:00, спит маленький ребёнок"


@pytest.mark.parametrize(
    ("promised", "left"),
    [
        (None, ["08:00-13:00", "15:00-22:00"]),
        (("10:00", "18:00"), ["10:00-13:00", "15:00-18:00"]),
        (("12:00", "14:00"), ["12:00-13:00"]),
        (("15:00", "18:00"), ["15:00-18:00"]),
        (("13:00", "15:00"), []),
    ],
)
def test_s28_no_window_lies_in_the_childs_sleep(
    world: World, promised: tuple[str, str] | None, left: list[str]
) -> None:
    requests(world, "O-1", SLEEPS, promised)
    assert hours(the_order(world).windows) == left


def test_s28_the_courier_who_is_early_knows_what_to_say(world: World) -> None:
    requests(world, "O-1", SLEEPS, ("15:00", "18:00"))
    contact = the_order(world).contact
    assert contact.allowed
    assert contact.say is not None
    assert contact.say.ru == "Я уже на месте, но знаю, что у вас спит ребёнок, поэтому могу подождать"
    assert contact.say.en == "I am already here, but I know that your child is asleep, so I can wait"


def test_the_courier_names_the_hours_where_the_reason_is_another(world: World) -> None:
    requests(world, "O-1", "привезите после 18:00, буду на работе")
    contact = the_order(world).contact
    assert contact.say is not None
    assert "вы просили приехать после 18:00" in contact.say.ru
    assert "you asked us to come after 18:00" in contact.say.en


def test_s27_on_that_day_nobody_calls_and_the_order_does_not_hang(world: World) -> None:
    requests(world, "O-1", "", ("10:00", "18:00"))
    notes(world, "Не звоните в четверг, буду занята на работе")
    order = the_order(world)
    assert hours(order.windows) == ["10:00-18:00"]
    assert order.contact.allowed is False
    assert "Не звоните в четверг" in order.contact.because
    assert order.contact.say is not None
    assert order.contact.say.ru == "Свяжитесь по СМС или позвоните на следующий день"
    assert [wish.quote for wish in order.contact.wishes]


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("Не звонить, только СМС", "Свяжитесь по СМС"),
        ("Не звоните в четверг и пятницу", "Свяжитесь по СМС или позвоните 28 ноября"),
        ("Не звонить с 13 до 15", "Звоните только 08:00–13:00, 15:00–22:00"),
    ],
)
def test_other_wishes_on_calls(world: World, text: str, say: str) -> None:
    requests(world, "O-1")
    notes(world, text)
    contact = the_order(world).contact
    assert contact.say is not None
    assert contact.say.ru == say
    assert contact.allowed == ("Звоните" in say)


def test_who_asked_to_be_called_back_on_that_day_may_be_called_then(world: World) -> None:
    requests(world, "O-1")
    notes(world, "Не звонить", "2026-11-24T12:00:00")
    assert not the_order(world).contact.allowed
    notes(world, "Перезвоните 26 ноября после 14", "2026-11-24T13:00:00")
    contact = the_order(world).contact
    assert contact.allowed
    assert contact.say is not None
    assert contact.say.ru == "Звоните только 14:00–22:00"
    assert "Перезвоните 26 ноября после 14" in contact.because
    notes(world, "Не звонить", "2026-11-24T14:00:00")
    assert not the_order(world).contact.allowed


def test_today_the_present_hour_counts_too(world: World) -> None:
    world.now = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)  # 14:00 in Moscow
    requests(world, "O-1")
    notes(world, "Не звонить с 13 до 15")
    contact = the_order(world).contact
    assert contact.allowed is False
    assert contact.say is not None
    assert contact.say.ru == "Свяжитесь по СМС или позвоните после 15:00"


def test_s29_a_conflictual_client_is_visited_when_the_promised_hour_begins(world: World) -> None:
    requests(world, "O-1", "", ("15:00", "16:00"))
    marks(world, "conflictual")
    order = the_order(world)
    assert order.exact
    assert hours(order.windows) == ["15:00-15:00"]


@pytest.mark.parametrize(
    ("wish", "left", "exact"),
    [
        ("", ["08:00-22:00"], False),
        ("после 18:00", ["18:00-22:00"], False),
        ("в любое время", ["08:00-22:00"], False),
        ("ровно в 15:00", ["15:00-15:00"], True),
    ],
)
def test_a_conflictual_client_without_a_promised_hour_has_the_usual_windows_and_is_to_be_asked(
    world: World, wish: str, left: list[str], exact: bool
) -> None:
    requests(world, "O-1", wish)
    marks(world, "conflictual")
    order = the_order(world)
    assert (hours(order.windows), order.exact, order.needs_hour, order.flexible) == (left, exact, not exact, False)
    assert order.marks == ("conflictual",)
    assert vroom(DAY, [order], MOSCOW, Fleet())["jobs"][0]["priority"] == 100, "he is not the one to leave out"


def test_an_exact_wish_is_a_point_within_the_promise(world: World) -> None:
    requests(world, "O-1", "ровно в 15:00", ("14:00", "16:00"))
    order = the_order(world)
    assert (order.exact, order.flexible, hours(order.windows)) == (True, False, ["15:00-15:00"])


def test_s30_a_loyal_client_who_takes_any_hour_may_wait(world: World) -> None:
    requests(world, "O-1", "привозите в любое время в течение дня", ("10:00", "18:00"))
    marks(world, "loyal")
    order = the_order(world)
    assert (order.exact, order.flexible) == (False, True)
    assert vroom(DAY, [order], MOSCOW, Fleet())["jobs"][0]["priority"] == 10


def test_orders_without_a_time_left_stand_on_top_with_the_wishes_that_collide(world: World) -> None:
    requests(world, "O-1", "", ("09:00", "10:00"))
    other: Json = {"identifiers": {"phone": "+79160003344", "order": "O-2"}, "person": {"name": "Пётр Ким"}}
    promised = {"from": "13:00", "to": "15:00"}
    world.happens(
        "delivery.requested",
        "2026-11-24T10:00:00",
        {**other, "date": DAY.isoformat(), "promised": promised, "wish": SLEEPS},
    )
    first, second = world.reader.delivery_day(DAY).orders
    assert (first.order, first.windows, second.impossible) == ("O-2", [], None)
    assert first.impossible is not None
    assert first.impossible.startswith(
        "promised 13:00–15:00, but the client asked: «привезите до 13:00 или после 15:00»"
    )
    assert [wish.rule for wish in first.colliding] == ["avoid"]


def test_wishes_of_another_order_do_not_bear_on_this_one(world: World) -> None:
    requests(world, "O-1", "после 18:00")
    requests(world, "O-2", "до 10:00")
    assert {order.order: hours(order.windows) for order in world.reader.delivery_day(DAY).orders} == {
        "O-1": ["18:00-22:00"],
        "O-2": ["08:00-10:00"],
    }


def test_a_dismissed_wish_gives_the_hours_back(world: World) -> None:
    requests(world, "O-1", SLEEPS)
    (wish,) = the_order(world).wishes
    decision: Json = {"wish": wish.id, "decision": "dismissed", "by": "Ольга"}
    world.happens("wish.decided", "2026-11-24T14:00:00", {**LAVKA, **decision})
    assert hours(the_order(world).windows) == ["08:00-22:00"]
    assert the_order(world).wishes == []


def test_solvers_never_stop_in_a_forbidden_time(world: World, tmp_path: Path) -> None:
    """A day of 40 orders, each with the sleeping child's wish, as VROOM and PyVRP solve it."""
    for number in range(40):
        about: Json = {"identifiers": {"phone": f"+7916100{number:04d}", "order": f"S-{number}"}}
        place = {"text": "дом", "lat": 55.7 + number % 8 / 50, "lon": 37.5 + number // 8 / 50}
        world.happens(
            "delivery.requested",
            "2026-11-24T10:00:00",
            {**about, "date": DAY.isoformat(), "address": place, "service_minutes": 10, "wish": SLEEPS},
        )
    orders = world.reader.delivery_day(DAY).orders
    fleet = Fleet(vehicles=3)
    given = vroom(DAY, orders, MOSCOW, fleet)
    assert all("спит маленький ребёнок" in job["description"] for job in given["jobs"])
    solution = parse(given, tmp_path).solve(exploration_level=1, nb_threads=1).to_dict()
    assert solution["unassigned"] == []
    begun = [s["arrival"] + s["waiting_time"] for r in solution["routes"] for s in r["steps"] if s["type"] == "job"]
    assert len(begun) == 40
    assert not any(13 <= _hour(moment) < 15 and _hour(moment) != 13 for moment in begun)
    problem = pyvrp_feed(DAY, orders, MOSCOW, fleet)
    json.dumps(problem)
    result = pyvrp.solve(pyvrp_problem(problem), MaxIterations(30), seed=1, display=False)
    assert result.is_feasible()
    visits = [stop for route in result.best.routes() for stop in route.schedule() if stop.is_client()]
    starts = [(stop.start_time + stop.wait_duration) / 3600 for stop in visits]
    assert len(starts) == 40
    assert not any(13 < start < 15 for start in starts)


def _hour(epoch: int) -> float:
    local = datetime.fromtimestamp(epoch, MOSCOW)
    return local.hour + local.minute / 60 + local.second / 3600


def test_what_is_over_stands_at_the_end(world: World) -> None:
    requests(world, "O-1", "", ("09:00", "12:00"))
    requests(world, "O-2", "", ("14:00", "18:00"))
    requests(world, "O-3", SLEEPS, ("13:00", "15:00"))
    done = {"identifiers": {**LAVKA["identifiers"], "order": "O-1"}, "status": "delivered"}
    world.happens("delivery.status_changed", "2026-11-24T14:00:00", done)
    assert [order.order for order in world.reader.delivery_day(DAY).orders] == ["O-3", "O-2", "O-1"]
