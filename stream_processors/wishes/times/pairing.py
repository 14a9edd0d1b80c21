"""The times of a statement, in the order said → which hours hold on which days."""

from __future__ import annotations

from collections.abc import Iterator

from stream_processors.wishes.times.calendar import EVERY_DAY, Days, within
from stream_processors.wishes.times.clock import ANY_TIME, DAY, LUNCH, NIGHT, PARTS, USUAL, Span
from stream_processors.wishes.times.items import When

_DAY_AND_HOURS = 2  # times
_WEEK = 7  # days
LONGEST_LIST = 3  # dates; more are a week, a month, or what a note spans

_AN_HOUR = 60  # minutes

Pair = tuple[Days, Span]
"""Hours, and the days on which they hold."""


def combined(whens: list[When]) -> list[Pair]:
    """Days with their hours: hours without a day hold on every day, a day without hours allows the whole of it.

    "Завтра до 13 или после 15" has one day for both spans, "в среду или в пятницу после 18" one span for both days,
    "вечером в пятницу или утром в субботу" two pairs.
    """
    # Most have one time, or a day and its hours; `_combined` would say the same.
    if len(whens) == 1:
        return [(whens[0].days or EVERY_DAY, whens[0].span or ANY_TIME)]
    day, hours = whens[0], whens[1]
    if len(whens) == _DAY_AND_HOURS and day.days and hours.span and day.span is None and hours.days is None:
        return [(day.days, hours.span)]
    return list(_combined(whens))


def _combined(whens: list[When]) -> Iterator[Pair]:
    days: list[Days] = []
    spans: list[tuple[Span, bool]] = []
    hours_first = False
    for place, when in enumerate(whens := _each_framed(_without_any(whens))):
        if when.days is not None and when.span is not None:  # one day of a stretch: "from Friday 4 pm to Saturday 6 pm"
            yield when.days, when.span
        elif when.days is not None:
            shares = hours_first and when.linked and not _has_hours(whens, place)
            named = bool(when.days.weekdays) or (when.days.by_name and spans != [] and spans[-1][0] in USUAL)
            apart = (
                bool(spans) and when.linked and not days and named
            )  # "evenings or weekends", "вечером или в субботу"
            if spans and (apart or (days and not shares)):
                yield from _pairs(days, spans)
                days, spans = [], []
            hours_first = bool(spans) and (hours_first or not days)
            days.append(when.days)
        elif when.span is not None and when.span != (spans[-1][0] if spans else None):
            if days and not when.linked and _are_inside(when.span, spans):
                spans.pop()  # "на вечер вторника: с 19 до 22"
            elif hours_first and days:
                yield from _pairs(days, spans)
                days, spans, hours_first = [], [], False
            spans.append((when.span, when.linked))
    if days or spans:
        yield from _pairs(days, spans)


def _are_inside(span: Span, spans: list[tuple[Span, bool]]) -> bool:
    """Hours of the part of the day that was named alone before its day."""
    part = spans[-1][0] if len(spans) == 1 else ANY_TIME
    return part in USUAL and part.start <= span.start < span.end <= part.end


def _without_any(whens: list[When]) -> list[When]:
    """ "Anytime Friday afternoon" is the afternoon."""
    narrowed = whens[0][:2] == (None, ANY_TIME) and any(when.span and when.span != ANY_TIME for when in whens[1:3])
    return whens[1:] if narrowed else whens


def _each_framed(whens: list[When]) -> list[When]:
    """ "Next week Tuesday 10-1 or Thursday 3-5", "до 1 декабря, в будни после 18": days of that stretch."""
    frame = whens[0].days
    if frame is None or frame.by_name or len(frame.dates) <= LONGEST_LIST or frame.open_:
        return whens
    named = [when.days for when in whens[1:] if when.days is not None]
    if len(named) < 2 or not all(days.weekdays or days.by_name for days in named) or whens[1].linked:
        return whens
    inside = [when._replace(days=_inside(when.days, frame)) if when.days else when for when in whens[1:]]
    return inside if all(when.days is None or when.days.dates for when in inside) else whens


def _inside(days: Days, frame: Days) -> Days:
    weekly = tuple(day for day in frame.dates if day.isoweekday() in days.weekdays)
    return Days(weekly or within(days, frame))


def _has_hours(whens: list[When], place: int) -> bool:
    """ "10-12 tomorrow or Friday 3-6 pm": the second day has hours of its own."""
    behind = whens[place + 1] if place + 1 < len(whens) else None
    return behind is not None and behind.span is not None and not behind.linked


def _pairs(days: list[Days], spans: list[tuple[Span, bool]]) -> Iterator[Pair]:
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
        if linked and found and found[-1].start == 0 and span.end == DAY and span.start <= found[-1].end <= DAY // 2:
            span = Span(span.start + DAY // 2, DAY)  # "before 10 or after 8"
        if found and found[-1] == PARTS["morning"] and not linked and span not in USUAL:
            span = _of_the_morning(span)
        if found and found[-1] == PARTS["evening"] and not linked:
            span = _of_the_evening(span)
        if found and not linked and _says_closer(found[-1], span):
            found.pop()
        elif found and not linked and span == Span(*LUNCH) and _says_closer(span, found[-1]):
            continue  # "с 12 до 13 в обеденный перерыв"
        common = _common(found[-1], span) if found else None
        opposite = bool(found) and {found[-1].start == 0, span.start == 0} == {found[-1].end == DAY, span.end == DAY}
        if common and (not linked or opposite):
            found[-1] = common
        else:
            found.append(span)
    return found or [span for span, _ in spans[:1]]


def _says_closer(part: Span, span: Span) -> bool:
    """ "Ночью с 22 до 6", "в обед спит, с 13 до 15": the hours say when that is."""
    lunch = part == Span(*LUNCH) and part.start - _AN_HOUR <= span.start < span.end <= part.end + _AN_HOUR
    return lunch or (part == NIGHT and span.start > span.end)


def _of_the_morning(span: Span) -> Span:
    """ "По утрам гуляю с собакой с 7 до 9", "every morning before 7:30": no evening."""
    start, end = (edge if edge in (0, DAY) else edge - DAY // 2 for edge in span)
    edges = [edge for edge in (start, end) if edge not in (0, DAY)]
    early = all(PARTS["morning"][0] <= edge <= PARTS["morning"][1] for edge in edges)
    return Span(start, end) if edges and early else span


def _of_the_evening(span: Span) -> Span:
    """ "Можно вечером, часов до девяти"."""
    begins, ends = PARTS["evening"]
    late = span.start == 0 and begins < span.end + DAY // 2 <= ends
    return Span(begins, span.end + DAY // 2) if late else span


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
    frame = next((each for each in days if len(each.dates) > LONGEST_LIST and not each.by_name), None)
    if frame is None:
        return None
    if dated := _dated(frame, days):
        return dated
    if not all(each is frame or each.weekdays or each.by_name for each in days):
        return None
    weekly = {day for each in days if each is not frame for day in each.weekdays}
    named = {day for each in days if each is not frame and each.by_name for day in within(each, frame)}
    dates = [day for day in frame.dates if day.isoweekday() in weekly or day in named]
    return Days(tuple(dates)) if dates else None


def _dated(frame: Days, days: list[Days]) -> Days | None:
    """ "На следующей неделе, 12 ноября": dates of that week; None where something else is named."""
    named = [each for each in days if each is not frame]
    dates = tuple(sorted({day for each in named for day in each.dates}))
    apart = any(each.by_name or not 0 < len(each.dates) <= LONGEST_LIST for each in named)
    return None if apart or len(frame.dates) > _WEEK or not {*dates} <= {*frame.dates} else Days(dates)


def _is_of_a_date(named: Days, days: list[Days]) -> bool:
    """ "Во вторник, 1 декабря" is one day said twice."""
    dated = {each.dates[0].isoweekday() for each in days if len(each.dates) == 1 and not each.by_name}
    return named.by_name and len(named.dates) == 1 and named.dates[0].isoweekday() in dated


def _merged(days: list[Days]) -> list[Days]:
    """One entry for all dates, one for all weekdays; "every day" is said only where nothing narrower is."""
    days = list(dict.fromkeys(days))  # "15 to 18 March, any of those days"
    if len(days) == 1:
        return days
    days = [each for each in days if not _is_of_a_date(each, days)]
    if framed := _overlap(days) or _framed(days):
        return [framed]
    dates = tuple(sorted({day for each in days for day in each.dates}))
    weekdays = tuple(sorted({day for each in days for day in each.weekdays}))
    found = [each for each in (Days(dates=dates), Days(weekdays=weekdays)) if each.dates or each.weekdays]
    return found or ([EVERY_DAY] if days else [])
