"""What two statements side by side have in common: a negation, a time, a reason."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.clauses.goods import is_order_line
from stream_processors.wishes.clauses.narrative import names
from stream_processors.wishes.rules.effects import bidden
from stream_processors.wishes.times.clock import LUNCH, Span
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, BRINGS, CALLS, PHONES
from stream_processors.wishes.words.verbs import deed, is_first_person

_DEEDS = ACTIONS | {"DELIVERY"}
_LEAVES = frozenset({"можно", "ок", "ok", "okay", "fine", "пожалуйста", "нормально", "норм"})
_CLOSED = frozenset({"закрыт", "закрыта", "закрыто", "закрыты", "closed", "shut", "заперт", "заперта", "заперты"})
_LEADS = frozenset({"по", "в", "во", "on"})
_FOR_EVER = frozenset({"больше", "вообще", "again", "anymore", "ever"})
_IF, _THEN = frozenset({"если", "if"}), frozenset({"то", "тогда", "then"})
REFUSED = ACTIONS | {"REQUEST", "BE"}
_NOBODY_THERE = frozenset({"HOME", "BE"})
_OURS = frozenset({
    "клиент", "клиентка", "customer", "client", "я", "мы", "меня", "нас", "мне", "нам", "i", "i'm", "we", "we're", "my",
})  # fmt: skip


def share_day(found: Sequence[Clause]) -> None:
    """ "Sat 21 Nov, oak dresser, 2 crew, window 1-4pm": of the fields of an order one names the day, one the hours."""
    day: Clause | None = None
    timed = [each for each in found if each.whens]
    if len(timed) < 2:
        return
    for clause in timed:
        if clause.void or not clause.is_bare or len(named := names(clause)) > 1:
            day = None
        elif named == {"day"}:
            day = clause
        elif day is not None:
            clause.whens = [*day.whens, *clause.whens]
            day.void, day = True, None


def agree(before: Clause, part: Clause) -> None:
    """ "Договорились, что привезём в воскресенье": what was agreed is asked for."""
    agreed = "AGREED" in before.tags and not before.whens and part.items[0].word in ("что", "that", "to")
    if agreed and part.whens and "DELIVER" in part.tags.union(map(deed, part.words)):
        part.void = False
        part.tags = part.tags - {"TELLS", "WILL"} | {"DELIVER", "REQUEST"}


def let_on(before: Clause, part: Clause) -> None:
    """ "Пусть курьер приезжает завтра, но | не звонит до полудня": the bidding goes on."""
    goes_on = "LET" in before.tags and part.items[0].tag == "NEG" and "TELLS" in part.denied
    if goes_on and part.whens and not part.asks:
        part.tags |= {"LET"}
        bidden(part)
        part.void = False


def hinge(before: Clause, part: Clause) -> None:
    """ "Если не успеете до 18, не привозите": until then; "если не сможете в среду, позвоните": nothing of that day."""
    hinges = before.tags == {"OR"} and before.whens and before.words & _IF and not before.words & _THEN
    if not hinges or not part.actions or part.whens or part.void or any(item.tag == "DASH" for item in before.items):
        return
    if part.denied & ACTIONS:
        before.tags.add("REQUEST")
        part.void = True
    else:
        before.void = True


def same_lunch(found: Sequence[Clause], part: Clause) -> None:
    """ "Обед с 12 до 13, в обед не привозить": the hours of that lunch; "не в обед (с 12 до 13)": when that is."""
    before = found[-1].whens if found else []
    if before and before[-1].span == LUNCH and len(part.items) == 1 and part.is_bare and part.whens[0].is_span:
        before[-1] = before[-1]._replace(span=part.whens[0].span)
        part.whens = []
        return
    if LUNCH not in [when.span for when in part.whens]:
        return
    named = [when.span for each in found if "LUNCH" in each.tags for when in each.whens if when.span]
    if named:
        part.whens = [when._replace(span=named[-1]) if when.span == LUNCH else when for when in part.whens]


def awaits(clause: Clause) -> bool:
    """Forbids something without saying when: "не звоните, сплю до 12" says it next."""
    return bool(clause.denied & ACTIONS) and not clause.whens


def is_our_reason(part: Clause) -> bool:
    """ "Не звоните, я за рулём до вечера", "у нас карантин до 1 декабря": when, and ours."""
    ours = part.words & _OURS or any(map(is_first_person, part.words))
    return bool(ours and part.whens)


def _gives_its_time(first: Clause, second: Clause) -> bool:
    """Is it the reason of what is refused next: a state, a visit, a day that is ours?"""
    if first.is_state:
        return True
    if first.void:
        if not first.words.isdisjoint(_CLOSED):
            return True  # "по субботам объект закрыт, не везти"
        return "TELLS" in first.tags and is_our_reason(first)  # "в среду к нам приходит мастер"
    if is_order_line(first):
        return False  # "tulips Fri 6-8, ring nobody"
    told = first.unknown and not first.tags & ASKING and not second.words & _FOR_EVER  # "планёрка с 9, не звоните"
    return not first.heads and (bool(told) or is_our_reason(first))


def except_hours(before: Clause, part: Clause) -> bool:
    """ "Не присылайте в субботу, после обеда можно": the leave is of that day's hours; True if it was one."""
    days = [when for when in before.whens if when.days and not when.span]
    refused = before.denied & ACTIONS and days and days == before.whens and not any(when.denied for when in days)
    hours = [when for when in part.whens if when.span and not (when.days or when.back or when.denied)]
    opens, ends = part.items[0].tag == "WHEN", part.items[-1].word in _LEAVES
    if not (refused and hours and hours == part.whens and opens and ends and not part.denied):
        return False
    before.absorb(part)
    before.whens = [*days, *(when._replace(denied=True) for when in hours)]
    before.tags.add("EXCEPT")
    return True


def lists_on(before: Clause, part: Clause) -> bool:
    """ "Не звонить по понедельникам, средам и пятницам до обеда", "на диализ по вторникам, четвергам и субботам до 14":
    a weekday that no word leads goes on with a list.
    """
    first = part.items[0]
    if not isinstance(first, When) or part.tags & ASKING or "BE" in part.tags:
        return False
    if not (before.denied & ACTIONS or before.is_state):
        return False
    led = before.whens[0].led in _LEADS and first.led not in _LEADS
    listed = "AND" in part.tags or (first.days is not None and bool(first.days.weekdays))
    return led and listed and _is_weekday(first) and all(map(_is_weekday, before.whens))


def _is_weekday(when: When) -> bool:
    return when.days is not None and when.span is None and (bool(when.days.weekdays) or when.days.by_name)


def write_then(found: Sequence[Clause]) -> None:
    """ "Телефон выключен с 8 до 14, пишите", "not on Friday. Text is ok": what is written is of the same times."""
    timed = False
    for clause in found:
        bare = not (clause.narrows or clause.denied or "ONLY" in clause.tags)
        if clause.tags & CALLS == {"WRITE"} and timed and bare:
            clause.void = True
        elif not clause.void and ("CALL" in clause.tags or (clause.is_state and clause.words & PHONES)):
            timed = clause.narrows


def share(first: Clause, second: Clause) -> None:
    """ "Не звоните и не приезжайте до 10" has one time for both; "сплю до 12, не звоните" gives its time away."""
    all_day = not second.denied.isdisjoint(ACTIONS) and not second.narrows  # "в пятницу экзамен, не звоните весь день"
    if all_day and first.narrows and not (second.is_state or second.void) and _gives_its_time(first, second):
        second.whens, second.reason = _times_of(first), second.reason or (first.start, first.end)
        first.void = True
        return
    if all_day and _is_of_ours(first):
        second.void = True  # "водитель обедает с 13 до 14, не дёргать"
    if (not first.whens) is (not second.whens) or first.void or second.void:
        return
    if not (first.tags & _DEEDS and second.tags & _DEEDS) or first.tags & second.tags & (CALLS | BRINGS):
        return
    alike = bool(first.denied & _DEEDS) == bool(second.denied & _DEEDS)  # "ни звонков, ни доставок до 11"
    if alike and first.whens and _refuses_on(first, second):
        second.whens = list(first.whens)
    if alike and (second.joiner in ("AND", "OR") or (second.joiner in COMMAS and awaits(first))):
        whens = first.whens or second.whens
        first.whens, second.whens = list(whens), list(whens)


def _refuses_on(first: Clause, second: Clause) -> bool:
    """ "Сон-час с 13 до 15: не звонить, не стучать, не привозить": a bare refusal behind another is of its time."""
    bare = second.denied & ACTIONS and second.joiner in COMMAS and not (second.unknown or second.tags & ASKING)
    return bool(bare) and (bool(first.reason) or not second.denied & CALLS)


def _is_of_ours(clause: Clause) -> bool:
    """Does it tell what our own people do at some hour?"""
    told = clause.items[0].tag == "DELIVERY" and clause.unknown and any(when.is_span for when in clause.whens)
    return bool(told) and clause.tags <= {"DELIVERY", "", "FILLER", "UNFIT", "LUNCH", "PAUSE"}


def _times_of(first: Clause) -> list[When]:
    """Until when, where somebody says when he gets up: "встаю в 11, не звоните"."""
    if "RETURN" not in first.tags:
        return first.whens
    return [
        when._replace(span=Span(0, when.span.end)) if when.span and when.span.start == when.span.end else when
        for when in first.whens
    ]


def keep_day(before: Clause, part: Clause) -> None:
    """ "Завтра с утра не могу, могу после обеда" is of tomorrow."""
    days = [when for when in before.whens if when.days is not None]
    if not (days and part.whens):
        return
    forbids = bool(before.denied & REFUSED) or before.is_state
    if part.denied and (names(before), names(part)) == ({"day"}, {"hour"}) and _is_told_of_days(before, part):
        part.whens = [*before.whens, *part.whens]
        before.void = True
        return
    if part.denied or before.void:
        return
    told = before.unknown and not before.heads and not before.asks and names(before) == {"day", "hour"}
    alike = not part.actions or bool(part.tags & before.tags & (CALLS | BRINGS))
    if not (forbids or told) or not alike or names(part) != {"hour"}:
        return
    if any(when.span for when in before.whens) and all(when.days and when.days.dates for when in days):
        part.whens = [*days, *part.whens]


def _is_told_of_days(before: Clause, part: Clause) -> bool:
    """ "По средам вожу дочку на плавание, с 16 до 19 никого", "по вторникам на процедурах и до 12 дома не бываю"."""
    if before.is_state:
        return part.joiner == "AND" or not part.denied.isdisjoint(_NOBODY_THERE)
    if before.heads and not (before.heads == {"TELLS"} and part.denied & _NOBODY_THERE):
        return False  # "сегодня везу кота к ветеринару, с 17:30 до 19 никого"
    return not (before.asks or before.denied or part.void) and is_our_reason(before)
