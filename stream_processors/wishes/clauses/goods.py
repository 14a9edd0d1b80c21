"""Goods and the slot that they are wanted in, with no verb between them: "хлеб и молоко по средам с 8 до 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.narrative import is_told_of_goods, names
from stream_processors.wishes.clauses.since_last_stop import is_bounded
from stream_processors.wishes.times.clock import ANY_TIME, DAY, NIGHT, USUAL
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.given_names import GIVEN_NAMES
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ACTIONS, CALLS, UNTIL
from stream_processors.wishes.words.tokens import Token

# Of a word that is not understood: a verb tells something, and what ends so is something that happens.
_VERBAL = re.compile(
    "(?!(?:сал|гран|шпин|аппар|автом|агрег)ат|гранит|магнит|[а-я]*лет|[а-я]*кет)"
    ".*(?:[аеия]т|ть|ться|ти|чь|ся|ют|ут|ешь|ете|ую|аю|яю|ожу|езу)|[a-z]{3,}[^be]ed|takes|have|has|had"
)
_HAPPENING = re.compile("(?!рожд|удобр|раст|украш).*(?:ения|ение|[аи]ние|ация|ции|сия|ство)")
# What is brought for something that happens: "party balloons", "yoga mat".
_OF_A_SET = re.compile("set|kit|mat|gear|pack|box|hamper|equipment|furniture|[a-z]+(?<!ers)(?<!ss)s")
_EVENTS = frozenset({
    "ремонт", "ремонта", "замена", "замену", "уборка", "уборку", "концерт", "танцы", "йога", "йогу", "кружок", "матч",
    "футбол", "хоккей", "музыка", "репетиция", "спектакль", "кино", "фильм", "фестиваль", "ярмарка", "субботник",
    "юбилей", "банкет", "прививка", "анализы", "осмотр", "проверка", "поверка", "инвентаризация", "переучет", "чистка",
    "покраска", "экскурсия", "парад", "вывоз", "прогулка", "планерка", "английский", "логопед", "маникюр", "педикюр",
    "смена", "техосмотр", "замер", "курс", "урок", "йоги", "пробки", "дезинсекция", "дератизация", "дегустация",
    "электрик", "сантехник", "маляр", "плиточник", "няня", "репетитор", "замерщик", "плотник",
    "yoga", "pilates", "lesson", "lessons", "practice", "match", "game", "club", "choir", "rehearsal", "concert",
    "party", "session", "inspection", "collection", "checkup", "test", "cleaning", "parking", "painting", "group",
    "playgroup", "nursery", "football", "market", "fair", "show", "film", "quiz", "gig", "church", "mass", "prayer",
    "visit", "tour", "service", "demo", "launch", "cut", "cuts", "stocktake", "stocktaking", "outage", "swap", "event",
    "mot", "control", "visits", "draw", "tasting", "viewing", "screening", "roadworks", "workshop", "course",
    "talk", "drill", "repair", "repairs", "works", "team", "bin", "bins", "plumber", "electrician", "builder",
    "decorator", "cleaner", "nanny", "tutor", "gardener", "engineer", "nurse", "plumbers", "electricians", "builders",
    "decorators", "cleaners", "gardeners", "engineers", "roofers", "plasterers", "tilers", "joiners", "painters",
    "sweep", "surveyor", "surveyors", "man", "men", "guy", "guys", "shutdown", "closure", "upgrade", "survey",
    "grotto", "dance", "disco", "carols", "raffle", "auction", "медосмотр", "рынок", "служба", "розыгрыш",
    "выставка", "турнир", "марафон", "забег", "donors", "опрессовка", "отключения", "обрезка", "пересменка",
})  # fmt: skip
_LISTED = frozenset({
    "", "AND", "OR", "NUMBER", "UNIT", "OF", "TOPIC", "FILLER", "SIGN", "HOUR", "ADDRESS", "AT", "DASH", "CHILD", "DAY",
    "FAMILY", "FROM",
})  # fmt: skip
_WANTED = frozenset({
    "давайте", "давай", "нужен", "нужна", "нужно", "нужны", "лучше", "удобно", "удобнее", "подойдет", "подходит",
    "устроит", "needed", "need", "needs", "works", "suits", "fine", "great", "best", "better", "ok", "okay", "good",
})  # fmt: skip
_NEEDED = frozenset({"нужен", "нужна", "нужно", "нужны", "needed"})
_NO_GOODS = frozenset({"PRICE", "SHOP", "OTHERS", "LET", "PAPER", "NEG", "TELLS", "PAST", "DELIVERED"})
_WHO = frozenset({
    "я", "мы", "он", "она", "они", "меня", "нас", "него", "нее", "них", "i", "we", "he", "she", "they", "you",
})  # fmt: skip # "I have a manicure on Friday from 10 to 12"
_OF_AN_ORDER = frozenset({
    "", "TOPIC", "UNIT", "SIGN", "ADDRESS", "FAMILY", "CHILD", "FIGURES", "WEEKLY", "NUMBER", "HOUR", "FILLER", "OR",
    "AND", "AT", "OF", "TIME", "COMMA", "THAT", "NEW", "SHOP", "REQUEST", "ONLY", "EXACT", "DOOR", "FIRST", "SECOND",
    "FROM", "BOTH",
})  # fmt: skip
_NAMING = frozenset({"", "TOPIC", "UNIT", "ADDRESS", "SIGN", "NUMBER", "FAMILY", "CHILD"})
_COUNTS = frozenset({"NUMBER", "UNIT", "HOUR"})
_WANTING = frozenset({"лучше", "better", "wants", "want", "wishes", "wanted", "хочет", "хотят", "хочу", "хотим"})
_FOR_A_DAY = frozenset({"on", "в", "во", "на"})
_SUITED = frozenset({"удобно", "удобнее", "подходит", "устроит", "convenient", "suits"})
_SUITING = frozenset({"best", "better", "fine", "ideal", "perfect", "suits", "подойдет", "подходит", "устроит"})
_MOST_DAYS = 3  # in a week
_QUALITY = frozenset({"с", "со", "with", "that", "which"})  # "a hob with a timer for Saturday"


def is_nominal(clause: Clause) -> bool:
    """Are the words of it that are not understood names of things, as far as their form says?"""
    items = clause.items
    named = [(at, item) for at, item in enumerate(items) if isinstance(item, Token) and not item.tag]
    return all(_is_a_name(item) and not _happens(items, at) for at, item in named)


def _happens(items: Sequence[Item], at: int) -> bool:
    """ "Wine tasting" happens, a "wine tasting set" and "party balloons" are brought."""
    behind = items[at + 1] if at + 1 < len(items) else None
    named = behind is not None and (behind.tag == "TOPIC" or (not behind.tag and _OF_A_SET.fullmatch(behind.word)))
    return items[at].word in _EVENTS and not (named and items[at].word.isascii())


def is_asked_for(clause: Clause) -> bool:
    """ "Воду давайте завтра", "Tuesday between 5 and 8 works for the plywood": something is asked for by a time."""
    if "REQUEST" not in clause.tags or not _names_goods(clause) or not _NO_GOODS.isdisjoint(clause.tags):
        return False
    wanted = clause.words & _WANTED and clause.words.isdisjoint(_QUALITY)
    return bool(wanted) or _has_slot(clause) or _is_needed_at(clause)


def is_order_line(clause: Clause) -> bool:
    """ "20 buckets of greens Wed 9-11", "Friday before noon or Saturday after 2 for the bunk beds"."""
    if _lists_goods(clause):
        return True
    listed = _names_goods(clause) and clause.tags <= _LISTED and clause.words.isdisjoint(_WHO)
    listed = listed and not _is_a_rota(clause)
    return listed and _stands_apart(clause.items) and _is_a_slot(clause) and is_nominal(clause)


def _is_needed_at(clause: Clause) -> bool:
    """ "Корзина с фруктами нужна ровно в 15:00"."""
    return any(led.word in _NEEDED and item.tag == "WHEN" for led, item in pairwise(clause.items))


def _is_a_rota(clause: Clause) -> bool:
    """ "Tom Tuesday 9 to 5", «Рома и Паша завтра с 8»: who works when, where nothing is named but people."""
    led = ["", *(item.tag for item in clause.items)]
    named = [
        item.word for item, before in zip(clause.items, led, strict=False) if item.tag in _NAMING and before != "AT"
    ]
    return bool(named) and GIVEN_NAMES.issuperset(named)


def _lists_goods(clause: Clause) -> bool:
    """ "Two oak chairs for the café, Tuesday 8-12": goods, their day and hours, and nothing that is done or told."""
    if "TOPIC" not in clause.tags or clause.looks_back or not clause.tags <= _OF_AN_ORDER:
        return False
    timed = {"day" if when.days and not when.days.every else "hour" for when in clause.whens if when.span != NIGHT}
    return len(timed) > 1 and not is_told_of_goods(clause) and is_nominal(clause)


def is_of_goods(clause: Clause) -> bool:
    """Does it name what is brought, and ask for no call: "розы красные 25 шт", "матрас давайте на той неделе"?"""
    if clause.heads or clause.denied or not clause.tags.isdisjoint(_NO_GOODS):
        return False
    return "TOPIC" in clause.tags or is_asked_for(clause) or is_order_line(clause) or _is_counted(clause)


def is_ordered(clause: Clause, before: Sequence[Clause]) -> bool:
    """Is it of goods, or a slot behind a refusal of all calls, "не звонить. Суббота с 10 до 14", which allows none?"""
    if is_of_goods(clause):
        return True
    for each in reversed(before):
        if is_of_goods(each):
            return True
        if "CALL" in each.denied and not each.whens:
            return clause.is_dated and not (clause.asks and clause.joiner)
        if not each.tags.isdisjoint(ACTIONS) and each.tags & ACTIONS != {"WRITE"}:
            return False
    return False


def is_beside_calls(before: Clause, part: Clause) -> bool:
    """ "Перезвоните в пятницу, а шкаф можно вечером": its time is of no call."""
    return bool(part.whens and before.actions) and before.actions <= CALLS and is_of_goods(part)


def take_day(before: Clause, part: Clause) -> None:
    """ "Букет на 10 ноября, доставить с 8 до 10": the day that stands with the goods."""
    told = _names_goods(before) and before.whens and not (before.heads or before.asks or before.denied or before.void)
    if not told or part.denied or "DELIVER" not in part.tags or (names(before), names(part)) != ({"day"}, {"hour"}):
        return
    if before.tags <= _LISTED and is_nominal(before) and all(when.led not in UNTIL for when in before.whens):
        part.whens = [*before.whens, *part.whens]
        before.void = True


def _names_goods(clause: Clause) -> bool:
    return bool(clause.unknown) or "TOPIC" in clause.tags


def _is_counted(clause: Clause) -> bool:
    counts = not clause.tags.isdisjoint(_COUNTS) and clause.tags.isdisjoint({"ADDRESS"})
    return bool(clause.unknown and counts and not clause.whens and clause.tags <= _LISTED and is_nominal(clause))


def is_wanted(clause: Clause) -> bool:
    """ "She wants the wardrobe on Saturday between 12 and 4": what somebody wants by an hour is to be brought."""
    if _is_time_for(clause):
        return True
    suits = any(_suits(first, second) for first, second in pairwise([*_without_be(clause)]))
    if suits and "PAPER" not in clause.tags:
        return True
    wants = clause.words & _WANTING or (clause.reports and "says" not in clause.words)
    if not wants or "PAPER" in clause.tags:
        return False
    return any(when.is_span or (when.days and when.led in _FOR_A_DAY) for when in clause.whens)


def _is_time_for(clause: Clause) -> bool:
    """ "Wed evening for the boots", "Tuesday at the earliest for the boiler parts": goods, and when they are wanted."""
    if not clause.tags <= _LISTED or not is_nominal(clause) or not any(when.days for when in clause.whens):
        return False
    apart = pairwise(item for item in clause.items if item.tag != "OF")
    return any(led.tag == "WHEN" and item.word == "for" for led, item in apart) and _names_goods(clause)


def _without_be(clause: Clause) -> Iterator[Item]:
    return (item for item in clause.items if item.tag != "BE")


def _suits(first: Item, second: Item) -> bool:
    """ "Удобно в будни", "evenings are best"."""
    return (first.word in _SUITED and second.tag == "WHEN") or (first.tag == "WHEN" and second.word in _SUITING)


def is_ordered_by(before: Clause, part: Clause) -> bool:
    """ "Магазин «Овощи», картофель 15 сеток": who orders, and what."""
    return "SHOP" in before.tags and not before.whens and is_nominal(before) and is_of_goods(part)


def _is_a_name(word: Token) -> bool:
    if (word.tag, word.value) == WAS:
        return False
    return _VERBAL.fullmatch(word.word) is None and _HAPPENING.fullmatch(word.word) is None


def _has_slot(clause: Clause) -> bool:
    days = any(when.days and not when.denied for when in clause.whens)
    return days and any(when.is_span and not when.denied for when in clause.whens)


def _stands_apart(items: Sequence[Item]) -> bool:
    """Do the times stand before or behind all that is named?"""
    return items[0].tag == "WHEN" or items[-1].tag == "WHEN"


def _is_a_slot(clause: Clause) -> bool:
    """Hours of days from one to another, a bound of them, or one of two: "завтра", "вечером" may be of anything."""
    hours = [when for when in clause.whens if when.span]
    if not hours or clause.looks_back or any(when.denied for when in clause.whens):
        return False
    if all(map(is_bounded, hours)) or _are_apart(hours):
        return True
    if any(when.days and len(when.days.weekdays) > _MOST_DAYS for when in clause.whens):
        return False  # "горячая линия: пн-пт, с 9 до 18"
    if any(when.days and when.days.weekdays for when in clause.whens) and all(when.is_span for when in hours):
        return all(when.span not in USUAL for when in hours)  # "сиропы по вторникам до 9"
    dated = any(when.days for when in clause.whens)
    return dated and (any(when.linked for when in clause.whens) or all(map(_is_between, hours)))


def _are_apart(hours: Sequence[When]) -> bool:
    """ "До 12 или после 16"."""
    first, last = hours[0].span, hours[-1].span
    if first is None or last is None or not hours[-1].linked:
        return False
    return first.start == 0 and last.end == DAY and first.end < last.start


def _is_between(when: When) -> bool:
    span = when.span
    return span is not None and 0 < span.start < span.end < DAY and span not in USUAL and span != ANY_TIME
