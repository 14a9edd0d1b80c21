"""What is said of calls and of the door without a time: "не звонить", "можно звонить", "не стучите"."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.rules import keys_of
from stream_processors.wishes.scopes import CALLS, DOORS
from stream_processors.wishes.silences import PASSING
from stream_processors.wishes.verbs import is_imperative

_LEAVE = frozenset({"CALL", "REQUEST", "FILLER", "BE", "OF", "TO", "AT", "AND", "BUT"})
_MAY = frozenset({"можно", "can", "may", "fine", "ok", "okay", "ок", "allowed", "welcome", "разрешаю", "разрешает"})
_TO_CALL = frozenset({"call", "ring", "phone", "позвонить", "набрать", "звонить"})


def is_about_the_door(clause: Clause) -> bool:
    hits = clause.denied & (CALLS | DOORS) or clause.tags & {"KNOCK", "CALL"}  # "дверь не открывает" says nothing
    if {"KNOCK", "INSTEAD"} <= clause.tags:
        return True  # "knock instead of ringing"
    return "NEG" in clause.tags and bool(hits) and "PAST" not in clause.tags | clause.denied


def is_all_calls(clause: Clause, after: list[Clause]) -> bool:
    """ "Не звонить" forbids calls; not "не звоните, стучите"."""
    if PASSING.hold(clause, keys_of(clause)):
        return False
    others = any(_is_called_instead(each) for each in after)
    return not others and not any("KNOCK" in each.tags and "NEG" not in each.tags for each in after)


def permits_calls(clause: Clause) -> bool:
    """ "Можно звонить", "you can call": nothing but a leave, which lifts what was forbidden before."""
    if not (clause.tags <= _LEAVE and "CALL" in clause.tags and clause.words & _MAY):
        return False
    return clause.items[0].word != "can"  # "can you call" asks for one


def _is_called_instead(clause: Clause) -> bool:
    """ "Не звоните на городской, звоните на мобильный"."""
    asked = any(is_imperative(word) or word in _TO_CALL for word in clause.words)
    person = "FAMILY" in clause.tags  # "не звоните, звоните жене" forbids calls to him who says it
    return asked and "CALL" in clause.tags and not (person or clause.whens or clause.denied or clause.tags & DOORS)
