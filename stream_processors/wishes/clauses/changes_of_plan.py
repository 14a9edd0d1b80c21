"""What somebody said before, and means no more: another day is asked for, or he leaves and comes back."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.clauses.narrative import names
from stream_processors.wishes.times.clock import DAY, Span

_SAID_BEFORE = (
    "просил", "попросил", "говорил", "сказал", "хотел", "заказывал", "записал", "назначил", "выбрал", "ставил",
    "said", "asked", "told", "agreed", "booked", "wanted", "had", "chose", "picked",
)  # fmt: skip
_CHANGING = frozenset({
    "make", "пусть", "давайте", "давай", "сделайте", "поставьте", "лучше", "better", "rather", "instead", "can",
    "could", "теперь", "now", "прошу", "просит", "просим", "хочет", "хочу", "wants", "please", "пожалуйста",
})  # fmt: skip
_TOO = frozenset({"тоже", "также", "too", "also", "either", "оба", "both"})


def supersedes(before: Clause, part: Clause) -> bool:
    """ "I said Tuesday but make it Thursday", «просила среду, но пусть будет пятница»: the later day is meant."""
    if part.joiner != "BUT" and part.joiner not in COMMAS:
        return False
    if before.void or before.denied or part.void or part.denied or not part.words.isdisjoint(_TOO):
        return False
    said = any(word.startswith(_SAID_BEFORE) for word in before.words)
    if not said or part.words.isdisjoint(_CHANGING) or "day" not in names(before) or "day" not in names(part):
        return False
    return not any(when.denied or when.back for when in (*before.whens, *part.whens))


def leave_and_return(found: Sequence[Clause]) -> None:
    """ "Дома до 13, потом уеду и вернусь к 18": away from the one hour to the other."""
    home: Clause | None = None
    for clause in found:
        if "HOME" in clause.actions and not (clause.denied or clause.void):
            home = clause
        elif home is not None and clause.is_state and not clause.denied:
            _leave(home, clause)


def _leave(home: Clause, back: Clause) -> None:
    hours = [when for when in home.whens if when.span]
    leaves = hours[0].span if len(hours) == 1 and not hours[0].denied else None
    returns = _return(back)
    if leaves is None or returns is None or leaves.start or not leaves.end < returns < DAY:
        return
    days = [when for when in home.whens if when.days]
    back.tags = back.tags - {"RETURN"} | {"AWAY"}
    back.whens = [*days, hours[0]._replace(span=Span(leaves.end, returns))]
    back.void, home.void, home.whens = False, not days, days or home.whens


def _return(clause: Clause) -> int | None:
    """The minute at which somebody is there again: "back at 5", "вернусь к 18", "после семи", "out till 6"."""
    if len(clause.whens) != 1 or clause.whens[0].days or clause.tags.isdisjoint({"RETURN", "AWAY"}):
        return None
    span = clause.whens[0].span
    if span is None or (span.start and "RETURN" not in clause.tags):
        return None
    return span.end if span.start in (0, span.end) else span.start
