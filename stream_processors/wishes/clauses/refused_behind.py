"""What is refused behind what is asked, with no sign between them: "доставка в четверг вечером | не звонить"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.clauses.since_last_stop import ENGLISH, POSTPOSED, Segment, ends, to_the_next
from stream_processors.wishes.times.items import Item, When, kinds_of
from stream_processors.wishes.words.scopes import ACTIONS, CALLS, STATES

_BRINGING = frozenset({"DELIVER", "DELIVERED", "DELIVERY", "TOPIC"})
_BESIDE_CALLS = ACTIONS - CALLS
_SMALL = frozenset({"FILLER", "REQUEST", "WHOLE", "OF", "BE"})  # "звонить вообще не надо"
_AT_ALL = frozenset({"вообще", "совсем"})
_REFUSING = frozenset({"NEG", "REFUSE"})
_NEAR = 3  # words
_FAR = 6
_TO_DO = ("ть", "ти", "ться", "тись")
_NEEDLESS = (["не", "надо"], ["не", "нужно"])
_BROUGHT = frozenset({"DELIVER", "ACCEPT", "AWAIT"})
_TELLING = STATES | {
    "",
    "STAFF",
    "CHILD",
    "FAMILY",
    "OTHERS",
    "TOPIC",
    "ADDRESS",
    "PAPER",
    "SHOP",
    "PAST",
    "TELLS",
    "PRICE",
}
_WHO = frozenset({"он", "она", "они", "я", "мы", "у"})


def refuses_calls(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Привезите 14 марта | звонить вообще не надо", "wants it this afternoon | hates the phone so no calls"."""
    if segment.refuses or not segment.timed or segment.tags.isdisjoint(_BRINGING) or segment.tags & CALLS:
        return False
    if _has_two(segment):
        return False  # "доставка 1 декабря до 10 | в среду до обеда не звонить"
    behind = to_the_next(items, at)
    kinds = kinds_of(behind)
    if _REFUSING.isdisjoint(kinds) or not _BESIDE_CALLS.isdisjoint(kinds):
        return False
    negation = next(here for here, kind in enumerate(kinds) if kind in _REFUSING)
    if "WHEN" in kinds[:negation]:
        return False
    after = behind[negation + 1 : negation + 1 + _NEAR]
    return _is_call(after) or (_is_call(behind[:negation][::-1]) and bool(after) and after[0].word in POSTPOSED)


def _has_two(segment: Segment) -> bool:
    """Does it name two days, or two hours, of which the last may be of what follows?"""
    if len([when for when in segment.whens if when.days is not None]) > 1:
        return True
    spans = [when.span for when in segment.whens if when.span is not None]  # "вечером, с 8 до 10" is one
    return any(not first.start <= last.start < last.end <= first.end for first, last in pairwise(spans))


def _is_call(items: Sequence[Item]) -> bool:
    """Does a call stand first among these, past small words?"""
    first = next((item for item in items if item.tag not in _SMALL and item.word not in _AT_ALL), None)
    return first is not None and first.tag in CALLS


def is_needless(items: Sequence[Item], at: int) -> bool:
    """ "Завтра привезите | в субботу не надо", "завтра везите | в субботу везти не нужно"."""
    at += items[at].tag in ACTIONS and items[at].word.endswith(_TO_DO)
    return [item.word for item in items[at : at + len(_NEEDLESS)]] in _NEEDLESS and ends(items, at + len(_NEEDLESS))


def suits_not(items: Sequence[Item], at: int) -> bool:
    """ "Sat morning suits | weds no good", "the day after is fine | tomorrow doesn't"."""
    if items[at].tag != "NEG":
        return False
    return ends(items, at + 1) or (items[at + 1].word in ENGLISH and ends(items, at + 2))


def is_over(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "По средам звонить директору нельзя | планёрка": the refusal stands behind what it refuses, and ends there."""
    if items[at].tag not in _TELLING and items[at].word not in _WHO:
        return False
    led = segment.items[-_FAR:-1]
    return any(item.tag in ACTIONS and item.word.endswith(_TO_DO) for item in led) and not is_led(items, at)


def is_led(items: Sequence[Item], at: int) -> bool:
    """Is it what cannot be done: "звонить нельзя | клиенту"?"""
    return items[at].tag == "" and items[at].word.endswith(_TO_DO)


def spares(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Доставьте в субботу | собирать не надо", "deliver tomorrow 10 to 12 | no need to bring it upstairs"."""
    last = segment.items[-1]
    if segment.refuses or segment.tags.isdisjoint(_BROUGHT) or not isinstance(last, When) or last.back:
        return False  # "муж примет, раньше везти не надо"
    if [item.word for item in items[at : at + _NEAR]] == ["no", "need", "to"]:
        return True
    if _has_two(segment):
        return False  # "привезите завтра | в субботу привозить не надо"
    done = items[at].tag in ("", "DELIVER") and items[at].word.endswith(_TO_DO)
    needless = [item.word for item in items[at + 1 : at + _NEAR]]
    return done and needless in _NEEDLESS and (ends(items, at + _NEAR) or items[at + _NEAR].tag not in ("WHEN", "AT"))
