"""Draws time windows as bars on the axis of one local day, in minutes since midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from profile_store.service.delivery import DeliveryDay, DeliveryOrder, Window

MINUTES = 24 * 60
_NARROWEST = 8  # minutes: a point in time is to be seen too


@dataclass(frozen=True)
class Bar:
    x: int
    width: int


@dataclass(frozen=True)
class Axis:
    """The part of the day that the page shows: the working hours, extended to include every promise."""

    start: int
    end: int

    @classmethod
    def read(cls, text: str) -> Axis:
        """What `str` wrote."""
        start, _, end = text.partition("-")
        return cls(int(start), int(end))

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

    def widened(self, other: Axis) -> Axis:
        return Axis(min(self.start, other.start), max(self.end, other.end))

    @property
    def width(self) -> int:
        return self.end - self.start

    @property
    def letter(self) -> int:
        """Height of the hour labels, in minutes: the same on the screen for any length of the axis."""
        return self.width // 40

    @property
    def hours(self) -> list[int]:
        """Every second full hour on the axis."""
        return [hour for hour in range(0, 25, 2) if self.start <= hour * 60 <= self.end]

    def bars(self, order: DeliveryOrder, day: DeliveryDay) -> list[Bar]:
        return [self._bar(*minutes_of(window, day)) for window in order.windows]

    def cut_out(self, order: DeliveryOrder, day: DeliveryDay) -> list[Bar]:
        """What wishes removed from the promised hours, else from the working hours; nothing where an exact hour was
        asked for.
        """
        if order.exact and order.windows:
            return []
        first, last = minutes_of(order.promised or day.working_hours, day)
        edges = [first, *(edge for window in order.windows for edge in minutes_of(window, day)), last]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        return [self._bar(start, end) for start, end in gaps if start < end]

    def _bar(self, start: int, end: int) -> Bar:
        first, last = max(self.start, start), min(self.end, end)
        return Bar(first, max(_NARROWEST, last - first))


def axis_of(day: DeliveryDay) -> Axis:
    shown = [day.working_hours, *(order.promised for order in day.orders if order.promised)]
    spans = [minutes_of(window, day) for window in shown]
    start, end = min(start // 60 * 60 for start, _ in spans), max(-(-end // 60) * 60 for _, end in spans)
    return Axis(max(0, start), min(MINUTES, end))


def minutes_of(window: Window, day: DeliveryDay) -> tuple[int, int]:
    """The window in minutes since midnight, on the local clock of the address."""
    return _minute(window.from_, day), _minute(window.to, day)


def _minute(moment: datetime, day: DeliveryDay) -> int:
    return (moment.date() - day.date).days * MINUTES + moment.hour * 60 + moment.minute


def is_any_time(order: DeliveryOrder, day: DeliveryDay) -> bool:
    """True if nothing was promised and nothing wished: all working hours are free."""
    left = [minutes_of(window, day) for window in order.windows]
    return order.promised is None and left == [minutes_of(day.working_hours, day)]
