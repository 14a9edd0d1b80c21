"""What a clause is about: deliveries or calls."""

from __future__ import annotations

from schemas.wishes import AppliesTo
from stream_processors.wishes.clause import Clause
from stream_processors.wishes.goods import is_ordered
from stream_processors.wishes.scopes import BRINGS, CALLS, DOORS, PHONES
from stream_processors.wishes.stories import is_notice

BROUGHT = BRINGS | {"DELIVERY"}
_ANSWERED = PHONES | {"answer", "ответить", "отвечаю", "отвечу", "отвечаем", "отвечает", "отвечать"}
_OTHERWISE = frozenset({"OTHER", "TIME", "CALL"})  # "до 12 совещание, в остальное время на связи"
_BY = frozenset({"by", "по"})  # "agreed by phone" tells how


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
    if elsewhere and any(own_scope(each) == "delivery" for each in note):
        return "delivery"  # "в воскресенье нас не будет"
    around = [*note[at + 1 : at + 2], *reversed(note[:at]), *note[at + 2 :]] if clause.is_state else note[:at][::-1]
    if not clause.is_state and is_ordered(clause, note[:at]):
        return "delivery"
    for each in around:
        silent = each.void and not (each.replaced or each.tags >= _OTHERWISE)
        if silent or each.tags & DOORS or is_notice(each) or (clause.is_state and _is_free(each)):
            continue
        if (found := own_scope(each)) is not None:
            return found
    return "delivery"


def _is_free(clause: Clause) -> bool:
    """ "В отпуске до 14 декабря, звонить можно": a leave to call is no matter of the absence."""
    asked = "REQUEST" in clause.tags and not clause.tags.isdisjoint(CALLS)
    return asked and not clause.whens and not clause.denied


def own_scope(clause: Clause) -> AppliesTo | None:
    if clause.tags & CALLS or (
        clause.words & (_ANSWERED if clause.whens else PHONES)
        and clause.tags.isdisjoint(BROUGHT)
        and (clause.whens or clause.words.isdisjoint(_BY))
    ):
        return "call"
    goods = "TOPIC" in clause.tags and bool(clause.whens)  # "плиту просит в субботу"
    return None if clause.tags.isdisjoint(BROUGHT) and not goods else "delivery"
