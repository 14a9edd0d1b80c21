"""The profile as departments read it. Its names are part of the contract: they are extended, never renamed.

Times are RFC 3339 in UTC; only `until` is in the client's local time, since it is read out to people.
Money is a decimal string with its currency, exact to a ten-thousandth of the unit.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.payloads import Address, Line
from schemas.wishes import PastWish, TimeOfDay, Wish

Day = date  # a field of that name would hide the type


class Shown(BaseModel):
    """Base class of everything that is read: immutable, and serialised under the contract's names (`from`, `class`)."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)


class Phrase(Shown):
    """What staff may read out or act on, in the languages of the staff pages."""

    ru: str
    en: str


class Money(Shown):
    amount: str
    currency: str


class PersonShown(Shown):
    """The latest statement on each field."""

    name: str | None = None
    birth_date: date | None = None
    sex: Literal["f", "m"] | None = None


class AcquisitionShown(Shown):
    """What brought the client to the site the first time."""

    channel: str | None = None
    query: str | None = None
    campaign: str | None = None
    promo_phone: str | None = None
    landing_page: str | None = None
    at: datetime


class Searched(Shown):
    """A query that the client came with or typed on the site."""

    query: str
    at: datetime


class Viewed(Shown):
    sku: str
    name: str
    category: str
    at: datetime


class Cart(Shown):
    """The cart: its last full report and the changes since. `updated_at` is None if there never was one."""

    lines: tuple[Line, ...] = ()
    updated_at: datetime | None = None


class Hint(Shown):
    """A lead rule that matched: what the client needs, and what to say or not to say."""

    rule: str
    need: Phrase
    say: Phrase


class Preorder(Shown):
    """status: the latest of `open`, `ordered`, `sold` (a sale named its number) and `cancelled`."""

    number: str
    lines: tuple[Line, ...] = ()
    comment: str = ""
    store: str = ""
    notify: str | None = None
    created_at: datetime
    status: Literal["open", "ordered", "sold", "cancelled"]


class Permission(Shown):
    """Whether something is allowed now.

    until: when the answer changes by itself; None if it does not. code: names the reason for programs.
    """

    allowed: bool
    until: datetime | None = None
    because: str
    code: str
    say: Phrase


class ConsentStated(Shown):
    """What one record stated of a consent; `source` is the system that took it."""

    channel: str
    granted: bool
    at: datetime
    source: str


class Consent(ConsentStated):
    """What holds for one purpose and channel; channel "" means all of them. `source` is the system that took it.

    A refusal holds until the same person grants. stated: all statements that matter for it, newest first.
    """

    purpose: str
    stated: tuple[ConsentStated, ...] = ()

    @property
    def is_doubted(self) -> bool:
        """A refusal holds although somebody granted later, who is not known to be the same person."""
        return not self.granted and any(each.granted and each.at > self.at for each in self.stated)


class MarkReason(Shown):
    """Who set a mark that still holds, and why."""

    mark: str
    by: str
    reason: str
    at: datetime


class Purchase(Shown):
    """number: of the receipt, else of the order; "" if there is neither.

    `lines` are the first 50 of `line_count`.
    """

    number: str
    at: datetime
    store: str
    total: Money
    lines: tuple[Line, ...] = ()
    line_count: int = 0


class Purchases(Shown):
    """count: number of sales, each receipt once.

    total: sales less returns, per currency. recent, returned: the 20 latest, newest first.
    """

    count: int = 0
    total: tuple[Money, ...] = ()
    last_at: datetime | None = None
    recent: tuple[Purchase, ...] = ()
    returned: tuple[Purchase, ...] = ()


class PromisedWindow(Shown):
    """What the client was promised, in local time of day."""

    from_: TimeOfDay = Field(alias="from")
    to: TimeOfDay


class Delivery(Shown):
    """The delivery of one order.

    `status` is what carriers report, or `requested` (nothing reported yet) or `cancelled` (the order was).
    """

    order: str
    status: Literal["requested", "planned", "on_the_way", "arrived", "delivered", "failed", "cancelled"]
    date: Day | None = None
    address: Address = Address()
    promised: PromisedWindow | None = None
    service_minutes: int | None = None
    wish: str = ""

    @property
    def is_open(self) -> bool:
        return self.status not in ("delivered", "cancelled")


class OrderState(Shown):
    """problem: True while a problem is raised and not solved. `reason` is the latest that was given."""

    number: str
    status: Literal["unknown", "placed", "cancelled"]
    problem: bool = False
    reason: str = ""
    at: datetime


class Note(Shown):
    """What an agent wrote down after talking to the client."""

    text: str = ""
    agent: str = ""
    topic: str = ""
    at: datetime


class Profile(Shown):
    """One client, as every department sees them. Lists are newest first unless they say otherwise."""

    profile_id: str
    identifiers: dict[str, tuple[str, ...]]  # kind → values, sorted; of references the 50 latest, newest first
    person: PersonShown
    lead_class: str | None
    hints: tuple[Hint, ...] = ()
    primary_interest: str | None  # the category that the client came for first
    current_interest: str | None  # the category viewed last
    acquisition: AcquisitionShown | None
    tracked_number: str | None = None  # the advertised number that the client last called
    searches: tuple[Searched, ...] = ()
    cart: Cart = Cart()
    viewed: tuple[Viewed, ...] = ()
    preferences: dict[str, str] = Field(default_factory=dict)  # colour, size, …: the latest word on each
    notes: tuple[Note, ...] = ()
    preorders: tuple[Preorder, ...] = ()
    orders: tuple[OrderState, ...] = ()
    timezone: str = ""  # IANA name of the client's own: where he was last delivered to, else the deployment's
    wishes: tuple[Wish, ...] = ()
    past_wishes: tuple[PastWish, ...] = ()  # the 20 that ended last
    may_call_now: Permission
    may_deliver: Permission
    consents: tuple[Consent, ...] = ()  # by purpose and channel
    marks: tuple[str, ...] = ()  # sorted
    mark_reasons: tuple[MarkReason, ...] = ()
    purchases: Purchases = Purchases()
    deliveries: tuple[Delivery, ...] = ()
    household: tuple[str, ...] = ()  # profile ids of people who share an identifier with this one
    first_seen_at: datetime | None = None
    updated_at: datetime | None = None  # time of the latest event; None for a profile without events
