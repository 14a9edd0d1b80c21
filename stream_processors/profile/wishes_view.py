"""The wishes that hold: what was heard, as people decided of it, without what has passed or was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import orjson

from schemas.fragment import Fragment
from schemas.profile import Delivery
from schemas.wishes import Wish
from stream_processors.profile import registers
from stream_processors.profile.bound_wishes import Deliveries
from stream_processors.profile.contradictions import Heard, compared, contradicts, repeats
from stream_processors.profile.registers import members
from stream_processors.profile.wishes import WISHES, wish_id


def wishes(fragment: Fragment, deliveries: Iterable[Delivery], today: date) -> tuple[Wish, ...]:
    """What the client asked for and still wants on `today` (local), newest first; promises are not among it."""
    if registers.WISHES not in fragment.maps:
        return ()
    known = Deliveries(fragment, deliveries)
    judged = (known.judged(heard) for heard in _heard(fragment) if not _has_passed(heard.wish, today))
    lasting = compared(heard for heard in judged if isinstance(heard, Heard))
    return tuple(heard.wish for heard in lasting if not _gives_way(heard, lasting))


def _gives_way(one: Heard, others: Sequence[Heard]) -> bool:
    return any(repeats(other, one) or contradicts(other, one) for other in others)


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


def _has_passed(wish: Wish, today: date) -> bool:
    return bool(wish.dates) and max(wish.dates) < today
