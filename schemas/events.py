"""Every event type: a CloudEvents 1.0 envelope, one pydantic model per type, joined in one discriminated union.

All input passes `schemas.decoding.decode`: an event that it returns is valid, an event that it refuses has a path and a
reason. The fields of `data` are in `schemas.payloads`.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Annotated, ClassVar, Final, Literal, get_args

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from schemas.payloads import (
    CallNotedData,
    CallReceivedData,
    CartLineAddedData,
    CartLineRemovedData,
    CartUpdatedData,
    ConsentData,
    Data,
    DecisionData,
    DeliveryRequestedData,
    DeliveryStatusData,
    MarkedData,
    OrderData,
    PageViewedData,
    PreorderCreatedData,
    ProductViewedData,
    PurchasedData,
    ReturnedData,
    SearchedData,
    SeenData,
    WishDecidedData,
)
from schemas.values import FIRST_DAY, LAST_DAY, Name

EARLIEST = datetime.combine(FIRST_DAY, time(), UTC)
LATEST = datetime.combine(LAST_DAY + timedelta(days=1), time(), UTC)
CLOCK_TOLERANCE = timedelta(hours=24)


def _written_out(value: object) -> object:
    """pydantic takes a text of digits for seconds or milliseconds since 1970, by their size, and knows no leap second:
    that one is taken for the second before it.
    """
    if not isinstance(value, datetime) and (not isinstance(value, str) or value[4:5] != "-"):
        raise ValueError("a time is a text with its offset, as 2026-11-21T10:00:00+03:00")
    return f"{value[:17]}59{value[19:]}" if isinstance(value, str) and value[16:19] == ":60" else value


# What other writers make of RFC 3339: no seconds, no colon in the offset, the minus sign of typographers.
_OFTEN_WRITTEN = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt _][0-9]{2}:[0-9]{2}(:([0-5][0-9]|60)([.,][0-9]+)?)?"
    r"([Zz]|[+\-−][0-9]{2}:?[0-9]{2})$"
)
_TIME_SCHEMA: Final = {
    "type": "string",
    "anyOf": [{"format": "date-time"}, {"pattern": _OFTEN_WRITTEN}],
    "description": f"When it happened: RFC 3339 with offset, {FIRST_DAY} to {LAST_DAY}, at most a day ahead. "
    "Seconds may be missing, and the colon of the offset; a leap second counts as the second before it.",
}
# Bounds are declared, not coded: pydantic checks them in Rust, and this is the hottest path there is.
EventTime = Annotated[
    AwareDatetime, Field(ge=EARLIEST, lt=LATEST), BeforeValidator(_written_out), WithJsonSchema(_TIME_SCHEMA)
]


class CloudEvent(BaseModel):
    """The envelope. `source` and `id` together identify the event for ever."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    topic: ClassVar[str]  # the channel's topic, without the prefix; "" where any channel may say it

    specversion: Literal["1.0"]
    id: Name
    source: Name
    type: str
    time: EventTime
    data: Data

    @property
    def key(self) -> str:
        """`source` and `id`, joined by a character that neither may contain."""
        return f"{self.source}\x1f{self.id}"


class PageViewed(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.page_viewed"]
    data: PageViewedData


class Searched(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.searched"]
    data: SearchedData


class ProductViewed(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.product_viewed"]
    data: ProductViewedData


class CartUpdated(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.cart_updated"]
    data: CartUpdatedData


class CartLineAdded(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.cart_line_added"]
    data: CartLineAddedData


class CartLineRemoved(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.cart_line_removed"]
    data: CartLineRemovedData


class Registered(CloudEvent):
    topic: ClassVar[str] = "site"
    type: Literal["site.registered"]
    data: Data


class CallReceived(CloudEvent):
    topic: ClassVar[str] = "calls"
    type: Literal["call.received"]
    data: CallReceivedData


class CallNoted(CloudEvent):
    topic: ClassVar[str] = "calls"
    type: Literal["call.noted"]
    data: CallNotedData


class PreorderCreated(CloudEvent):
    topic: ClassVar[str] = "calls"
    type: Literal["preorder.created"]
    data: PreorderCreatedData


class WishDecided(CloudEvent):
    topic: ClassVar[str] = "calls"
    type: Literal["wish.decided"]
    data: WishDecidedData


class Purchased(CloudEvent):
    topic: ClassVar[str] = "pos"
    type: Literal["pos.purchased"]
    data: PurchasedData


class Returned(CloudEvent):
    topic: ClassVar[str] = "pos"
    type: Literal["pos.returned"]
    data: ReturnedData


class DeliveryRequested(CloudEvent):
    topic: ClassVar[str] = "delivery"
    type: Literal["delivery.requested"]
    data: DeliveryRequestedData


class DeliveryStatusChanged(CloudEvent):
    topic: ClassVar[str] = "delivery"
    type: Literal["delivery.status_changed"]
    data: DeliveryStatusData


class OrderChanged(CloudEvent):
    topic: ClassVar[str] = "orders"
    type: Literal["order.placed", "order.cancelled", "order.problem_raised", "order.problem_solved"]
    data: OrderData


class IdentityDecided(CloudEvent):
    topic: ClassVar[str] = "identity"
    type: Literal["identity.same", "identity.different", "identity.unsure"]
    data: DecisionData


class FindingSeen(CloudEvent):
    topic: ClassVar[str] = "identity"
    type: Literal["identity.seen"]
    data: SeenData


class Marked(CloudEvent):
    topic: ClassVar[str] = ""
    type: Literal["client.marked"]
    data: MarkedData


class ConsentChanged(CloudEvent):
    topic: ClassVar[str] = ""
    type: Literal["consent.changed"]
    data: ConsentData


class UnknownEvent(CloudEvent):
    """An event of a type that this version does not know: history keeps it, and its identifiers count."""

    topic: ClassVar[str] = ""
    type: Name
    data: Data = Data()


KnownEvent = Annotated[
    PageViewed | Searched | ProductViewed | CartUpdated | CartLineAdded | CartLineRemoved | Registered
    | CallReceived | CallNoted | PreorderCreated | WishDecided
    | Purchased | Returned | DeliveryRequested | DeliveryStatusChanged | OrderChanged
    | IdentityDecided | FindingSeen | Marked | ConsentChanged,
    Field(discriminator="type"),
]  # fmt: skip
Event = KnownEvent | UnknownEvent

EVENT_MODELS: tuple[type[CloudEvent], ...] = (
    PageViewed, Searched, ProductViewed, CartUpdated, CartLineAdded, CartLineRemoved, Registered,
    CallReceived, CallNoted, PreorderCreated, WishDecided, Purchased, Returned, DeliveryRequested,
    DeliveryStatusChanged, OrderChanged, IdentityDecided, FindingSeen, Marked, ConsentChanged,
)  # fmt: skip
EVENT_TYPES: dict[str, type[CloudEvent]] = {
    name: model for model in EVENT_MODELS for name in get_args(model.model_fields["type"].annotation)
}
