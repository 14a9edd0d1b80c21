"""Does a part of a sentence speak of something else than the part before it, though it has no verb: "кв. 12, с 10"?"""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.asides import is_a_payment, is_notice
from stream_processors.wishes.clauses.narrative import EXACTLY, is_told_of_goods, names
from stream_processors.wishes.times.clock import USUAL
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ASKING, DOORS
from stream_processors.wishes.words.tokens import Token

_WHERE = frozenset({
    "ADDRESS", "NUMBER", "DOOR", "FIGURES", "CLOCK", "UNIT", "FILLER", "AT", "OF", "SIGN", "FROM", "TO", "THAT", "NEW",
})  # fmt: skip
_LEADS = frozenset({"по", "в", "во", "on"})
_EVERY = frozenset({"каждый", "каждую", "каждое", "каждые", "every", "each"})


def is_apart(before: Clause, part: Clause) -> bool:
    """Does the part speak of something else, though it has no verb: "кв. 12, с 10 до 18"?"""
    asks = part.asks
    if (
        not before.whens
        and (part.is_dated or part.is_bound)
        and (is_a_payment(before) or (before.heads == {"DELIVERY"} and before.unknown))
    ):
        return not (before.denied or before.asks)  # "van to park in the yard, 10-12 tomorrow"
    if is_notice(before) and (part.is_dated or part.is_bound):
        return True  # "пусть наберёт за 30 минут, завтра с 12 до 15"
    if part.looks_back and part.joiner == "BUT" and before.denied and not before.whens:
        return True  # "диван не пронести, поэтому позже"
    if "MOVE" in before.denied and not before.whens and part.whens:
        return asks and not _denies(part)  # "don't change the time, Friday 10-12 is fine"
    if before.whens and before.unknown and not before.heads:
        if part.looks_back or _denies_its_day(before, part):  # "ремонт лифта до 4, после этого можно"
            return asks or _denies(part)
        if not (before.tags & ASKING or before.denied):  # "лифт чинят 27-го, лучше 28-го"
            anew = names(before) != {"day"} or names(part) != {"hour"}
            bound = part.is_bound and not _is_of_its_goods(before, part)
            return (asks and anew) or bound or (part.is_dated and not _lists(before, part))
    if before.whens or not part.whens or (part.unknown and not (part.asks and before.tags <= _WHERE)):
        return False
    if (before.unknown or "TOPIC" in before.tags) and not (before.heads - DOORS or before.denied & DOORS):
        return _is_exact(part) or _is_beside(before, part, asks or _denies(part))
    return not (before.denied or before.tags & ASKING) and before.tags <= _WHERE


def _denies(part: Clause) -> bool:
    return any(when.denied for when in part.whens) or "REQUEST" in part.denied


def _is_of_its_goods(before: Clause, part: Clause) -> bool:
    """ "4 bags of coal Wed or Thurs, not after 3"."""
    goods = "TOPIC" in before.tags and not is_told_of_goods(before)
    return goods and (names(before), names(part)) == ({"day"}, {"hour"})


def _denies_its_day(before: Clause, part: Clause) -> bool:
    """ "On Sunday we have guests, so not Sunday"."""
    return {when.days for when in part.whens if when.denied} == {when.days for when in before.whens}


def _lists(before: Clause, part: Clause) -> bool:
    """ "На диализ по понедельникам, | средам и пятницам до 14": one list of days."""
    last, first = before.whens[-1], part.items[0]
    led = last.days is not None and (last.led in _LEADS or bool(last.days.weekdays))
    return led and isinstance(first, When) and first.days is not None and first.led not in _LEADS


def _is_beside(before: Clause, part: Clause, asks: bool) -> bool:
    """ "King mattress, Saturday 8-12"; "покупатель конфликтный, просит в 17"; "собрали за 2 часа, с 10 до 12" tells."""
    if before.tags & ASKING:
        return (part.is_bare and part.is_definite) or part.is_bound or "REQUEST" in part.denied
    dated = any(when.days and when.days.dates for when in part.whens)
    often = any(when.led in _EVERY for when in part.whens)
    often = often and all(when.span in USUAL for when in part.whens if when.span)
    named = not dated and (often or part.joiner == ":")  # "прыгает на отжиме, каждый вечер"; "линия: с 9 до 18"
    told = named or any(isinstance(item, Token) and (item.tag, item.value) == WAS for item in before.items)
    return asks or (part.is_bare and (part.is_bound or not told))


def _is_exact(part: Clause) -> bool:
    return not part.unknown and any(when.led in EXACTLY for when in part.whens)
