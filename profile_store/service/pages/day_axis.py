"""Time windows as bars on the axis of one local day, in minutes since its midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from profile_store.service.delivery import DeliveryDay, DeliveryOrder, Window

MINUTES = 24 * 60
_NARROWEST = 8  # minutes: a point in time is to be seen too


@dataclass(frozen=True)
class Bar:
    x: int
    width: int


@dataclass(frozen=True)
class Axis:
    """The stretch of the day that the page shows: the working hours, widened to take in every promise."""

    start: int
    end: int

    @property
    def width(self) -> int:
        return self.end - self.start

    @property
    def letter(self) -> int:
        """Height of the hours' letters, in minutes: the same on the screen however long the axis is."""
        return self.width // 40

    @property
    def hours(self) -> list[int]:
        """Every second full hour within the axis."""
        return [hour for hour in range(0, 25, 2) if self.start <= hour * 60 <= self.end]

    def bars(self, order: DeliveryOrder, day: DeliveryDay, zone: ZoneInfo) -> list[Bar]:
        return [self._bar(window, day, zone) for window in order.windows]

    def cut_out(self, order: DeliveryOrder, day: DeliveryDay, zone: ZoneInfo) -> list[Bar]:
        """What wishes took out of the promised, else of the working hours. Of an exact hour nothing else was meant."""
        if order.exact and order.windows:
            return []
        base = order.promised or day.working_hours
        edges = [base.from_, *(edge for window in order.windows for edge in (window.from_, window.to)), base.to]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        return [self._bar(Window(from_=start, to=end), day, zone) for start, end in gaps if start < end]

    def _bar(self, window: Window, day: DeliveryDay, zone: ZoneInfo) -> Bar:
        start = max(self.start, _minute(window.from_, day, zone))
        end = min(self.end, _minute(window.to, day, zone))
        return Bar(start, max(_NARROWEST, end - start))


def axis_of(day: DeliveryDay, zone: ZoneInfo) -> Axis:
    shown = [day.working_hours, *(order.promised for order in day.orders if order.promised)]
    starts = [_minute(window.from_, day, zone) // 60 * 60 for window in shown]
    ends = [-(-_minute(window.to, day, zone) // 60) * 60 for window in shown]
    return Axis(max(0, min(starts)), min(MINUTES, max(ends)))


def _minute(moment: datetime, day: DeliveryDay, zone: ZoneInfo) -> int:
    local = moment.astimezone(zone)
    return (local.date() - day.date).days * MINUTES + local.hour * 60 + local.minute


def is_any_time(order: DeliveryOrder, day: DeliveryDay) -> bool:
    """True where nothing was promised and nothing asked: all of the working hours."""
    return order.promised is None and order.windows == [day.working_hours]
