"""A note → wishes, by the rules of reading of contract §4."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.wishes import AppliesTo, Rule, Wish
from stream_processors.wishes.clauses import STATES, Clause, When, sentences
from stream_processors.wishes.clock import DAY, Span
from stream_processors.wishes.days import EVERY_DAY, Days
from stream_processors.wishes.spans import ANY_TIME
from stream_processors.wishes.tokens import tokens

_SURE, _LIKELY = 0.95, 0.7
_ASKING = frozenset({"REQUEST", "ONLY", "EXACT"})


def read(text: str, said: date) -> tuple[Wish, ...]:
    """The wishes in a note, in the order of the text; `said` is the local date on which it was said.

    Never raises; nothing understood is an empty tuple.
    """
    spoken = tokens(text)
    topics = {token.tag for token in spoken}
    wishes: list[Wish] = []
    before: Clause | None = None
    for clauses in sentences(spoken, said):
        for clause in clauses:
            found = list(_wishes(clause, topics, text, wishes))
            if found and before is not None and _only_denies_calls(clause) and _is_state(before):
                wishes = [wish.model_copy(update={"applies_to": "call"}) for wish in wishes]
            else:
                wishes += found
            before = clause
    return _distinct(_filled_in(wishes))


def _distinct(wishes: list[Wish]) -> tuple[Wish, ...]:
    """Each constraint once, with the words that said it first."""
    return tuple({(w.applies_to, w.rule, w.from_, w.to, w.dates, w.weekdays): w for w in reversed(wishes)}.values())[
        ::-1
    ]


def _is_state(clause: Clause) -> bool:
    return bool(clause.whens) and bool(clause.heads) and clause.heads <= STATES


def _only_denies_calls(clause: Clause) -> bool:
    return "CALL" in clause.denied and not clause.whens and "DOOR" not in clause.tags


def _wishes(clause: Clause, topics: set[str], text: str, earlier: list[Wish]) -> Iterator[Wish]:
    """What one clause asks or forbids."""
    quote = text[clause.start : clause.end].strip(" ,;-—")
    if "DOOR" in clause.tags:
        if clause.denied:
            yield Wish(applies_to="delivery", rule="access", every_day=True, quote=quote, confidence=_SURE)
        return
    scope = _scope(clause, topics, earlier)
    forbids = _forbids(clause)
    if not clause.whens:
        if forbids and scope == "call" and clause.tags & {"CALL", "WRITE"}:
            yield Wish(applies_to="call", rule="avoid", every_day=True, quote=quote, confidence=_SURE)
        return
    if not _is_meant(clause, topics):
        return
    reason = text[slice(*clause.reason)].strip(" ,;-—") if clause.reason else quote if clause.tags & STATES else ""
    confidence = _SURE if clause.heads else _LIKELY
    for rule, days, span in _constraints(clause, forbids, scope):
        yield Wish(
            applies_to=scope,
            rule=rule,
            from_=_time(span.start) if span != ANY_TIME else None,
            to=_time(span.end) if span != ANY_TIME else None,
            dates=days.dates,
            weekdays=days.weekdays,
            every_day=days.every,
            reason=reason,
            quote=quote,
            confidence=confidence,
        )


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _scope(clause: Clause, topics: set[str], earlier: list[Wish]) -> AppliesTo:
    if clause.tags & {"CALL", "CALLBACK", "WRITE"}:
        return "call"
    if clause.tags & {"DELIVER", "HOME"}:
        return "delivery"
    if earlier and not clause.heads:
        return earlier[-1].applies_to
    if "CALL" in topics and not topics & {"DELIVER", "HOME"}:
        return "call"
    return "delivery"


def _forbids(clause: Clause) -> bool:
    """Is what is stated forbidden? A denied action, an absence, sleep; writing forbids calls."""
    if clause.denied & {"CALL", "DELIVER", "HOME", "WRITE", "REQUEST"}:
        return True
    if "BE" in clause.denied and not clause.tags & {"CALL", "DELIVER"}:
        return True  # "меня не будет"
    if clause.tags & STATES - clause.denied:
        return True
    return _writes_instead(clause)


def _writes_instead(clause: Clause) -> bool:
    if "WRITE" not in clause.tags:
        return False
    verb = any(word.startswith(("пиши", "напиши", "писать", "написать", "text", "messag")) for word in clause.words)
    return bool(clause.tags & {"INSTEAD", "ONLY"}) or (verb and clause.unknown == 0) or ("лучше" in clause.words)


def _is_meant(clause: Clause, topics: set[str]) -> bool:
    """A time alone is no wish: something must be asked or forbidden, or the clause must say nothing else."""
    if clause.heads or clause.tags & {"EXCEPT"}:
        return True
    if clause.unknown == 0:
        return True
    return bool(clause.tags & _ASKING) and bool(topics & {"DELIVER", "HOME", "CALL"})


def _constraints(clause: Clause, forbids: bool, scope: AppliesTo) -> Iterator[tuple[Rule, Days, Span]]:
    asked = [when for when in clause.whens if not when.denied]
    for days, span in _combined([when for when in clause.whens if when.denied]):
        yield from (("avoid", days, part) for part in _within_a_day(span))
    combined = list(_combined(asked))
    gap = None if forbids else _gap(combined)
    if gap:
        yield "avoid", EVERY_DAY, gap
        return
    for days, span in combined:
        rule = _rule(clause, forbids, scope, days, span)
        if rule is not None:
            yield from ((rule, days, part) for part in _within_a_day(span))


def _rule(clause: Clause, forbids: bool, scope: AppliesTo, days: Days, span: Span) -> Rule | None:
    if forbids:
        return None if span.start == span.end else "avoid"
    if "CALLBACK" in clause.tags or (scope == "call" and (span.start == span.end or _calls_once(clause, days))):
        return "appointment"
    if span.start == span.end:
        return "exact"
    return "flexible" if span == ANY_TIME and days == EVERY_DAY else "only"


def _calls_once(clause: Clause, days: Days) -> bool:
    """ "Позвоните завтра" asks for one call; "звоните по вторникам" sets a rule."""
    once = any(word.startswith(("позвон", "набер", "call", "phone", "ring", "созвон")) for word in clause.words)
    return bool(days.dates) and once and "ONLY" not in clause.tags


def _within_a_day(span: Span) -> list[Span]:
    if span.start <= span.end:
        return [span]
    return [part for part in (Span(0, span.end), Span(span.start, DAY)) if part.start < part.end]


def _gap(combined: list[tuple[Days, Span]]) -> Span | None:
    """ "До 13 или после 15", every day, forbids what lies between."""
    if len(combined) != 2 or any(days != EVERY_DAY for days, _ in combined):
        return None
    (first, last) = sorted(span for _, span in combined)
    return Span(first.end, last.start) if first.start == 0 and last.end == DAY and first.end < last.start else None


def _combined(whens: list[When]) -> Iterator[tuple[Days, Span]]:
    """Days with their hours: hours without a day hold on every day, a day without hours allows the whole of it.

    "Завтра до 13 или после 15" has one day for both spans, "в среду или в пятницу после 18" one span for both days,
    "вечером в пятницу или утром в субботу" two pairs.
    """
    days: list[Days] = []
    spans: list[Span] = []
    hours_first = False
    for when in whens:
        if when.days is not None:
            if days and spans:
                yield from _pairs(days, spans)
                days, spans = [], []
            hours_first = bool(spans)
            days.append(when.days)
        elif when.span is not None:
            if hours_first and days:
                yield from _pairs(days, spans)
                days, spans, hours_first = [], [], False
            spans.append(when.span)
    if days or spans:
        yield from _pairs(days, spans)


def _pairs(days: list[Days], spans: list[Span]) -> Iterator[tuple[Days, Span]]:
    for each in _merged(days) or [EVERY_DAY]:
        for span in _narrowed(spans) or [ANY_TIME]:
            yield each, span


def _narrowed(spans: list[Span]) -> list[Span]:
    """ "Не раньше 10 и не позже 18": two open ends that overlap are the two ends of one span."""
    if len(spans) == 2:
        first, last = sorted(spans, key=lambda span: span.end)
        if first.start == 0 and last.end == DAY and 0 < last.start < first.end:
            return [Span(last.start, first.end)]
    return spans


def _merged(days: list[Days]) -> list[Days]:
    """One entry for all dates, one for all weekdays; "every day" is said only where nothing narrower is."""
    dates = tuple(sorted({day for each in days for day in each.dates}))
    weekdays = tuple(sorted({day for each in days for day in each.weekdays}))
    found = [each for each in (Days(dates=dates), Days(weekdays=weekdays)) if each.dates or each.weekdays]
    return found or ([EVERY_DAY] if days else [])


def _filled_in(wishes: list[Wish]) -> list[Wish]:
    """ "Привезите в четверг. Лучше после 18." is one request in two sentences: the hours belong to the day."""
    if len(wishes) != 2 or any(wish.rule != "only" for wish in wishes) or wishes[0].applies_to != wishes[1].applies_to:
        return wishes
    day, hours = wishes if wishes[1].every_day else reversed(wishes)
    if day.every_day or not hours.every_day or day.from_ or day.to or day.quote == hours.quote:
        return wishes
    filled = {"from_": hours.from_, "to": hours.to, "quote": f"{wishes[0].quote}. {wishes[1].quote}"}
    return [day.model_copy(update=filled)]
