"""A day of clients: where they live, what they were promised, what they said, and what that means, judged by hand.

What is forbidden stands beside each note as a person reads it. Nothing of our reading, windows or feed is used here: by
this the routes are judged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

DAY: Final = 24 * 60
Minutes = tuple[int, int]


@dataclass(frozen=True)
class Ask:
    """What a client said. forbidden: minutes of the day, open at both ends; exact: the one minute to come at."""

    words: str = ""
    forbidden: tuple[Minutes, ...] = ()
    exact: int | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Client:
    """place: latitude, longitude. promised: minutes of the day, closed. typed: the words came as an operator's note."""

    number: int
    place: tuple[float, float]
    service: int
    ask: Ask
    promised: Minutes | None = None
    typed: bool = False

    @property
    def order(self) -> str:
        return f"A-{self.number}"

    def wakes(self, minute: float) -> bool:
        """Is it a time that the client asked not to be visited at?"""
        return any(start < minute < end for start, end in self.ask.forbidden)

    def misses(self, minute: float) -> bool:
        """Is it another minute than the exact one?"""
        return self.ask.exact is not None and minute != self.ask.exact

    def breaks_promise(self, minute: float) -> bool:
        return self.promised is not None and not self.promised[0] <= minute <= self.promised[1]


@dataclass(frozen=True)
class Day:
    """depot: latitude, longitude. best: kilometres of the best known routes, where literature knows any."""

    name: str
    clients: Sequence[Client]
    depot: tuple[float, float]
    vans: int
    speed_kmh: float = 30.0
    best: float | None = None


SLEEP: Final = ((13 * 60, 15 * 60),)
ASKS: Final = (
    Ask("Привезите, пожалуйста, до 13:00 или после 15:00, спит маленький ребёнок", SLEEP),
    Ask("Please bring it before 13:00 or after 15:00, the baby sleeps", SLEEP),
    Ask("Не привозить с 12:30 до 14:30, малыш спит", ((12 * 60 + 30, 14 * 60 + 30),)),
    Ask("Привезите после 18:00, буду на работе", ((0, 18 * 60),)),
    Ask("Доставка с 10 до 14", ((0, 10 * 60), (14 * 60, DAY))),
    Ask("Deliver after 4 pm, we are at work", ((0, 16 * 60),)),
    Ask("Привезите до обеда", ((13 * 60, DAY),)),
    Ask("Привезите ровно в 15:00", exact=15 * 60),
    Ask("Привезите в любое время в течение дня", marks=("loyal",)),
)
_WEIGHTS: Final = (20, 10, 10, 12, 12, 8, 8, 5, 15)
_QUIET: Final = 0.4  # of all clients
_PROMISES: Final = (None, None, (9 * 60, 21 * 60), (9 * 60, 15 * 60), (12 * 60, 18 * 60), (14 * 60, 22 * 60))
_A_VAN_SERVES: Final = 11
_DEGREE_KM: Final = 111.195


def generated(count: int, seed: int) -> Day:
    """Clients around Moscow, most within 15 km; as good as any city."""
    random = Random(seed)
    clients = [_client(number, random) for number in range(1, count + 1)]
    return Day(f"city {count}", clients, (55.75, 37.62), vans=-(-count // _A_VAN_SERVES))


def _client(number: int, random: Random) -> Client:
    place = (55.75 + random.gauss(0, 8) / _DEGREE_KM, 37.62 + random.gauss(0, 8) / _DEGREE_KM / 0.563)
    ask = Ask() if random.random() < _QUIET else random.choices(ASKS, _WEIGHTS)[0]
    if not ask.words and random.random() < 0.15:
        hour = random.randrange(9, 20) * 60
        return Client(number, place, 10, Ask(exact=hour, marks=("conflictual",)), (hour, hour + 60))
    return Client(number, place, random.choice((10, 15, 20)), ask, random.choice(_PROMISES), random.random() < 0.5)


def unheard(day: Day, impossible: Collection[str]) -> Day:
    """The same day of a planner who was told the promises and nothing else; without what nobody can serve."""
    silent = [
        Client(each.number, each.place, each.service, Ask(), each.promised)
        for each in day.clients
        if each.order not in impossible
    ]
    return replace(day, clients=silent)
