"""A delivery day as the arguments of PyVRP's `ProblemData`, in JSON (pure).

Names: PyVRP 0.14 `ProblemData`, `Location`, `Client`, `ClientGroup`, `Depot`, `VehicleType`; its constructors refuse
misspelt ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from profile_store.service.delivery import DeliveryOrder
from profile_store.service.planning import Json, Stop, day_of, places_of, stops_and_left_out
from profile_store.service.travel import Fleet, distances, durations


def pyvrp(day: date, orders: Sequence[DeliveryOrder], zone: ZoneInfo, fleet: Fleet, language: str = "ru") -> Json:
    """Times in seconds since `origin`, costs in metres. `origin` and `left_out` are ours, and no arguments.

    PyVRP knows one window a client: an order with several is as many clients, of which a group lets one be visited.
    It knows no priority, but prizes: a prize is worth more than any detour, so a visit is left out only where there is
    no room for it, and then the one with the least prize.
    """
    stops, left_out = stops_and_left_out(orders, language)
    places = places_of(stops, fleet)
    origin, end = day_of(day, stops, zone)
    whole_day = {"tw_early": 0, "tw_late": _since(origin, end)}
    metres = distances(places)
    clients, groups = _clients_and_groups(stops, origin, dearest_detour(metres))
    return {
        "locations": [{"x": x, "y": y} for x, y in places],
        "depots": [{"location": 0, **whole_day}],
        "clients": clients,
        "groups": groups,
        "vehicle_types": [
            {"num_available": fleet.vehicles, "unit_distance_cost": 1, "unit_duration_cost": 0, **whole_day}
        ],
        "distance_matrices": [metres],
        "duration_matrices": [durations(metres, fleet.speed_kmh)],
        "origin": origin.astimezone(UTC).isoformat(),
        "left_out": left_out,
    }


def dearest_detour(metres: Sequence[Sequence[int]]) -> int:
    """The most that one more stop can cost: to the farthest place and back."""
    return 2 * max(map(max, metres)) + 1


def _clients_and_groups(stops: Sequence[Stop], origin: datetime, detour: int) -> tuple[list[Json], list[Json]]:
    """The stop at place n of `locations` (0 is the depot) as one client, or as a group of alternatives."""
    clients: list[Json] = []
    groups: list[Json] = []
    for place, stop in enumerate(stops, start=1):
        alternatives = _alternatives(place, stop, origin, stop.priority * detour)
        if len(alternatives) > 1:
            members = list(range(len(clients), len(clients) + len(alternatives)))
            alternatives = [{**each, "group": len(groups)} for each in alternatives]
            groups.append({"clients": members, "required": False, "name": stop.order.order})
        clients += alternatives
    return clients, groups


def _alternatives(place: int, stop: Stop, origin: datetime, prize: int) -> list[Json]:
    """One client per window, all at the same stop."""
    return [
        {
            "location": place,
            "service_duration": stop.service_seconds,
            "tw_early": _since(origin, window.from_),
            "tw_late": _since(origin, window.to),
            "prize": prize,
            "required": False,
            "name": stop.description,
        }
        for window in stop.order.windows
    ]


def _since(origin: datetime, moment: datetime) -> int:
    return int((moment - origin).total_seconds())
