"""What is said beside a refusal of bells or of calls with no sign: "в домофон не звоните | он сломан"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.refused_behind import is_over
from stream_processors.wishes.clauses.since_last_stop import COURTESIES, Segment, tag_at
from stream_processors.wishes.times.items import Item
from stream_processors.wishes.words.scopes import ACTIONS, DOORS

_RUNG = frozenset({"CALL", "DOOR", "KNOCK"})
_RINGING = frozenset({"CALL", "KNOCK"})
_OF_A_BELL = frozenset({"AT", "DOOR", "OF", "AND", "OR", "FILLER", "REQUEST", "WHEN", "TO", "INSTEAD", "UPTO", "KNOCK"})
_IT = frozenset({"он", "it's", "its"})
_OURS = frozenset({"меня", "нас", "него", "нее", "них", "клиента", "клиентки"})
_TELLING = frozenset({"", "BE", "PAST"})
_LINES = frozenset({"связи", "связь"})
_MAY_REFUSE = frozenset({"CALL", "WRITE", "NEG", "AT"})  # "text, do not call", "не звонить", "в дверь не стучать"
_ALSO = frozenset({"also", "также", "еще"})
_BRINGING = frozenset({"DELIVER", "TOPIC", "MOVE"})
_LEADING = frozenset({"WHEN", "AND", "OR", "AT", "FROM", "REPORT", "LET", "NEG", "TO", "AGREED", "FILLER"})
_NEAR = 3  # words


def begins_beside_calls(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Does a statement begin here, behind a refusal of calls or of the bell, or with one?"""
    tag, last = items[at].tag, segment.items[-1]
    if last.word == "нельзя" and is_over(segment, items, at):
        return True
    if last.tag in _RUNG and not segment.tags.isdisjoint(DOORS) and _leaves_the_bell(segment, items, at):
        return True
    if tag not in _MAY_REFUSE:
        return False
    if tag == "CALL" and items[at].word in _LINES:  # "не звоните | связи там нет"
        return segment.refuses and last.tag == "CALL"
    if tag == "WRITE" and not segment.refuses and last.tag not in _LEADING:
        return [tag_at(items, at + 1), tag_at(items, at + 2)] == ["NEG", "CALL"]  # "order paid | text don't call"
    if tag == "NEG" and last.word in _ALSO:  # "don't ring the bell also | don't phone me"
        return segment.refuses and tag_at(items, at + 1) in ACTIONS
    return segment.timed and tag in ("NEG", "AT") and _spares_the_door(segment, items, at)


def _leaves_the_bell(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "В домофон не звонить | он сломан", "не звоните в дверь | у меня кот", "don't ring the bell | newborn"."""
    if segment.timed or not segment.refuses or segment.tags.isdisjoint(_RINGING):
        return False
    item, last = items[at], segment.items[-1]
    if item.tag not in _OF_A_BELL or item.word in _IT or (item.tag == "OF" and last.tag == "DOOR"):
        return True
    behind = items[at + 1] if at + 1 < len(items) else item
    return (item.word == "у" and behind.word in _OURS) or (item.tag == "DOOR" and behind.tag in _TELLING)


def _spares_the_door(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Bring it Monday evening | don't press the doorbell": how it is handed over, and no part of when."""
    if segment.refuses or segment.tags.isdisjoint(_BRINGING):
        return False
    if segment.items[-1].tag != "WHEN" and segment.items[-1].word not in COURTESIES:
        return False
    if items[at].tag == "AT":  # "привезите завтра с 10 до 12 | в дверь не стучать"
        return [tag_at(items, at + 1), tag_at(items, at + 2)] == ["DOOR", "NEG"]
    return any(item.tag in DOORS for item in items[at + 1 : at + 1 + _NEAR])
