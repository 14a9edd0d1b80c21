"""The planner feed, judged by the solvers' own parsers: a key that VROOM does not know would lose a wish silently."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
import pyvrp
import vroom
from pyvrp.stop import MaxIterations

from profile_store.service.contact import Contact
from profile_store.service.delivery import DeliveryOrder, Window
from profile_store.service.planning import vroom as vroom_feed
from profile_store.service.planning_pyvrp import pyvrp as pyvrp_feed
from profile_store.service.travel import Fleet
from schemas.payloads import Address
from schemas.profile import PersonShown
from tests.unit.service.world import MOSCOW, World

DAY = date(2026, 11, 25)


def order(number: str, *hours: tuple[int, int], **changed: Any) -> DeliveryOrder:
    windows = [Window(from_=_at(start), to=_at(end)) for start, end in hours]
    return DeliveryOrder(
        **{
            "order": number,
            "profile_id": "p",
            "person": PersonShown(),
            "phones": (),
            "address": Address(text="Лесная, 5", lat=55.75 + len(number) / 100, lon=37.6),
            "timezone": "Europe/Moscow",
            "status": "requested",
            "promised": None,
            "windows": windows,
            "exact": False,
            "flexible": False,
            "service_minutes": None,
            "wish": "",
            "wishes": [],
            "marks": (),
            "contact": Contact(allowed=True, because="", say=None),
            "impossible": None,
            **changed,
        }
    )


def _at(hour: int) -> datetime:
    return datetime(2026, 11, 25, hour, tzinfo=MOSCOW)


LOYAL = {"flexible": True, "marks": ("loyal",)}
ORDERS = [order("O-1", (9, 13), (15, 21)), order("O-22", (10, 12), exact=True), order("O-333", (9, 22), **LOYAL)]


def vroom_input(orders: Sequence[DeliveryOrder], fleet: Fleet | None = None) -> dict[str, Any]:
    return vroom_feed(DAY, orders, MOSCOW, fleet or Fleet())


def parse(given: dict[str, Any], folder: Path) -> vroom.Input:
    file = folder / "input.json"
    file.write_text(json.dumps(given))
    return vroom.Input.from_json(file)


def test_vroom_serves_every_order_within_its_windows(tmp_path: Path) -> None:
    solution = parse(vroom_input(ORDERS), tmp_path).solve(exploration_level=1, nb_threads=1).to_dict()
    assert solution["unassigned"] == []
    steps = [step for route in solution["routes"] for step in route["steps"] if step["type"] == "job"]
    begun = {
        step["description"].partition(" ")[0]: datetime.fromtimestamp(step["arrival"] + step["waiting_time"], UTC)
        for step in steps
    }
    assert begun.keys() == {"O-1", "O-22", "O-333"}
    for each in ORDERS:
        assert any(window.from_ <= begun[each.order] <= window.to for window in each.windows), each.order


def solved(given: dict[str, Any], folder: Path) -> Any:
    """What VROOM makes of it; or that it refuses it."""
    try:
        plan = parse(given, folder).solve(exploration_level=1, nb_threads=1).to_dict()
    except Exception as refused:  # noqa: BLE001 - its parser raises bare errors of its own, and any of them is a no
        return type(refused)
    del plan["summary"]["computing_times"]  # of the machine, not of the plan
    return json.dumps(plan, default=str, sort_keys=True)


def misspelt(part: Any, key: str) -> Any:
    """The same with that key renamed wherever it stands."""
    if isinstance(part, dict):
        return {(f"{name}s" if name == key else name): misspelt(value, key) for name, value in part.items()}
    return [misspelt(each, key) for each in part] if isinstance(part, list) else part


# A van of one hour for four orders: who is served, when, and at what cost hangs on every key.
TIGHT = [
    order("O-1", (9, 10), service_minutes=20),
    order("O-22", (9, 10), (12, 13), service_minutes=30, **LOYAL),
    order("O-333", (9, 9), service_minutes=25, exact=True),
    order("O-4444", (10, 11), service_minutes=50),
    order("O-55555", (23, 23), service_minutes=59),  # over midnight: the van has to be back
]


def keys_of(given: dict[str, Any]) -> list[str]:
    inner = [*given["jobs"][0], *given["vehicles"][0], *given["matrices"]["car"]]
    return [*(given.keys() - {"left_out"}), *inner]


def test_vroom_reads_every_key_that_we_write(tmp_path: Path) -> None:
    given = vroom_input(TIGHT, Fleet(vehicles=1, depot=(37.5, 55.7)))
    as_meant = solved(given, tmp_path)
    assert not isinstance(as_meant, type)
    unread = [key for key in keys_of(given) if solved(misspelt(given, key), tmp_path) == as_meant]
    assert unread == []


def test_exact_orders_come_first_and_flexible_ones_may_wait() -> None:
    given = vroom_input([*ORDERS, order("O-4", (9, 22), flexible=True)])
    assert [job["priority"] for job in given["jobs"]] == [50, 100, 10, 30]


def test_an_order_that_cannot_be_planned_is_named() -> None:
    homeless = order("O-9", (9, 12), address=Address(text="где-то"))
    torn = order("O-8", impossible="the promised time ends before it begins")
    done = order("O-7", (9, 12), status="delivered")
    given = vroom_input([homeless, torn, done, *ORDERS])
    assert len(given["jobs"]) == 3
    assert {each["order"]: each["because"] for each in given["left_out"]} == {
        "O-9": "the address has no coordinates",
        "O-8": "the promised time ends before it begins",
        "O-7": "the order is delivered",
    }


def test_a_day_without_orders_is_still_input(tmp_path: Path) -> None:
    assert vroom_input([])["jobs"] == []
    parse(vroom_input([]), tmp_path)


def test_the_fleet_is_the_planners() -> None:
    given = vroom_input(ORDERS, Fleet(vehicles=3, depot=(37.5, 55.7)))
    assert [vehicle["id"] for vehicle in given["vehicles"]] == [1, 2, 3]
    assert all(vehicle["start"] == [37.5, 55.7] for vehicle in given["vehicles"])
    assert len(given["matrices"]["car"]["durations"]) == 4


def matrix(rows: list[list[int]]) -> Any:
    """As PyVRP takes it; its stubs speak of one dimension."""
    return np.array(rows, dtype=int)


def pyvrp_problem(given: dict[str, Any]) -> pyvrp.ProblemData:
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(**each) for each in given["locations"]],
        clients=[pyvrp.Client(**each) for each in given["clients"]],
        depots=[pyvrp.Depot(**each) for each in given["depots"]],
        vehicle_types=[pyvrp.VehicleType(**each) for each in given["vehicle_types"]],
        distance_matrices=[matrix(each) for each in given["distance_matrices"]],
        duration_matrices=[matrix(each) for each in given["duration_matrices"]],
        groups=[pyvrp.ClientGroup(**each) for each in given["groups"]],
    )


def test_pyvrp_visits_each_order_once_in_one_of_its_windows() -> None:
    given = pyvrp_feed(DAY, ORDERS, MOSCOW, Fleet())
    data = pyvrp_problem(given)
    result = pyvrp.solve(data, MaxIterations(50), seed=1, display=False)
    assert result.is_feasible()
    visits = (visit for route in result.best.routes() for visit in route if visit.is_client())
    visited = [given["clients"][visit.idx]["name"].partition(" ")[0] for visit in visits]
    assert sorted(visited) == ["O-1", "O-22", "O-333"]


PARTS = {
    "locations": pyvrp.Location,
    "clients": pyvrp.Client,
    "depots": pyvrp.Depot,
    "vehicle_types": pyvrp.VehicleType,
    "groups": pyvrp.ClientGroup,
}


def test_pyvrp_refuses_every_misspelt_key() -> None:
    given = pyvrp_feed(DAY, TIGHT, MOSCOW, Fleet())
    assert given.keys() == {*PARTS, "distance_matrices", "duration_matrices", "origin", "left_out"}
    for part, made in PARTS.items():
        for each in given[part]:
            for key in each:
                with pytest.raises(TypeError):
                    made(**misspelt(each, key))
    assert "group" in {key for client in given["clients"] for key in client}, "the first client alone has no group"


@pytest.mark.parametrize("serve", ["vroom", "pyvrp"])
def test_where_the_day_is_too_tight_the_loyal_and_flexible_wait(tmp_path: Path, serve: str) -> None:
    """S30: there is room for two of three within the hour."""
    hour = [
        order("O-1", (9, 10), service_minutes=45),
        order("O-22", (9, 10), service_minutes=45, **LOYAL),
        order("O-333", (9, 10), service_minutes=45, flexible=True),
    ]
    if serve == "vroom":
        solution = parse(vroom_input(hour), tmp_path).solve(exploration_level=1, nb_threads=1).to_dict()
        steps = [step for route in solution["routes"] for step in route["steps"] if step["type"] == "job"]
        served = {step["description"].partition(" ")[0] for step in steps}
    else:
        given = pyvrp_feed(DAY, hour, MOSCOW, Fleet())
        result = pyvrp.solve(pyvrp_problem(given), MaxIterations(200), seed=1, display=False)
        assert result.is_feasible()
        visits = [visit for route in result.best.routes() for visit in route if visit.is_client()]
        served = {given["clients"][visit.idx]["name"].partition(" ")[0] for visit in visits}
    assert served == {"O-1", "O-333"}


def test_what_the_driver_reads(anna: str, world: World) -> None:
    orders = world.reader.delivery_day(DAY).orders
    (job,) = vroom_feed(DAY, orders, MOSCOW, Fleet())["jobs"]
    assert job["description"] == (
        "O-771 · Москва, Лесная, 5 · «до 13:00 или после 15:00», спит ребёнок · "
        "Я уже на месте, но знаю, что у вас спит ребёнок, поэтому могу подождать"
    )
    (told,) = vroom_feed(DAY, [order("O-5", (15, 15), exact=True)], MOSCOW, Fleet(), "en")["jobs"]
    assert told["description"] == "O-5 · Лесная, 5 · at 15:00 sharp"


@pytest.mark.parametrize("solver", ["vroom", "pyvrp"])
def test_the_feed_over_http(client: httpx.Client, world: World, anna: str, solver: str) -> None:
    given = client.get(f"/v1/delivery/plan?date=2026-11-25&format={solver}&vehicles=2&depot=55.7,37.5").json()
    assert given["left_out"] == []
    if solver == "pyvrp":
        assert pyvrp_problem(given).num_clients == 1
    else:
        (job,) = given["jobs"]
        assert job["time_windows"] == [[int(_at(15).timestamp()), int(_at(18).timestamp())]]
        assert job["service"] == 20 * 60
        assert job["location"] == [37.5929, 55.7801]
