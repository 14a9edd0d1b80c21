"""What is taken back: "в среду, хотя нет, в четверг", "Tuesday, no wait, Wednesday", "не звоните до ночи, шучу"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.narrative import names
from stream_processors.wishes.words.scopes import ACTIONS, CALLS


def retract(note: Sequence[Clause]) -> None:
    """Void what was said last before words that take it back; what stands behind them is said in its stead."""
    for at, clause in enumerate(note):
        if "RETRACT" not in clause.tags:
            continue
        clause.tags.discard("RETRACT")
        if _is_of_its_day(clause) and any(each.whens and each.asks for each in note[at + 1 :]):
            clause.void = clause.replaced = True
            continue
        instead = next((each for each in note[at : at + 2] if each.whens), None)
        said = _said_last(note[:at], instead)
        if said is None:
            continue
        said.void = said.replaced = True
        if instead is not None and not instead.heads and not instead.unknown:
            _fill_in(instead, said)


def _is_of_its_day(clause: Clause) -> bool:
    """ "Передумал на четверг, просит в пятницу": what he takes back stands right behind."""
    return any(led.tag == "RETRACT" and item.tag == "WHEN" for led, item in pairwise(clause.items))


def _said_last(before: Sequence[Clause], instead: Clause | None) -> Clause | None:
    """The last statement with a time; of calls where what is said instead is of calls."""
    for clause in reversed(before):
        if clause.whens and not clause.void:
            other = instead is not None and instead.actions and clause.actions
            if not other or bool(clause.tags & CALLS) == bool(instead and instead.tags & CALLS):
                return clause
    return None


def _fill_in(instead: Clause, said: Clause) -> None:
    """ "Не привозите в среду, хотя нет, в четверг" is refused too; "завтра в 10, ой нет, в 11" is of tomorrow."""
    instead.tags |= said.tags
    instead.denied |= said.denied & ACTIONS
    lacking = {"hour", "day"} - names(instead)
    kept = [when for when in said.whens if ("hour" if when.days is None else "day") in lacking]
    instead.whens = [*kept, *instead.whens] if "day" in lacking else [*instead.whens, *kept]
