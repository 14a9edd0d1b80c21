"""A day of deliveries: of each order, when its client may be visited, and whether he may be called (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from schemas.events import Address
from schemas.profile import Delivery, PersonShown, Phrase, Profile, PromisedWindow
from schemas.wishes import Wish

CONFLICTUAL = "conflictual"  # S29: is visited exactly at the appointed hour


class Window(BaseModel):
    """A time in which the visit may begin; both ends are allowed."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    from_: datetime = Field(alias="from")
    to: datetime


class Contact(BaseModel):
    """May the client be called on that day, why, and what to say or do (None where there is nothing to mind)."""

    allowed: bool
    because: str
    say: Phrase | None


class DeliveryOrder(BaseModel):
    """One order of the day, as a planner needs it."""

    order: str
    profile_id: str
    person: PersonShown
    phones: tuple[str, ...]
    address: Address
    status: str
    promised: Window | None
    windows: list[Window]
    exact: bool
    flexible: bool
    service_minutes: int | None
    wish: str = Field(description="What the client asked for, in his own words")
    wishes: list[Wish]
    marks: tuple[str, ...]
    contact: Contact
    impossible: str | None = Field(description="Why no time of the day is left, or null")


class DeliveryDay(BaseModel):
    date: date
    orders: list[DeliveryOrder]


def delivery_orders(day: date, profiles: Iterable[Profile], zone: ZoneInfo) -> list[DeliveryOrder]:
    """Every order whose delivery stands on this day, by promised time, then by number."""
    orders = [
        _order(day, profile, delivery, zone)
        for profile in profiles
        for delivery in profile.deliveries
        if delivery.date == day and delivery.status != "cancelled"
    ]
    return sorted(orders, key=lambda order: (order.promised is None, _begins(order), order.order))


def _begins(order: DeliveryOrder) -> float:
    return order.windows[0].from_.timestamp() if order.windows else 0.0


def _order(day: date, profile: Profile, delivery: Delivery, zone: ZoneInfo) -> DeliveryOrder:
    promised = promised_window(day, delivery.promised, zone)
    wishes = [wish for wish in profile.wishes if wish.applies_to == "delivery"]
    windows = [promised or Window(from_=_start(day, zone), to=_start(day + timedelta(days=1), zone))]
    possible = [window for window in windows if window.from_ <= window.to]
    return DeliveryOrder(
        order=delivery.order,
        profile_id=profile.profile_id,
        person=profile.person,
        phones=profile.identifiers.get("phone", ()),
        address=delivery.address,
        status=delivery.status,
        promised=promised,
        windows=possible,
        exact=CONFLICTUAL in profile.marks or any(wish.rule == "exact" for wish in wishes),
        flexible=CONFLICTUAL not in profile.marks and any(wish.rule == "flexible" for wish in wishes),
        service_minutes=delivery.service_minutes,
        wish=delivery.wish,
        wishes=wishes,
        marks=profile.marks,
        contact=_contact(profile),
        impossible=None if possible else "the promised time ends before it begins",
    )


def _contact(profile: Profile) -> Contact:
    permission = profile.may_call_now
    return Contact(
        allowed=permission.allowed, because=permission.because, say=None if permission.allowed else permission.say
    )


def promised_window(day: date, promised: PromisedWindow | None, zone: ZoneInfo) -> Window | None:
    """The promise as local instants."""
    if promised is None:
        return None
    return Window(from_=local_instant(day, promised.from_, zone), to=local_instant(day, promised.to, zone))


def local_instant(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """`HH:MM` of a local day, `24:00` included."""
    hours, minutes = map(int, clock.split(":"))
    return datetime.combine(day + timedelta(days=hours // 24), time(hours % 24, minutes), zone)


def moment_of(day: date, now: datetime, zone: ZoneInfo) -> datetime:
    """When a day's permissions are judged: now if it is today, else the middle of that day."""
    local = now.astimezone(zone)
    return local if local.date() == day else datetime.combine(day, time(12), zone)


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
