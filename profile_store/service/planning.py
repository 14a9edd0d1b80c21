"""A delivery day as input for a route solver, in VROOM's JSON (pure). PyVRP's form is in `planning_pyvrp`.

VROOM ignores unknown keys, so a misspelt one would silently lose a client's wish: tests check every key with VROOM's
parser and solver. Names: VROOM 1.15 docs/API.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from profile_store.service.delivery import OVER, DayTooLarge, DeliveryOrder
from profile_store.service.travel import Fleet, Point, distances, durations
from profile_store.service.unread_words import beyond_wishes
from schemas.profile import Phrase
from stream_processors.profile.instants import Span, day_bounds
from stream_processors.profile.permissions import in_words

DEFAULT_SERVICE_MINUTES: Final = 15
MOST_STOPS: Final = 2_000
"""Orders of one plan. Its matrices have a number for every two of them: at 2,000 that is 25 MB of JSON and some 2 s."""
# 0 to 100, as VROOM has it: where the day is too tight for all, those with more are served.
_PRIORITY_EXACT, _PRIORITY_USUAL, _PRIORITY_FLEXIBLE, _PRIORITY_LOYAL_AND_FLEXIBLE = 100, 50, 30, 10
_AT: Final = Phrase(ru="ровно в {clock}", en="at {clock} sharp")

Json = dict[str, Any]


@dataclass(frozen=True)
class Stop:
    """An order that can be planned, with its location. language: of what the driver reads, `ru` or `en`."""

    order: DeliveryOrder
    place: Point
    language: str = "ru"

    @property
    def service_seconds(self) -> int:
        minutes = self.order.service_minutes
        return 60 * (DEFAULT_SERVICE_MINUTES if minutes is None else minutes)

    @property
    def description(self) -> str:
        """What the driver reads: number, address, the reasons for the hours, and what to say."""
        unread = beyond_wishes(self.order)
        words = [in_words(wish) for wish in self.order.wishes if not unread or wish.quote not in self.order.wish]
        asked = [f"«{unread}»"] if unread else []
        told = [self._said(self.order.contact.say)] if self.order.contact.say else []
        parts = (self.order.order, self.order.address.text, self._exactly(), *asked, *words, *told)
        return " · ".join(part for part in parts if part)

    def _exactly(self) -> str:
        points = [window.from_ for window in self.order.windows if window.from_ == window.to]
        return self._said(_AT).format(clock=f"{points[0]:%H:%M}") if self.order.exact and points else ""

    def _said(self, phrase: Phrase) -> str:
        return phrase.ru if self.language == "ru" else phrase.en

    @property
    def priority(self) -> int:
        """A conflictual client is served, and at the hour if one was promised; a flexible one may come later where the
        day is tight, and before all others one who is loyal (S29, S30).
        """
        if self.order.exact or self.order.needs_hour:
            return _PRIORITY_EXACT
        if not self.order.flexible:
            return _PRIORITY_USUAL
        return _PRIORITY_LOYAL_AND_FLEXIBLE if "loyal" in self.order.marks else _PRIORITY_FLEXIBLE


def stops_and_left_out(orders: Sequence[DeliveryOrder], language: str = "ru") -> tuple[list[Stop], list[Json]]:
    """Orders that a solver can plan, and those that it cannot, each with the reason. Raises DayTooLarge."""
    stops: list[Stop] = []
    left_out: list[Json] = []
    for order in orders:
        reason = _unplannable(order)
        if reason:
            left_out.append({"order": order.order, "because": reason})
        elif order.address.lon is not None and order.address.lat is not None:
            stops.append(Stop(order, (order.address.lon, order.address.lat), language))
    if len(stops) > MOST_STOPS:
        raise DayTooLarge(
            f"{len(stops):,} orders can be planned on this day, and one plan takes {MOST_STOPS:,} at most: "
            "read /v1/delivery/windows, and plan each area by itself."
        )
    return stops, left_out


def _unplannable(order: DeliveryOrder) -> str | None:
    if order.status in OVER:
        return f"the order is {order.status}"
    if order.impossible:
        return order.impossible
    if order.address.lon is None or order.address.lat is None:
        return "the address has no coordinates"
    return None


def vroom(day: date, orders: Sequence[DeliveryOrder], zone: ZoneInfo, fleet: Fleet, language: str = "ru") -> Json:
    """VROOM input. Times are seconds since 1970; `left_out` is our own key, which VROOM ignores."""
    stops, left_out = stops_and_left_out(orders, language)
    places = places_of(stops, fleet)
    return {
        "vehicles": _vehicles(fleet, places[0], day_of(day, stops, zone)),
        "jobs": [_job(number, stop) for number, stop in enumerate(stops, start=1)],
        "matrices": {"car": {"durations": durations(distances(places), fleet.speed_kmh)}},
        "left_out": left_out,
    }


def _vehicles(fleet: Fleet, depot: Point, shift: Span) -> list[Json]:
    place = list(depot)
    every = {"start": place, "start_index": 0, "end": place, "end_index": 0, "time_window": [*map(epoch, shift)]}
    return [{"id": number, **every} for number in range(1, fleet.vehicles + 1)]


def _job(number: int, stop: Stop) -> Json:
    return {
        "id": number,
        "description": stop.description,
        "location": list(stop.place),
        "location_index": number,
        "service": stop.service_seconds,
        "priority": stop.priority,
        "time_windows": [[epoch(window.from_), epoch(window.to)] for window in stop.order.windows],
    }


def places_of(stops: Sequence[Stop], fleet: Fleet) -> list[Point]:
    """The depot, then the stops."""
    places = [stop.place for stop in stops]
    return [fleet.base(places), *places]


def day_of(day: date, stops: Sequence[Stop], zone: ZoneInfo) -> Span:
    """From the earliest to the latest midnight of the day, since a van may drive into another time zone."""
    zones = {zone, *(ZoneInfo(stop.order.timezone) for stop in stops)}
    bounds = [day_bounds(day, each) for each in zones]
    return min(start for start, _ in bounds), max(end for _, end in bounds)


def epoch(moment: datetime) -> int:
    return int(moment.timestamp())
