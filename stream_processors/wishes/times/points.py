"""Times of day by figures: a point ("в 15:00"), spans without a preposition ("10-18", "2 to 4 pm", "6pm or later")."""

from __future__ import annotations

from stream_processors.wishes.times.clock import DAY, Hour, Span, between, hour_at
from stream_processors.wishes.words.tokens import Tokens

Found = tuple[Span | None, int]
"""A span (None: understood, but no constraint, as "около 15:00") and the place after it."""

COUNTABLE = ("", "ADDRESS", "TOPIC", "SHOP")  # behind a bare number: "в 3 коробках", "в 5 подъезд"
_DURATIONS = ("часа", "час", "hours", "hour", "hrs", "h")
_DAYS = frozenset({"WEEKDAY", "WEEKDAYS", "WORKDAYS", "WEEKEND", "DAILY", "REL", "DAY"})  # "Mondays 9 to 12"
_SPOKEN = frozenset({
    "BE", "TIME", "PAUSE", "LUNCH",
    "WORKING", "SLEEP", "EXCEPT", "HOME", "UNFIT", "INAPT", "OUT", "AWAY", "REQUEST", "CALL", "DELIVER", "ONLY", "NEG",
    "BUT",
})  # fmt: skip # "busy 2 to 4", "call 5 to 7"
_SEVEN, _NOON = 7, 12  # o'clock
_DATED = frozenset({"ORDINAL", "MONTH", "DATE", "NUMBER"})
_RUNNING = frozenset({"say", "open", "runs", "run", "operates", "staffed", "manned", "стало"})
_HAVING = frozenset({"have", "has", "got"})
_LATE = frozenset({"late", "поздно", "поздние", "поздних"})
_RISING = frozenset({
    "riser", "risers", "sleeper", "sleepers", "shift", "shifts", "start", "starts", "up", "встаю", "встаем", "встает",
    "встают", "просыпаюсь", "просыпаемся", "просыпается",
})  # fmt: skip
_WRITTEN = frozenset({"PM", "AM", "CLOCK", "NOON", "MIDNIGHT", "PART", "QUARTER", "HALF"})


def in_the_evening(tokens: Tokens, hour: Hour) -> int:
    """ "Rude to call so late, not after 9" is 21:00."""
    evening = not hour.settled and 8 * 60 <= hour.minutes < DAY // 2
    late = (at for at, token in enumerate(tokens) if token.word in _LATE) if evening else ()
    return hour.minutes + DAY // 2 if any(not _rises(tokens, at) for at in late) else hour.read


def _rises(tokens: Tokens, at: int) -> bool:
    """ "We're late risers", «встаю поздно»: how late the morning is."""
    return not _RISING.isdisjoint([tokens[at - 1].word, tokens[at + 1].word])


def point(tokens: Tokens, at: int, *, exact: bool) -> Found | None:
    """A point of time. A bare number is one only if nothing countable follows: "в 3 коробках" is no hour."""
    found = hour_at(tokens, at)
    if found is None:
        return None
    hour, after = found
    span = _open_end(tokens, hour, after) or _dashed(tokens, hour, after)
    if span:
        return span
    bare = tokens[at].tag in ("NUMBER", "HOUR") and after == at + 1
    if bare and not exact and tokens[after].tag in COUNTABLE:
        return None
    if tokens[after].tag == "EXACT":
        after += 1
    return Span(hour.read, hour.read), after


def _open_end(tokens: Tokens, hour: Hour, after: int) -> Found | None:
    """ "6pm or later", "18:00 и позже"."""
    if tokens[after].word in ("onwards", "onward"):
        return Span(hour.read, DAY), after + 1
    bound = after + 2 if tokens[after].tag == "AT" and tokens[after + 1].word == "the" else after
    if tokens[bound].word in ("earliest", "latest"):  # "10 at the earliest"
        return (Span(hour.read, DAY) if tokens[bound].word == "earliest" else Span(0, hour.read)), bound + 1
    if tokens[after].tag in ("OR", "AND") and tokens[after + 1].tag in ("LATER", "EARLIER"):
        span = Span(hour.read, DAY) if tokens[after + 1].tag == "LATER" else Span(0, hour.read)
        return span, after + 2
    return None


def _dashed(tokens: Tokens, start: Hour, after: int) -> Found | None:
    goes_on = tokens[after].tag == "AND" and _is_between_too(tokens, after)
    if tokens[after].tag not in ("DASH", "TO") and not goes_on:
        return None
    end = hour_at(tokens, after + 1)
    tags = {tokens[place].tag for place in (after - 3, after - 2, after - 1, after + 1, end[1] - 1)} if end else set()
    written = tags & _WRITTEN
    goes_on = tokens[after - 2].tag in ("AND", "OR") and _ends_a_span(tokens, after - 3)
    if tokens[after].word in ("to", "до") and not (
        written or goes_on or _is_of_a_day(tokens, after - 2) or _descends(tokens, after)
    ):
        return None
    return (between(literal(tokens, start, end), end[0]), end[1]) if end else None


def literal(tokens: Tokens, start: Hour, end: tuple[Hour, int]) -> Hour:
    """ "7-11 and 14-16", "с 6 до 9 и с 18 до 20": of the morning, since the other is past noon."""
    hour, after = end
    if start.settled or hour.settled or not start.minutes < hour.minutes <= DAY // 2:
        return start
    if tokens[after].tag not in ("AND", "OR"):
        return start
    other = hour_at(tokens, after + 1 + (tokens[after + 1].tag == "FROM"))
    later = other is not None and other[0].by_figure and other[0].minutes > DAY // 2
    return start._replace(settled=True) if later else start


def _ends_a_span(tokens: Tokens, at: int) -> bool:
    """ "8:30 to 9:15 and | 3 to 4", "8 to 9 and | 3 to 4"."""
    return tokens[at].tag in _WRITTEN or (tokens[at].tag == "NUMBER" and tokens[at - 1].tag in ("TO", "DASH"))


def _descends(tokens: Tokens, link: int) -> bool:
    """ "On site 8 to 4", "11 till 3": past noon, and no amount."""
    first, last = tokens[link - 1], tokens[link + 1]
    if not (first.tag == last.tag == "NUMBER") or tokens[link].tag != "TO" or tokens[link - 2].tag == "FROM":
        return False
    return 1 <= int(last.word[:3]) < int(first.word[:3]) <= _NOON and tokens[link + 2].tag not in (*COUNTABLE, "UNIT")


def _is_past_noon(tokens: Tokens, at: int) -> bool:
    """ "The bookcase 10-2 please"."""
    first, last = tokens[at], tokens[at + 2]
    return first.tag == last.tag == "NUMBER" and 1 <= int(last.word[:3]) < _SEVEN <= int(first.word[:3]) <= _NOON


def _is_between_too(tokens: Tokens, at: int) -> bool:
    """ "Between 10 and 11 or 7 | and 8 pm"."""
    before = [token.tag for token in tokens[max(0, at - 14) : at]]
    return "BETWEEN" in before and before[-2:-1] == ["OR"]


def _is_of_a_day(tokens: Tokens, before: int) -> bool:
    """ "Mondays 9 to 12", "on Mondays, 10 to 12", "the 3rd of December, 9 to 12"."""
    day = tokens[before - 1 if tokens[before].tag in ("COMMA", "DASH") else before].tag
    return (
        day in _DAYS
        or tokens[before].tag == "COMMA"
        or tokens[before].tag in _SPOKEN
        or tokens[before].word in _RUNNING
        or tokens[before].word in ("it", "them")
        or _is_had(tokens, before)
        or (day in _DATED and tokens[before].tag in ("COMMA", "ORDINAL", "DATE"))
        or (tokens[before].tag == "MONTH" and tokens[before - 1].tag in _DATED)  # "3 Dec 8 to 11"
    )


def _is_had(tokens: Tokens, at: int) -> bool:
    """ "On Thursdays I have choir | 7 to 9"; "I have choir 7 to 9 times a year" counts."""
    return tokens[at].tag == "" and tokens[at - 1].word in _HAVING and tokens[at + 4].tag in ("END", "COMMA", "AT")


def figure_alone(tokens: Tokens, at: int) -> Found | None:
    """ "10:00-18:00", "10-18", "6pm": figures without a preposition, taken where they can be nothing else."""
    hour = hour_at(tokens, at)
    if hour is None:
        return None
    if _counts_days(tokens, at, hour[1]):
        return None, hour[1]
    if _goes_on(tokens, at, hour[1]) and (end := hour_at(tokens, hour[1] + 1)):
        return between(hour[0], end[0]), end[1]
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


def _counts_days(tokens: Tokens, at: int, after: int) -> bool:
    """ "Доставка три дня"; "завтра 3 дня" is an hour."""
    led = tokens[at - 2 if tokens[at - 1].tag == "COMMA" else at - 1].tag
    return after == at + 2 and tokens[at + 1].word == "дня" and led not in _DAYS | _DATED


def _goes_on(tokens: Tokens, at: int, after: int) -> bool:
    """ "Between 10 and 11 or | 7 and 8 pm"."""
    listed = [tokens[at - 3].tag, tokens[at - 1].tag, tokens[after].tag] == ["AND", "OR", "AND"]
    return listed and any(token.tag == "BETWEEN" for token in tokens[:at])


def _is_written_as_time(tokens: Tokens, at: int, after: int) -> bool:
    return any(
        token.tag in ("CLOCK", "AM", "PM", "NOON", "MIDNIGHT", "PART", "HALFHOUR", "HALF", "QUARTER")
        for token in tokens[at:after]
    )


def _looks_like_hours(tokens: Tokens, at: int, found: Found) -> bool:
    """Of "10-18" and "3-5": a van's hours, no street before them ("Мира 10-18"), nothing countable behind."""
    span, after = found
    led = (
        at == 0
        or tokens[at - 1].tag not in ("", "ADDRESS", "NUMBER", "FIGURES", "DASH", "TOPIC", "SIGN")
        or tokens[at - 1].word == "it"
        or (tokens[at - 1].tag == "DASH" and tokens[at - 2].tag in _DAYS)  # "Monday - 9 to 12"
        or tokens[at - 1].word in _RUNNING
        or (tokens[at - 1].tag == "" and (_descends(tokens, at + 1) or _is_had(tokens, at - 1)))
        or (tokens[at - 1].tag == "TOPIC" and tokens[after].tag == "REQUEST" and _is_past_noon(tokens, at))
    )
    if tokens[at - 1].tag == "COMMA" and tokens[at - 2].tag == "ADDRESS":
        return False  # "delivery address: 13-15 Noon Street"
    if tokens[after - 1].word in _DURATIONS and span is not None and span.start >= DAY // 2 + 60:
        return False  # "2-3 часа"
    going_on = tokens[after].tag == "DASH" and tokens[after + 1].tag in ("NUMBER", "CLOCK", "HOUR")
    behind = tokens[after].tag not in ("", "UNIT", "YEAR", "SIGN", "WORKING_DAYS") and not going_on
    behind = behind or (tokens[after].tag == "" and tokens[at - 1].tag in _DAYS)  # "Friday 9-1 now"
    led = led or (tokens[after].tag == "AT" and tokens[after + 1].tag in _DAYS)  # "the vet 10-11 on Tuesday"
    return span is not None and 6 * 60 <= span.start < span.end and led and behind
