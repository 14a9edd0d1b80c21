"""What somebody said before, and means no more: another day is asked for, or he leaves and comes back."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.narrative import names
from stream_processors.wishes.times.calendar import ONE_DAY, stretch
from stream_processors.wishes.times.clock import ANY_TIME, DAY, Span
from stream_processors.wishes.times.items import When

_SAID_BEFORE = (
    "просил", "попросил", "говорил", "сказал", "хотел", "заказывал", "записал", "назначил", "назначен", "выбрал",
    "ставил",
    "said", "asked", "told", "agreed", "booked", "wanted", "had", "chose", "picked",
)  # fmt: skip
CHANGING = frozenset({
    "make", "пусть", "давайте", "давай", "сделайте", "поставьте", "лучше", "better", "rather", "instead", "can",
    "could", "удобно", "удобнее", "suits",
    "теперь", "now", "прошу", "просит", "просим", "хочет", "хочу", "wants", "please", "пожалуйста",
})  # fmt: skip
_TOO = frozenset({"тоже", "также", "too", "also", "either", "оба", "both"})


def supersedes(before: Clause, part: Clause) -> bool:
    """ "I said Tuesday but make it Thursday", «просила среду, но пусть будет пятница»: the later day is meant.

    part: one with a word of `CHANGING`.
    """
    if before.void or before.denied or part.void or part.denied or not part.words.isdisjoint(_TOO):
        return False
    said = any(word.startswith(_SAID_BEFORE) for word in before.words)
    if not said or "day" not in names(before) or "day" not in names(part):
        return False
    return not any(when.denied or when.back for when in (*before.whens, *part.whens))


def journey(leaves: Clause, returns: Clause) -> None:
    """ "Уезжаем 28-го, вернёмся 5-го": away from the one day to the other, not until the last of them."""
    if not (returns.looks_back or "RETURN" in returns.tags) or leaves.void or not (leaves.whens and returns.whens):
        return
    if _of_one_day(leaves, returns):
        return
    if "RETURN" not in returns.tags or "AWAY" not in leaves.tags:
        return
    last = returns.whens[0].days
    away = leaves.whens[-1].days
    if away and last and len(away.dates) > 1 and last.dates[:1] == (away.dates[-1] + ONE_DAY,):
        returns.void = True  # "away 20-23 Nov, back on the 24th"
        return
    first = leaves.whens[0].days
    if first is None or last is None or len(first.dates) != 1 or not last.dates or last.dates[0] <= first.dates[0]:
        return
    hours = next((when.span for when in leaves.whens if when.span), ANY_TIME)
    when = leaves.whens[0]
    between = When(stretch(first.dates[0] + ONE_DAY, last.dates[0] - ONE_DAY), None, False, when.start, when.end)
    leaves.whens = [when, when._replace(days=None, span=Span(hours.start, DAY)), between._replace(anew=True)]
    returns.void = True


def _of_one_day(leaves: Clause, returns: Clause) -> bool:
    """ "В 11 ухожу, вернусь в 15", "дома до 13, вернусь к 18", "out 11-3, home after": away between these hours."""
    hours = [when for when in leaves.whens if when.span]
    back = [when.span for when in returns.whens if when.span]
    if len(hours) != 1 or len(back) != 1 or returns.denied or not hours[0].span or not back[0]:
        return False
    start, end = hours[0].span
    again = back[0].start or back[0].end
    at = leaves.whens.index(hours[0])
    if leaves.is_state and returns.actions == {"HOME"} and returns.looks_back and 0 < start < end == again:
        returns.void = True
        return True
    if "RETURN" not in returns.tags or any(when.days for when in returns.whens):
        return False
    if "AWAY" in leaves.tags and not leaves.actions and again > start and end in (start, DAY):
        leaves.whens[at] = hours[0]._replace(span=Span(start, again), led="")
    elif leaves.actions == {"HOME"} and not leaves.denied and start == 0 < end < again:
        leaves.whens.insert(at + 1, hours[0]._replace(span=Span(again, DAY), linked=True))
    else:
        return False
    returns.void = True
    return True
