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

from profile_store.service import planning
from profile_store.service.contact import Contact
from profile_store.service.delivery import DeliveryOrder, Window
from schemas.payloads import Address
from schemas.profile import PersonShown
from tests.unit.service.world import MOSCOW, World

DAY = date(2026, 11, 25)

# VROOM's docs/API.md, the keys of a job, of a vehicle, and of the whole.
JOB_KEYS = {
    "id", "description", "location", "location_index", "setup", "service", "setup_per_type", "service_per_type",
    "delivery", "pickup", "skills", "priority", "time_windows",
}  # fmt: skip
VEHICLE_KEYS = {"id", "start", "start_index", "end", "end_index", "time_window"}
INPUT_KEYS = {"jobs", "vehicles", "matrices"}


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


def vroom_input(orders: Sequence[DeliveryOrder], fleet: planning.Fleet | None = None) -> dict[str, Any]:
    return planning.vroom(DAY, orders, MOSCOW, fleet or planning.Fleet())


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


def test_every_key_is_one_that_vroom_reads() -> None:
    given = vroom_input(ORDERS)
    assert given.keys() == INPUT_KEYS | {"left_out"}
    assert all(job.keys() <= JOB_KEYS for job in given["jobs"])
    assert all(vehicle.keys() <= VEHICLE_KEYS for vehicle in given["vehicles"])


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
    given = vroom_input(ORDERS, planning.Fleet(vehicles=3, depot=(37.5, 55.7)))
    assert [vehicle["id"] for vehicle in given["vehicles"]] == [1, 2, 3]
    assert all(vehicle["start"] == [37.5, 55.7] for vehicle in given["vehicles"])
    assert len(given["matrices"]["car"]["durations"]) == 4


def pyvrp_problem(given: dict[str, Any]) -> pyvrp.ProblemData:
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(**each) for each in given["locations"]],
        clients=[pyvrp.Client(**each) for each in given["clients"]],
        depots=[pyvrp.Depot(**each) for each in given["depots"]],
        vehicle_types=[pyvrp.VehicleType(**each) for each in given["vehicle_types"]],
        distance_matrices=[np.array(each, dtype=int) for each in given["distance_matrices"]],
        duration_matrices=[np.array(each) for each in given["duration_matrices"]],
        groups=[pyvrp.ClientGroup(**each) for each in given["groups"]],
    )


def test_pyvrp_visits_each_order_once_in_one_of_its_windows() -> None:
    given = planning.pyvrp(DAY, ORDERS, MOSCOW, planning.Fleet())
    data = pyvrp_problem(given)
    result = pyvrp.solve(data, MaxIterations(50), seed=1, display=False)
    assert result.is_feasible()
    visits = (visit for route in result.best.routes() for visit in route if visit.is_client())
    visited = [given["clients"][visit.idx]["name"] for visit in visits]
    assert sorted(visited) == ["O-1", "O-22", "O-333"]


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
