"""Instances from the literature as days of ours, so that their best known routes judge how much our feed loses.

A unit of distance is 500 m and a unit of time is a minute, at 30 km/h: one unit of way takes one of time, as they have
it. They lie around 0° N 0° E, where a degree is as long both ways; at sea, so that the clock is the deployment's.
The capacity of their vans is not in our feed: a van of ours takes whatever the hours allow.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import vrplib

from benchmarks.routes.asks import Ask, Client, Day, Minutes

HERE: Final = Path(__file__).parent / "instances"
BEST: Final = {"C101": 827.3, "R201": 1143.2, "C1_2_1": 2698.6}
_UNIT_KM: Final = 0.5
_DEGREE_KM: Final = 111.195


def instance(name: str) -> Day:
    """One client a customer, promised the customer's hours; every third asks to be spared their middle third."""
    read = vrplib.read_instance(HERE / f"{name}.txt", instance_format="solomon")
    clients = [_client(number, read) for number in range(1, len(read["node_coord"]))]
    return Day(name, clients, _place(0, read), int(read["vehicles"]), best=BEST[name] * _UNIT_KM)


def _client(number: int, read: dict[str, Any]) -> Client:
    promised = (int(read["time_window"][number][0]), int(read["time_window"][number][1]))
    plain = Client(number, _place(number, read), int(read["service_time"][number]), Ask(), promised)
    return replace(plain, ask=_spare_the_middle(promised), typed=number % 2 == 0) if number % 3 == 0 else plain


def _spare_the_middle(promised: Minutes) -> Ask:
    start, end = promised
    third = (end - start) // 3
    if third < 2:
        return Ask()
    first, last = start + third, end - third
    return Ask(f"Не привозить с {clock(first)} до {clock(last)}, ребёнок спит", ((first, last),))


def _place(number: int, read: dict[str, Any]) -> tuple[float, float]:
    (x0, y0), (x, y) = read["node_coord"][0], read["node_coord"][number]
    return float(y - y0) * _UNIT_KM / _DEGREE_KM, float(x - x0) * _UNIT_KM / _DEGREE_KM


def clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
