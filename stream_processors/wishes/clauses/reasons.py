"""What a client says of himself beside a wish: sleep, work and journeys give a reason or a time, not a second wish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.narrative import INVITING, is_same, names
from stream_processors.wishes.rules.engine import keys_of
from stream_processors.wishes.rules.non_wishes import is_void
from stream_processors.wishes.times.clock import ANY_TIME, USUAL
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, CALLS, DOORS
from stream_processors.wishes.words.verbs import is_imperative

_RECEIVING = frozenset({"goods", "receiving", "приемка", "приемку"})
_FIRM = _RECEIVING | {
    "офис", "офисе", "office", "shop", "store", "unit", "yard", "warehouse", "site", "school", "школу", "cafe",
    "кафе", "салон", "мастерскую", "мастерская", "склад", "производство", "автосервис", "студию", "студия", "ателье",
    "цех", "ресторан", "бар", "бутик", "клинику", "аптеку", "пекарню", "кофейню", "барбершоп", "парикмахерскую",
    "гостиницу", "отель", "библиотеку", "studio", "workshop", "salon", "restaurant", "bar", "hotel", "clinic",
    "pharmacy", "bakery", "gallery", "library", "barbers", "barber", "boutique", "practice", "surgery", "garage",
}  # fmt: skip
_OTHERS = frozenset({"", "FAMILY", "CHILD", "OTHERS"})
_WE_ARE_OPEN = frozenset({"работаем", "открыты", "we're", "we"})
_CLOSED = frozenset({"closed", "shut", "закрыто", "закрыты", "закрыт", "закрыта", "выходной"})
_CLOSING = frozenset({"closes", "shuts", "закрывается", "закрываются"})
_WE = frozenset({"we're", "we", "we'll", "мы"})
_THERE = frozenset({"here", "in", "there", "месте", "здесь", "тут"})
_NOTHING = frozenset({"nothing", "not", "не"})
BETWEEN = frozenset({"между", "between", "промежутке"})
_BEING = frozenset({"буду", "будем", "будет", "i'll", "we'll", "will"})
_PAUSES = frozenset({"LUNCH", "PAUSE"})  # "bring it from 12 to 2, I'm on my lunch break then"
_HABITS = frozenset({"WORKING", "SLEEP"})
_EXPLAINING = _HABITS | {"MOVE", "FINAL", "HOME"}
_OPEN = frozenset({"работаем", "работает", "работают", "открыты", "открыт", "open", "work", "works", "working"})
_BEING_OPEN = _OPEN | _WE | _RECEIVING


def is_why(before: Clause, part: Clause) -> bool:
    """ "Come after 9.30, the yard is full before that", "привезти после трёх, до этого дома только собака"."""
    if _is_beyond(before, part) or _is_clear_then(before, part) or _leaves_then(before, part):
        return True
    if before.whens and not part.whens and part.words & BETWEEN and not part.asks:
        return True
    told = part.unknown or not part.tags.isdisjoint(_PAUSES)
    if not (part.looks_back and told and before.whens and before.actions) or part.denied:
        return False
    if part.reports or part.tags & ASKING - {"ONLY"}:
        return False
    bids = any(is_imperative(word) for word in part.words)
    return not (before.denied or before.is_state or before.void or bids)


def _leaves_then(before: Clause, part: Clause) -> bool:
    """ "Привезите сегодня до 8 вечера, ночью улетаю": of that day, and beyond what is asked for."""
    if "AWAY" not in part.tags or not part.is_state or part.denied or names(part) != {"hour"} or part.asks:
        return False
    dated = before.bids and any(when.days and when.days.dates for when in before.whens)
    asked = [when.span for when in before.whens if when.span]
    spans = [when.span for when in part.whens if when.span]
    return bool(dated and asked and spans) and max(span.end for span in asked) <= min(span.start for span in spans)


def is_busy_then(before: Clause, part: Clause) -> bool:
    """ "В пятницу не звонить. Буду занят с утра до ночи": hours of the day that is refused say why."""
    if not before.denied or part.words.isdisjoint(_BEING) or not (before.denied & ACTIONS and part.is_state):
        return False
    return not (before.void or part.denied) and (names(before), names(part)) == ({"day"}, {"hour"})


def _is_clear_then(before: Clause, part: Clause) -> bool:
    """ "Привозите по понедельникам, в этот день клиентов нет": who does not come at the time asked for."""
    told = part.looks_back and part.denied and not (part.denied & ACTIONS or part.asks)
    return bool(told) and before.bids and is_same(before, part)


def _is_beyond(before: Clause, part: Clause) -> bool:
    """Is it told what is at home before the hours asked for, or after them?"""
    if not (part.looks_back or "ONLY" in part.tags):
        return False
    asks = before.asks or before.actions or before.is_bare
    if not (asks and (part.looks_back or _is_not_us(part))) or before.denied or before.is_state or before.void:
        return False
    if part.tags & ASKING - {"ONLY"} or not part.actions <= {"HOME"} or "DELIVERY" in part.tags:
        return False
    asked = [when.span for when in before.whens if when.span]
    told = [when.span for when in part.whens if when.span]
    return bool(asked and told) and all(
        first.end <= last.start or last.end <= first.start for first in asked for last in told
    )


def _is_not_us(part: Clause) -> bool:
    """ "Дома только няня": who is at home then, and nobody who could take it in."""
    return "HOME" in part.tags and any(
        (led.tag == "ONLY" and item.tag in _OTHERS) or (led.word == "only" and item.word == "the")
        for led, item in pairwise(part.items)
    )


def is_because(before: Clause, part: Clause) -> bool:
    """ "К девяти утра, потому что мастер в десять": a moment that says why.

    part: one with a time, which begins so.
    """
    if not before.whens:
        return False
    moments = all(when.span and when.span.start == when.span.end for when in part.whens)
    asks = part.denied or part.asks or any(is_imperative(word) for word in part.words)
    return moments and not asks


def explain(first: Clause, second: Clause) -> None:
    """Who asks for a time beside sleep or work gives a reason, not a second constraint."""
    for state, action, kinds in ((first, second, {"SLEEP", "WORKING"}), (second, first, {"SLEEP"})):
        if not (action.whens and state.is_state) or action.void or "WORKING" in state.denied:
            continue
        set_apart = state is second and state.joiner == "BUT"  # "home every day but naps 1 to 3"
        usual = state.tags & kinds or (state.tags & {"WORKING"} and _is_usual(state))
        if usual and _acts(action) and not (set_apart or is_a_gap(state, action)):
            state.void, action.reason = True, action.reason or (state.start, state.end)


def _acts(clause: Clause) -> bool:
    """Does it ask for its time, or refuse it?"""
    if clause.actions or clause.denied or "UNFIT" in clause.tags:
        return True
    return clause.is_bare or any(when.denied or when.led in _NOTHING for when in clause.whens)


def is_a_gap(state: Clause, action: Clause) -> bool:
    """ "Звонить можно с 10 до 20, с 13 до 15 спит": hours amid those asked for narrow them."""
    asked = [when.span for when in action.whens if when.is_span and when.span]
    hours = [when.span for when in state.whens if when.is_span and when.span]
    if len(asked) != 1 or not hours or action.denied or asked[0] in USUAL:
        return False
    return all(asked[0].start < span.start < span.end < asked[0].end for span in hours)


def explain_habits(found: list[Clause]) -> None:
    """ "Работаю по ночам, днём сплю, звоните после 17": who says when has said why, whatever stands between."""
    tags: set[str] = set().union(*[clause.tags for clause in found])
    if tags.isdisjoint(_EXPLAINING):
        return
    if "SLEEP" in tags and any(clause.tags & DOORS and "NEG" in clause.tags for clause in found):
        for clause in found:
            if clause.is_state and "SLEEP" in clause.tags:
                clause.void = True  # "ребёнок спит днём, звоните на мобильный, а не в домофон"
    for at, clause in enumerate(found) if "MOVE" in tags or "FINAL" in tags else ():
        _correct(found, at, clause)
    if "HOME" in tags and "DELIVER" in tags:
        _ask_within(found)
    habits = [each for each in found if each.whens and each.tags & _HABITS and each.is_state and _is_usual(each)]
    if habits and any(each.whens and not (each.void or (each.is_state and _is_usual(each))) for each in found):
        for clause in habits:
            clause.void = True


def _correct(found: Sequence[Clause], at: int, clause: Clause) -> None:
    """What the clause at this place makes of those before it."""
    if "MOVE" in clause.tags and clause.whens and not (clause.void or clause.denied):
        _supersede(found[:at])
    if "FINAL" in clause.tags and clause.whens and not clause.void:
        _replace(found[:at], clause)


def _ask_within(found: Sequence[Clause]) -> None:
    """ "По вечерам дома, привозите вечером до 21": of the hours at home the ones that are asked for."""
    hours = [when.span for each in found if "DELIVER" in each.actions - each.denied for when in each.whens if when.span]
    for clause in found:
        spans = [when.span for when in clause.whens]
        if clause.actions != {"HOME"} or clause.denied or clause.asks or clause.void or len(spans) != 1 or not spans[0]:
            continue
        home = spans[0]
        clause.void = any(home.start <= span.start < span.end <= home.end for span in hours)


def _supersede(before: Iterable[Clause]) -> None:
    """ "Доставка назначена на 28-е. Хотели бы перенести на 30-е": the day that was is no wish."""
    for clause in before:
        if clause.tags & {"DELIVER", "AGREED", "DELIVERY", "AWAIT"} and not (clause.denied or clause.tags & {"MOVE"}):
            clause.void = True


def _replace(before: Iterable[Clause], last: Clause) -> None:
    """ "Просила до 10, потом до 11. Фиксирую: до 11 не звоним": the last of what was said of one thing counts."""
    calls = bool(last.tags & CALLS)
    for clause in before:
        clause.replaced = clause.replaced or not clause.void
        if bool(clause.tags & CALLS) == calls or not last.actions:
            clause.void = True


def _is_usual(state: Clause) -> bool:
    """ "Ночью работаю", "днём на смене": a habit without hours or days."""
    return all(when.span in USUAL or when[:2] == (None, ANY_TIME) for when in state.whens)


def open_office(parts: Sequence[Clause]) -> None:
    """ "Доставка в офис, работаем с 9 до 18": where a firm is brought to, its hours are those to bring in."""
    if not [part for part in parts if part.whens and not part.words.isdisjoint(_BEING_OPEN)]:
        return  # few notes name a word of it, and without one nothing is open
    if not [part for part in parts if not (part.words.isdisjoint(_FIRM) or "NEG" in part.tags)] and not _opens(parts):
        return
    if any(part.words & INVITING and not part.whens for part in parts):
        return  # "our shop is open 10 to 8, come and have a look"
    parts = [part for part in parts if "NEG" not in part.tags]
    if any(part.tags & {"DELIVER", "DELIVERY", "TOPIC", "ACCEPT", "AWAIT"} for part in parts):
        _open(parts)


def open_office_named(sentences: Sequence[Sequence[Clause]]) -> None:
    """ "Доставка в офис, 3 этаж. Мы работаем с 9 до 18": the sentence before says where it is brought to."""
    for at, parts in enumerate(sentences[1:], 1):
        named = [part for before in sentences[:at] for part in before]
        if any(part.tags & {"DELIVER", "AWAIT"} and part.words & _FIRM and not part.void for part in named):
            _open([part for part in parts if "NEG" not in part.tags])


def _open(parts: Sequence[Clause]) -> None:
    opening = [part for part in parts if _is_open(part) and part.words.isdisjoint(_CLOSING)]
    for part in opening:
        _retag(part, part.tags - {"WORKING", "PAST", "AWAY"} | {"REQUEST", "DELIVERY"})
    for part in parts if opening else ():
        if part.words & _CLOSED and part.whens:  # "closed for lunch 12-12:30"
            _retag(part, part.tags - {"PAST"} | {"AWAY"})


def _opens(parts: Sequence[Clause]) -> bool:
    """ "Мы работаем с 9 до 18, привозите": hours of ours, and a request that names none."""
    opens = (at for at, part in enumerate(parts) if not part.words.isdisjoint(_WE_ARE_OPEN) and part.narrows)
    behind = parts[next(opens, len(parts)) + 1 :]
    if any(part.narrows or part.denied for part in behind):
        return False  # "we both work until 5:30, so evenings only please"
    return any(part.tags & {"DELIVER", "AWAIT"} for part in behind)


def _retag(part: Clause, tags: set[str]) -> None:
    part.tags = tags
    part.void = is_void(part, keys_of(part))


def _is_open(part: Clause) -> bool:
    """ "We're here 9 till 5:30", "открыты с 10", "goods in 8-4"."""
    if not part.whens:
        return False
    there = part.words & _OPEN or (part.words & _WE and (part.words & _THERE or part.whens[0].led == "in"))
    return bool((there and part.actions <= {"DELIVER", "HOME"}) or part.words & _RECEIVING)
