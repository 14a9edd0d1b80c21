"""The wishes that hold: what was heard, as people decided of it, without what has passed or was taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import orjson

from schemas.fragment import Clock, Fragment
from schemas.profile import Delivery
from schemas.wishes import Wish
from stream_processors.profile import registers
from stream_processors.profile.registers import members
from stream_processors.profile.wishes import WISHES, wish_id

# Each of these says when the client is to be met: the latest word counts.
_APPOINTS: Final = frozenset(["only", "exact", "flexible"])
_OPPOSITES: Final = frozenset([("avoid", "only"), ("only", "avoid")])


@dataclass(frozen=True)
class Heard:
    """A wish and when it was said. Wishes of one clock were said together and never contradict each other."""

    clock: Clock
    wish: Wish


def wishes(fragment: Fragment, deliveries: Iterable[Delivery], today: date) -> tuple[Wish, ...]:
    """What the client asked for and still wants on `today` (local), newest first; promises are not among it."""
    open_orders = {delivery.order for delivery in deliveries if delivery.is_open}
    lasting = [heard for heard in _heard(fragment) if not _is_over(heard.wish, open_orders, today)]
    return tuple(heard.wish for heard in lasting if not any(replaces(other, heard) for other in lasting))


def _heard(fragment: Fragment) -> Iterator[Heard]:
    """Every wish that nobody dismissed; by event newest first, within one in the order of its text."""
    decisions = {
        wish: orjson.loads(said.value)[0] for wish, said in members(fragment, registers.WISH_DECISIONS).items()
    }
    for digest, (clock, stated) in members(fragment, registers.WISHES).items():
        for position, wish in enumerate(WISHES.validate_json(stated)):
            id_ = wish_id(digest, position)
            decision = decisions.get(id_, wish.status)
            if decision != "dismissed":
                yield Heard(clock, wish.model_copy(update={"id": id_, "status": decision}))


def _is_over(wish: Wish, open_orders: Collection[str], today: date) -> bool:
    """Dates have passed, or the one delivery that it was about was made or called off."""
    if wish.dates and max(wish.dates) < today:
        return True
    return bool(wish.order) and wish.order not in open_orders


def replaces(other: Heard, one: Heard) -> bool:
    """Does `other` take the place of `one`?

    A later appointment does that of an earlier one, the opposite rule on the same time that of its contrary; of one
    thing said twice one is left, the one that a person confirmed if there is any. All else adds up.
    """
    if other.clock == one.clock or _about(other.wish) != _about(one.wish):
        return False
    rules = other.wish.rule, one.wish.rule
    same_time = _time(other.wish) == _time(one.wish)
    if same_time and other.wish.rule == one.wish.rule:
        return _weight(other) > _weight(one)
    return other.clock > one.clock and (_APPOINTS.issuperset(rules) or (same_time and rules in _OPPOSITES))


def _weight(heard: Heard) -> tuple[bool, Clock]:
    return heard.wish.status == "confirmed", heard.clock


def _about(wish: Wish) -> tuple[str, str]:
    return wish.applies_to, wish.order


def _time(wish: Wish) -> tuple[object, ...]:
    return wish.from_, wish.to, wish.dates, wish.weekdays, wish.every_day
