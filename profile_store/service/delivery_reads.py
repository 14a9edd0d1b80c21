"""The planner's reads over HTTP: the windows of a day, and input for a route solver. Nothing here writes."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated, Final, Literal

import orjson
from fastapi import APIRouter, Query, Response
from pydantic import AfterValidator

from profile_store.service import examples
from profile_store.service.api import BAD_PARAMETER, NO_REDIS, PRIVATE, Day, private
from profile_store.service.delivery import DeliveryDay
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.planning import MOST_STOPS, vroom
from profile_store.service.planning_pyvrp import pyvrp
from profile_store.service.problems import Fault, Refusal, problem_route
from profile_store.service.reader import MOST_CLIENTS, ProfileReader
from profile_store.service.travel import Fleet, Point

_DEPOT = "`lat,lon` where the vans start and end; else the middle of the day's addresses"
_LIMIT = f"Clients per page; without it the whole day, if no more than {MOST_CLIENTS:,} clients have deliveries on it"
_CURSOR: Final = re.compile(r"(?:[0-9a-f]{32})?")  # a record's id; nothing for the first page


def _of_a_page(after: str) -> str:
    """A spoiled cursor would be answered as the end of the day, and the planner would drop its other orders."""
    if not _CURSOR.fullmatch(after):
        raise ValueError("the cursor is none that a page gave: use `next` of the page before as it is")
    return after


After = Annotated[
    str, AfterValidator(_of_a_page), Query(description="`next` of the page before, as it is; wants `limit`")
]


def router(reader: ProfileReader, metrics: ServiceMetrics) -> APIRouter:
    routes = APIRouter(
        prefix="/v1/delivery",
        tags=["delivery"],
        route_class=problem_route(metrics),
        responses={**BAD_PARAMETER, **NO_REDIS},
    )
    _add_windows(routes, reader, metrics)
    _add_plan(routes, reader, metrics)
    return routes


def _add_windows(routes: APIRouter, reader: ProfileReader, metrics: ServiceMetrics) -> None:
    @routes.get("/windows", summary="Every order of a day", response_model=DeliveryDay, responses=examples.WINDOWS)
    def windows(
        day: Day,
        limit: Annotated[int | None, Query(ge=1, le=1_000, description=_LIMIT)] = None,
        after: After = "",
    ) -> Response:
        """For each order: the allowed windows, the client's wishes, and whether the client may be called.

        In pages, all orders of one client are on one page, and each page is sorted by itself. A client whose profiles
        were merged between two pages may be on neither: `/v1/delivery/changes` tells of it.
        """
        if after and limit is None:
            fault = Fault(path="query.limit", reason="it is missing: `after` is of a page")
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "Give `limit` with `after`.", [fault])
        with metrics.read("delivery_windows"):
            return private(reader.delivery_page(day, limit, after) if limit else reader.delivery_day(day))


def _add_plan(routes: APIRouter, reader: ProfileReader, metrics: ServiceMetrics) -> None:
    @routes.get("/plan", summary=f"Input for a route solver, of {MOST_STOPS:,} orders at most", responses=examples.PLAN)
    def plan(
        day: Day,
        format: Annotated[Literal["vroom", "pyvrp"], Query(description="The solver")] = "vroom",
        vehicles: Annotated[int, Query(ge=1, le=500, description="Number of vans")] = 1,
        depot: Annotated[str | None, Query(pattern=r"^-?\d+(\.\d+)?,-?\d+(\.\d+)?$", description=_DEPOT)] = None,
        speed_kmh: Annotated[float, Query(gt=0, le=200, description="For travel times in a straight line")] = 30.0,
        lang: Annotated[Literal["ru", "en"], Query(description="Language of what the driver reads")] = "ru",
    ) -> Response:
        """VROOM's JSON, or the arguments of `pyvrp.ProblemData`. Orders that can't be planned are in `left_out`."""
        fleet = Fleet(vehicles, _point(depot), speed_kmh)
        solver_input = vroom if format == "vroom" else pyvrp
        with metrics.read("delivery_plan"):
            given = solver_input(day, reader.delivery_day(day).orders, reader.zone, fleet, lang)
        # Written here: FastAPI would look at each number of the matrices first, and takes longer than all the rest.
        return Response(orjson.dumps(given), media_type="application/json", headers=PRIVATE)


def _point(depot: str | None) -> Point | None:
    """`lat,lon` as people write it → (lon, lat) as solvers read it. Raises Refusal if that is no place on Earth."""
    if depot is None:
        return None
    lat, lon = map(float, depot.split(","))
    if abs(lat) > 90 or abs(lon) > 180:
        fault = Fault(path="query.depot", reason="latitude is -90 to 90, longitude -180 to 180")
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "The depot is no place on Earth.", [fault])
    return (lon, lat)
