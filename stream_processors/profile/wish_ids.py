"""The id of a wish: a digest of the event and of what it asks. A better grammar keeps the ids of unchanged wishes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2b
from typing import NamedTuple

import orjson

from schemas.wishes import AppliesTo, Rule, Wish
from stream_processors.profile.hours import interval


class Time(NamedTuple):
    """When a wish holds: minutes of the day, closed, and the days; one spelling for each meaning."""

    start: int
    end: int
    dates: tuple[date, ...]
    weekdays: tuple[int, ...]
    every_day: bool


class Constraint(NamedTuple):
    """Everything that a wish says, except for its words, its reason, and the confidence of the reading."""

    applies_to: AppliesTo
    order: str
    rule: Rule
    time: Time


def constraint(wish: Wish) -> Constraint:
    start, end = interval(wish)
    days = tuple(sorted(set(wish.dates))), tuple(sorted(set(wish.weekdays)))
    return Constraint(wish.applies_to, wish.order, wish.rule, Time(start, end, *days, wish.every_day))


def wish_id(digest: str, wish: Wish) -> str:
    """16 hex digits of the event that stated it, `-`, 16 of what it says."""
    said = constraint(wish)
    stated = orjson.dumps([said.applies_to, said.order, said.rule, *said.time])
    return f"{digest}-{blake2b(stated, digest_size=8).hexdigest()}"


def event_of(id_: str) -> str:
    """The digest of the event that stated the wish with this id."""
    return id_.rpartition("-")[0]


def named(digest: str, wishes: Iterable[Wish], said_at: datetime) -> tuple[Wish, ...]:
    """The wishes of one event, in their order, each with its id and when it was said; of equal ones the first."""
    found: dict[str, Wish] = {}
    for wish in wishes:
        id_ = wish_id(digest, wish)
        if id_ not in found:
            found[id_] = wish.model_copy(update={"id": id_, "said_at": said_at})
    return tuple(found.values())
