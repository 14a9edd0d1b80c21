"""Which of two contradicting wishes gives way: always the earlier one (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.fragment import Clock
from schemas.wishes import Wish
from stream_processors.profile.hours import interval
from stream_processors.profile.wish_ids import Constraint, constraint

# Each of these says when the client is to be met: the latest word counts.
_APPOINTS: Final = frozenset(["only", "exact", "flexible"])
_A_WEEK: Final = frozenset(range(1, 8))


@dataclass(frozen=True)
class Heard:
    """A wish and when it was said. Wishes of one clock were said together and never contradict each other.

    again: when the same was last said, "" where nobody has compared it with others yet. repeated: another says the
    same and is the one to show: what a person confirmed, else the latest.
    """

    clock: Clock
    wish: Wish
    again: Clock = ""
    repeated: bool = False

    @property
    def latest(self) -> Clock:
        return max(self.clock, self.again)


def compared(heard: Iterable[Heard]) -> list[Heard]:
    """Each with the time at which the same was last said: what is said again is a later word than what lay between."""
    keyed = [(each, constraint(each.wish)) for each in heard]
    alike: dict[Constraint, list[Heard]] = {}
    for each, said in keyed:
        alike.setdefault(said, []).append(each)
    return [_beside(each, alike[said]) for each, said in keyed]


def _beside(one: Heard, alike: Sequence[Heard]) -> Heard:
    repeated = any(other.clock != one.clock and _weight(other) > _weight(one) for other in alike)
    return Heard(one.clock, one.wish, max(each.clock for each in alike), repeated)


def contradicts(other: Heard, one: Heard) -> bool:
    """Do the later words `other` take the place of `one`? All else adds up.

    A later appointment does that of an earlier one, and of what was forbidden where it allows it; what is forbidden
    later is cut out of an earlier appointment, or takes its place where nothing would be left.
    """
    if other.clock == one.clock or other.latest <= one.latest:
        return False
    later, earlier = other.wish, one.wish
    if later.applies_to != earlier.applies_to:
        return False
    if later.rule in _APPOINTS and earlier.rule == "avoid":
        return later.order in ("", earlier.order) and _lifts(later, earlier)
    if later.order != earlier.order:
        return False
    if later.rule in _APPOINTS:
        return earlier.rule in _APPOINTS
    return (later.rule, earlier.rule) == ("avoid", "only") and constraint(later).time == constraint(earlier).time


def _lifts(granted: Wish, forbidden: Wish) -> bool:
    """Does a later permission lift the prohibition?

    Where it speaks of days in general and the prohibition of some of them, only by allowing the whole of it: "call
    after 18:00" does not undo "not on Thursday". Else where nothing would be left of it, or where it allows some of
    what was forbidden on all the days on which it was: "tomorrow 10 to 18" does not wake a child who sleeps every day.
    """
    days = _holds_whenever(granted, forbidden)
    if _generality(granted) > _generality(forbidden):
        return days and _within(forbidden, granted)
    if not _share_a_day(granted, forbidden) or not _share_an_hour(granted, forbidden):
        return False
    return days or _within(granted, forbidden)


def _generality(wish: Wish) -> int:
    return 2 if wish.every_day else 1 if wish.weekdays else 0


def _weekdays(wish: Wish) -> frozenset[int]:
    return _A_WEEK if wish.every_day else frozenset(wish.weekdays)


def _holds_whenever(one: Wish, other: Wish) -> bool:
    """Does `one` hold on all days on which `other` does?"""
    return _weekdays(other) <= _weekdays(one) and all(map(one.holds_on, other.dates))


def _share_a_day(one: Wish, other: Wish) -> bool:
    dated = any(map(one.holds_on, other.dates)) or any(map(other.holds_on, one.dates))
    return dated or not _weekdays(one).isdisjoint(_weekdays(other))


def _share_an_hour(granted: Wish, forbidden: Wish) -> bool:
    """Bounds are allowed, so what begins where the forbidden time ends shares nothing with it."""
    (first, last), (start, end) = interval(granted), interval(forbidden)
    return start < first < end if first == last else max(first, start) < min(last, end)


def _within(one: Wish, other: Wish) -> bool:
    """Are the hours of `one` among those of `other`?"""
    (first, last), (start, end) = interval(one), interval(other)
    return start <= first and last <= end


def _weight(heard: Heard) -> tuple[bool, Clock]:
    return heard.wish.status == "confirmed", heard.clock
