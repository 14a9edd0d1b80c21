"""Clauses put together: which time belongs to which action, what is only a reason, what "в это время" looks back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.clauses.asides import is_acknowledged
from stream_processors.wishes.clauses.changes_of_plan import CHANGING, journey, supersedes
from stream_processors.wishes.clauses.contrast import TOO
from stream_processors.wishes.clauses.goods import take_day
from stream_processors.wishes.clauses.leaning import leans
from stream_processors.wishes.clauses.narrative import (
    THITHER,
    is_conditional,
    is_kept,
    is_only_told,
    is_reported,
    is_settled,
)
from stream_processors.wishes.clauses.reasons import explain, open_office
from stream_processors.wishes.clauses.reports import is_of_others, tells_of_us
from stream_processors.wishes.clauses.resolved_references import look_back
from stream_processors.wishes.clauses.shared_refusals import refuse_beyond, refuse_both, refuse_other, refuse_then
from stream_processors.wishes.clauses.sharing import agree, hinge, keep_day, let_on, same_lunch, share, share_day
from stream_processors.wishes.clauses.since_last_stop import PLAIN
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.scopes import ACTIONS, STATES

Whens = list[When]
# What wakes a pass over two clauses. It is asked before the pass is called: most clauses have nothing of it.
_TELLING = STATES | {"AWAIT", "MINUTEMARK"}  # what shows that a clause only tells
_LINKS = frozenset({"AND", "OR"})
_TAKING = frozenset({"ACCEPT", "DELIVER", "HOME"})  # "till 2 we can accept stock, please deliver then"
_AT_THE_TILL = frozenset({"cashier", "кассир"})
_OTHERWISE = frozenset({"OTHER", "TIME"})


def joined(parts: Sequence[Clause], before: Whens, said: date) -> list[Clause]:
    """The clauses of one sentence, each with its times. before: the times named last in the sentence before it."""
    found: list[Clause] = []
    last = before
    open_office(parts)
    for part in parts:
        if not (found or part.whens) and is_acknowledged(part):
            continue
        _add(part, found, last, said)
        if part is not parts[-1]:
            told = part if found[-1].void else found[-1]  # what leans on a story is no part of it
            last = [when for when in told.whens if not when.back] or last
    if len(found) > 1:
        _share_out(found)
    return found


def _share_out(found: Sequence[Clause]) -> None:
    """What the clauses of a sentence have in common: a day, a refusal, a time, a reason."""
    share_day(found)
    for first, second in pairwise(found):
        if second.joiner in _LINKS:
            refuse_both(first, second)
    for first, second in pairwise(found):
        stated = not (first.tags.isdisjoint(STATES) and second.tags.isdisjoint(STATES))
        if stated:
            journey(first, second)
        share(first, second)
        if stated:
            explain(first, second)
    for second, first in zip(found[-2::-1], found[-3::-1], strict=False):
        share(first, second)  # what the last two have in common may be of those before them


def _add(part: Clause, found: list[Clause], last: Whens, said: date) -> None:
    """One more clause behind those found, unless it leans on the last of them."""
    if part.whens:
        if [when for when in part.whens if when.back]:
            look_back(part, last, said, asked=bool(found) and bool(found[-1].tags & _TAKING) and not found[-1].denied)
        if found:
            same_lunch(found, part)
    retracts = "RETRACT" in part.tags
    part.void = part.void or (retracts and not part.whens)
    if not found or retracts or "RETRACT" in found[-1].tags:
        found.append(part)
        return
    before = found[-1]
    changes = not part.words.isdisjoint(CHANGING) and (part.joiner == "BUT" or part.joiner in COMMAS)
    if changes and supersedes(before, part):
        before.void = before.replaced = True
    _relate(before, part)
    before.void = before.void or part.items[0].word in _AT_THE_TILL  # "till 3, cashier Beth"
    if part.whens:
        if before.denied:
            refuse_beyond(before, part)
        refuse_other(before, part)
    if not leans(before, part):
        if part.whens and before.whens:
            take_day(before, part)
            keep_day(before, part)
        found.append(part)


def _relate(before: Clause, part: Clause) -> None:
    """What the one shows of the other: which of them only tells, and what is asked for by both."""
    if "AGREED" in before.tags:
        agree(before, part)
    if "OR" in before.tags:
        hinge(before, part)
    if before.denied and part.denied:
        refuse_then(before, part)
    if "LET" in before.tags:
        let_on(before, part)
    if part.void and part.tags >= _OTHERWISE and part.denied & ACTIONS:
        before.tags.add("ONLY")  # "пускают с 9 до 20, в другое время не приезжать"
    elif part.void and part.tags >= _OTHERWISE and part.asks and not (before.heads or before.asks or before.void):
        before.tags.add("UNFIT")  # "по вторникам у меня ученики с 15 до 19, в остальное время можно"
    told = part.looks_back or not before.tags.isdisjoint(_TELLING) or not part.tags.isdisjoint(_TELLING)
    if told or not part.words.isdisjoint(THITHER):
        before.void = before.void or is_only_told(before, part) or tells_of_us(before, part)
    if "AGREED" in before.tags and is_settled(before, part):
        part.void, part.tags = False, part.tags - {"TELLS"} | {"DELIVER", "REQUEST"}
    if before.void or "REQUEST" in part.tags or part.is_state:
        part.void = part.void or _is_told_of(before, part)


def _bids(part: Clause) -> bool:
    return part.bids or not part.words.isdisjoint(PLAIN)


def _says_why_then(before: Clause, part: Clause) -> bool:
    """ "Ring me back tonight, I finish work at half six". before: one that asks to be called back."""
    asked = bool(before.whens) and not (before.void or before.denied)
    return asked and part.is_state and not part.denied and all(when.days is None for when in part.whens)


def _is_told_of(before: Clause, part: Clause) -> bool:
    if is_of_others(before, part) or ("CALLBACK" in before.tags and _says_why_then(before, part)):
        return True
    if not before.void:
        return False
    if before.tags & {"PAST", "YESTERDAY"} and part.words & TOO and (part.denied or not part.asks):
        return True  # "вчера не дождались, сегодня тоже никого"
    if part.looks_back and before.tags & {"PAST", "YESTERDAY"} and not (part.denied or part.asks or _bids(part)):
        return True  # "звонили вчера в 11 и в 17, оба раза обрыв связи"
    return is_conditional(before, part) or is_kept(before, part) or is_reported(before, part)
