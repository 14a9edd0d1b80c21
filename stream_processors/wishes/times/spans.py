"""Spans of time around an hour: after, before, between, a part of the day, a point, "at any time"."""

from __future__ import annotations

from collections.abc import Callable

from stream_processors.wishes.times.clock import ANY_TIME, DAY, LUNCH, NIGHT, PARTS, Hour, Span, between, hour_at
from stream_processors.wishes.times.dates_by_number import NEVER, means_day
from stream_processors.wishes.times.openings import edge_of_event
from stream_processors.wishes.times.points import COUNTABLE, Found, figure_alone, in_the_evening, literal, point
from stream_processors.wishes.words.tokens import Tokens

_HALVED = frozenset({"WEEKDAY", "WEEKDAYS", "WORKDAYS", "WEEKEND", "REL", "MONTH", "ORDINAL", "DATE"})  # "Saturday am"
_FLOORS = frozenset({"этажа", "подъезда", "участка", "корпуса", "секции", "floor"})
_STREETS = frozenset({"road", "street", "lane", "avenue", "drive", "crescent", "terrace", "gardens"})
_PLEASED = frozenset({"угодно", "удобно", "удобнее", "хотите", "захотите", "сможете", "suits", "convenient", "like"})


def span_at(tokens: Tokens, at: int) -> Found | None:
    """The span that begins here; None where none does."""
    rule = _RULES.get(tokens[at].tag)
    return rule(tokens, at) if rule else None


def _from(tokens: Tokens, at: int) -> Found | None:
    """ "с 10 до 18", "с утра", "с утра до обеда", "с 18"."""
    begin = bound_at(tokens, at + 1)
    if begin is None:
        return None
    start, after = begin
    link = after + 1 if tokens[after].tag in ("AND", "COMMA") and tokens[after + 1].tag == "TO" else after
    if tokens[link].tag in ("TO", "UPTO", "DASH", "BEFORE"):
        end = bound_at(tokens, link + 1, ending=True)
        if end is not None:
            return between(literal(tokens, start, end), end[0]), end[1]
        if tokens[link + 1].tag in ("NUMBER", "CLOCK"):  # "от 10 до 15 тысяч"
            return None, link + 2
    if tokens[at + 1].tag == "PART":
        return _part(tokens, at + 1)
    if tokens[after].word in _FLOORS or (tokens[after].tag == "" and tokens[after].word.endswith(("ами", "ями"))):
        return None, after  # "с 5 этажа", "с 10 ступенями"
    if tokens[after].tag == "" and not _STREETS.isdisjoint([tokens[after + 1].word, tokens[after + 2].word]):
        return None, after  # "moved from 12 Park Road"
    return Span(start.read, DAY), after


def bound_at(tokens: Tokens, at: int, *, ending: bool = False) -> tuple[Hour, int] | None:
    """An hour, or the edge of a part of the day: "до обеда" is 13:00, "до вечера" 18:00, "после обеда" 14:00."""
    at += tokens[at].word == "the" or tokens[at].tag == "ABOUT"
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
    late = tokens[at].tag not in ("EARLIER", "BEFORE")  # "gets up late, not before 11"
    if tokens[at].tag in ("EARLIER", "LATER") and tokens[at + 1].tag in ("THAN", "AT"):
        at += 1
    edge = bound_at(tokens, at + 1) or edge_of_event(tokens, at + 1)
    if edge is None or tokens[at + 1].tag == "PART":
        return None
    return Span(in_the_evening(tokens, edge[0]) if late else edge[0].read, DAY), edge[1]


def _before(tokens: Tokens, at: int) -> Found | None:
    if tokens[at].word == "to" and tokens[at - 1].word == "up":  # "up to 13:00"
        last = hour_at(tokens, at + 1)
        return (Span(0, last[0].read), last[1]) if last and tokens[last[1]].tag not in COUNTABLE else None
    if tokens[at].word == "to" and tokens[at - 1].tag in ("NUMBER", "HOUR"):
        return None  # the rest of hours that were not read
    if tokens[at].word == "to":  # "move it to 5 pm"
        return point(tokens, at + 1, exact=False)
    if tokens[at].tag == "BY" and tokens[at + 1].tag == "PART":  # "ближе к вечеру"
        return _part(tokens, at + 1)
    if tokens[at].tag in ("EARLIER", "LATER") and tokens[at + 1].tag in ("THAN", "AT"):
        at += 1
    if tokens[at].tag == "TO" and tokens[at + 1].word in ("after", "past"):
        at += 1  # "not till after six"
    edge = bound_at(tokens, at + 1, ending=True) or edge_of_event(tokens, at + 1)
    if edge and tokens[at].tag == "BY" and tokens[at - 1].word in ("ближе", "поближе", "часам", "closer", "close"):
        return None, edge[1]  # "ближе к шести"
    if tokens[at].tag == "BY" and edge and tokens[at + 1].tag == "NUMBER" and tokens[at + 2].tag in COUNTABLE[:2]:
        return None
    if tokens[at].tag == "BY" and edge and tokens[edge[1]].tag == "EXACT" and tokens[edge[1]].word != "точно":
        return Span(edge[0].read, edge[0].read), edge[1] + 1
    return (Span(0, edge[0].read or DAY), edge[1]) if edge else None


def _not_earlier(tokens: Tokens, at: int) -> Found | None:
    """ "не раньше 10" is after 10, "no later than 6pm" before it. Any other negation belongs to the clause."""
    here = at + 2 if tokens[at + 1].tag in ("REQUEST", "FILLER") else at + 1
    if tokens[here].tag == "MATTER":  # "не имеет значения"
        return ANY_TIME, here + 1
    match tokens[at + 1].tag:
        case "BEFORE" | "EARLIER" if tokens[at].word in NEVER:
            return None
        case "EARLIER" | "BEFORE":
            return _nor_later(tokens, _after(tokens, at + 1))
        case "LATER":
            return _before(tokens, at + 1)
        case "AFTER" if tokens[at + 1].word == "after":
            last = _before(tokens, at + 1)
            edge = bound_at(tokens, at + 2, ending=True)
            return (Span(0, in_the_evening(tokens, edge[0])), edge[1]) if last and edge else last
    return None


def _nor_later(tokens: Tokens, start: Found | None) -> Found | None:
    """ "Not before 10 or after 6": the negation reaches both."""
    if start is None or start[0] is None or tokens[start[1]].tag not in ("OR", "AND", "COMMA"):
        return start
    later = start[1] + 1 + (tokens[start[1] + 1].tag == "NEG")
    if tokens[later].tag not in ("LATER", "AFTER") or (later == start[1] + 1 and tokens[start[1]].tag == "COMMA"):
        return start
    end = _before(tokens, later)
    if end is None or end[0] is None:
        return start
    last = end[0].end if end[0].end > start[0].start else end[0].end + DAY // 2  # "не раньше шести и не позже девяти"
    return (Span(start[0].start, last), end[1]) if start[0].start < last <= DAY else start


def _at(tokens: Tokens, at: int) -> Found | None:
    """ "в 15:00", "ровно в 15", "в обед", "in the evening", "в первой половине дня", "в течение дня"."""
    here = at
    while here < at + 4 and tokens[here].tag in ("AT", "EXACT", "OF", "BY", "WITHIN"):
        here += 1
    if tokens[here].tag in ("FIRST", "SECOND") and tokens[here + 1].tag == "HALF":
        half = Span(0, DAY // 2) if tokens[here].tag == "FIRST" else Span(DAY // 2, DAY)
        return None if _of_days(tokens, here + 2) else (half, _past_of_day(tokens, here + 2))
    if tokens[here].tag == "WHOLE" and tokens[here - 1].tag == "WITHIN":
        here += 1
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
    return point(tokens, here, exact=any(token.tag == "EXACT" for token in tokens[at:here]))


def _of_days(tokens: Tokens, at: int) -> bool:
    """The half of a week or of a month, which no rule says the days of."""
    of = at
    while of < at + 2 and tokens[of].tag in ("OF", "THIS", "NEXT"):
        of += 1
    return tokens[of].tag in ("WEEK", "MONTHLY", "MONTH")


def _past_of_day(tokens: Tokens, at: int) -> int:
    of = at
    while of < at + 2 and tokens[of].tag == "OF":
        of += 1
    return of + 1 if means_day(tokens, of) else at


def _part(tokens: Tokens, at: int) -> Found | None:
    part = tokens[at].value
    if tokens[at - 1].word in ("most", "some", "середине"):
        return None, at + 1  # "most nights", "в середине дня"
    if tokens[at].word == "eve" and tokens[at - 1].tag not in ("REL", "WEEKDAY", "THIS"):
        return None  # "New Year's Eve"
    if part == "tonight":
        part = "evening"
    return (Span(*PARTS[part]) if part in PARTS else Span(*NIGHT)), at + 1


def _any(tokens: Tokens, at: int) -> Found | None:
    """ "в любое время", "any time", "когда угодно": no constraint at all."""
    if tokens[at + 1].tag in ("OTHER", "SECOND") and tokens[at + 2].tag in ("WEEKDAY", "WEEKDAYS"):
        return None, at + 3  # "every other Tuesday": no rule says which
    if tokens[at].tag == "WHENEVER":
        return ANY_TIME, at + 1
    if tokens[at + 1].tag in ("PART", "MORNINGS") and not means_day(tokens, at + 1):  # "любой вечер"
        return _part(tokens, at + 1)
    if tokens[at + 1].tag not in ("TIME", "WHENEVER"):
        return None
    if tokens[at].word == "every":
        return None, at + 2  # "it works loose every time somebody sits down"
    round_the_clock = tokens[at + 3].tag in ("AND", "OR") and tokens[at + 4].value == "night"  # "дня и ночи"
    return ANY_TIME, at + 5 if round_the_clock else at + 2


def _whenever(tokens: Tokens, at: int) -> Found | None:
    """ "когда вам удобно", "when it suits you"."""
    if tokens[at].word not in ("когда", "when"):
        return None
    if tokens[at - 1].word == "хоть":
        return ANY_TIME, at + 1
    pleased = next((here for here in range(at + 1, at + 4) if tokens[here].word in _PLEASED), None)
    return (ANY_TIME, pleased + 1) if pleased else None


def _whole(tokens: Tokens, at: int) -> Found | None:
    return (ANY_TIME, at + 2) if means_day(tokens, at + 1) else None


def _lunchtime(tokens: Tokens, at: int) -> Found | None:
    """ "Avoid lunchtime", "but not lunch"; "обед" alone may be a meal."""
    led = tokens[at - 1].tag in ("NEG", "EXCEPT")
    return (Span(*LUNCH), at + 1) if led or tokens[at].word == "lunchtime" else None


def _half_day(tokens: Tokens, at: int) -> Found | None:
    """ "Saturday am", "Mon pm", "AM delivery"."""
    days = tokens[at - 2 if tokens[at - 1].tag == "COMMA" else at - 1].tag in _HALVED
    if not days and tokens[at + 1].tag != "DELIVER" and tokens[at + 1].word != "slot":
        return None
    return Span(*PARTS["morning" if tokens[at].tag == "AM" else "day"]), at + 1


def _about(tokens: Tokens, at: int) -> Found | None:
    hour = hour_at(tokens, at + 2 if tokens[at + 1].tag == "AT" else at + 1)
    return (None, hour[1]) if hour else None


_RULES: dict[str, Callable[[Tokens, int], Found | None]] = {
    **dict.fromkeys(("CLOCK", "NUMBER", "HOUR", "HALF", "HALFHOUR", "QUARTER", "NOON"), figure_alone),
    **dict.fromkeys(("TO", "BEFORE", "BY", "EARLIER"), _before),
    **dict.fromkeys(("AFTER", "LATER"), _after),
    **dict.fromkeys(("FROM", "DATED"), _from),
    **dict.fromkeys(("AT", "EXACT", "WITHIN", "FIRST", "SECOND"), _at),
    **dict.fromkeys(("PART", "MORNINGS"), _part),
    **dict.fromkeys(("ANY", "EVERY", "WHENEVER"), _any),
    "BETWEEN": _between,
    "LUNCH": _lunchtime,
    **dict.fromkeys(("AM", "PM"), _half_day),
    "NEG": _not_earlier,
    "WHOLE": _whole,
    "ABOUT": _about,
    "QWORD": _whenever,
}
