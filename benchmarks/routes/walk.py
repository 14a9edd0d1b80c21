"""Checks every stop of a plan against what its client asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from benchmarks.routes.asks import Day
from benchmarks.routes.feed import DATE, ZONE
from benchmarks.routes.solvers import Plan


@dataclass(frozen=True)
class Walk:
    """woken: visited in a time that they asked to be spared; missed: an exact hour that was not met; broken: promises.

    twice: orders that were visited more than once; unserved: those that no van goes to.
    """

    served: int
    woken: list[str]
    missed: list[str]
    broken: list[str]
    twice: list[str]
    unserved: list[str]

    @property
    def faults(self) -> list[str]:
        return [*self.woken, *self.missed, *self.broken, *self.twice]


def walk(day: Day, plan: Plan) -> Walk:
    clients = {client.order: client for client in day.clients}
    visits = [(clients[stop.order], _minute(stop.begins)) for stop in plan.stops]
    orders = [stop.order for stop in plan.stops]
    return Walk(
        served=len(set(orders)),
        woken=[client.order for client, minute in visits if client.wakes(minute)],
        missed=[client.order for client, minute in visits if client.misses(minute)],
        broken=[client.order for client, minute in visits if client.breaks_promise(minute)],
        twice=sorted({order for order in orders if orders.count(order) > 1}),
        unserved=sorted(clients.keys() - set(orders)),
    )


def _minute(moment: datetime) -> float:
    local = moment.astimezone(ZONE)
    return (local.date() - DATE).days * 1440 + local.hour * 60 + local.minute + local.second / 60
