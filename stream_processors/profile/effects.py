"""What one event does to its record's fragment: a table from event type to a small function of that event.

Nine events of ten are site views, so theirs is the hottest code here. Every effect that says anything of the client has
a Put, a Keep or a Count, so that the greatest clock of a fragment is the time of its latest event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import orjson

from schemas.events import (
    CloudEvent,
    DeliveryRequested,
    Identifiers,
    IdentityDecided,
    PageViewed,
    Person,
    ProductViewed,
    Searched,
)
from schemas.fragment import EventEffect, First, Keep, Operation, Put
from stream_processors.profile import documents, registers, statements
from stream_processors.profile.clocks import clock_of, content_digest, event_digest

MAX_QUERY = 256  # characters: a query names a map's member, and nobody reads on


def effects(event: CloudEvent, record_id: str, raw: bytes) -> EventEffect:
    """What `event`, said in the bytes `raw`, does to the fragment of `record_id`."""
    digest, content = event_digest(event), content_digest(raw)
    of_type = _OF_TYPE.get(event.type)
    said = of_type(event, digest) if of_type else ()
    operations = (*said, *_of_every_event(event, bool(said)))
    return EventEffect(record_id, digest, content, clock_of(event, digest, content), operations, _delivery_days(event))


def _of_every_event(event: CloudEvent, says_more: bool) -> Sequence[Operation]:
    """Person facts and references, whatever the type, and that the client was seen."""
    if type(event) is IdentityDecided:  # what staff decide of a client is nothing that the client did
        return ()
    data = event.data
    first_seen = _first_seen(event.source)
    if says_more and data.person is None and not _has_reference(data.identifiers):
        return (first_seen,)
    stated: list[Operation] = [*_person(data.person), *_references(data.identifiers), first_seen]
    return stated if says_more or len(stated) > 1 else (Put(registers.SEEN, ""), first_seen)


@lru_cache(maxsize=1_024)
def _first_seen(source: str) -> First:
    return First(registers.FIRST_SEEN, source)


def _delivery_days(event: CloudEvent) -> tuple[str, ...]:
    return (event.data.date.isoformat(),) if type(event) is DeliveryRequested else ()


def _person(person: Person | None) -> Iterator[Put]:
    if person is None:
        return
    if person.name and person.name.strip():
        yield Put(registers.NAME, person.name.strip())
    if person.birth_date:
        yield Put(registers.BIRTH_DATE, person.birth_date.isoformat())
    if person.sex:
        yield Put(registers.SEX, person.sex)


def _has_reference(identifiers: Identifiers) -> bool:
    return not (identifiers.order is None and identifiers.receipt is None and identifiers.preorder is None)


def _references(identifiers: Identifiers) -> Iterator[Keep]:
    for kind in ("order", "receipt", "preorder"):
        for number in documents.numbers(identifiers, kind):
            yield documents.keep(registers.REFERENCES + kind, number, "")


def _page_viewed(event: PageViewed, digest: str) -> Sequence[Operation]:
    acquisition = event.data.acquisition
    if acquisition is None:
        return ()
    stated = acquisition.model_dump_json(exclude_none=True)
    if stated == "{}":
        return ()
    return (First(registers.ACQUISITION, stated), Put(registers.SEEN, ""), *_search(acquisition.query or ""))


def _searched(event: Searched, digest: str) -> Sequence[Operation]:
    return _search(event.data.query)


def _search(text: str) -> Sequence[Operation]:
    query = text.strip()[:MAX_QUERY]
    return (documents.keep(registers.SEARCHES, query, ""),) if query else ()


def _product_viewed(event: ProductViewed, digest: str) -> Sequence[Operation]:
    product = event.data.product
    return _viewed(product.sku, product.name, product.category)


@lru_cache(maxsize=8_192)
def _viewed(sku: str, name: str, category: str) -> Sequence[Operation]:
    """The same for everybody who views the product: made once, as long as it is viewed often."""
    category = category.strip()
    viewed = documents.keep(registers.VIEWED, sku, orjson.dumps([name, category]).decode())
    if not category:
        return (viewed,)
    return (viewed, Put(registers.CURRENT_INTEREST, category), First(registers.PRIMARY_INTEREST, category))


OfType = Callable[[Any, str], Sequence[Operation]]
"""From the event (of the type that it is listed under) and its digest to operations."""

_OF_TYPE: dict[str, OfType] = {
    "site.page_viewed": _page_viewed,
    "site.searched": _searched,
    "site.product_viewed": _product_viewed,
    "site.cart_updated": documents.cart_updated,
    "call.received": statements.call_received,
    "call.noted": statements.call_noted,
    "client.marked": statements.marked,
    "consent.changed": statements.consent_changed,
    "preorder.created": documents.preorder_created,
    "pos.purchased": documents.purchased,
    "pos.returned": documents.returned,
    "delivery.requested": documents.delivery_requested,
    "delivery.status_changed": documents.delivery_status_changed,
    "order.placed": documents.order_placed,
    "order.cancelled": documents.order_cancelled,
    "order.problem_raised": documents.problem_raised,
    "order.problem_solved": documents.problem_solved,
}
