"""Does a part of a sentence say something of its own, or lean on the clause before it: its time, its reason?"""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.apart import is_apart
from stream_processors.wishes.clauses.asides import is_notice
from stream_processors.wishes.clauses.contrast import denies_too, is_offered, is_own, is_thwarted, says_else, turns
from stream_processors.wishes.clauses.goods import is_beside_calls
from stream_processors.wishes.clauses.narrative import names
from stream_processors.wishes.clauses.reasons import BETWEEN, is_a_gap, is_because, is_why
from stream_processors.wishes.clauses.sharing import awaits, except_hours, is_our_reason
from stream_processors.wishes.rules.meanings import REFUSALS
from stream_processors.wishes.times.clock import ANY_TIME, DAY
from stream_processors.wishes.times.items import REST
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, CALLS, DOING, DOORS, HEADS, STATES
from stream_processors.wishes.words.verbs import is_imperative

_NOT_BEYOND = frozenset({"не", "not", "no"})  # "rude to call so late, not after 9"
_ELSE = frozenset({"иначе", "otherwise"})
_SAYING_WHY = frozenset({"ONLY", "AWAY"})
_BELLS = DOORS | {"OF", "FILLER"}
_HOW = frozenset({"ADDRESS", "BE"})
_WHILE = frozenset({"пока", "while"})
_NOT_ME = frozenset({"мне", "нам", "ей", "ему", "me", "us", "not", "не", "надо", "нужно", "нельзя", "стоит"})
_BARE_REFUSAL = frozenset({"не", "надо", "нужно", "нельзя", "стоит", "следует", "пожалуйста", "прошу"})


def leans(before: Clause, part: Clause) -> bool:
    """Joins the part to the clause before it where it says nothing of its own; True if it did."""
    if "it" in part.words and "CALL" in part.tags and before.tags & DOORS:
        part.tags.add("DOOR")  # "the bell wakes the twins, don't ring it"
    if part.joiner == ":" and "CALL" in part.denied and before.tags & DOORS and before.tags <= _BELLS:
        part.tags.add("DOOR")  # "doorbell: do not ring"
    looks = part.looks_back or not part.tags.isdisjoint(_SAYING_WHY) or not part.words.isdisjoint(BETWEEN)
    if looks and is_why(before, part):
        before.reason = before.reason or (part.start, part.end)
        return True
    if part.tags.isdisjoint(HEADS) or "RETRACT" in part.tags:  # "завтра утром, хотя нет, вечером"
        return "RETRACT" not in part.tags and _completes(before, part)
    if _is_its_reason(before, part):
        return True
    if _lacks_the_time(before, part):
        _take_over(part, before)
    return False


def _is_its_reason(before: Clause, part: Clause) -> bool:
    """Why, and no statement of its own: "deliver between 9 and 2, the kids are at school then"."""
    if _begins_with_why(before, part):
        before.reason = (part.start, part.end)
        return True
    if part.joiner == "BUT" and is_thwarted(before, part):
        before.absorb(part)
        return True
    if "HOME" in part.denied and _is_absent_all_day(before, part):
        before.reason = before.reason or (part.start, part.end)
        return True
    if not part.is_state:
        return False
    if not part.denied & STATES and not (part.narrows and not awaits(before)) and not before.void:
        if part.narrows:
            before.absorb(part)
            before.reason = before.reason or (part.start, part.end)
        else:
            before.reason = (part.start, part.end)
            _judge(before, part)
        return True
    if part.looks_back and before.whens and not before.denied and not before.is_state:
        before.reason = before.reason or (part.start, part.end)
        return True
    return False


def _begins_with_why(before: Clause, part: Clause) -> bool:
    """ "Only at ten, because the fitter comes then", "до 15:00, иначе не успеем"."""
    first = part.items[0]
    if not part.whens:
        return first.word in _ELSE or (first.tag == "BECAUSE" and "ONLY" in before.tags)
    return first.tag == "BECAUSE" and is_because(before, part)


def _is_absent_all_day(before: Clause, part: Clause) -> bool:
    """ "Не привозите завтра, нас весь день не будет дома": of the day that is refused. part: says so of home."""
    if not part.whens or not (before.denied & ACTIONS and "day" in names(before)):
        return False
    return all(when.days is None and when.span == ANY_TIME for when in part.whens)


def _lacks_the_time(before: Clause, part: Clause) -> bool:
    """ "Завтра до 12, привезите"."""
    if part.whens and says_else(before, part):
        return False
    if part.joiner == "BUT" and part.denied & ACTIONS and is_a_gap(part, before):
        part.whens = [*(when for when in before.whens if when.days), *part.whens]
        return False  # "завтра с 16 до 20, но с 17 до 18 не приезжайте"
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
    if is_notice(part) or ("TOPIC" in before.tags and part.tags & CALLS) or is_offered(before, part):
        return True  # "завтра с 12 до 15, позвонить за час"; "стол можно в пятницу вечером, звонить только днём"
    if part.actions and part.actions <= CALLS and _is_another_time(before, part):
        return True
    how = part.heads == {"DELIVERY"} and (part.unknown or not part.tags.isdisjoint(_HOW))  # "van to rear"
    if part.denied and not (part.denied.isdisjoint({DOING, ""}) or part.denied & ACTIONS):
        return bool(how)  # "the lorry can't turn in the lane"
    return bool(how) and not (part.denied or part.asks)  # "Saturday morning, her son lets the driver in"


def _is_another_time(before: Clause, part: Clause) -> bool:
    """ "Tues 8-12, don't phone before 8", "Sunday 10 to 12 please, and text": a slot, and of calls something else."""
    if "hour" in names(part) and ("hour" in names(before) or "day" in names(part)):
        return True
    if before.is_dated and "CALL" in part.denied and not part.narrows and not _is_of_moment(before):
        return True  # "завтра с 18 до 21, без звонков пожалуйста"
    return part.joiner in ("BUT", "AND") or part.items[0].tag == "AND"


def _is_of_moment(clause: Clause) -> bool:
    """ "Завтра до 12, не звоните": an open end may be of the calls."""
    return any(when.span and (when.span.start == 0 or when.span.end == DAY) for when in clause.whens)


def _take_over(part: Clause, before: Clause) -> None:
    """ "Завтра до 12, привезите": the time came first."""
    part.whens = [*before.whens, *part.whens]
    part.tags |= before.tags & ASKING
    part.start = before.start
    before.whens = []


def _completes(before: Clause, part: Clause) -> bool:
    """ "Привезите, пожалуйста, после 18": the second half has no verb."""
    if "BECAUSE" in part.tags and not part.whens:
        before.reason = (part.start, part.end)
        return True
    if before.void:
        return denies_too(before, part) or not is_own(before, part, _asks(part))
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
    if refuses or part.void or (part.unknown and not _asks(part)) or turns(before, part):
        return False
    instead = "ONLY" in part.tags or part.words & {"лучше", "better"}  # "не звоните, только после 18"
    if instead and before.denied and not before.whens:
        before.denied.clear()
    _absorb(before, part)
    return True


def _asks(part: Clause) -> bool:
    if part.asks or any(when.denied for when in part.whens):
        return True
    return bool(part.whens) and "REQUEST" in part.denied


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
    if part.items[0].word in _WHILE:
        before.reason = before.reason or (part.start, part.end)
        return True  # "не звонить, пока идёт суд, до 10 декабря"
    if "FAMILY" in before.tags and _is_not_me(before, part):
        part.tags.add("CALL")
        part.denied.add("CALL")
        return False
    if not part.unknown:
        before.tags |= part.tags & ASKING
    return not part.unknown and not part.void


def _is_not_me(before: Clause, part: Clause) -> bool:
    """ "Звонить мужу, мне нельзя", "call my wife, not me"."""
    if before.actions != {"CALL"} or before.denied or "NEG" not in part.tags:
        return False
    return part.words <= _NOT_ME and not part.words <= _BARE_REFUSAL


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
