"""What a clause is about: deliveries or calls, the door, all calls or only some."""

from __future__ import annotations

from schemas.wishes import AppliesTo
from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.asides import is_notice
from stream_processors.wishes.clauses.goods import is_ordered
from stream_processors.wishes.rules.engine import keys_of
from stream_processors.wishes.rules.passing_refusals import PASSING
from stream_processors.wishes.words.scopes import BRINGS, CALLS, DOORS, PHONES
from stream_processors.wishes.words.verbs import is_imperative

_AROUND = 8  # clauses; what is said farther away is of something else
BROUGHT = BRINGS | {"DELIVERY"}
_ANSWERED = PHONES | {"answer", "ответить", "отвечаю", "отвечу", "отвечаем", "отвечает", "отвечать"}
_LEAVE = frozenset({"CALL", "REQUEST", "FILLER", "BE", "OF", "TO", "AT", "AND", "BUT"})
_MAY = frozenset({"можно", "can", "may", "fine", "ok", "okay", "ок", "allowed", "welcome", "разрешаю", "разрешает"})
_FREE = frozenset({"свободен", "свободна", "свободны", "free", "available"})  # "после 17 свободен, звоните"
_OTHERWISE = frozenset({"OTHER", "TIME", "CALL"})  # "до 12 совещание, в остальное время на связи"
_TO_CALL = frozenset({"call", "ring", "phone", "позвонить", "набрать", "звонить"})
_BY = frozenset({"by", "по"})  # "agreed by phone" tells how


def is_about_the_door(clause: Clause) -> bool:
    hits = clause.denied & (CALLS | DOORS) or clause.tags & {"KNOCK", "CALL"}  # "дверь не открывает" says nothing
    if {"KNOCK", "INSTEAD"} <= clause.tags:
        return True  # "knock instead of ringing"
    return "NEG" in clause.tags and bool(hits) and "PAST" not in clause.tags | clause.denied


def is_all_calls(clause: Clause, after: list[Clause]) -> bool:
    """ "Не звонить" forbids calls; not "не звоните, стучите"."""
    if PASSING.hold(clause, keys_of(clause)) or (clause.words == {"no", "call"} and _is_silence(after)):
        return False
    others = any(_is_called_instead(each) for each in after)
    return not others and not any("KNOCK" in each.tags and "NEG" not in each.tags for each in after)


def _is_silence(after: list[Clause]) -> bool:
    """ "No call, no email, nothing": what was waited for in vain."""
    return any("WRITE" in each.denied for each in after)


def permits_calls(clause: Clause) -> bool:
    """ "Можно звонить", "you can call": nothing but a leave, which lifts what was forbidden before."""
    if not (clause.tags <= _LEAVE and "CALL" in clause.tags and clause.words & _MAY):
        return False
    return clause.items[0].word != "can"  # "can you call" asks for one


def _is_called_instead(clause: Clause) -> bool:
    """ "Не звоните на городской, звоните на мобильный"."""
    asked = any(is_imperative(word) or word in _TO_CALL for word in clause.words)
    person = "FAMILY" in clause.tags  # "не звоните, звоните жене" forbids calls to him who says it
    hard = "INAPT" in clause.tags  # "text me, I find the phone hard"
    said = person or hard or clause.whens or clause.denied or clause.tags & DOORS
    return asked and "CALL" in clause.tags and not said


def scope(clause: Clause, note: list[Clause], at: int) -> AppliesTo:
    """A verb of calling, or of bringing; where there is none, what the clauses around speak of, the next one first."""
    if (found := own_scope(clause)) is not None:
        return found
    if (
        "AND" in (clause.joiner, clause.items[0].tag)
        and at
        and clause.is_state
        and not note[at - 1].void
        and own_scope(note[at - 1])
    ):
        return own_scope(note[at - 1]) or "delivery"  # "not at home tomorrow, and on Saturday we're out"
    elsewhere = "BE" in clause.denied or (clause.is_state and "OUT" in clause.tags)
    before, behind = note[max(0, at - _AROUND) : at], note[at + 1 : at + 1 + _AROUND]
    if elsewhere and any(own_scope(each) == "delivery" for each in (*before, *behind)):
        return "delivery"  # "в воскресенье нас не будет"
    leads = clause.is_state or not clause.words.isdisjoint(_FREE)
    around = [*behind[:1], *before[::-1], *behind[1:]] if leads else before[::-1]
    if not clause.is_state and is_ordered(clause, before):
        return "delivery"
    for each in around:
        found = own_scope(each)
        if found is None or each.tags & DOORS or is_notice(each) or (clause.is_state and _is_free(clause, each)):
            continue
        silent = each.void and not (each.replaced or each.tags >= _OTHERWISE)
        if silent or ("AWAY" in clause.tags and _is_of_calls_alone(each) and _stands_apart(note, at, each)):
            continue
        return found
    return "delivery"


def _is_of_calls_alone(clause: Clause) -> bool:
    """ "On weekdays I'm out till 6. Text, don't phone": what is refused for ever says nothing of an absence."""
    return not clause.whens and (bool(clause.denied & CALLS) or clause.actions == {"WRITE"})


def _stands_apart(note: list[Clause], at: int, other: Clause) -> bool:
    """In another sentence, behind it?"""
    behind = next((place for place in range(at + 1, len(note)) if note[place] is other), at)
    return any(not each.joiner for each in note[at + 1 : behind + 1])


def _is_free(state: Clause, clause: Clause) -> bool:
    """ "В отпуске до 14 декабря, звонить можно", "перезвоните 15-го": no matter of the absence."""
    if "CALLBACK" in clause.tags and clause.whens and not clause.denied:
        return True
    bids = "REQUEST" in clause.tags or (
        "AWAY" in state.tags and (any(map(is_imperative, clause.words)) or not clause.words.isdisjoint(_TO_CALL))
    )
    asked = bids and not clause.tags.isdisjoint(CALLS)  # "на даче до воскресенья, звоните на мобильный"
    return asked and not clause.whens and not clause.denied


def own_scope(clause: Clause) -> AppliesTo | None:
    if not clause.tags.isdisjoint(CALLS) or (
        not clause.words.isdisjoint(_ANSWERED if clause.whens else PHONES)
        and clause.tags.isdisjoint(BROUGHT)
        and (clause.whens or clause.words.isdisjoint(_BY))
    ):
        return "call"
    goods = "TOPIC" in clause.tags and bool(clause.whens)  # "плиту просит в субботу"
    return None if clause.tags.isdisjoint(BROUGHT) and not goods else "delivery"
