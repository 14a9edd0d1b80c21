"""Spans of time around an hour: after, before, between, a part of the day, a point, "at any time"."""

from __future__ import annotations

from collections.abc import Callable

from stream_processors.wishes.clock import DAY, LUNCH, NIGHT, PARTS, Hour, Span, between, hour_at
from stream_processors.wishes.days import means_day
from stream_processors.wishes.tokens import Tokens

ANY_TIME = Span(0, DAY)
_DURATIONS = ("часа", "час", "hours", "hour", "hrs", "h")
_COUNTABLE = ("", "ADDRESS", "TOPIC", "SHOP")  # behind a bare number: "в 3 коробках", "в 5 подъезд"
Found = tuple[Span | None, int]
"""A span (None: understood, but no constraint, as "около 15:00") and the place after it."""


def span_at(tokens: Tokens, at: int) -> Found | None:
    """The span that begins here; None where none does."""
    rule = _RULES.get(tokens[at].tag)
    return rule(tokens, at) if rule else None


def _from(tokens: Tokens, at: int) -> Found | None:
    """ "с 10 до 18", "с утра", "с утра до обеда", "с 18"."""
    begin = _edge(tokens, at + 1)
    if begin is None:
        return None
    start, after = begin
    link = after + 1 if tokens[after].tag in ("AND", "COMMA") and tokens[after + 1].tag == "TO" else after
    if tokens[link].tag in ("TO", "UPTO", "DASH", "BEFORE"):
        end = _edge(tokens, link + 1, ending=True)
        if end is not None:
            return between(start, end[0]), end[1]
        if tokens[link + 1].tag in ("NUMBER", "CLOCK"):  # "от 10 до 15 тысяч"
            return None, link + 2
    if tokens[at + 1].tag == "PART":
        return _part(tokens, at + 1)
    return Span(start.read, DAY), after


def _edge(tokens: Tokens, at: int, *, ending: bool = False) -> tuple[Hour, int] | None:
    """An hour, or the edge of a part of the day: "до обеда" is 13:00, "до вечера" 18:00, "после обеда" 14:00."""
    match tokens[at].tag:
        case "LUNCH":
            return Hour(LUNCH[0 if ending else 1], True), at + 1
        case "PART" if tokens[at].value in PARTS:
            # "с утра до вечера": a part that ends a span ends it where it begins, but an evening lasts
            return Hour(PARTS[tokens[at].value][0], True), at + 1
        case "PART" if tokens[at].value == "night":
            return Hour(NIGHT[0], True), at + 1
    return hour_at(tokens, at)


def _between(tokens: Tokens, at: int) -> Found | None:
    begin = hour_at(tokens, at + 1)
    if begin is None or tokens[begin[1]].tag not in ("AND", "TO", "DASH"):
        return None
    end = hour_at(tokens, begin[1] + 1)
    return (between(begin[0], end[0]), end[1]) if end else None


def _after(tokens: Tokens, at: int) -> Found | None:
    if tokens[at].tag in ("EARLIER", "LATER") and tokens[at + 1].tag in ("THAN", "AT"):
        at += 1
    edge = _edge(tokens, at + 1)
    return (Span(edge[0].read, DAY), edge[1]) if edge and tokens[at + 1].tag != "PART" else None


def _before(tokens: Tokens, at: int) -> Found | None:
    if tokens[at].word == "to":  # "move it to 5 pm"
        return _point(tokens, at + 1, exact=False)
    if tokens[at].tag == "BY" and tokens[at + 1].tag == "PART":  # "ближе к вечеру"
        return _part(tokens, at + 1)
    if tokens[at].tag in ("EARLIER", "LATER") and tokens[at + 1].tag in ("THAN", "AT"):
        at += 1
    edge = _edge(tokens, at + 1, ending=True)
    if tokens[at].tag == "BY" and edge and tokens[at + 1].tag == "NUMBER" and tokens[at + 2].tag in _COUNTABLE[:2]:
        return None
    if tokens[at].tag == "BY" and edge and tokens[edge[1]].tag == "EXACT":
        return Span(edge[0].read, edge[0].read), edge[1] + 1
    return (Span(0, edge[0].read or DAY), edge[1]) if edge else None


def _not_earlier(tokens: Tokens, at: int) -> Found | None:
    """ "не раньше 10" is after 10, "no later than 6pm" before it. Any other negation belongs to the clause."""
    here = at + 2 if tokens[at + 1].tag in ("REQUEST", "FILLER") else at + 1
    if tokens[here].tag == "MATTER":  # "не имеет значения"
        return ANY_TIME, here + 1
    match tokens[at + 1].tag:
        case "BEFORE" | "EARLIER" if tokens[at].word in ("never", "никогда"):
            return None
        case "EARLIER" | "BEFORE":
            return _nor_later(tokens, _after(tokens, at + 1))
        case "LATER":
            return _before(tokens, at + 1)
        case "AFTER" if tokens[at + 1].word == "after":
            return _before(tokens, at + 1)
    return None


def _nor_later(tokens: Tokens, start: Found | None) -> Found | None:
    """ "Not before 10 or after 6": the negation reaches both."""
    if start is None or start[0] is None or tokens[start[1]].tag not in ("OR", "AND"):
        return start
    if tokens[start[1] + 1].tag not in ("LATER", "AFTER"):
        return start
    end = _before(tokens, start[1] + 1)
    return (Span(start[0].start, end[0].end), end[1]) if end and end[0] and end[0].end > start[0].start else start


def _at(tokens: Tokens, at: int) -> Found | None:
    """ "в 15:00", "ровно в 15", "в обед", "in the evening", "в первой половине дня", "в течение дня"."""
    here = at
    while here < at + 4 and tokens[here].tag in ("AT", "EXACT", "OF", "BY", "WITHIN"):
        here += 1
    if tokens[here].tag in ("FIRST", "SECOND") and tokens[here + 1].tag == "HALF":
        half = Span(0, DAY // 2) if tokens[here].tag == "FIRST" else Span(DAY // 2, DAY)
        return half, _past_of_day(tokens, here + 2)
    if any(token.tag == "WITHIN" for token in tokens[at:here]) and (
        means_day(tokens, here) or tokens[here].tag not in ("LUNCH", "PART")
    ):
        return (ANY_TIME, here + 1) if means_day(tokens, here) else None
    match tokens[here].tag:
        case "LUNCH":
            return Span(*LUNCH), here + 1
        case "PART" | "MORNINGS":
            return _part(tokens, here)
        case "ANY" | "WHENEVER":
            return _any(tokens, here)
    return _point(tokens, here, exact=any(token.tag == "EXACT" for token in tokens[at:here]))


def _past_of_day(tokens: Tokens, at: int) -> int:
    of = at
    while of < at + 2 and tokens[of].tag == "OF":
        of += 1
    return of + 1 if means_day(tokens, of) else at


def _point(tokens: Tokens, at: int, *, exact: bool) -> Found | None:
    """A point of time. A bare number is one only if nothing countable follows: "в 3 коробках" is no hour."""
    found = hour_at(tokens, at)
    if found is None:
        return None
    hour, after = found
    span = _open_end(tokens, hour, after) or _dashed(tokens, hour, after)
    if span:
        return span
    bare = tokens[at].tag in ("NUMBER", "HOUR") and after == at + 1
    if bare and not exact and tokens[after].tag in _COUNTABLE:
        return None
    if tokens[after].tag == "EXACT":
        after += 1
    return Span(hour.read, hour.read), after


def _open_end(tokens: Tokens, hour: Hour, after: int) -> Found | None:
    """ "6pm or later", "18:00 и позже"."""
    if tokens[after].tag in ("OR", "AND") and tokens[after + 1].tag in ("LATER", "EARLIER"):
        span = Span(hour.read, DAY) if tokens[after + 1].tag == "LATER" else Span(0, hour.read)
        return span, after + 2
    return None


def _dashed(tokens: Tokens, start: Hour, after: int) -> Found | None:
    if tokens[after].tag != "DASH" and not (
        tokens[after].tag == "TO" and tokens[after - 1].tag in ("PM", "AM", "CLOCK")
    ):
        return None
    end = hour_at(tokens, after + 1)
    return (between(start, end[0]), end[1]) if end else None


def _figure_alone(tokens: Tokens, at: int) -> Found | None:
    """ "10:00-18:00", "10-18", "6pm": figures without a preposition, taken where they can be nothing else."""
    hour = hour_at(tokens, at)
    if hour is None:
        return None
    span = _open_end(tokens, *hour) or _dashed(tokens, *hour)
    if (
        span
        and span[0] is not None
        and (_is_written_as_time(tokens, at, span[1]) or _looks_like_hours(tokens, at, span))
    ):
        return span
    exact = tokens[hour[1]].tag == "EXACT"
    if exact or _is_written_as_time(tokens, at, hour[1]):
        return Span(hour[0].read, hour[0].read), hour[1] + exact
    return None


def _is_written_as_time(tokens: Tokens, at: int, after: int) -> bool:
    return any(
        token.tag in ("CLOCK", "AM", "PM", "NOON", "MIDNIGHT", "PART", "HALFHOUR", "HALF") for token in tokens[at:after]
    )


def _looks_like_hours(tokens: Tokens, at: int, found: Found) -> bool:
    """Of "10-18" and "3-5": a van's hours, no street before them ("Мира 10-18"), nothing countable behind."""
    span, after = found
    led = at == 0 or tokens[at - 1].tag not in ("", "ADDRESS", "NUMBER", "FIGURES", "DASH", "TOPIC", "SIGN")
    if tokens[after - 1].word in _DURATIONS and span is not None and span.start >= DAY // 2 + 60:
        return False  # "2-3 часа"
    behind = tokens[after].tag not in ("", "UNIT", "DASH", "SIGN")
    return span is not None and 6 * 60 <= span.start < span.end and led and behind


def _part(tokens: Tokens, at: int) -> Found | None:
    part = tokens[at].value
    if part == "tonight":
        part = "evening"
    return (Span(*PARTS[part]) if part in PARTS else Span(*NIGHT)), at + 1


def _any(tokens: Tokens, at: int) -> Found | None:
    """ "в любое время", "any time", "когда угодно": no constraint at all."""
    if tokens[at].tag == "WHENEVER":
        return ANY_TIME, at + 1
    return (ANY_TIME, at + 2) if tokens[at + 1].tag in ("TIME", "WHENEVER") else None


def _whole(tokens: Tokens, at: int) -> Found | None:
    return (ANY_TIME, at + 2) if means_day(tokens, at + 1) else None


def _about(tokens: Tokens, at: int) -> Found | None:
    hour = hour_at(tokens, at + 2 if tokens[at + 1].tag == "AT" else at + 1)
    return (None, hour[1]) if hour else None


_RULES: dict[str, Callable[[Tokens, int], Found | None]] = {
    "FROM": _from, "BETWEEN": _between, "AFTER": _after, "LATER": _after, "TO": _before, "BEFORE": _before,
    "BY": _before, "EARLIER": _before, "NEG": _not_earlier, "AT": _at, "EXACT": _at, "WITHIN": _at, "PART": _part,
    "MORNINGS": _part,
    "ANY": _any, "WHENEVER": _any, "WHOLE": _whole, "ABOUT": _about, "CLOCK": _figure_alone, "NUMBER": _figure_alone,
    "HOUR": _figure_alone, "DATED": _from, "HALF": _figure_alone, "HALFHOUR": _figure_alone, "NOON": _figure_alone,
    "QUARTER": _figure_alone,
}  # fmt: skip
