"""Clauses put together: which time belongs to which action, what is only a reason, what "в это время" looks back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.changes_of_plan import supersedes
from stream_processors.wishes.clauses.contrast import TOO, denies_too, is_own, says_else, turns
from stream_processors.wishes.clauses.goods import is_beside_calls, take_day
from stream_processors.wishes.clauses.narrative import (
    is_acknowledged,
    is_apart,
    is_conditional,
    is_kept,
    is_notice,
    is_only_told,
    is_reported,
    is_settled,
    names,
)
from stream_processors.wishes.clauses.reasons import explain, is_because, is_why, journey, open_office
from stream_processors.wishes.clauses.reports import is_of_others, tells_of_us
from stream_processors.wishes.clauses.resolved_references import look_back
from stream_processors.wishes.clauses.sharing import (
    agree,
    awaits,
    except_hours,
    hinge,
    is_our_reason,
    keep_day,
    refuse_beyond,
    refuse_both,
    refuse_other,
    same_lunch,
    share,
    share_day,
)
from stream_processors.wishes.rules.meanings import REFUSALS
from stream_processors.wishes.times.items import REST, When
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, CALLS, DOORS, STATES
from stream_processors.wishes.words.verbs import is_imperative

Whens = list[When]
_NOT_BEYOND = frozenset({"не", "not", "no"})  # "rude to call so late, not after 9"
_HOW = frozenset({"ADDRESS", "BE"})
_OTHERWISE = frozenset({"OTHER", "TIME"})
_BARE_REFUSAL = frozenset({"не", "надо", "нужно", "нельзя", "стоит", "следует", "пожалуйста", "прошу"})


def joined(parts: Sequence[Clause], before: Whens, said: date) -> list[Clause]:
    """The clauses of one sentence, each with its times. before: the times named last in the sentence before it."""
    found: list[Clause] = []
    last = before
    open_office(parts)
    for part in parts:
        if not found and is_acknowledged(part):
            continue
        _add(part, found, last, said)
        told = part if found[-1].void else found[-1]  # what leans on a story is no part of it
        last = [when for when in told.whens if not when.back] or last
    if len(found) < 2:
        return found
    share_day(found)
    for first, second in pairwise(found):
        refuse_both(first, second)
    for first, second in pairwise(found):
        journey(first, second)
        share(first, second)
        explain(first, second)
    for second, first in zip(found[::-1], found[-2::-1], strict=False):
        share(first, second)
    return found


def _add(part: Clause, found: list[Clause], last: Whens, said: date) -> None:
    """One more clause behind those found, unless it leans on the last of them."""
    if part.whens:
        look_back(part, last, said)
        same_lunch(found, part)
    part.void = part.void or ("RETRACT" in part.tags and not part.whens)
    if not found or "RETRACT" in part.tags or "RETRACT" in found[-1].tags:
        found.append(part)
        return
    before = found[-1]
    before.replaced = before.replaced or supersedes(before, part)
    before.void = before.void or before.replaced
    agree(before, part)
    hinge(before, part)
    if part.void and part.tags >= _OTHERWISE and part.denied & ACTIONS:
        before.tags.add("ONLY")  # "пускают с 9 до 20, в другое время не приезжать"
    elif part.void and part.tags >= _OTHERWISE and part.asks and not (before.heads or before.asks or before.void):
        before.tags.add("UNFIT")  # "по вторникам у меня ученики с 15 до 19, в остальное время можно"
    before.void = before.void or is_only_told(before, part) or tells_of_us(before, part)
    if is_settled(before, part):
        part.void, part.tags = False, part.tags - {"TELLS"} | {"DELIVER", "REQUEST"}
    part.void = part.void or _is_told_of(before, part)
    refuse_beyond(before, part)
    refuse_other(before, part)
    if not _leans(before, part):
        take_day(before, part)
        keep_day(before, part)
        found.append(part)


def _is_told_of(before: Clause, part: Clause) -> bool:
    if is_of_others(before, part):
        return True
    if not before.void:
        return False
    if before.tags & {"PAST", "YESTERDAY"} and part.words & TOO and (part.denied or not part.asks):
        return True  # "вчера не дождались, сегодня тоже никого"
    return is_conditional(before, part) or is_kept(before, part) or is_reported(before, part)


def _leans(before: Clause, part: Clause) -> bool:
    """Joins the part to the clause before it where it says nothing of its own; True if it did."""
    if "it" in part.words and "CALL" in part.tags and before.tags & DOORS:
        part.tags.add("DOOR")  # "the bell wakes the twins, don't ring it"
    if is_why(before, part):
        before.reason = before.reason or (part.start, part.end)
        return True
    if not part.heads or "RETRACT" in part.tags:  # "завтра утром, хотя нет, вечером"
        return "RETRACT" not in part.tags and _completes(before, part)
    if _is_its_reason(before, part):
        return True
    if _lacks_the_time(before, part):
        _take_over(part, before)
    return False


def _is_its_reason(before: Clause, part: Clause) -> bool:
    """Why, and no statement of its own: "deliver between 9 and 2, the kids are at school then"."""
    if is_because(before, part):
        before.reason = (part.start, part.end)
        return True
    if part.is_state and not part.denied & STATES and not (part.narrows and not awaits(before)) and not before.void:
        if part.narrows:
            before.absorb(part)
            before.reason = before.reason or (part.start, part.end)
        else:
            before.reason = (part.start, part.end)
            _judge(before, part)
        return True
    if part.is_state and part.looks_back and before.whens and not before.denied and not before.is_state:
        before.reason = before.reason or (part.start, part.end)
        return True
    return False


def _lacks_the_time(before: Clause, part: Clause) -> bool:
    """ "Завтра до 12, привезите"."""
    if says_else(before, part):
        return False
    if "BE" in before.tags and part.is_state:
        return False  # "her son will be there on Saturday, she is away"
    if before.heads or before.void or part.void or part.looks_back or part.tags & DOORS or not _speaks_of_time(before):
        return False
    if _is_beside(before, part):
        return False
    exact = all(when.span and when.span.start == when.span.end for when in before.whens)
    return not (part.denied and exact)  # "ровно в 15, курьер не должен опоздать"


def _is_beside(before: Clause, part: Clause) -> bool:
    """Does the time before it belong to something else: goods beside calls, a delivery beside who opens the door?"""
    if is_notice(part) or ("TOPIC" in before.tags and part.tags & CALLS):
        return True  # "завтра с 12 до 15, позвонить за час"; "стол можно в пятницу вечером, звонить только днём"
    how = part.heads == {"DELIVERY"} and (part.unknown or not part.tags.isdisjoint(_HOW))  # "van to rear"
    return bool(how) and not (part.denied or part.asks)  # "Saturday morning, her son lets the driver in"


def _take_over(part: Clause, before: Clause) -> None:
    """ "Завтра до 12, привезите": the time came first."""
    part.whens = [*before.whens, *part.whens]
    part.tags |= before.tags & ASKING
    part.start = before.start
    before.whens = []


def _completes(before: Clause, part: Clause) -> bool:
    """ "Привезите, пожалуйста, после 18": the second half has no verb."""
    asks = part.asks or any(when.denied for when in part.whens)
    asks = asks or bool(part.whens and "REQUEST" in part.denied)
    if "BECAUSE" in part.tags and not part.whens:
        before.reason = (part.start, part.end)
        return True
    if before.void:
        return denies_too(before, part) or not is_own(before, part, asks)
    if is_apart(before, part) or is_beside_calls(before, part):
        return False
    if not part.whens:
        return _adds_courtesy(before, part)
    if awaits(before) and not part.void and is_our_reason(part):
        before.absorb(part)
        return True
    if except_hours(before, part):
        return True
    refuses = part.denied & {"REQUEST", "BE"} and part.whens and not before.denied
    refuses = refuses and ("BE" in part.denied or before.whens)
    if refuses or part.void or (part.unknown and not asks) or turns(before, part):
        return False
    if before.denied and not before.whens and "ONLY" in part.tags:  # "не звоните, только после 18"
        before.denied.clear()
    _absorb(before, part)
    return True


def _judge(before: Clause, part: Clause) -> None:
    """ "Calls after 8 pm I regard as rude"."""
    asked = before.tags & ASKING or any(is_imperative(item.word) for item in before.items)
    if "INAPT" in part.tags and before.actions == {"CALL"} and before.whens and not (asked or before.denied):
        before.denied |= before.actions


def _absorb(before: Clause, part: Clause) -> None:
    if _is_of_other_days(before, part):
        part.whens[0] = part.whens[0]._replace(anew=True)
    before.absorb(part)
    if "INAPT" in before.tags and not any(when.led in _NOT_BEYOND for when in part.whens):
        REFUSALS.settle(before)  # "phoning is impossible, 12:30 to 14:30"


def _adds_courtesy(before: Clause, part: Clause) -> bool:
    """ "…, пожалуйста"; "в это время везти шкаф, пожалуйста, не нужно"."""
    if part.words <= _BARE_REFUSAL and "NEG" in part.tags and before.actions and not before.denied:
        before.denied |= before.actions
    if not part.unknown:
        before.tags |= part.tags & ASKING
    return not part.unknown and not part.void


def _is_of_other_days(before: Clause, part: Clause) -> bool:
    """ "Завтра утром, но в среду после 15"; "в остальные дни"; "каждый день после 17, в субботу с 10"."""
    days = [when.days for when in part.whens if when.days is not None and not when.denied]
    if part.joiner == "BUT" or any(when.led == REST for when in part.whens):
        return bool(days)
    if names(before) == {"hour"} and [when.days is None for when in part.whens] == [False, True]:
        return bool(days) and not part.whens[1].linked  # "принимают до 16:30, в пятницу до 15"
    every = any(when.days is not None and when.days.every for when in before.whens)
    return every and any(not each.every for each in days)


def _speaks_of_time(clause: Clause) -> bool:
    return bool(clause.whens) and not clause.denied and (not clause.unknown or bool(clause.tags & ASKING))
