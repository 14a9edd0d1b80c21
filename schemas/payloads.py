"""The fields of `data` for each event type.

A new field needs a default, so that yesterday's events stay valid. Removing or narrowing a field would refuse them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from schemas.values import (
    BirthDate,
    ClockTime,
    Currency,
    DeliveryDay,
    EndTime,
    Flag,
    Latitude,
    Longitude,
    Minutes,
    Money,
    Name,
    Paid,
    Quantity,
    Size,
    Text,
    Values,
)


class Part(BaseModel):
    """Base of everything inside an event: unknown fields are ignored here and kept in history."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Identifiers(Part):
    """Raw identifiers as the channel knows them; normalised later, never here."""

    visitor: Values = None
    account: Values = None
    phone: Values = None
    email: Values = None
    card: Values = None
    preorder: Values = None
    order: Values = None
    receipt: Values = None


class Person(Part):
    name: Annotated[str, StringConstraints(max_length=300)] | None = None
    birth_date: BirthDate = None
    sex: Literal["f", "m"] | None = None


class Product(Part):
    sku: Name
    name: Text = ""
    category: Text = ""
    price: Money | None = None
    currency: Currency | None = None


class Line(Part):
    sku: Name
    name: Text = ""
    category: Text = ""
    quantity: Quantity = 1
    price: Money | None = None
    currency: Currency | None = None


Lines = Annotated[list[Line], Field(max_length=1_000)]


class RemovedLine(Part):
    """quantity: how many were taken out; None: the whole line."""

    sku: Name
    quantity: Quantity | None = None


class Acquisition(Part):
    """What brought the client: the advertising channel, the search query, the campaign, the number that was shown to
    him.
    """

    channel: Text | None = None
    query: Text | None = None
    campaign: Text | None = None
    promo_phone: Text | None = None
    landing_page: Text | None = None


class Address(Part):
    text: Text = ""
    lat: Latitude | None = None
    lon: Longitude | None = None


class TimeRange(Part):
    """Two points of local time of day, `HH:MM`. Some write 24:30 for an end behind midnight: the day's end counts."""

    from_: ClockTime = Field(alias="from")
    to: EndTime


class IdentifierRef(Part):
    """Whoever has the identifier. With `person` or `identifiers`: of those who share it the one who states just these,
    as an event of his would; for people who have nothing of their own that could name them.
    """

    kind: Literal["visitor", "account", "phone", "email", "card", "preorder", "order", "receipt"]
    value: Name
    identifiers: Identifiers | None = None
    person: Person | None = None


class Data(Part):
    identifiers: Identifiers = Identifiers()
    person: Person | None = None


class PageViewedData(Data):
    url: Text = ""
    title: Text = ""
    referrer: Text = ""
    acquisition: Acquisition | None = None


class SearchedData(Data):
    query: Text


class ProductViewedData(Data):
    product: Product


class CartUpdatedData(Data):
    lines: Lines


class CartLineAddedData(Data):
    """line: what was added to the cart; `quantity` is how many more."""

    line: Line


class CartLineRemovedData(Data):
    line: RemovedLine


class CallReceivedData(Data):
    tracked_number: Text = ""
    agent: Text = ""


class CallNotedData(Data):
    text: Text = ""
    agent: Text = ""
    topic: Text = ""
    preferences: Annotated[dict[Name, Text], Field(max_length=50)] = {}


class PreorderCreatedData(Data):
    lines: Lines = Field(default_factory=list)
    comment: Text = ""
    store: Text = ""
    notify: Literal["sms", "email"] | None = None


class PurchasedData(Data):
    """empties_cart: the cart of the site became this sale; a sale at a till does not change the cart."""

    store: Text = ""
    lines: Lines = Field(default_factory=list)
    total: Paid
    currency: Currency
    seller: Text = ""
    empties_cart: Flag = False


class ReturnedData(Data):
    store: Text = ""
    lines: Lines = Field(default_factory=list)
    total: Money
    currency: Currency


class DeliveryRequestedData(Data):
    address: Address = Address()
    date: DeliveryDay
    promised: TimeRange | None = None
    service_minutes: Minutes | None = None
    wish: Text = ""


class DeliveryStatusData(Data):
    status: Literal["planned", "on_the_way", "arrived", "delivered", "failed"]


class OrderData(Data):
    lines: Lines = Field(default_factory=list)
    reason: Text = ""


class DecisionData(Data):
    of: Annotated[list[IdentifierRef], Field(min_length=2, max_length=2)]
    by: Text = ""
    reason: Text = ""


class SeenData(Data):
    """Somebody looked at what waits for review and found it in order. of: the value, or one of the profile's; size: how
    many records or values it concerned then, as the review page says.
    """

    finding: Literal["generic", "growth", "bound"]
    of: IdentifierRef
    size: Size
    by: Text = ""
    reason: Text = ""


class MarkedData(Data):
    mark: Name
    set: Flag = True
    by: Text = ""
    reason: Text = ""


class ConsentData(Data):
    purpose: Literal["advertising", "calls", "profiling"]
    channel: Annotated[str, StringConstraints(max_length=64)] = ""
    granted: Flag


class WishDecidedData(Data):
    """wish: the id under which the profile shows it. by: who decided; a decision that nobody made is none."""

    wish: Name
    decision: Literal["confirmed", "dismissed"]
    by: Annotated[Name, StringConstraints(strip_whitespace=True)]
    reason: Text = ""
