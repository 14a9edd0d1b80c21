"""Commas that a dictated sentence lacks: "завтра не звоните я на операции послезавтра можно" is three statements."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.phrases import Item, When
from stream_processors.wishes.scopes import ACTIONS, CALLS, HEADS, STATES
from stream_processors.wishes.tokens import Token

_SHORTEST = 5  # items; less holds one statement
_BREAKS = frozenset({"COMMA", "BUT", "BECAUSE", "AND", "OR", "DASH"})
_SUBJECTS = frozenset({"я", "мы", "i", "i'm", "we", "we're"})
_SUBORDINATING = frozenset(
    {"BEFORE", "AHEAD", "QWORD", "IF", "AFTER", "LET", "REPORT", "THAN", "AT", "TOPIC", "ANY", "NEG"}
)
_LEADING = frozenset({"REQUEST", "DELIVER", "DELIVERY", "CALL", "TOPIC", "ONLY", "NEG"})
_COURTESIES = frozenset({"пожалуйста", "please", "прошу", "плиз", "pls"})
POSTPOSED = frozenset(
    {"надо", "нужно", "могу", "можем", "сможем", "смогу", "получится", "подходит", "удобно", "вариант", "выйдет"}
)
_ENGLISH = frozenset({"good", "work", "suit", "possible", "available", "convenient"})
_PERMITS = frozenset({"можно", "удобно", "могу", "можем", "подойдет", "подходит", "лучше", "ок", "пожалуйста"})
_OFFERS = frozenset({"лучше", "давайте", "давай", "можно", "better", "rather"})


def with_commas(items: list[Item]) -> Sequence[Item]:
    """The sentence with a comma before each statement that begins without a sign."""
    if len(items) < _SHORTEST or not any(item.tag == "WHEN" for item in items):
        return items
    found: list[Item] = []
    segment: list[Item] = []
    for at, item in enumerate(items):
        if item.tag == "COMMA" and segment and segment[-1].word in _COURTESIES and _tag(items, at + 1) == "NEG":
            continue  # "пожалуйста, не звоните"
        if item.tag == "DASH" and _refuses_next(segment, items, at):
            item = Token("COMMA", "", item.start, item.end, ",")
        if item.tag in _BREAKS:
            segment = []
        elif segment and _begins(segment, items, at):
            back = isinstance(item, When) and item.back
            led = _leading(segment) if back or item.tag == "NEG" else 0
            found.insert(len(found) - led, Token("COMMA", "", item.start, item.start, ","))
            segment = segment[len(segment) - led :] if led else []
        segment.append(item)
        found.append(item)
    return found


def _refuses_next(segment: Sequence[Item], items: Sequence[Item], at: int) -> bool:
    """ "У сына хоккей с 14 до 16 - в это время не приезжайте": the dash parts two statements."""
    if not any(each.tag == "WHEN" for each in segment):
        return False
    behind = items[at + 1 : next((k for k in range(at + 1, len(items)) if items[k].tag in _BREAKS), len(items))]
    looks_back = any(isinstance(each, When) and each.back for each in behind)
    return looks_back and any(each.tag in ("NEG", "REFUSE", "INAPT") for each in behind)


def _leading(segment: Sequence[Item]) -> int:
    """How many words at the end of the segment belong to what begins: "прошу | тогда не беспокоить"."""
    count = 0
    while count < len(segment) - 1 and segment[-1 - count].tag in _LEADING:
        count += 1
    return count


def _begins(segment: Sequence[Item], items: Sequence[Item], at: int) -> bool:
    """Does a statement begin here, behind what the segment holds since the last sign?"""
    item = items[at]
    if item.tag == "WHEN":
        return isinstance(item, When) and _is_time_of_its_own(segment, items, at, item)
    if item.tag == "OTHER":
        return at + 1 < len(items) and items[at + 1].tag == "TIME"
    timed = any(each.tag == "WHEN" for each in segment)
    if item.word in _SUBJECTS:
        return _says(segment) and timed and segment[-1].tag not in _SUBORDINATING and _goes_on(items, at)
    if item.word in _OFFERS:
        return timed and _refuses(segment) and _tag(items, at + 1) == "WHEN"
    if item.tag == "NEG" and _tag(items, at + 1) in ACTIONS:  # "home at weekends don't come on weekdays"
        behind = items[at + 2] if at + 2 < len(items) else None
        back = isinstance(behind, When) and bool(behind.back)
        return timed and isinstance(behind, When) and not _refuses(segment) and (back or _says(segment))
    if item.tag == "HOME" and _tag(items, at + 1) == "WHEN":  # "at work till seven home after eight"
        return timed and any(each.tag in STATES for each in segment)
    if item.tag in ACTIONS and _tag(items, at + 1) == "NEG":  # "звонить не надо"
        return timed and _says_else(segment, item) and _is_bare_negation(items, at + 1)
    return False


def _is_time_of_its_own(segment: Sequence[Item], items: Sequence[Item], at: int, when: When) -> bool:
    before = [each for each in segment if isinstance(each, When)]
    if not before:
        return False
    if when.back:  # "после четырёх раньше нас нет"
        return _goes_on(items, at)
    if segment[-1].tag == "WHEN" and not _is_day_again(segment[-1], when):
        home = _tag(items, at + 1) == "HOME" and _hours_behind(items, at + 2) and _tag(items, at + 3) != "WHEN"
        return _says(segment) and home
    alike = any((each.days is None) == (when.days is None) for each in before)
    if _is_refused_behind(segment) and alike:  # "сегодня не надо завтра с десяти"
        return True
    end = at
    while _tag(items, end) == "WHEN":
        end += 1
    behind = items[end] if end < len(items) else None
    if behind is None or not alike:
        return False
    is_so = behind.tag == "BE" and _tag(items, end + 1) == "REQUEST" and _ends(items, end + 2)
    if is_so or (behind.word in _PERMITS and _ends(items, end + 1)):  # "послезавтра можно"
        return _refuses(segment) or any(each.tag in HEADS for each in segment)
    if not any(each.tag in HEADS for each in segment):
        return False
    if behind.tag == "NEG":  # "дома по выходным в будни не приезжайте"
        return not _refuses(segment) and _tag(items, end + 1) in ACTIONS
    return when.days is not None and behind.tag in ACTIONS and _hours_behind(items, end + 1)


def _is_day_again(last: Item, when: When) -> bool:
    return isinstance(last, When) and last.days is not None and when.days is not None


def _tag(items: Sequence[Item], at: int) -> str:
    return items[at].tag if at < len(items) else ""


def _ends(items: Sequence[Item], at: int) -> bool:
    return at >= len(items) or items[at].tag in _BREAKS


def _hours_behind(items: Sequence[Item], at: int) -> bool:
    """ "В выходные дома с десяти"."""
    behind = items[at] if at < len(items) else None
    return isinstance(behind, When) and behind.span is not None


def _says(segment: Sequence[Item]) -> bool:
    return any(each.tag in HEADS for each in segment)


def _says_else(segment: Sequence[Item], item: Item) -> bool:
    """Calls beside deliveries; "доставку принять не смогу" is one thing."""
    heads = [each.tag in CALLS for each in segment if each.tag in ACTIONS]
    return bool(heads) and (item.tag in CALLS) not in heads


def _refuses(segment: Sequence[Item]) -> bool:
    return any(each.tag == "NEG" for each in segment)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Is something said behind it, before the next sign?"""
    for item in items[at + 1 :]:
        if item.tag in _BREAKS:
            return False
        if item.tag in HEADS or item.tag in ("NEG", "") or item.word == "нет":
            return True
    return False


def _is_bare_negation(items: Sequence[Item], at: int) -> bool:
    """ "Не надо", "нельзя", and nothing that it could deny behind it."""
    behind = at + 1 if items[at].word == "нельзя" else at + 2
    if items[at].word != "нельзя" and not (at + 1 < len(items) and items[at + 1].word in POSTPOSED):
        return False
    return _tag(items, behind) not in ACTIONS


def _is_refused_behind(segment: Sequence[Item]) -> bool:
    """ "Сегодня не надо": the refusal stands behind its time."""
    if segment[-1].word == "нельзя":
        return True
    if segment[-1].word in _ENGLISH and any(each.tag == "NEG" for each in segment[-3:]):
        return True  # "this week is no good"
    return len(segment) > 2 and segment[-1].word in POSTPOSED and segment[-2].tag == "NEG"
