"""Wishes in notes and delivery requests, read once when the event is applied; and decisions of people about them.

All wishes of one event are one register, so a corrected event (same id, other content) replaces them together.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, date, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from schemas.events import CallNoted, DeliveryRequested, WishDecided
from schemas.fragment import Fragment, Keep, Operation
from schemas.wishes import Wish
from stream_processors.profile import registers
from stream_processors.profile.clocks import event_digest
from stream_processors.profile.numbers import delivered_under
from stream_processors.profile.wish_ids import event_of, named
from stream_processors.wishes.reader import read

log = logging.getLogger(__name__)

HOME: Final = ZoneInfo("Europe/Moscow")  # of deployments that say nothing else
_OUTRIGHT: Final = "Доставка: "
WISHES: Final = TypeAdapter(tuple[Wish, ...])


def states(fragment: Fragment, wish: str) -> bool:
    """True if the wish with this id was stated in an event of this fragment."""
    return event_of(wish) in fragment.maps.get(registers.WISHES, {})


def heard_in(event: CallNoted, zone: tzinfo = HOME) -> tuple[Wish, ...]:
    """The wishes of a note, as the profile will show them first."""
    return named(event_digest(event), _in_note(event, zone), event.time.astimezone(UTC))


def said_on(event: CallNoted | DeliveryRequested, zone: tzinfo) -> date:
    """The client's own date, from which "tomorrow" is counted. zone: that of the deployment.

    The offset of the event tells nothing of him: browsers and SDKs send every time in UTC.
    """
    return event.time.astimezone(zone).date()


def understood(text: str, said: date, grammar: Callable[[str, date], tuple[Wish, ...]] = read) -> tuple[Wish, ...]:
    """The wishes in a text. If the grammar fails, the wishes are lost, but not the delivery they were written on."""
    try:
        return grammar(text, said)
    except Exception as fault:  # noqa: BLE001  whatever it is
        log.error("%s in reading a text of %d characters: its wishes are lost", type(fault).__name__, len(text))
        return ()


def noted(event: CallNoted, digest: str, zone: tzinfo) -> Sequence[Operation]:
    return _heard(digest, _in_note(event, zone)) if event.data.text else ()


def _in_note(event: CallNoted, zone: tzinfo) -> Sequence[Wish]:
    """What a note that names orders says of delivery is about these; what it says of calls is about all."""
    found, orders = understood(event.data.text, said_on(event, zone)), delivered_under(event.data.identifiers)
    return [
        wish.model_copy(update={"order": order})
        for wish in found
        for order in (orders if orders and wish.applies_to == "delivery" else ("",))
    ]


def requested(event: DeliveryRequested, digest: str, orders: Sequence[str], zone: tzinfo) -> Sequence[Operation]:
    """What is written on a request is about these deliveries, and about no other."""
    found = _about_delivery(event.data.wish, said_on(event, zone)) if event.data.wish else ()
    return _heard(digest, [wish.model_copy(update={"order": order}) for order in orders for wish in found])


def _about_delivery(text: str, said: date) -> Sequence[Wish]:
    """On a request it goes without saying what "exactly at 15:00" is about: there, and only there, we say it."""
    found = understood(text, said)
    if found:
        return found
    exact = [wish for wish in understood(_OUTRIGHT + text, said) if wish.rule == "exact"]
    return [wish.model_copy(update={"quote": wish.quote.removeprefix(_OUTRIGHT)}) for wish in exact]


def _heard(digest: str, found: Sequence[Wish]) -> Sequence[Operation]:
    if not found:
        return ()
    stated = WISHES.dump_json(tuple(found), exclude_defaults=True, by_alias=True).decode()
    return [Keep(registers.WISHES, digest, stated, registers.LIMITS[registers.WISHES])]


def decided(event: WishDecided, digest: str) -> Sequence[Operation]:
    limit = registers.LIMITS[registers.WISH_DECISIONS]
    return [Keep(registers.WISH_DECISIONS, event.data.wish, event.data.decision, limit)]
