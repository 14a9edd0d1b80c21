"""Distances and travel times between the stops of a day: straight lines at a given speed (pure).

A planner with a road network replaces them by matrices of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

_EARTH_METRES = 6_371_000.0

Point = tuple[float, float]  # longitude, latitude, in degrees
Matrix = list[list[int]]


@dataclass(frozen=True)
class Fleet:
    """What the planner has that day. `depot` None stands for the middle of the day's addresses."""

    vehicles: int = 1
    depot: Point | None = None
    speed_kmh: float = 30.0

    def base(self, places: Sequence[Point]) -> Point:
        if self.depot or not places:
            return self.depot or (0.0, 0.0)
        return (sum(lon for lon, _ in places) / len(places), sum(lat for _, lat in places) / len(places))


def distances(places: Sequence[Point]) -> Matrix:
    """Whole metres between every two places. Each pair is computed once: a thousand stops are half a million pairs."""
    points = [(radians(lon), radians(lat)) for lon, lat in places]
    metres = [[0] * len(points) for _ in points]
    for i, a in enumerate(points):
        for j, b in enumerate(points[:i]):
            metres[i][j] = metres[j][i] = round(_metres(a, b))
    return metres


def durations(metres: Matrix, speed_kmh: float) -> Matrix:
    """Whole seconds for those metres."""
    metres_a_second = speed_kmh / 3.6
    return [[round(each / metres_a_second) for each in row] for row in metres]


def _metres(a: Point, b: Point) -> float:
    """Great-circle distance of two points in radians, by the haversine formula."""
    (lon_a, lat_a), (lon_b, lat_b) = a, b
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_METRES * asin(sqrt(half))
