"""What the clauses of a note state, taken together: exceptions to a wider statement, one request in two sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from schemas.wishes import AppliesTo, Rule, Wish
from stream_processors.wishes.times.calendar import EVERY_DAY, ONE_DAY, Days, stretch
from stream_processors.wishes.times.clock import ANY_TIME, DAY, Span

_NEXT_YEAR = 300  # days; a date so far ahead was said of the one that has just passed
_STRETCH = 2  # days
_SURE, _LIKELY = 0.95, 0.7


class Stated(NamedTuple):
    """One constraint of a note, and the words that it was read from.

    sure: a verb says what it is about. wide: every day, or the rest of the days, was named in so many words, so that
    single days are exceptions to it. against: it was set against what stands before it ("но", "but").
    """

    applies_to: AppliesTo
    rule: Rule
    days: Days
    span: Span
    quote: str = ""
    reason: str = ""
    sure: bool = True
    wide: bool = False
    against: bool = False


def composed(stated: Sequence[Stated], said: date) -> tuple[Wish, ...]:
    """The wishes of a note, each once. said: the day of saying, from which an open stretch of days is counted."""
    stated = [each for each in stated if not each.days.dates or 0 <= (each.days.dates[0] - said).days < _NEXT_YEAR]
    if not stated:
        return ()
    if len(stated) == 1 and stated[0].span.start <= stated[0].span.end and not stated[0].days.open_:
        return (_wish(stated[0]),) if any(stated[0].days[:3]) else ()
    stated = [each for each in stated if not (_resumes(each, stated) or _yields(each, stated))]
    stated = [each for each in stated if not (_is_refused(each, stated) or _is_of_its_days(each, stated))]
    found = _excepted(_filled_in(_narrowest_of_calls(stated))) if len(stated) > 1 else stated
    return _distinct(_wish(each) for one in found for each in _finished(one, said) if any(each.days[:3]))


def _is_refused(each: Stated, stated: Sequence[Stated]) -> bool:
    """What is refused in the same note is not asked for: "с 18 до 20 бассейн, не звоните в это время пожалуйста"."""
    if each.rule != "only":
        return False
    return any(
        other.rule == "avoid"
        and (other.applies_to, other.span) == (each.applies_to, each.span)
        and (other.days == each.days or _is_one_of(each.days, other.days.weekdays))
        for other in stated
    )


def _is_one_of(days: Days, weekdays: Collection[int]) -> bool:
    """ "Friday prayers from 12 till 3, don't deliver on Fridays at those hours"."""
    return days.by_name and {day.isoweekday() for day in days.dates} <= {*weekdays}


def _is_of_its_days(each: Stated, stated: Sequence[Stated]) -> bool:
    """ "По средам доставка невозможна, нет дома весь день": nobody refuses all deliveries for ever."""
    if (each.applies_to, *each[1:4]) != ("delivery", "avoid", EVERY_DAY, ANY_TIME):
        return False
    return any(other[:2] == each[:2] and other.days != EVERY_DAY for other in stated)


def _resumes(each: Stated, stated: Sequence[Stated]) -> bool:
    """ "С 27 по 29 не беспокоить, с 30-го можно": the leave ends what is forbidden, and says nothing of days before."""
    if each.rule != "only" or not each.days.open_ or each.span != ANY_TIME:
        return False
    eve = each.days.dates[0] - ONE_DAY
    refused = [other for other in stated if (other.applies_to, other.rule) == (each.applies_to, "avoid")]
    refused = [other for other in refused if not (other.reason and each.sure)]  # "в отпуске до 28-го, потом привезите"
    return any(other.span == ANY_TIME and eve in other.days.dates for other in refused)


def _yields(each: Stated, stated: Sequence[Stated]) -> bool:
    """ "Her son is in on Saturday, she is away till Monday": an absence, but for the day that somebody asks for."""
    if each.rule != "avoid" or each.span != ANY_TIME or len(each.days.dates) < _STRETCH or not each.reason:
        return False
    asked = [other for other in stated if (other.applies_to, other.rule) == (each.applies_to, "only")]
    return any(other.days.dates and {*other.days.dates} <= {*each.days.dates} for other in asked)


def _narrowest_of_calls(stated: Sequence[Stated]) -> Sequence[Stated]:
    """ "Пишите, звонить только после 20" allows those calls: the narrower word counts."""
    if not any(each.applies_to == "call" and each.rule == "only" for each in stated):
        return stated
    total = (EVERY_DAY, ANY_TIME)
    return [each for each in stated if (each.applies_to, each.rule) != ("call", "avoid") or each[2:4] != total]


def _filled_in(stated: Sequence[Stated]) -> list[Stated]:
    """ "Привезите в четверг. Лучше после 18." is one request in two sentences: the hours belong to the day."""
    found = list(stated[:1])
    filled_in: set[int] = set()
    for each in stated[1:]:
        # "29 ноября, с утра занята, после 13 свободна": what is refused between them is of that day too
        at = next((at for at in range(len(found) - 1, -1, -1) if found[at].rule != "avoid"), len(found) - 1)
        filled = None if at in filled_in else _filled(found[at], each)
        if filled:
            if filled[:4] != found[at][:4]:  # "Friday or Saturday, I'm home both days, before 2"
                filled_in.add(at)
            found[at] = filled
        else:
            found.append(each)
    return found


def _filled(first: Stated, second: Stated) -> Stated | None:
    if first.applies_to == second.applies_to and _leaves_the_hour(first, second):
        return first._replace(quote=f"{first.quote}. {second.quote}")
    alike = first.applies_to == second.applies_to and first.rule == second.rule == "only"
    if not alike or first.quote == second.quote:
        return None
    if first.days == second.days and ANY_TIME in (first.span, second.span):
        return first._replace(span=second.span if first.span == ANY_TIME else first.span)  # "off on the 9th, after 10"
    if second.wide and second.days != EVERY_DAY:
        return None  # "после 16 дома, в субботу целый день"
    day, hours = (first, second) if second.days == EVERY_DAY else (second, first)
    if day.days == EVERY_DAY or hours.days != EVERY_DAY or hours.wide or day.span != ANY_TIME:
        return None
    return first._replace(days=day.days, span=hours.span, quote=f"{first.quote}. {second.quote}")


def _leaves_the_hour(first: Stated, second: Stated) -> bool:
    """ "Привезите 30-го, в течение дня": any hour of that day."""
    dated = first.rule == "only" and first.days != EVERY_DAY and first.span == ANY_TIME
    return dated and second.rule == "flexible" and not (second.wide or second.against)


def _excepted(stated: Sequence[Stated]) -> Iterator[Stated]:
    """ "В любой день, но в среду после 15": the narrower of two permissions would say nothing, were it no exception."""
    for each in stated:
        base = _base(each, stated)
        if base is None:
            yield each
            continue
        if base.rule == "only" and not base.days.open_:
            yield each
        start, end = each.span
        for outside in (Span(0, start), Span(end, DAY)):
            if outside.start < outside.end:
                yield each._replace(rule="avoid", span=outside)


def _base(each: Stated, stated: Sequence[Stated]) -> Stated | None:
    """The wider permission that this one is an exception to."""
    if each.rule != "only" or each.days == EVERY_DAY or each.span == ANY_TIME or each.span.start > each.span.end:
        return None
    return next((other for other in stated if other is not each and _is_wider(other, each)), None)


def _is_wider(base: Stated, each: Stated) -> bool:
    if base.applies_to != each.applies_to or base.rule not in ("only", "flexible"):
        return False
    if base.days == EVERY_DAY:
        return base.wide or each.against
    return each.against and len(base.days.dates) > len(each.days.dates) and {*base.days.dates} >= {*each.days.dates}


def _finished(stated: Stated, said: date) -> Iterator[Stated]:
    """As a calendar has it: no permission without an end, no span over midnight."""
    open_ended = stated.rule == "only" and stated.days.open_
    for each in _not_before(stated, said) if open_ended else (stated,):
        yield from _within_days(each)


def _not_before(stated: Stated, said: date) -> Iterator[Stated]:
    """ "С 5 декабря можно": the days after have no end, so the days before are what is forbidden."""
    before = stretch(said, stated.days.dates[0] - ONE_DAY)
    if before.dates:
        yield stated._replace(rule="avoid", days=before, span=ANY_TIME)
    if stated.span != ANY_TIME:
        yield stated._replace(days=EVERY_DAY)


def _within_days(stated: Stated) -> Iterator[Stated]:
    """A span over midnight ends on the morning after: "в пятницу с 22 до 8"."""
    start, end = stated.span
    if start <= end:
        yield stated
        return
    yield stated._replace(span=Span(start, DAY))
    if end:
        yield stated._replace(span=Span(0, end), days=_day_after(stated.days))


def _day_after(days: Days) -> Days:
    dates, weekdays = (day + ONE_DAY for day in days.dates), (day % 7 + 1 for day in days.weekdays)
    return days._replace(dates=tuple(dates), weekdays=tuple(sorted(weekdays)))


def _wish(stated: Stated) -> Wish:
    whole = stated.span == ANY_TIME
    return Wish(
        applies_to=stated.applies_to,
        rule=stated.rule,
        from_=None if whole else _time(stated.span.start),
        to=None if whole else _time(stated.span.end),
        dates=stated.days.dates,
        weekdays=stated.days.weekdays,
        every_day=stated.days.every,
        reason=stated.reason,
        quote=stated.quote,
        confidence=_SURE if stated.sure else _LIKELY,
    )


@cache
def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _distinct(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """Each constraint once, with the words that said it first."""
    found: dict[tuple[object, ...], Wish] = {}
    for wish in wishes:
        found.setdefault((wish.applies_to, wish.rule, wish.from_, wish.to, wish.dates, wish.weekdays), wish)
    return tuple(found.values())
