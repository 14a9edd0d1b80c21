"""What an event does to the fragment of its record: a table from event type to a small function of that event.

Nine of ten events are site views, so their functions are the hottest code here. Every effect has a Put or a Keep, so
the greatest clock of a fragment is the time of its latest event, and a First, so the smallest is that of its earliest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import orjson

from schemas.events import (
    CloudEvent,
    ConsentChanged,
    DeliveryRequested,
    FindingSeen,
    IdentityDecided,
    PageViewed,
    ProductViewed,
    Purchased,
    Searched,
)
from schemas.fragment import Bind, EventEffect, First, Keep, Operation, Put
from schemas.payloads import Identifiers, Person
from stream_processors.profile import cart, documents, registers, statements, wishes
from stream_processors.profile.clocks import clock_of, content_digest, event_digest
from stream_processors.profile.numbers import spelled
from stream_processors.profile.wishes import AT_HOME, Hearing

MAX_QUERY = 256  # characters: a query names a map's member, and nobody reads on


_SEEN: tuple[Operation, ...] = (Put(registers.SEEN, ""), First(registers.FIRST_SEEN, ""))


_OF_STAFF: Final = frozenset({IdentityDecided, FindingSeen})


def effects(event: CloudEvent, record_id: str, raw: bytes, hearing: Hearing = AT_HOME) -> EventEffect:
    """What `event`, said in the bytes `raw`, does to the fragment of `record_id`.

    Raises WishesUnread where the grammar of `hearing` fails on what the client said.
    """
    digest, content = event_digest(event), content_digest(raw)
    clock = clock_of(event, digest, content)
    operations = _operations(event, digest, record_id, hearing)
    return EventEffect(record_id, digest, content, clock, operations, _delivery_days(event))


def _operations(event: CloudEvent, digest: str, record_id: str, hearing: Hearing) -> tuple[Operation, ...]:
    """What the event's type says, person facts and references whatever the type, and that the client was seen."""
    if type(event) in _OF_STAFF:  # what staff decide of a client is nothing that the client did
        return ()
    said = _said(event, digest, record_id, hearing)
    data = event.data
    if data.person is not None or _has_reference(data.identifiers):
        said = (*said, *_person(data.person), *_references(data.identifiers))
    return tuple(said) if type(event) is ProductViewed else (*said, *_SEEN)  # a view says by itself that he was seen


def _said(event: CloudEvent, digest: str, record_id: str, hearing: Hearing) -> Sequence[Operation]:
    """Of a consent it matters who stated it: a refusal on one record outlives a grant on another."""
    if type(event) is ConsentChanged:
        return statements.consent_changed(event, record_id)
    of_type = _OF_TYPE.get(event.type)
    if of_type:
        return of_type(event, digest)
    in_words = _IN_WORDS.get(event.type)
    return in_words(event, digest, hearing) if in_words else ()


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


def _references(identifiers: Identifiers) -> Iterator[Keep | Bind]:
    for kind in ("order", "receipt", "preorder"):
        for number, given in spelled(identifiers, kind):
            yield documents.keep(registers.REFERENCES + kind, number, given if given != number else "")
    yield from documents.bound(identifiers)


def _page_viewed(event: PageViewed, digest: str) -> Sequence[Operation]:
    acquisition = event.data.acquisition
    if acquisition is None:
        return ()
    stated = acquisition.model_dump_json(exclude_none=True)
    return () if stated == "{}" else (First(registers.ACQUISITION, stated), *_search(acquisition.query or ""))


def _searched(event: Searched, digest: str) -> Sequence[Operation]:
    return _search(event.data.query)


def _search(text: str) -> Sequence[Operation]:
    query = text.strip()[:MAX_QUERY]
    return (documents.keep(registers.SEARCHES, query, ""),) if query else ()


def _product_viewed(event: ProductViewed, digest: str) -> tuple[Operation, ...]:
    product = event.data.product
    return _viewed(product.sku, product.name, product.category)


@lru_cache(maxsize=8_192)
def _viewed(sku: str, name: str, category: str) -> tuple[Operation, ...]:
    """Two registers and no more. The same for everybody who views the product: made once, if it is viewed often."""
    category = category.strip()
    viewed = documents.keep(registers.VIEWED, sku, orjson.dumps([name, category]).decode())
    return viewed, First(registers.PRIMARY_INTEREST, category) if category else First(registers.FIRST_SEEN, "")


def _purchased(event: Purchased, digest: str) -> Sequence[Operation]:
    return [*documents.purchased(event, digest), *cart.emptied(event)]


OfType = Callable[[Any, str], Sequence[Operation]]
"""From the event (of the type that it is listed under) and its digest to operations."""

_OF_TYPE: dict[str, OfType] = {
    "site.page_viewed": _page_viewed,
    "site.searched": _searched,
    "site.product_viewed": _product_viewed,
    "site.cart_updated": cart.updated,
    "site.cart_line_added": cart.line_added,
    "site.cart_line_removed": cart.line_removed,
    "call.received": statements.call_received,
    "wish.decided": wishes.decided,
    "client.marked": statements.marked,
    "preorder.created": documents.preorder_created,
    "pos.purchased": _purchased,
    "pos.returned": documents.returned,
    "delivery.status_changed": documents.delivery_status_changed,
    "order.placed": documents.order_placed,
    "order.cancelled": documents.order_cancelled,
    "order.problem_raised": documents.problem_raised,
    "order.problem_solved": documents.problem_solved,
}

# Of those with words of the client: what he means depends on the grammar, and on where he says "tomorrow".
_IN_WORDS: dict[str, Callable[[Any, str, Hearing], Sequence[Operation]]] = {
    "call.noted": statements.call_noted,
    "delivery.requested": documents.delivery_requested,
}
