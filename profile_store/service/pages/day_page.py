"""The planner's page: every order of a day, live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Final, NamedTuple

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter, ValidationError

from profile_store.service.api import PlannedDay
from profile_store.service.delivery import OVER, DeliveryDay, DeliveryOrder, Window, urgency
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.pages.day_axis import Axis, axis_of, is_any_time, minutes_of
from profile_store.service.pages.rendering import Renderer
from profile_store.service.pages.wording import Wording
from profile_store.service.shared_reads import SharedReads
from profile_store.service.unread_words import beyond_wishes

AXIS: Final = r"^\d{1,4}-\d{1,4}$"
_DAY: Final[TypeAdapter[date]] = TypeAdapter(PlannedDay)


class Trait(NamedTuple):
    """What makes an order need attention, and how many of them is said."""

    has: Callable[[DeliveryOrder], bool]
    words: str


_TRAITS: Final = {
    "impossible": Trait(lambda order: bool(order.impossible), "delivery.impossible_count"),
    "exact": Trait(lambda order: order.exact, "delivery.exact_count"),
    "no_calls": Trait(lambda order: not order.contact.allowed, "delivery.no_calls_count"),
}


@dataclass(frozen=True)
class Count:
    """How many rows match the selector, said by the text `words`; not said at all where there are none of a kind."""

    words: str
    rows: str
    count: int

    @property
    def is_hidden(self) -> bool:
        return self.rows != "tr" and not self.count


def add_day(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    reads = SharedReads()

    @routes.get("/delivery")
    async def delivery(
        request: Request,
        asked: Annotated[str, Query(alias="date", max_length=256)] = "",
        among: Annotated[list[str] | None, Query(max_length=100)] = None,
        axis: Annotated[str | None, Query(pattern=AXIS)] = None,
    ) -> Response:
        """among: of these clients only, on an axis at least as long: what an open page asks for when they change."""
        named = day_of(asked)
        chosen = named or pages.reader.now().date()
        clients = None if among is None else frozenset(among)

        def read() -> DeliveryDay:
            with metrics.read("delivery_day"):
                return pages.reader.delivery_day(chosen, clients)

        orders = await reads.read((chosen, clients), read)
        return await reads.alone(lambda: _page(request, pages, orders, axis, "" if named else asked))


def day_of(text: str) -> date | None:
    """None where it names no day that can be planned: nothing at all, a cleared field, 2026-02-30, 9999-12-31."""
    try:
        return _DAY.validate_python(text)
    except ValidationError:
        return None


def _page(request: Request, pages: Renderer, orders: DeliveryDay, axis: str | None, strange: str) -> Response:
    """strange: a date that was asked for and is none; the orders are today's then, and the page says so."""
    words = pages.words(request)
    shown = axis_of(orders).widened(Axis.read(axis)) if axis else axis_of(orders)
    return pages.page(
        request,
        "delivery.html",
        department="delivery",
        day=orders.date,
        today=pages.reader.now().date(),
        previous=orders.date - timedelta(days=1),
        next=orders.date + timedelta(days=1),
        axis=shown,
        rows=[_row(order, orders, shown, words) for order in orders.orders],
        counts=counts(orders),
        strange=strange,
    )


def _row(order: DeliveryOrder, day: DeliveryDay, axis: Axis, words: Wording) -> dict[str, Any]:
    return {
        "order": order,
        "place": place(order),
        "bars": axis.bars(order, day),
        "cut": axis.cut_out(order, day),
        "any_time": is_any_time(order, day),
        "unread": beyond_wishes(order),
        "hours": [clocks(window, day) for window in order.windows],
        "promised": clocks(order.promised, day) if order.promised else None,
        "ahead": hours_ahead(order, day, words),
        "over": order.status in OVER,
        "traits": " ".join(name for name, trait in _TRAITS.items() if trait.has(order)),
        "why": why(order, words),
    }


def place(order: DeliveryOrder) -> str:
    """The position of the row as a sortable text, in the order of the feed; the page's script inserts rows by it."""
    *flags, begins, number, client = urgency(order)
    return f"{''.join(str(int(flag)) for flag in flags)} {begins:012.0f} {number} {client}"


def why(order: DeliveryOrder, words: Wording) -> str:
    """Why no time is left, unless it is because wishes collide: those are shown below in their own words."""
    if not order.impossible or order.colliding:
        return ""
    is_reversed = order.promised is not None and order.promised.from_ > order.promised.to
    return words.text("delivery.reversed" if is_reversed else "delivery.clock_change")


def clocks(window: Window, day: DeliveryDay) -> tuple[str, str]:
    """The window on the local clock of the address; the day ends at 24:00."""
    start, end = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in minutes_of(window, day))
    return start, end


def hours_ahead(order: DeliveryOrder, day: DeliveryDay, words: Wording) -> str:
    """«+4»: how far the order's own clock is ahead of the planner's; "" where they agree."""
    window = order.promised or next(iter(order.windows), None)
    if window is None:
        return ""
    ours = datetime.combine(day.date, time(12), words.zone).utcoffset() or timedelta()
    ahead = ((window.from_.utcoffset() or timedelta()) - ours).total_seconds() / 3600
    return f"{ahead:+g}".replace("-", "−") if ahead else ""


def counts(day: DeliveryDay) -> list[Count]:
    """How many orders there are, and how many need attention before the vans are loaded. The page's script counts its
    rows by the same selectors when they change.
    """
    attention = [
        Count(trait.words, f"[data-is~={name}]", sum(map(trait.has, day.orders))) for name, trait in _TRAITS.items()
    ]
    return [Count("delivery.count", "tr", len(day.orders)), *attention]
