"""The times of one clause → rules over days and hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from schemas.wishes import AppliesTo, Rule
from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.narrative import EXACTLY
from stream_processors.wishes.clauses.since_last_stop import is_bounded
from stream_processors.wishes.times.calendar import EVERY_DAY, ONE_DAY, Days, parted, stretch, within
from stream_processors.wishes.times.clock import ANY_TIME, DAY, PARTS, Span, beyond
from stream_processors.wishes.times.items import ANY, REST, WITHIN, When, recurring
from stream_processors.wishes.times.pairing import LONGEST_LIST, Pair, combined

_ONCE = ("позвон", "набер", "набра", "call", "phone", "ring", "contact", "созвон", "свяж")
_A_CALL = frozenset({"звонок", "звонка", "звонке"})
_PERMITTING = frozenset(
    {"можно", "готов", "готова", "лучше", "удобно", "удобнее", "желательно", "can", "may", "best", "better", "prefer"}
)
_LEAVING = frozenset(
    {
        "ухожу",
        "уйду",
        "уезжаю",
        "уеду",
        "уезжаем",
        "уедем",
        "leave",
        "leaving",
        "close",
        "закрываемся",
        "shuts",
        "closes",
        "закрываются",
        "закрывается",
        "закрывают",
    }
)
_ALWAYS_ALL = (EVERY_DAY, ANY_TIME)  # "not every time" leaves open which
_BOTH = 2  # times
_BY = frozenset({"к", "ко"})  # "до семи утра, а не к обеду"
_ALWAYS = frozenset({"всегда", "always"})


class Constraint(NamedTuple):
    """wide: every day, or the rest of the days, was named in so many words. against: after "но", of what was said."""

    rule: Rule
    days: Days
    span: Span
    wide: bool = False
    against: bool = False


def constraints(clause: Clause, forbids: bool, scope: AppliesTo, said: date) -> Iterator[Constraint]:
    """What the clause asks of its times. said: the day of saying, from which an open stretch of days is counted."""
    asked, denied = _asked_and_denied(clause.whens)
    excepts = "EXCEPT" in clause.tags
    if excepts and not denied:
        return  # what is excepted is not understood, and the rest alone would say too much
    if excepts and not asked and forbids:  # "не звонить, кроме субботы"
        yield from (Constraint("only", days, span) for days, span in combined(denied))
        return
    refused = [pair for pair in _refused(clause, denied, asked) if _says_when(*pair)] if denied else []
    if refused and not (excepts and forbids):
        yield from (Constraint("avoid", days, span) for days, span in refused)
    if forbids:
        asked = [_as_forbidden(when) for when in asked]
        asked = [when._replace(anew=True) if _is_beside_days(asked, at) else when for at, when in enumerate(asked)]
    for number, group in enumerate(_groups(asked)):
        wide = not clause.words.isdisjoint(_ALWAYS) or _is_wide(group)
        pairs = combined(group)
        if forbids:
            pairs = list(_forbidden(clause, pairs, refused if excepts else [], said))
        elif len(pairs) == _BOTH and (gap := _gap(*pairs)):
            yield Constraint("avoid", EVERY_DAY, gap, wide, number > 0)
            continue
        for days, span in pairs:
            rule = _rule(clause, forbids, scope, days, span)
            if rule and (rule != "flexible" or not (denied or REST in [when.led for when in group])):
                yield Constraint(rule, days, span, wide, number > 0)


def _asked_and_denied(whens: list[When]) -> tuple[list[When], list[When]]:
    """The times that are asked for, and those that are refused."""
    denied = [when for when in whens if when.denied]
    if not denied:
        return whens, denied
    asked = [when for when in whens if not when.denied]
    return asked, [when for when in denied if when.led not in _BY] if asked else denied


def _is_wide(whens: Sequence[When]) -> bool:
    """Is every day named, or the whole of a day?"""
    return bool([when for when in whens if when.days and (when.days.every or when.span == ANY_TIME)])


def _as_forbidden(when: When) -> When:
    """ "Nobody home during the day" is what "днём" names, and leaves the evening; "not before 11" is before 11."""
    if when.led == WITHIN and when.days is None and when.span == ANY_TIME:
        return when._replace(span=Span(*PARTS["day"]))
    return when._replace(span=beyond(when.span)) if is_bounded(when) and when.span else when


def _says_when(days: Days, span: Span) -> bool:
    """Not "not every time", which leaves open when, nor "nobody in at 14:10", which is over in no time."""
    return (days, span) != _ALWAYS_ALL and span.start != span.end


def _refused(clause: Clause, denied: Sequence[When], asked: Sequence[When]) -> list[Pair]:
    any_day = any(_is_every_day(when) and when.led != REST for when in asked)  # "в любой день, только не в среду"
    recurs = any_day or ("EXCEPT" in clause.tags and _recurs(clause, asked))
    return combined([recurring(when) if recurs else when for when in _placed(denied, asked)])


def _groups(whens: Sequence[When]) -> list[list[When]]:
    """Cut where something new is said of other days: "в любой день, | но в среду после 15"."""
    found: list[list[When]] = []
    for when in whens:
        if found and not when.anew:
            found[-1].append(when)
        else:
            found.append([when])
    return found


def _is_beside_days(whens: Sequence[When], at: int) -> bool:
    """ "Не звонить в выходные и после 21": refused are all hours of those days, and those hours of every day."""
    when, before = whens[at], whens[at - 1]
    apart = at > 0 and when.linked and when.days is None and before.days is not None and before.span is None
    return apart and not any(each.span for each in whens[:at])


def _recurs(clause: Clause, asked: Sequence[When]) -> bool:
    return bool(clause.words & _ALWAYS) or any(
        (when.led in ANY and not (when.days and when.days.dates))
        or when.span == ANY_TIME
        or (when.days is not None and (when.days.every or bool(when.days.weekdays)))
        for when in asked
    )


def _is_every_day(when: When) -> bool:
    return when.days is not None and when.days.every


def _placed(denied: Sequence[When], asked: Sequence[When]) -> Iterator[When]:
    """ "На следующей неделе, кроме среды": the Wednesday of that week."""
    frame = next((when.days for when in asked if when.days and len(when.days.dates) > LONGEST_LIST), None)
    for when in denied:
        inside = within(when.days, frame) if frame and when.days and when.days.by_name else ()
        yield when._replace(days=Days(inside)) if inside else when


def _forbidden(clause: Clause, pairs: Sequence[Pair], excepted: Sequence[Pair], said: date) -> Iterator[Pair]:
    """What is forbidden, but for what is excepted from it."""
    for days, span in pairs:
        if clause.words & _LEAVING and (
            span.start == span.end or any(when.led in ("к", "by") for when in clause.whens)
        ):
            yield days, Span(span.end, DAY)  # "к 18 ухожу", "в 17 ухожу из дома"
        elif "RETURN" in clause.tags:
            yield from _until_return(days, span, said if "EVENING" not in clause.tags else None)
        else:
            yield from _without(days, span, excepted, said)


def _without(days: Days, span: Span, excepted: Sequence[Pair], said: date) -> Iterator[Pair]:
    """ "Не звоните с утра, кроме субботы", "в выходные не звонить, кроме вечера"."""
    if not excepted:
        yield days, span
        return
    free_days, free_span = excepted[0]
    rest, common = parted(days, free_days, said)
    if rest:
        yield from _without(rest, span, excepted[1:], said)
    for outside in (Span(span.start, free_span.start), Span(free_span.end, span.end)) if common else ():
        if outside.start < outside.end:
            yield from _without(common, outside, excepted[1:], said) if common else ()


def _rule(clause: Clause, forbids: bool, scope: AppliesTo, days: Days, span: Span) -> Rule | None:
    point = span.start == span.end
    if forbids:
        return None if point else "avoid"
    if point and "CALLBACK" not in clause.tags and any(when.led in EXACTLY for when in clause.whens):
        return "exact"  # "позвоните ровно в 15:00"
    if "CALLBACK" in clause.tags or (scope == "call" and (point or _calls_once(clause, days))):
        return "appointment"
    if point:
        return "exact"
    return "flexible" if span == ANY_TIME and days == EVERY_DAY else "only"


def _calls_once(clause: Clause, days: Days) -> bool:
    """ "Позвоните завтра" asks for one call; "звоните по вторникам" sets a rule."""
    permits = clause.words & _PERMITTING and clause.items[0].word != "can"  # "can someone call me on Friday?"
    if not days.dates or "ONLY" in clause.tags or permits:
        return False
    return any(word.startswith(_ONCE) or word in _A_CALL for word in clause.words)


def _until_return(days: Days, span: Span, said: date | None) -> Iterator[Pair]:
    """ "Вернусь 30 ноября", "вернусь после 18": until then nobody is there; said: since when, if for days."""
    if said and days.dates and (before := stretch(said, days.dates[0] - ONE_DAY)).dates:
        yield before, ANY_TIME
    if span.start == 0 and span.end < DAY:
        span = Span(span.end, DAY)  # "буду дома к семи"
    if span.start:
        yield (stretch(days.dates[0], days.dates[0]) if days.dates else days), Span(0, span.start)


def _gap(first: Pair, second: Pair) -> Span | None:
    """ "До 13 или после 15", every day, forbids what lies between."""
    if not first[0] == second[0] == EVERY_DAY:
        return None
    earlier, later = sorted((first[1], second[1]))
    apart = earlier.start == 0 and later.end == DAY and earlier.end < later.start
    return Span(earlier.end, later.start) if apart else None
