"""The two solvers. Each gets only what our feed answered."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyvrp as pyvrp_solver
import vroom as vroom_solver
from pyvrp.stop import MaxRuntime, MultipleCriteria, NoImprovement

from profile_store.service.travel import distances

Json = dict[str, Any]
_SEED: Final = 1
_IN_VAIN: Final = 1_000  # iterations without a better plan, after which PyVRP has done what it can


@dataclass(frozen=True)
class Stop:
    """begins: when the van's work at the door does, waiting for the window included. place: of the feed's matrices."""

    order: str
    begins: datetime
    place: int


@dataclass(frozen=True)
class Plan:
    """routes: the stops of each van that leaves the depot; metres: of the feed, by place, the depot's is 0."""

    routes: list[list[Stop]]
    metres: list[list[int]]

    @property
    def stops(self) -> list[Stop]:
        return [stop for route in self.routes for stop in route]

    @property
    def km(self) -> float:
        ways = [[0, *(stop.place for stop in route), 0] for route in self.routes]
        return sum(self.metres[a][b] for way in ways for a, b in pairwise(way)) / 1000


def vroom(given: Json, seconds: float) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "input.json"
        file.write_text(json.dumps(given))
        problem = vroom_solver.Input.from_json(file)
    limit = timedelta(seconds=seconds)
    solution = problem.solve(exploration_level=5, nb_threads=2, timeout=limit).to_dict()
    routes = [[step for step in route["steps"] if step["type"] == "job"] for route in solution["routes"]]
    places = [tuple(place) for place in (given["vehicles"][0]["start"], *(job["location"] for job in given["jobs"]))]
    return Plan([[_job(step) for step in route] for route in routes], distances(places))


def _job(step: Json) -> Stop:
    begins = datetime.fromtimestamp(step["arrival"] + step["waiting_time"], UTC)
    return Stop(_order(step["description"]), begins, step["id"])


def pyvrp(given: Json, seconds: float) -> Plan:
    stop = MultipleCriteria([MaxRuntime(seconds), NoImprovement(_IN_VAIN)])
    best = pyvrp_solver.solve(problem(given), stop, seed=_SEED, display=False).best
    if not best.is_feasible():
        raise ValueError("PyVRP found no routes that keep to the windows")
    origin = datetime.fromisoformat(given["origin"])
    routes = [[_visit(each, given, origin) for each in route if each.is_client()] for route in best.routes()]
    return Plan(routes, given["distance_matrices"][0])


def _visit(visit: pyvrp_solver.ScheduledActivity, given: Json, origin: datetime) -> Stop:
    client = given["clients"][visit.idx]
    return Stop(_order(client["name"]), origin + timedelta(seconds=int(visit.start_time)), client["location"])


def problem(given: Json) -> pyvrp_solver.ProblemData:
    """Of the feed's JSON. A key that PyVRP does not know is a TypeError."""
    return pyvrp_solver.ProblemData(
        locations=[pyvrp_solver.Location(**each) for each in given["locations"]],
        clients=[pyvrp_solver.Client(**each) for each in given["clients"]],
        depots=[pyvrp_solver.Depot(**each) for each in given["depots"]],
        vehicle_types=[pyvrp_solver.VehicleType(**each) for each in given["vehicle_types"]],
        distance_matrices=_arrays(given["distance_matrices"]),
        duration_matrices=_arrays(given["duration_matrices"]),
        groups=[pyvrp_solver.ClientGroup(**each) for each in given["groups"]],
    )


def _arrays(matrices: list[list[list[int]]]) -> Any:
    return [np.array(each) for each in matrices]


SOLVERS: Final[Mapping[str, Callable[[Json, float], Plan]]] = {"vroom": vroom, "pyvrp": pyvrp}


def _order(description: str) -> str:
    return description.partition(" ")[0]
