"""A delivery day: for each order, when the client may be visited and whether he may be called (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from profile_store.service.contact import Contact, contact
from schemas.payloads import Address
from schemas.profile import Delivery, PersonShown, Profile, PromisedWindow
from schemas.wishes import Wish
from stream_processors.profile.hours import DAY, Hours, Interval, allowed, common, minutes
from stream_processors.profile.instants import instants
from stream_processors.profile.permissions import in_words
from stream_processors.profile.zones import zone_of

CONFLICTUAL: Final = "conflictual"
OVER: Final = frozenset({"delivered", "failed", "cancelled"})
WORKING_HOURS: Final[Interval] = (8 * 60, 22 * 60)


class DayTooLarge(ValueError):
    """The day has more than one request may ask for at once; the text says how many that is, and what to do."""


class Window(BaseModel):
    """A time in which the visit may begin, both ends included."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    from_: datetime = Field(alias="from")
    to: datetime


class DeliveryOrder(BaseModel):
    """One order of the day, as a planner needs it."""

    order: str
    profile_id: str
    person: PersonShown
    phones: tuple[str, ...]
    address: Address
    timezone: str = Field(description="IANA name of the address's own zone: all times of this order are in it")
    status: str
    promised: Window | None
    windows: list[Window]
    exact: bool
    flexible: bool
    needs_hour: bool = Field(
        default=False, description="The client is marked conflictual and was promised no hour: agree on one with him"
    )
    service_minutes: int | None
    wish: str = Field(description="What was written on the request, in the client's own words")
    wishes: list[Wish] = Field(description="What was asked of this delivery, or of all, as far as it bears on the day")
    marks: tuple[str, ...]
    contact: Contact
    impossible: str | None = Field(description="Why no time of the day is left, or null")
    colliding: list[Wish] = Field(default=[], description="The wishes that leave no time")


class DeliveryDay(BaseModel):
    date: date
    working_hours: Window = Field(
        description="When visits begin where nothing was promised: this in the deployment's zone, each order in its own"
    )
    orders: list[DeliveryOrder]
    next: str | None = Field(default=None, description="`after` of the next page; null where there is none")


@dataclass(frozen=True)
class Workday:
    """The day that is planned.

    hours: minutes of it in which visits begin where nothing was promised. now: the present. zone: of addresses that
    tell none of their own.
    """

    day: date
    now: datetime
    zone: ZoneInfo
    hours: Interval = WORKING_HOURS


def delivery_day(workday: Workday, profiles: Iterable[Profile]) -> DeliveryDay:
    """Every order to be delivered on this day: those without any time left first, finished ones last."""
    orders = [
        _order(workday, profile, delivery)
        for profile in profiles
        for delivery in profile.deliveries
        if delivery.date == workday.day and delivery.status != "cancelled"
    ]
    orders.sort(key=urgency)
    hours = _window(workday.day, workday.hours, workday.zone)
    return DeliveryDay(date=workday.day, working_hours=hours, orders=orders)


def urgency(order: DeliveryOrder) -> tuple[bool, bool, bool, float, str, str]:
    """Sort key: what a planner has to look at first is smallest. Of two clients with one number each has a place."""
    begins = order.windows[0].from_.timestamp() if order.windows else 0.0
    return not order.impossible, order.status in OVER, order.promised is None, begins, order.order, order.profile_id


def _order(deployment: Workday, profile: Profile, delivery: Delivery) -> DeliveryOrder:
    workday = replace(deployment, zone=zone_of(delivery.address, deployment.zone))
    base = _promised_hours(delivery.promised) if delivery.promised else workday.hours
    wishes = _bearing(profile.wishes, delivery, workday.day)
    cutting = [wish for wish in wishes if cuts(wish, base, workday.day)]
    hours = [each for each in hours_left(base, wishes, workday.day) if instants([each], workday.day, workday.zone)]
    return DeliveryOrder(
        order=delivery.order,
        profile_id=profile.profile_id,
        person=profile.person,
        phones=profile.identifiers.get("phone", ()),
        address=delivery.address,
        timezone=workday.zone.key,
        status=delivery.status,
        promised=_window(workday.day, _promised_hours(delivery.promised), workday.zone) if delivery.promised else None,
        **_when(workday, profile.marks, delivery, wishes, hours),
        service_minutes=delivery.service_minutes,
        wish=delivery.wish,
        wishes=wishes,
        marks=profile.marks,
        contact=_contact(workday, profile, delivery, wishes),
        impossible=None if hours or not delivery.is_open else _why_impossible(base, delivery, cutting),
        colliding=[] if hours else cutting,
    )


def _when(
    workday: Workday, marks: Collection[str], delivery: Delivery, wishes: Sequence[Wish], hours: Hours
) -> dict[str, Any]:
    """A conflictual client is visited when the promised hour begins, not within it (S29); where no hour was promised,
    one is to be agreed on, and he does not wait longer than others. A flexible one may (S30).
    """
    rules = {wish.rule for wish in wishes if wish.holds_on(workday.day)}
    conflictual = CONFLICTUAL in marks
    exact = "exact" in rules or (conflictual and delivery.promised is not None)
    if conflictual and delivery.promised and hours:
        hours = [(hours[0][0], hours[0][0])]
    return {
        "windows": _windows(workday.day, hours, workday.zone),
        "exact": exact,
        "flexible": not (exact or conflictual) and "flexible" in rules,
        "needs_hour": conflictual and not exact and delivery.is_open,
    }


def _contact(workday: Workday, profile: Profile, delivery: Delivery, wishes: Sequence[Wish]) -> Contact:
    """The courier may be earlier than promised, so every wish that excludes some hour of the day matters."""
    visits = [wish for wish in wishes if cuts(wish, (0, DAY), workday.day)]
    calls = [wish for wish in profile.wishes if wish.applies_to == "call" and wish.order in ("", delivery.order)]
    now = workday.now.astimezone(workday.zone)
    return contact(workday.day, profile.may_call_now, calls, visits, workday.hours, now)


def _bearing(wishes: Iterable[Wish], delivery: Delivery, day: date) -> list[Wish]:
    """Wishes of the client about this delivery or about all, that concern this day."""
    asked = (wish for wish in wishes if wish.applies_to == "delivery")
    mine = (wish for wish in asked if wish.order in ("", delivery.order))
    return [wish for wish in mine if wish.holds_on(day) or wish.rule in ("only", "exact")]


def hours_left(base: Interval, wishes: Sequence[Wish], day: date) -> Hours:
    """The part of the base hours that the wishes on this delivery and those on all deliveries both allow."""
    bound, general = ([wish for wish in wishes if bool(wish.order) is its_own] for its_own in (True, False))
    possible = [base] if base[0] <= base[1] else []
    return common(common(possible, allowed(general, day)), allowed(bound, day))


def cuts(wish: Wish, base: Interval, day: date) -> bool:
    return common([base], allowed([wish], day)) != [base]


def _why_impossible(base: Interval, delivery: Delivery, cutting: Sequence[Wish]) -> str:
    if base[0] > base[1]:
        return "the promised time ends before it begins"
    if not cutting:
        return "the clocks are put forward over this time"
    start, end = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in base)
    given = "promised" if delivery.promised else "working hours are"
    words = "; ".join(in_words(wish) for wish in cutting)
    return f"{given} {start}–{end}, but the client asked: {words}"


def _promised_hours(promised: PromisedWindow) -> Interval:
    return minutes(promised.from_), minutes(promised.to)


def _windows(day: date, hours: Hours, zone: ZoneInfo) -> list[Window]:
    spans = instants(hours, day, zone)
    return [Window(from_=start.astimezone(zone), to=end.astimezone(zone)) for start, end in spans]


def _window(day: date, hours: Interval, zone: ZoneInfo) -> Window:
    """The window as it was stated, whether or not that time exists on the day."""
    start, end = hours
    return Window(from_=_instant(day, start, zone), to=_instant(day, end, zone))


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The instant at which the local clock shows this minute; 1440 is the next midnight."""
    hours, rest = divmod(minute, 60)
    return datetime.combine(day + timedelta(days=hours // 24), time(hours % 24, rest), zone)


def moment_of(day: date, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment for which permissions are judged: now if the day is today, else the middle of that day."""
    local = now.astimezone(zone)
    return local if local.date() == day else datetime.combine(day, time(12), zone)
