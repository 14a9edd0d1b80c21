"""What is said behind a refusal or a condition with no sign between them: "no calls please | courier after six"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.conjunctions import CANCELLING
from stream_processors.wishes.clauses.since_last_stop import COURTESIES, PLAIN, Segment, tag_at
from stream_processors.wishes.times.items import Item
from stream_processors.wishes.words.scopes import CALLS, DOORS
from stream_processors.wishes.words.verbs import is_imperative

_COURIERS = frozenset({"курьер", "водитель", "машина", "доставка", "courier", "driver", "van", "delivery"})
_OBJECTIVE = frozenset({"OF", "TO", "FROM", "AT", "LET", "ABOUT"})  # "don't call the driver", "no calls from courier"
_NEVER = frozenset({"никогда", "never"})
_TO_CALL = frozenset({"call", "ring", "contact"})
_CLOSED = frozenset({"shut", "closed"})
_PLACES = frozenset({"SHOP", "WORKING", "ADDRESS"})
_REMEDIES = frozenset({"try", "leave", "ring", "call", "knock", "use", "оставьте", "звоните", "позвоните"})
_LACKING = frozenset({"theres", "there's", "no", "nobody", "noone"})
_NOT_BIDDEN = frozenset({"you", "to", "we", "they", "i", "can", "could"})
_BRINGING = frozenset({"DELIVER", "TOPIC", "MOVE"})
_LEFT = frozenset({"WHEN", "DELIVER", "CALL"})
_NEAR = 3  # words


def is_bidden_behind(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Does another thing begin here?"""
    tag = items[at].tag
    if tag in ("DELIVERY", "DELIVER") and (_sends(segment, items, at) or _follows_a_condition(segment, items, at)):
        return True
    if segment.timed and _is_said_behind_a_time(segment, items, at):
        return True
    if tag == "CALLBACK":  # "сегодня не звоните | перезвоните завтра"
        return segment.refuses and "CALL" in segment.tags and segment.items[-1].tag in ("CALL", "WHEN")
    return tag == "NEG" and _spares_the_door(segment, items, at)


def _is_said_behind_a_time(segment: Segment, items: Sequence[Item], at: int) -> bool:
    item, last = items[at], segment.items[-1].tag
    if item.word in CANCELLING:  # "ring back Tuesday about the refund also | cancel the chair"
        return (segment.bids or "BACK" in segment.tags) and last != "TO"
    if item.tag == "LEFT":  # "в субботу не привозить | уехали на дачу"
        return segment.refuses and last in _LEFT and tag_at(items, at + 1) != "WHEN"
    return last == "WHEN" and item.tag in _PLACES and _is_closed(items, at)


def _sends(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Не звоните | курьер пусть едет в среду", "email only I never answer the phone | courier between 6 and 8"."""
    if items[at].word not in _COURIERS or not segment.refuses or segment.tags.isdisjoint(CALLS | {"REQUEST"}):
        return False
    last = segment.items[-1]
    if (
        last.tag in _OBJECTIVE
        or (last.tag == "NEG" and last.word not in _NEVER)
        or last.word in _TO_CALL
        or not segment.tags.isdisjoint(_BRINGING)
    ):
        return False
    if tag_at(items, at + 1) == "LET":
        return True
    return tag_at(items, at + 1) == "WHEN" and not segment.timed and not segment.tags.isdisjoint(CALLS | {"WRITE"})


def _follows_a_condition(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "If no one is in try next door | delivery best after five"."""
    if segment.timed or "IF" not in segment.tags or segment.items[-1].word in _NOT_BIDDEN:
        return False
    if not any(item.word in _REMEDIES for item in segment.items):
        return False
    bids = items[at].word in PLAIN or items[at].word in _COURIERS or is_imperative(items[at].word)
    return bids and any(item.tag == "WHEN" for item in items[at + 1 : at + 1 + _NEAR])


def _spares_the_door(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Bring it Monday evening | don't press the doorbell": how it is handed over, and no part of when."""
    if not segment.timed or segment.refuses or segment.tags.isdisjoint(_BRINGING):
        return False
    told = segment.items[-1].tag == "WHEN" or segment.items[-1].word in COURTESIES
    return told and any(item.tag in DOORS for item in items[at + 1 : at + 1 + _NEAR])


def _is_closed(items: Sequence[Item], at: int) -> bool:
    """ "Not between 12 and 1 | shop is shut for lunch"."""
    behind = items[at + 2 : at + 3]
    return tag_at(items, at + 1) == "BE" and bool(behind) and behind[0].word in _CLOSED


def is_lacking(items: Sequence[Item], at: int) -> bool:
    """ "Deliver Friday before 1 | if there's no answer leave it at 14"."""
    return at < len(items) and items[at].word in _LACKING
