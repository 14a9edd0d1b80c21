"""Words an event of the timeline for people: what happened, with the two or three details that matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from profile_store.service.pages.wording import Wording
from profile_store.service.timeline import Event
from schemas import events as said
from schemas.events import CloudEvent
from schemas.payloads import Line

SHOWN_LINES = 5


@dataclass(frozen=True)
class Happening:
    """`channel` is a key of the texts' [channel]; `details` are plain texts, escaped by the template."""

    time: datetime
    channel: str
    title: str
    details: tuple[str, ...]


CHANNELS = ("site", "call", "wish", "preorder", "pos", "delivery", "order", "identity", "client", "consent")


def happening(event: Event, words: Wording, wishes: Mapping[str, str]) -> Happening:
    """wishes: those of the customer, by id and in words, so that a decision tells which one it is of."""
    prefix = event.type.partition(".")[0]
    channel = prefix if prefix in CHANNELS else "other"
    known = _typed(event)
    if known is None:
        return _foreign(event, channel, words)
    title = words.term("event", _title_key(known))
    details = [detail for detail in _details(known, words) if detail]
    if isinstance(known, said.WishDecided) and known.data.wish in wishes:
        details.insert(0, words.text("event.query", query=wishes[known.data.wish]))
    return Happening(event.time, channel, title, tuple(details))


def _foreign(event: Event, channel: str, words: Wording) -> Happening:
    """For events of Segment or of the deployment's own channels: the event's name and its source."""
    kind, _, name = event.type.removeprefix("segment.").partition(".")
    title = words.term("event", f"segment_{kind}") if event.type.startswith("segment.") else event.type
    segment = event.data.get("segment")
    said = segment.get("event") if isinstance(segment, dict) else None
    details = (said if isinstance(said, str) else name, "" if title != event.type else event.source)
    return Happening(event.time, channel, title, tuple(filter(None, details)) if title != event.type else details[1:])


def _typed(event: Event) -> CloudEvent | None:
    """The event as its model; None for types that this version does not know."""
    model = said.EVENT_TYPES.get(event.type)
    if model is None:
        return None
    try:
        return model.model_validate({"specversion": "1.0", **event.model_dump()})
    except ValidationError:  # kept by an older version that took more: its type is all that can be told
        return None


def _title_key(event: CloudEvent) -> str:
    if isinstance(event, said.Marked) and not event.data.set:
        return "client_unmarked"
    return event.type.replace(".", "_")


def _details(event: CloudEvent, words: Wording) -> Iterable[str]:
    for handles in (_site_details, _talk_details, _trade_details, _delivery_details, _staff_details):
        details = handles(event, words)
        if details is not None:
            return details
    return ()


def _site_details(event: CloudEvent, words: Wording) -> Sequence[str] | None:
    if isinstance(event, said.PageViewed):
        query = event.data.acquisition.query if event.data.acquisition else None
        return [event.data.title or event.data.url, words.text("event.from_query", query=query) if query else ""]
    if isinstance(event, said.Searched):
        return [words.text("event.query", query=event.data.query)]
    if isinstance(event, said.ProductViewed):
        product = event.data.product
        return [product.name or product.sku, product.category, words.money(product.price, product.currency)]
    if isinstance(event, said.CartUpdated):
        return goods(event.data.lines, words) or [words.text("event.empty_cart")]
    if isinstance(event, said.CartLineAdded):
        return goods([event.data.line], words)
    if isinstance(event, said.CartLineRemoved):
        return [event.data.line.sku]
    return None


def _talk_details(event: CloudEvent, words: Wording) -> Sequence[str] | None:
    if isinstance(event, said.CallReceived):
        return [words.phone(event.data.tracked_number), event.data.agent]
    if isinstance(event, said.CallNoted):
        preferences = [f"{name}: {value}" for name, value in event.data.preferences.items()]
        return [event.data.topic, event.data.text, *preferences, event.data.agent]
    if isinstance(event, said.PreorderCreated):
        return [*_numbers(event.data.identifiers.preorder), *goods(event.data.lines, words), event.data.comment]
    return None


def _trade_details(event: CloudEvent, words: Wording) -> Sequence[str] | None:
    if isinstance(event, said.Purchased | said.Returned):
        total = words.money(event.data.total, event.data.currency)
        return [total, event.data.store, *goods(event.data.lines, words)]
    if isinstance(event, said.OrderChanged):
        return [*_numbers(event.data.identifiers.order), event.data.reason, *goods(event.data.lines, words)]
    return None


def _delivery_details(event: CloudEvent, words: Wording) -> Sequence[str] | None:
    if isinstance(event, said.DeliveryRequested):
        promised = event.data.promised
        hours = f"{promised.from_}–{promised.to}" if promised else ""
        return [words.day(event.data.date), hours, event.data.address.text, event.data.wish]
    if isinstance(event, said.DeliveryStatusChanged):
        return [words.term("status", event.data.status), *_numbers(event.data.identifiers.order)]
    return None


def _staff_details(event: CloudEvent, words: Wording) -> Sequence[str] | None:
    if isinstance(event, said.Marked):
        return [words.term("mark", event.data.mark), event.data.reason, event.data.by]
    if isinstance(event, said.WishDecided):
        return [words.text(f"wish.{event.data.decision}"), event.data.reason, event.data.by]
    if isinstance(event, said.ConsentChanged):
        answer = words.text("consent.granted" if event.data.granted else "consent.refused")
        channel = words.term("consent_channel", event.data.channel.lower())
        return [words.term("consent", event.data.purpose), channel, answer, words.term("source", event.source)]
    if isinstance(event, said.IdentityDecided):
        of = (words.identifier(each.kind, each.value) for each in event.data.of)
        return [*of, event.data.reason, event.data.by]
    if isinstance(event, said.FindingSeen):
        return [words.identifier(event.data.of.kind, event.data.of.value), event.data.reason, event.data.by]
    return None


def goods(lines: Sequence[Line], words: Wording) -> list[str]:
    """The first few goods by name, and how many more there are."""
    names = [_goods_line(line, words) for line in lines[:SHOWN_LINES]]
    left = len(lines) - len(names)
    return [*names, words.text("customer.more", count=left)] if left else names


def _goods_line(line: Line, words: Wording) -> str:
    name = line.name or line.sku
    return name if line.quantity == 1 else f"{name} × {words.number(line.quantity)}"


def _numbers(values: str | list[str] | None) -> list[str]:
    return [values] if isinstance(values, str) else list(values or ())
