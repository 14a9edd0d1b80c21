"""Commas that a dictated sentence lacks: "завтра не звоните я на операции послезавтра можно" is three statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from stream_processors.wishes.clauses.asked_anew import WHOSE
from stream_processors.wishes.clauses.beginnings import MAY_BEGIN, STATEMENTS, begins, leading
from stream_processors.wishes.clauses.bidden_behind import is_bidden_behind
from stream_processors.wishes.clauses.since_last_stop import BREAKS, COURTESIES, FAR, Segment, is_bounded, tag_at
from stream_processors.wishes.times.items import Item, When, kinds_of, word_of
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ACTIONS, HEADS
from stream_processors.wishes.words.tokens import Token
from stream_processors.wishes.words.verbs import is_imperative

Beginning = Callable[[Segment, Sequence[Item], int], bool]
"""Does a statement begin at this place, behind what was said since the last sign?"""
_GOING_ON = frozenset({"AND", "OR", "BUT"})  # "привезите смесь и каши до 10"
_SHORTEST = 4  # items; less holds one statement
_REFUSING = frozenset({"NEG", "REFUSE", "INAPT"})
_TELLING = HEADS | {
    "NEG", "REFUSE", "INAPT", "REQUEST", "OTHER", "REPORT", "ADDRESS", "PRICE", "PAST", "LUNCH", "PAUSE",
    "EXCEPT", "OFF", "AGREED", "PICKUP",
}  # fmt: skip
_TURNING = WHOSE | {
    "нет", "я", "мы", "он", "она", "они", "i", "i'm", "we", "he", "she", "they", "is", "are", "между", "between",
    "спасибо", "thanks", "thank",
}  # fmt: skip
_NEEDED = frozenset({"надо", "нужно", "стоит"})
_DEEDS = frozenset({"DELIVER", "CALL"})
_ON_CALL = frozenset({"CALL", "KNOCK"})  # what is refused of these needs no time
_LED_ON = frozenset({"REPORT", "CALL", "DOOR"})  # behind one of these another statement may begin
_OBJECTS = frozenset({"DELIVERY", "OF", "TOPIC"})
_OBJECTIVE = frozenset({"доставку", "доставки", "курьера", "заказ", "машину", "сборку", "мастера", "водителя"})


def with_commas(items: Sequence[Item], kinds: Sequence[str]) -> tuple[Sequence[Item], Sequence[str]]:
    """The sentence with a comma before each statement that begins without a sign, and its kinds, by `kinds_of`."""
    if len(items) < _SHORTEST:
        return items, kinds
    if kinds.count("COMMA") > 1 and not COURTESIES.isdisjoint(map(word_of, items)):
        items = _without_asides(items)
        kinds = kinds_of(items)
    timed = "WHEN" in kinds
    if not (timed or ("NEG" in kinds and not _ON_CALL.isdisjoint(kinds))) or not _may_say_more(items, kinds):
        return items, kinds
    return _parted(items, kinds, begins if timed else is_bidden_behind)


def _parted(items: Sequence[Item], kinds: Sequence[str], begins: Beginning) -> tuple[Sequence[Item], Sequence[str]]:
    found: list[Item] = []
    copied = 0  # items that are in `found`, or dropped
    segment = Segment()
    for at, item, kind in zip(count(), items, kinds):
        if kind in BREAKS and not (kind == "AND" and segment.timed and _lists_goods(kinds, at)):
            if kind == "COMMA" and not segment.timed and _is_courtesy(segment.items, items, at):
                found += items[copied:at]
                copied = at + 1
                continue
            if kind == "DASH" and segment.timed and _refuses_next(items, at):
                kind, item = "COMMA", Token("COMMA", "", item.start, item.end, ",")
                found += [*items[copied:at], item]
                copied = at + 1
            if not _lists_times(kinds, at):
                goes_on = kind in _GOING_ON
                segment = Segment(told=goes_on and kind != "BUT" and segment.tells, bidden=goes_on and segment.bids)
        elif at and (kind in MAY_BEGIN or segment.timed or _leads_on(items[at - 1])) and begins(segment, items, at):
            led = segment.items[len(segment.items) - leading(segment, items, at) :]
            found += items[copied:at]
            copied = at
            found.insert(len(found) - len(led), Token("COMMA", "", item.start, item.start, ","))
            segment = Segment(led)
        segment.add(item, kind)
    if not copied:
        return items, kinds
    found += items[copied:]
    return found, kinds_of(found)


def _leads_on(item: Item) -> bool:
    return item.tag in _LED_ON or item.word == "нельзя"


def _lists_times(kinds: Sequence[str], at: int) -> bool:
    """ "Don't deliver today or tomorrow | deliver on Friday": the times are of one statement."""
    return kinds[at] in ("AND", "OR") and kinds[at - 1 : at] == ["WHEN"] and kinds[at + 1 : at + 2] == ["WHEN"]


def _lists_goods(kinds: Sequence[str], at: int) -> bool:
    """ "Завтра с 11 до 16 кресло и пуф | не звонить": the "и" parts nothing."""
    return kinds[at - 1 : at + 2 : 2] == ["TOPIC", "TOPIC"]


def _may_say_more(items: Sequence[Item], tags: Sequence[str]) -> bool:
    says = sum(map(_TELLING.__contains__, tags))
    if says >= STATEMENTS or "IF" in tags:
        return True
    return says == STATEMENTS - 1 and (any(map(_tells, items)) or _comes_late(tags))


def _comes_late(tags: Sequence[str]) -> bool:
    """ "Кафе днём полный зал | привозите до 11": something is told with its time before the only deed."""
    at = next((at for at, tag in enumerate(tags) if tag in _DEEDS), 0)
    return "WHEN" in tags[:at] and "" in tags[:at]


def _tells(item: Item) -> bool:
    """ "Просидела", "нет", "потом", "not before ten"."""
    if isinstance(item, When):
        return bool(item.back) or is_bounded(item)
    return item[:2] == WAS or item.word in _TURNING


def _without_asides(items: Sequence[Item]) -> Sequence[Item]:
    """ "Не отправляйте, пожалуйста, машину после 15" and "доставку, пожалуйста, не назначайте" are one statement."""
    dropped: set[int] = set()
    for at in range(2, len(items) - 2):
        if items[at].word in COURTESIES and items[at - 1].tag == items[at + 1].tag == "COMMA":
            led, behind = items[at - 2], items[at + 2]
            object_behind = led.tag in ACTIONS and (behind.tag in _OBJECTS or behind.word in _OBJECTIVE)
            object_before = led.word in _OBJECTIVE and behind.tag == "NEG" and _names_nothing_else(items[: at - 2])
            timed_behind = (behind.tag in ("WHEN", "IN") or behind.word == "in") and _bids_so_far(items[: at - 1])
            object_behind = object_behind or (behind.tag == "WRITE" and is_imperative(led.word))  # "отправьте, …, смс"
            refused = (
                led.word in _NEEDED and items[at - 3].tag == "NEG" and behind.tag in ACTIONS
            )  # "не надо, …, везти"
            if refused or object_behind or object_before or timed_behind:
                dropped |= {at - 1, at + 1}
    return [item for at, item in enumerate(items) if at not in dropped] if dropped else items


def _bids_so_far(items: Sequence[Item]) -> bool:
    """ "Перезвоните мне, | пожалуйста, в пятницу насчёт обмена": what is asked has its time yet to come."""
    signs = [at for at, item in enumerate(items) if item.tag == "COMMA"]
    said = items[signs[-1] + 1 :] if signs else items
    return any(item.tag in ACTIONS and is_imperative(item.word) for item in said[-2:]) and all(
        item.tag not in ("WHEN", "NEG") for item in said
    )


def _names_nothing_else(items: Sequence[Item]) -> bool:
    return all(item.tag not in HEADS and item.tag not in ("NEG", "COMMA") for item in items)


def _is_courtesy(said: Sequence[Item], items: Sequence[Item], at: int) -> bool:
    """ "Пожалуйста, не звоните"; no "call after six please, no phones here", where a time is named."""
    return bool(said) and said[-1].word in COURTESIES and tag_at(items, at + 1) == "NEG"


def _refuses_next(items: Sequence[Item], at: int) -> bool:
    """ "У сына хоккей с 14 до 16 - в это время не приезжайте": the dash parts two statements."""
    refuses = looks_back = False
    for item in items[at + 1 : at + FAR]:
        if item.tag in BREAKS:
            break
        refuses = refuses or item.tag in _REFUSING
        looks_back = looks_back or (isinstance(item, When) and bool(item.back))
    return refuses and looks_back
