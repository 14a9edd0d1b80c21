"""The times of one clause → rules over days and hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from schemas.wishes import AppliesTo, Rule
from stream_processors.wishes.clauses import Clause
from stream_processors.wishes.clock import ANY_TIME, DAY, Span
from stream_processors.wishes.dates import EVERY_DAY, ONE_DAY, Days, stretch
from stream_processors.wishes.phrases import ANY, When

_ONCE = ("позвон", "набер", "набра", "call", "phone", "ring", "созвон", "свяж")

_PERMITTING = frozenset({"можно", "лучше", "удобно", "удобнее", "желательно", "can", "may", "best", "better", "prefer"})


_LONGEST_LIST = 3  # dates; more are a week, a month, or what a note spans


class Constraint(NamedTuple):
    rule: Rule
    days: Days
    span: Span


def constraints(clause: Clause, forbids: bool, scope: AppliesTo, said: date) -> Iterator[Constraint]:
    """What the clause asks of its times. said: the day of saying, from which an open stretch of days is counted."""
    for found in _stated(clause, forbids, scope, said):
        open_ended = found.rule == "only" and found.days.open_
        for each in _not_before(found, said) if open_ended else (found,):
            yield from _within_days(each)


def _not_before(found: Constraint, said: date) -> Iterator[Constraint]:
    """ "С 5 декабря можно": the days after have no end, so the days before are what is forbidden."""
    before = stretch(said, found.days.dates[0] - ONE_DAY)
    if before.dates:
        yield Constraint("avoid", before, ANY_TIME)
    if found.span != ANY_TIME:
        yield Constraint("only", EVERY_DAY, found.span)


def _stated(clause: Clause, forbids: bool, scope: AppliesTo, said: date) -> Iterator[Constraint]:
    denied = [when for when in clause.whens if when.denied]
    asked = [when for when in clause.whens if not when.denied]
    if denied and not asked and forbids and "EXCEPT" in clause.tags:  # "не звонить, кроме субботы"
        yield from (Constraint("only", days, span) for days, span in _combined(denied))
        return
    always = not clause.words.isdisjoint(("всегда", "always"))
    recurring = always or any(
        when.led in ANY or when.span == ANY_TIME or (when.days and when.days.every) for when in asked
    )
    for days, span in _combined(denied):
        yield Constraint("avoid", _recurring(days) if recurring and "EXCEPT" in clause.tags else days, span)
    combined = list(_combined(asked))
    if "RETURN" in clause.tags and forbids:
        combined = [away for days, span in combined for away in _until_return(days, span, said)]
    gap = None if forbids else _gap(combined)
    if gap:
        yield Constraint("avoid", EVERY_DAY, gap)
        return
    for days, span in combined:
        rule = _rule(clause, forbids, scope, days, span)
        if rule and not (rule == "flexible" and denied):
            yield Constraint(rule, days, span)


def _recurring(days: Days) -> Days:
    """ "В любой день, кроме воскресенья" excepts every Sunday, since it speaks of every day."""
    return Days(weekdays=(days.dates[0].isoweekday(),)) if len(days.dates) == 1 else days


def _rule(clause: Clause, forbids: bool, scope: AppliesTo, days: Days, span: Span) -> Rule | None:
    point = span.start == span.end
    if forbids:
        return None if point else "avoid"
    if "CALLBACK" in clause.tags or (scope == "call" and (point or _calls_once(clause, days))):
        return "appointment"
    if point:
        return "exact"
    return "flexible" if span == ANY_TIME and days == EVERY_DAY else "only"


def _calls_once(clause: Clause, days: Days) -> bool:
    """ "Позвоните завтра" asks for one call; "звоните по вторникам" sets a rule."""
    if not days.dates or "ONLY" in clause.tags or clause.words & _PERMITTING:
        return False
    return any(word.startswith(_ONCE) for word in clause.words)


def _within_days(found: Constraint) -> Iterator[Constraint]:
    """A span over midnight ends on the morning after: "в пятницу с 22 до 8"."""
    start, end = found.span
    if start <= end:
        yield found
        return
    yield found._replace(span=Span(start, DAY))
    if end:
        yield found._replace(span=Span(0, end), days=_day_after(found.days))


def _day_after(days: Days) -> Days:
    dates, weekdays = (day + ONE_DAY for day in days.dates), (day % 7 + 1 for day in days.weekdays)
    return days._replace(dates=tuple(dates), weekdays=tuple(sorted(weekdays)))


def _until_return(days: Days, span: Span, said: date) -> Iterator[tuple[Days, Span]]:
    """ "Вернусь 30 ноября", "вернусь после 18": until then nobody is there."""
    if days.dates and (before := stretch(said, days.dates[0] - ONE_DAY)).dates:
        yield before, ANY_TIME
    if span.start:
        yield (stretch(days.dates[0], days.dates[0]) if days.dates else days), Span(0, span.start)


def _gap(combined: list[tuple[Days, Span]]) -> Span | None:
    """ "До 13 или после 15", every day, forbids what lies between."""
    if len(combined) != 2 or any(days != EVERY_DAY for days, _ in combined):
        return None
    first, last = sorted(span for _, span in combined)
    return Span(first.end, last.start) if first.start == 0 and last.end == DAY and first.end < last.start else None


def _combined(whens: list[When]) -> Iterator[tuple[Days, Span]]:
    """Days with their hours: hours without a day hold on every day, a day without hours allows the whole of it.

    "Завтра до 13 или после 15" has one day for both spans, "в среду или в пятницу после 18" one span for both days,
    "вечером в пятницу или утром в субботу" two pairs.
    """
    days: list[Days] = []
    spans: list[tuple[Span, bool]] = []
    hours_first = False
    for when in whens:
        if when.days is not None:
            if days and spans and not (hours_first and when.linked):
                yield from _pairs(days, spans)
                days, spans = [], []
            hours_first = bool(spans) and (hours_first or not days)
            days.append(when.days)
        elif when.span is not None:
            if hours_first and days:
                yield from _pairs(days, spans)
                days, spans, hours_first = [], [], False
            spans.append((when.span, when.linked))
    if days or spans:
        yield from _pairs(days, spans)


def _pairs(days: list[Days], spans: list[tuple[Span, bool]]) -> Iterator[tuple[Days, Span]]:
    for each in _merged(days) or [EVERY_DAY]:
        for span in _narrowed(spans) or [ANY_TIME]:
            yield each, span


def _narrowed(spans: list[tuple[Span, bool]]) -> list[Span]:
    """Of spans and whether each is linked to the one before: those that say one thing are made one.

    "Не раньше 10 и не позже 18" are the two ends of one span; "завтра вечером после 19" is what both allow.
    """
    found: list[Span] = []
    for span, linked in spans:
        if span == ANY_TIME:
            continue
        common = _common(found[-1], span) if found else None
        opposite = bool(found) and {found[-1].start == 0, span.start == 0} == {found[-1].end == DAY, span.end == DAY}
        if common and (not linked or opposite):
            found[-1] = common
        else:
            found.append(span)
    return found or [span for span, _ in spans[:1]]


def _common(first: Span, second: Span) -> Span | None:
    start, end = max(first.start, second.start), min(first.end, second.end)
    return Span(start, end) if start < end and first.start < first.end and second.start < second.end else None


def _overlap(days: list[Days]) -> Days | None:
    """ "Не ранее 1 и не позднее 5 декабря": a stretch without an end, and one that has it."""
    if len(days) != 2 or days[0].open_ == days[1].open_ or not all(len(each.dates) > 1 for each in days):
        return None
    common = tuple(day for day in days[0].dates if day in days[1].dates)
    return Days(common) if common else None


def _framed(days: list[Days]) -> Days | None:
    """ "На следующей неделе, в среду или четверг" are the weekdays of that week; None where no stretch frames them."""
    frame = next((each for each in days if len(each.dates) > _LONGEST_LIST), None)
    weekdays = {day for each in days if each is not frame for day in (*each.weekdays, each.named) if day}
    if frame is None or not all(each is frame or each.weekdays or each.named for each in days):
        return None
    dates = tuple(day for day in frame.dates if day.isoweekday() in weekdays)
    return Days(dates) if dates else None


def _merged(days: list[Days]) -> list[Days]:
    """One entry for all dates, one for all weekdays; "every day" is said only where nothing narrower is."""
    if len(days) == 1:
        return days
    if framed := _overlap(days) or _framed(days):
        return [framed]
    dates = tuple(sorted({day for each in days for day in each.dates}))
    weekdays = tuple(sorted({day for each in days for day in each.weekdays}))
    found = [each for each in (Days(dates=dates), Days(weekdays=weekdays)) if each.dates or each.weekdays]
    return found or ([EVERY_DAY] if days else [])
