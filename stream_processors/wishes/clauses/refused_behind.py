"""What is refused behind what is asked, with no sign between them: "доставка в четверг вечером | не звонить"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.since_last_stop import BREAKS, ENGLISH, FAR, POSTPOSED, Segment, ends
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, CALLS

_BRINGING = frozenset({"DELIVER", "DELIVERED", "DELIVERY", "TOPIC"})
_SMALL = frozenset({"FILLER", "REQUEST", "WHOLE", "OF", "BE"})  # "звонить вообще не надо"
_AT_ALL = frozenset({"вообще", "совсем"})
_REFUSING = frozenset({"NEG", "REFUSE"})
_NEAR = 3  # words


def refuses_calls(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Привезите 14 марта | звонить вообще не надо", "wants it this afternoon | hates the phone so no calls"."""
    if segment.refuses or not segment.timed or segment.tags.isdisjoint(_BRINGING) or segment.tags & CALLS:
        return False
    whens = [item for item in segment.items if isinstance(item, When)]
    if sum(when.days is not None for when in whens) > 1 or sum(when.span is not None for when in whens) > 1:
        return False  # "доставка 1 декабря до 10 | в среду до обеда не звонить"
    end = next((here for here in range(at, min(at + FAR, len(items))) if items[here].tag in BREAKS), len(items))
    behind = items[at:end]
    if any(item.tag in ACTIONS - CALLS for item in behind):
        return False
    negation = next((here for here, item in enumerate(behind) if item.tag in _REFUSING), None)
    if negation is None or any(item.tag == "WHEN" for item in behind[:negation]):
        return False
    after = behind[negation + 1 : negation + 1 + _NEAR]
    return _is_call(after) or (_is_call(behind[:negation][::-1]) and bool(after) and after[0].word in POSTPOSED)


def _is_call(items: Sequence[Item]) -> bool:
    """Does a call stand first among these, past small words?"""
    first = next((item for item in items if item.tag not in _SMALL and item.word not in _AT_ALL), None)
    return first is not None and first.tag in CALLS


def suits_not(items: Sequence[Item], at: int) -> bool:
    """ "Sat morning suits | weds no good", "the day after is fine | tomorrow doesn't"."""
    if items[at].tag != "NEG":
        return False
    return ends(items, at + 1) or (items[at + 1].word in ENGLISH and ends(items, at + 2))
