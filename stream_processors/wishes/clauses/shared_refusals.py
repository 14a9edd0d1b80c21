"""How far a refusal reaches: to the deed, the day or the other time named beside it."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.times.clock import ANY_TIME
from stream_processors.wishes.times.items import REST
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, BRINGS, CALLS
from stream_processors.wishes.words.verbs import is_imperative

_DEEDS = ACTIONS | {"DELIVERY"}
_BARE = frozenset({"NEG", "FILLER"})
_NOT_BEYOND = frozenset({"не", "not", "no"})


def refuse_then(before: Clause, part: Clause) -> None:
    """ "До 11 не звонить и не привозить, она работает по ночам": the time of both, whatever is told behind them."""
    both = before.denied & ACTIONS and part.denied & ACTIONS and not before.tags & part.tags & (CALLS | BRINGS)
    if "INAPT" in before.tags and before.whens and part.tags <= before.denied & ACTIONS | _BARE and not part.whens:
        part.void = True  # "до 10 звонить бесполезно не звоните"
    if part.joiner in ("AND", "OR") and both and before.whens and not (part.whens or before.void or part.void):
        part.whens = list(before.whens)


def refuse_both(first: Clause, second: Clause) -> None:
    """ "Звонить и привозить нельзя", "don't call or deliver": one negation is of both."""
    another = not first.whens or second.actions.isdisjoint(first.denied)  # "don't deliver after 5 or ring after 5"
    if second.joiner == "OR" and _opens_with_a_deed(second) and first.denied & ACTIONS and another:
        second.denied |= second.tags & _DEEDS
        return
    if second.joiner not in ("AND", "OR") or first.denied or first.whens or first.tags & ASKING:
        return
    tags = [item.tag for item in second.items]
    if first.actions and "NEG" in tags and any(tag in ACTIONS for tag in tags[: tags.index("NEG")]):
        first.denied |= first.actions


def refuse_beyond(before: Clause, part: Clause) -> None:
    """ "Не звонить по воскресеньям, а по субботам не раньше 11": the refusal goes on, before 11 on Saturdays."""
    if not part.whens or before.denied.isdisjoint(ACTIONS) or part.heads or part.void or part.asks:
        return
    hours = [when for when in part.whens if when.span]
    days = [when for when in part.whens if when.days]
    bounded = all(when.led in _NOT_BEYOND and when.span != ANY_TIME for when in hours)
    if not (days and hours and bounded and any(when.days for when in before.whens)):
        return
    part.tags |= before.actions
    part.denied |= before.denied & ACTIONS


def refuse_other(before: Clause, part: Clause) -> None:
    """ "I've got the plumber on Thursday, so any other day": what is told of that day is why it is refused."""
    if REST not in [when.led for when in part.whens] or part.denied or part.heads:
        return
    if before.whens and before.unknown and not (before.heads or before.denied or before.asks or before.void):
        before.tags.add("UNFIT")
        part.void = not any(when.span for when in part.whens)


def _opens_with_a_deed(part: Clause) -> bool:
    first = part.items[0]
    return first.tag in _DEEDS and "NEG" not in part.tags and not is_imperative(first.word)
