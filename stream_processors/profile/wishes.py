"""Wishes in notes and delivery requests, read once when the event is applied; and decisions of people about them.

All wishes of one event are one register, so a corrected event (same id, other content) replaces them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, tzinfo
from typing import Final, NamedTuple
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

HOME: Final = ZoneInfo("Europe/Moscow")  # of deployments that say nothing else
_OUTRIGHT: Final = "Доставка: "
WISHES: Final = TypeAdapter(tuple[Wish, ...])
Grammar = Callable[[str, date], tuple[Wish, ...]]
"""From a text and the local date on which it was said to the wishes in it."""


class WishesUnread(Exception):
    """The grammar failed on a text; the cause says where."""


class Hearing(NamedTuple):
    """How clients' words are understood. zone: the deployment's, in which they say "tomorrow".

    The offset of an event tells nothing of that: browsers and SDKs send every time in UTC.
    """

    zone: tzinfo = HOME
    grammar: Grammar = read

    def understood(self, text: str, event: CallNoted | DeliveryRequested) -> tuple[Wish, ...]:
        """Raises WishesUnread."""
        try:
            return self.grammar(text, event.time.astimezone(self.zone).date())
        except Exception as fault:
            raise WishesUnread from fault


AT_HOME: Final = Hearing()


def states(fragment: Fragment, wish: str) -> bool:
    """True if the wish with this id was stated in an event of this fragment."""
    return event_of(wish) in fragment.maps.get(registers.WISHES, {})


def heard_in(event: CallNoted, zone: tzinfo = HOME) -> tuple[Wish, ...]:
    """The wishes of a note, as the profile will show them first; none where the grammar fails, as in the profile."""
    try:
        return named(event_digest(event), _in_note(event, Hearing(zone)), event.time.astimezone(UTC))
    except WishesUnread:
        return ()


def nothing(_text: str, _said: date) -> tuple[Wish, ...]:
    """The grammar that understands nothing."""
    return ()


def noted(event: CallNoted, digest: str, hearing: Hearing) -> Sequence[Operation]:
    """Raises WishesUnread."""
    return _heard(digest, _in_note(event, hearing)) if event.data.text else ()


def _in_note(event: CallNoted, hearing: Hearing) -> Sequence[Wish]:
    """What a note that names orders says of delivery is about these; what it says of calls is about all."""
    found, orders = hearing.understood(event.data.text, event), delivered_under(event.data.identifiers)
    return [
        wish.model_copy(update={"order": order})
        for wish in found
        for order in (orders if orders and wish.applies_to == "delivery" else ("",))
    ]


def requested(event: DeliveryRequested, digest: str, orders: Sequence[str], hearing: Hearing) -> Sequence[Operation]:
    """What is written on a request is about these deliveries, and about no other. Raises WishesUnread."""
    found = _about_delivery(event, hearing) if event.data.wish else ()
    return _heard(digest, [wish.model_copy(update={"order": order}) for order in orders for wish in found])


def _about_delivery(event: DeliveryRequested, hearing: Hearing) -> Sequence[Wish]:
    """On a request it goes without saying what "exactly at 15:00" is about: there, and only there, we say it."""
    found = hearing.understood(event.data.wish, event)
    if found:
        return found
    exact = [wish for wish in hearing.understood(_OUTRIGHT + event.data.wish, event) if wish.rule == "exact"]
    return [wish.model_copy(update={"quote": wish.quote.removeprefix(_OUTRIGHT)}) for wish in exact]


def _heard(digest: str, found: Sequence[Wish]) -> Sequence[Operation]:
    if not found:
        return ()
    stated = WISHES.dump_json(tuple(found), exclude_defaults=True, by_alias=True).decode()
    return [Keep(registers.WISHES, digest, stated, registers.LIMITS[registers.WISHES])]


def decided(event: WishDecided, digest: str) -> Sequence[Operation]:
    limit = registers.LIMITS[registers.WISH_DECISIONS]
    return [Keep(registers.WISH_DECISIONS, event.data.wish, event.data.decision, limit)]
