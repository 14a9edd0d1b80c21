"""Time windows as bars on the axis of one local day, in minutes since its midnight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from profile_store.service.delivery import DeliveryDay, DeliveryOrder, Window

MINUTES = 24 * 60
_USUAL_START, _USUAL_END = 8 * 60, 22 * 60


@dataclass(frozen=True)
class Bar:
    x: int
    width: int


@dataclass(frozen=True)
class Axis:
    """The stretch of the day that the page shows: the usual hours, widened to take in every window."""

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

    def _bar(self, window: Window, day: DeliveryDay, zone: ZoneInfo) -> Bar:
        start = max(self.start, _minute(window.from_, day, zone))
        end = min(self.end, _minute(window.to, day, zone))
        return Bar(start, max(4, end - start))


def axis_of(day: DeliveryDay, zone: ZoneInfo) -> Axis:
    """Windows that are the whole day don't widen the axis: they fill it."""
    promised = [order.promised for order in day.orders if order.promised]
    starts = [_minute(window.from_, day, zone) // 60 * 60 for window in promised]
    ends = [-(-_minute(window.to, day, zone) // 60) * 60 for window in promised]
    return Axis(max(0, min([_USUAL_START, *starts])), min(MINUTES, max([_USUAL_END, *ends])))


def _minute(moment: datetime, day: DeliveryDay, zone: ZoneInfo) -> int:
    local = moment.astimezone(zone)
    return (local.date() - day.date).days * MINUTES + local.hour * 60 + local.minute


def is_whole_day(windows: Sequence[Window]) -> bool:
    """True for one window from midnight to midnight."""
    if len(windows) != 1:
        return False
    first, last = windows[0].from_, windows[0].to
    return (first.hour, first.minute, last.hour, last.minute) == (0, 0, 0, 0) and first.date() < last.date()
