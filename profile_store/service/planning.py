"""A day's orders as input of two route solvers: VROOM's JSON, and the arguments of PyVRP's `ProblemData`.

VROOM ignores keys that it does not know, so a misspelt one silently loses a client's wish: the tests run VROOM's own
parser and solver over this. Key names: VROOM 1.15 docs/API.md, PyVRP 0.14 `ProblemData`, `Client`, `ClientGroup`.
Travel times are straight-line at a stated speed, so that the input solves as it is; a planner with a road network
puts his own matrix in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any
from zoneinfo import ZoneInfo

from profile_store.service.delivery import DeliveryOrder
from stream_processors.profile.permissions import in_words

DEFAULT_SERVICE_MINUTES = 15
_EARTH_METRES = 6_371_000.0
# VROOM: 0 to 100, more is served first.
_PRIORITY_EXACT, _PRIORITY_USUAL, _PRIORITY_FLEXIBLE, _PRIORITY_LOYAL_AND_FLEXIBLE = 100, 50, 30, 10
_OVER = frozenset({"delivered", "failed", "cancelled"})

Point = tuple[float, float]  # longitude, latitude, in degrees
Json = dict[str, Any]


@dataclass(frozen=True)
class Fleet:
    """What the planner has that day. `depot` None stands for the middle of the day's addresses."""

    vehicles: int = 1
    depot: Point | None = None
    speed_kmh: float = 30.0


@dataclass(frozen=True)
class Stop:
    """An order that can be planned, with its place."""

    order: DeliveryOrder
    place: Point

    @property
    def service_seconds(self) -> int:
        minutes = self.order.service_minutes
        return 60 * (DEFAULT_SERVICE_MINUTES if minutes is None else minutes)

    @property
    def description(self) -> str:
        """What the driver reads beside the stop: number, address, and why the hours are as they are."""
        words = (in_words(wish) for wish in self.order.wishes)
        return " · ".join(part for part in (self.order.order, self.order.address.text, *words) if part)


def stops_and_left_out(orders: Sequence[DeliveryOrder]) -> tuple[list[Stop], list[Json]]:
    """Orders that a solver can take, and those that it can't, each with the reason: none is lost silently."""
    stops: list[Stop] = []
    left_out: list[Json] = []
    for order in orders:
        reason = _unplannable(order)
        if reason:
            left_out.append({"order": order.order, "because": reason})
        elif order.address.lon is not None and order.address.lat is not None:
            stops.append(Stop(order, (order.address.lon, order.address.lat)))
    return stops, left_out


def _unplannable(order: DeliveryOrder) -> str | None:
    if order.status in _OVER:
        return f"the order is {order.status}"
    if order.impossible:
        return order.impossible
    if order.address.lon is None or order.address.lat is None:
        return "the address has no coordinates"
    return None


def vroom(day: date, orders: Sequence[DeliveryOrder], zone: ZoneInfo, fleet: Fleet) -> Json:
    """VROOM input: times are seconds since 1970; `left_out` is ours, VROOM passes over it."""
    stops, left_out = stops_and_left_out(orders)
    depot = fleet.depot or _middle(stops)
    start, end = (_epoch(moment) for moment in _day_bounds(day, zone))
    return {
        "vehicles": [
            {
                "id": number,
                "start": list(depot),
                "start_index": 0,
                "end": list(depot),
                "end_index": 0,
                "time_window": [start, end],
            }
            for number in range(1, fleet.vehicles + 1)
        ],
        "jobs": [_job(number, stop) for number, stop in enumerate(stops, start=1)],
        "matrices": {"car": {"durations": _durations([depot, *(stop.place for stop in stops)], fleet.speed_kmh)}},
        "left_out": left_out,
    }


def _job(number: int, stop: Stop) -> Json:
    return {
        "id": number,
        "description": stop.description,
        "location": list(stop.place),
        "location_index": number,
        "service": stop.service_seconds,
        "priority": _priority(stop.order),
        "time_windows": [[_epoch(window.from_), _epoch(window.to)] for window in stop.order.windows],
    }


def _priority(order: DeliveryOrder) -> int:
    """A conflictual client is served at the hour; a flexible one may come later where the day is tight, and before all
    others one who is loyal (S29, S30).
    """
    if order.exact:
        return _PRIORITY_EXACT
    if not order.flexible:
        return _PRIORITY_USUAL
    return _PRIORITY_LOYAL_AND_FLEXIBLE if "loyal" in order.marks else _PRIORITY_FLEXIBLE


def pyvrp(day: date, orders: Sequence[DeliveryOrder], zone: ZoneInfo, fleet: Fleet) -> Json:
    """The arguments of `pyvrp.ProblemData`, in JSON: times in seconds since the local midnight of `day`.

    PyVRP knows one window a client: an order with several is as many clients, of which a group lets one be visited.
    """
    stops, left_out = stops_and_left_out(orders)
    places = [fleet.depot or _middle(stops), *(stop.place for stop in stops)]
    midnight, end = _day_bounds(day, zone)
    whole_day = {"tw_early": 0, "tw_late": _since(midnight, end)}
    clients, groups = _clients_and_groups(stops, midnight)
    durations = _durations(places, fleet.speed_kmh)
    return {
        "locations": [{"x": x, "y": y} for x, y in places],
        "depots": [{"location": 0, **whole_day}],
        "clients": clients,
        "groups": groups,
        "vehicle_types": [
            {"num_available": fleet.vehicles, "unit_distance_cost": 0, "unit_duration_cost": 1, **whole_day}
        ],
        "distance_matrices": [durations],
        "duration_matrices": [durations],
        "left_out": left_out,
    }


def _clients_and_groups(stops: Sequence[Stop], midnight: datetime) -> tuple[list[Json], list[Json]]:
    """The stop at place n of `locations` (0 is the depot) as one client, or as a group of alternatives."""
    clients: list[Json] = []
    groups: list[Json] = []
    for place, stop in enumerate(stops, start=1):
        alternatives = _alternatives(place, stop, midnight)
        if len(alternatives) > 1:
            members = list(range(len(clients), len(clients) + len(alternatives)))
            alternatives = [{**each, "required": False, "group": len(groups)} for each in alternatives]
            groups.append({"clients": members, "required": True, "name": stop.order.order})
        clients += alternatives
    return clients, groups


def _alternatives(place: int, stop: Stop, midnight: datetime) -> list[Json]:
    """One client a window, all of them the same stop."""
    return [
        {
            "location": place,
            "service_duration": stop.service_seconds,
            "tw_early": _since(midnight, window.from_),
            "tw_late": _since(midnight, window.to),
            "required": True,
            "name": stop.order.order,
        }
        for window in stop.order.windows
    ]


def _day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time.min, zone)
    return midnight, datetime.combine(day + timedelta(days=1), time.min, zone)


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())


def _since(midnight: datetime, moment: datetime) -> int:
    return _epoch(moment) - _epoch(midnight)


def _middle(stops: Sequence[Stop]) -> Point:
    if not stops:
        return (0.0, 0.0)
    return (sum(stop.place[0] for stop in stops) / len(stops), sum(stop.place[1] for stop in stops) / len(stops))


def _durations(places: Sequence[Point], speed_kmh: float) -> list[list[int]]:
    """Seconds between every two places, in a straight line."""
    metres_a_second = speed_kmh / 3.6
    return [[round(_metres(a, b) / metres_a_second) for b in places] for a in places]


def _metres(a: Point, b: Point) -> float:
    """Great-circle distance by the haversine formula."""
    (lon_a, lat_a), (lon_b, lat_b) = ([radians(degrees) for degrees in point] for point in (a, b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_METRES * asin(sqrt(half))
