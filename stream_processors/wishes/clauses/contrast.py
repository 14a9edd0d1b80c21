"""Does a part of a sentence say something of its own, set against the clause before it, or does it go on with it?"""

from __future__ import annotations

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.clauses.asides import is_a_payment
from stream_processors.wishes.clauses.goods import is_ordered_by
from stream_processors.wishes.clauses.narrative import is_dictated, names
from stream_processors.wishes.clauses.sharing import REFUSED, lists_on
from stream_processors.wishes.clauses.since_last_stop import COURTESIES, POSTPOSED
from stream_processors.wishes.times.clock import ANY_TIME, DAY
from stream_processors.wishes.times.items import REST, When
from stream_processors.wishes.words.scopes import ACTIONS, BIDDEN, CALLS, DOING, STATES

_TIMED_ELSE = frozenset({"PRICE", "OTHERS", "ASKS", "SHOP", "DELIVERY"})
SLOTS = frozenset({"окно", "слот", "slot", "интервал"})
_BEING = frozenset({"буду", "будем", "i'll", "we'll"})
TOO = frozenset({"тоже", "также", "too", "either", "also"})
_NOR = frozenset({"ни", "nor"})
_BARE = frozenset({"CALL", "NEG", "REQUEST", "FILLER"})
_FOR_EVER = frozenset({"больше", "вообще", "никогда", "always", "всегда", "never", "again", "anymore", "ever"})


def turns(before: Clause, part: Clause) -> bool:
    """ "Вторник не подходит, лучше в четверг": one is forbidden and the other asked for."""
    if _is_set_apart(before, part):
        return True
    if part.words & (TOO - {"either"} if part.asks or "OR" in part.tags else TOO) or (
        before.whens and lists_on(before, part)
    ):
        return False  # "сегодня не везите, завтра тоже"; but "Wednesday is no good, Thursday or Friday either is fine"
    if not any(not when.denied for when in part.whens) or part.denied:
        return False
    if "HOLD" in before.tags and part.tags & {"ONLY", "REQUEST"}:
        return True  # "hold everything until the 1st, then weekday mornings only"
    if before.is_state and _is_anew(before, part):
        return True  # "работаю в школе, поэтому только после 16"
    forbids = bool(before.whens) and (bool(before.denied & (REFUSED | {BIDDEN})) or before.is_state)
    return forbids and _asks_else(before, part)


def _asks_else(before: Clause, part: Clause) -> bool:
    """Beside a time that is refused: one that is asked for in its stead."""
    if names(part) == {"day", "hour"} and "day" in names(before):
        return True  # "завтра меня нет, послезавтра с 10 до 13"
    if part.looks_back and part.whens != before.whens:
        return True  # "we finish work at 5, so after that"
    if before.items[-1].word in POSTPOSED and "day" in names(part):
        return True  # "в ноябре не надо, в декабре"
    if "EXCEPT" in part.tags:
        return True  # "в отпуске до пятницы, потом в любое время кроме утра"
    if "day" in names(part) and part.words & _BEING and "BE" in part.tags:
        return True  # "в четверг меня не ждите, буду в пятницу"
    if "FAMILY" in part.tags and not part.is_state:
        return True  # "до обеда никого, после обеда тёща"
    others = bool(part.tags or part.joiner not in COMMAS) and any(
        when.days is not None and when.days.every for when in part.whens
    )  # "в остальные дни"; but "never before 4, any day"
    return bool(part.tags & {"REQUEST", "ONLY", "LET"}) or part.joiner == "BUT" or others


def _is_set_apart(before: Clause, part: Clause) -> bool:
    """ "Не привозить, потом как угодно"; "не успеет, просит завтра"; "I work nights so nothing before midday"."""
    if before.is_state and before.whens and any(when.denied and when.span for when in part.whens):
        return True
    if before.is_state and before.whens and part.whens and all(when.led == REST for when in part.whens):
        return True  # "Tuesdays are out, any other day"
    if part.joiner == "BUT" and part.items[0].tag in ("OR", "BOTH") and before.unknown and before.whens:
        return not (before.heads or before.asks or part.heads)  # "в 12 встреча, так что либо до 11, либо после 14"
    return bool(before.denied) and (_leaves_all(part) or (DOING in before.denied and part.reports))


def _leaves_all(part: Clause) -> bool:
    """ "Weekdays whenever", "потом как угодно"."""
    times = [item for item in part.items if isinstance(item, When)]
    every = len(times) > 1 and any(when.days is not None and when.days.every for when in times)
    return not part.denied and (every or any(when.span == ANY_TIME or when.led == REST for when in times))


def _is_anew(before: Clause, part: Clause) -> bool:
    """ "Работаю в школе, просит после 16"; "малыш спит днём, завтра с 15 до 19"."""
    if not before.whens:
        return part.asks or part.is_bound or bool(before.unknown and part.is_dated and "NEG" not in before.tags)
    return part.is_bound or _begins_then(before, part) or ("day" not in names(before) and part.is_dated)


def _begins_then(before: Clause, part: Clause) -> bool:
    """ "Busy till 9, so 10 onwards": hours without an end behind those of the state."""
    ends = max((when.span.end for when in before.whens if when.span), default=DAY)
    return part.is_bare and all(when.span and when.span.end == DAY and when.span.start >= ends for when in part.whens)


def says_else(before: Clause, part: Clause) -> bool:
    """ "Удобно в среду, а в пятницу я уезжаю"; "до 13 или после 15, малыш спит"; "after 5 only, no calls on Sunday".

    part: one with a time.
    """
    if part.is_state or part.denied & {"HOME", "BE"}:
        return before.asks or (before.is_bare and before.is_definite)
    apart = "ONLY" in before.tags or "AND" in (part.joiner, part.items[0].tag)
    return before.asks and apart and bool(part.denied & ACTIONS)


def says_itself(before: Clause, part: Clause) -> bool:
    """ "Счёт оплачен, завтра с 15 до 19"; "ключи у соседки, в понедельник нас не будет"."""
    apart = "OR" in part.tags or any(when.is_span for when in part.whens)
    if part.words & SLOTS and any(when.is_span for when in part.whens):
        return True  # "адрес уточнён, интервал 10-14 прежний"
    told = before.tags - {"PRICE", "DELIVERY"} if is_a_payment(before) else before.tags
    if part.is_dated and apart and told.isdisjoint(_TIMED_ELSE):
        return True
    return not before.whens and (part.is_bound or bool("BE" in part.denied and part.whens))


def is_own(before: Clause, part: Clause, asks: bool) -> bool:
    """Does a part behind a story say something itself? asks: something is asked in it."""
    if asks and part.items[0].tag != "EXCEPT":  # "лифт работает с 9 до 18, кроме воскресенья"
        return True
    if part.void or (part.looks_back and part.denied) or is_dictated(before, part) or is_ordered_by(before, part):
        return True
    either = part.items[0].tag in ("OR", "BOTH") and part.is_dated  # "на выбор: либо 25-го вечером, либо 26-го до 13"
    told = part.joiner == ":" and not (part.is_bound or either)  # "привозили дважды: 21.11 в 10 и 22.11 после 16"
    return not told and says_itself(before, part)


def denies_too(before: Clause, part: Clause) -> bool:
    """Goes on telling: "не было ни в понедельник, | ни во вторник", "paid on the 20th, | not on the 22nd"."""
    if part.items[0].word in _NOR:
        return True
    if part.looks_back and "PRICE" in before.tags:
        return True  # "payment due on the 1st, not before"
    return bool(before.whens) and "PAST" in before.tags and part.tags <= {"NEG", "AT", "OF"}


def is_thwarted(before: Clause, part: Clause) -> bool:
    """ "My order is for tomorrow but I have the doctor": the day that was told is refused. part: behind a "but"."""
    told = before.whens and not (before.heads or before.asks or before.denied or before.void or before.unknown)
    return bool(told) and part.is_state and not (part.whens or part.denied)


def is_offered(before: Clause, part: Clause) -> bool:
    """ "Послезавтра с 9 до 12 можно, и без звонков": a slot that is offered, and calls that are refused."""
    offered = any(item.tag == "REQUEST" and item.word not in COURTESIES for item in before.items)
    return offered and before.is_definite and not part.whens and bool(part.denied & CALLS)


def refuse_too(before: Clause, part: Clause) -> None:
    """ "До 10 не звонить. После 22 тоже": the sentence before it says what is refused."""
    if "CALL" in part.denied and _says_again(before, part):
        part.whens, part.void = list(before.whens), bool(before.denied)
        before.void = before.void or not before.denied  # "завтра занят. Не звоните"
        return
    if before.void or not (before.whens and before.denied & ACTIONS) or not part.whens:
        return
    if part.words & TOO and not (part.heads or part.denied or part.unknown):
        part.tags |= before.actions
        part.denied |= before.denied & ACTIONS


def _says_again(before: Clause, part: Clause) -> bool:
    """ "Can't take calls on the 18th, exam day. Don't ring": of that day."""
    if before.void or not before.whens or part.whens or not part.tags <= _BARE or not part.words.isdisjoint(_FOR_EVER):
        return False
    busy = before.is_state and before.tags & STATES == {"UNFIT"}
    return bool(busy or (before.denied and before.tags & CALLS))
