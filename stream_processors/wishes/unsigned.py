"""Commas that a dictated sentence lacks: "завтра не звоните я на операции послезавтра можно" is three statements."""

from __future__ import annotations

from collections.abc import Container, Sequence

from stream_processors.wishes.clause import REQUESTED
from stream_processors.wishes.deeds import is_told
from stream_processors.wishes.items import Item, When
from stream_processors.wishes.scopes import ACTIONS, CALLS, HEADS, STATES
from stream_processors.wishes.tokens import Token
from stream_processors.wishes.verbs import is_imperative, is_past

_SHORTEST = 5  # items; less holds one statement
_STATEMENTS = 2
_WHO = frozenset({"FILLER", "FAMILY"})
_FAR = 16  # items that are looked at behind a place
_REFUSING = frozenset({"NEG", "REFUSE", "INAPT"})
_TELLING = HEADS | {"NEG", "REFUSE", "INAPT", "REQUEST", "OTHER", "REPORT", "ADDRESS", "PRICE"}
_PAID = ("оплат", "предоплат", "payment")
_NOBODY = frozenset({"некому", "нет", "нету"})  # "курьера принять некому | просит после шести"
_NOT_BEYOND = frozenset({"не", "not", "no"})
_OPENING = frozenset({"OTHER", "REPORT", "ASKS"})
_CALLING = frozenset({"ring", "call", "phone", "text", "перезвоните", "наберите", "позвоните", "пишите", "напишите"})
_TALKING = frozenset({"talk", "speak", "говорить", "разговаривать", "поговорить"})
_LETTING = frozenset({"пусть", "пускай"})
_FORMER = frozenset({"LAST", "OTHER"})
_STORIES = frozenset({"OTHERS", "PAST"})
_TOLD_BY = frozenset({"STAFF", "SHOP", "DELIVERY", "OTHERS"})
_BREAKS = frozenset({"COMMA", "BUT", "BECAUSE", "AND", "OR", "DASH"})
_SUBJECTS = frozenset({"я", "мы", "i", "i'm", "we", "we're"})
_SUBORDINATING = frozenset(
    {"BEFORE", "AHEAD", "QWORD", "IF", "AFTER", "LET", "REPORT", "THAN", "AT", "TOPIC", "ANY", "NEG"}
)
_LEADING = frozenset({"REQUEST", "DELIVER", "DELIVERY", "CALL", "TOPIC", "ONLY", "NEG"})
_COURTESIES = frozenset({"пожалуйста", "please", "прошу", "плиз", "pls"})
_OBJECTS = frozenset({"DELIVERY", "OF", "TOPIC"})
_OBJECTIVE = frozenset({"доставку", "доставки", "курьера", "заказ", "машину", "сборку", "мастера", "водителя"})
POSTPOSED = frozenset(
    {"надо", "нужно", "могу", "можем", "сможем", "смогу", "получится", "подходит", "удобно", "вариант", "выйдет"}
)
_ENGLISH = frozenset({"good", "work", "works", "suit", "suits", "possible", "available", "convenient"})
_PERMITS = frozenset({"можно", "удобно", "могу", "можем", "подойдет", "подходит", "лучше", "ок", "пожалуйста"})
_OFFERS = frozenset({"лучше", "давайте", "давай", "можно", "better", "rather", "could", "can"})


class _Segment:
    """What was said since the last sign. told: was a statement made before the "и" that it begins with?"""

    def __init__(self, items: Sequence[Item] = (), *, told: bool = False) -> None:
        self.told = told
        self.items: list[Item] = []
        self.tags: set[str] = set()
        self.names: set[bool] = set()  # of its times: is it a day?
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.tags.add(item.tag)
        if isinstance(item, When):
            self.names.add(item.days is not None)

    @property
    def says(self) -> bool:
        return not self.tags.isdisjoint(HEADS)

    @property
    def tells(self) -> bool:
        return self.told or (self.says and bool(self.names))

    @property
    def refuses(self) -> bool:
        return "NEG" in self.tags


def with_commas(items: list[Item]) -> Sequence[Item]:
    """The sentence with a comma before each statement that begins without a sign."""
    if len(items) < _SHORTEST:
        return items
    if not _COURTESIES.isdisjoint([item.word for item in items]):
        items = _without_asides(items)
    tags = [item.tag for item in items]
    says = sum(map(_TELLING.__contains__, tags))
    if "WHEN" not in tags or says + any(map(_is_bounded, items)) < _STATEMENTS:
        return items
    found: list[Item] = []
    segment = _Segment()
    for at, item in enumerate(items):
        if item.tag == "COMMA" and _is_courtesy(segment, items, at):
            continue
        if item.tag == "DASH" and segment.names and _refuses_next(items, at):
            item = Token("COMMA", "", item.start, item.end, ",")
        if item.tag in _BREAKS:
            segment = _Segment(told=item.tag in ("AND", "OR") and segment.tells)
        elif segment.items and _begins(segment, items, at):
            led = _leading(segment, item)
            found.insert(len(found) - led, Token("COMMA", "", item.start, item.start, ","))
            segment = _Segment(segment.items[len(segment.items) - led :])
        segment.add(item)
        found.append(item)
    return found


def _without_asides(items: list[Item]) -> list[Item]:
    """ "Не отправляйте, пожалуйста, машину после 15" and "доставку, пожалуйста, не назначайте" are one statement."""
    dropped: set[int] = set()
    for at in range(2, len(items) - 2):
        if items[at].word in _COURTESIES and items[at - 1].tag == items[at + 1].tag == "COMMA":
            led, behind = items[at - 2], items[at + 2]
            object_behind = led.tag in ACTIONS and behind.tag in _OBJECTS
            object_before = led.word in _OBJECTIVE and behind.tag == "NEG" and _names_nothing_else(items[: at - 2])
            if object_behind or object_before:
                dropped |= {at - 1, at + 1}
    return [item for at, item in enumerate(items) if at not in dropped] if dropped else items


def _names_nothing_else(items: Sequence[Item]) -> bool:
    return all(item.tag not in HEADS and item.tag not in ("NEG", "COMMA") for item in items)


def _is_courtesy(segment: _Segment, items: Sequence[Item], at: int) -> bool:
    """ "Пожалуйста, не звоните"."""
    return bool(segment.items) and segment.items[-1].word in _COURTESIES and _tag(items, at + 1) == "NEG"


def _refuses_next(items: Sequence[Item], at: int) -> bool:
    """ "У сына хоккей с 14 до 16 - в это время не приезжайте": the dash parts two statements."""
    refuses = looks_back = False
    for item in items[at + 1 : at + _FAR]:
        if item.tag in _BREAKS:
            break
        refuses = refuses or item.tag in _REFUSING
        looks_back = looks_back or (isinstance(item, When) and bool(item.back))
    return refuses and looks_back


def _leading(segment: _Segment, item: Item) -> int:
    """How many words at the end of the segment belong to what begins: "прошу | тогда не беспокоить"."""
    if item.tag == "REPORT":
        return _trailing(segment, _WHO)
    if item.tag != "NEG" and not (isinstance(item, When) and item.back):
        return 0
    return _trailing(segment, _LEADING)


def _trailing(segment: _Segment, tags: Container[str]) -> int:
    count = 0
    while count < min(len(segment.items) - 1, _FAR) and segment.items[-1 - count].tag in tags:
        count += 1
    return count


def _begins(segment: _Segment, items: Sequence[Item], at: int) -> bool:
    """Does a statement begin here, behind what the segment holds since the last sign?"""
    item = items[at]
    if item.tag in _OPENING or item.word in _LETTING or item.word in _CALLING:
        return _opens(segment, items, at)
    if isinstance(item, When):
        if _tag(items, at + 1) == "ONLY" and _ends(items, at + 2) and segment.refuses:
            return segment.says or _is_refused_behind(segment.items)  # "don't phone me at work okay | evenings only"
        if segment.names:
            return _is_time_of_its_own(segment, items, at, item)
        return _is_bidden_behind(segment, items, at)
    if not segment.names:
        return False
    if item.word in _SUBJECTS:
        says = (
            segment.says or segment.items[-1].word in _COURTESIES or _is_bounded(segment.items[-1])
        )  # "not before 9 please I walk the dog"
        return says and segment.items[-1].tag not in _SUBORDINATING and _goes_on(items, at)
    if item.word in _OFFERS:
        return segment.refuses and _offers(items, at + 1)
    if item.tag == "NEG":
        told = is_told(items, at)
        return not told and _tag(items, at + 1) in ACTIONS and _refuses_a_time(segment, items, at + 2)
    if item.tag == "HOME" and _tag(items, at + 1) == "WHEN":  # "at work till seven home after eight"
        return not segment.tags.isdisjoint(STATES)
    if item.tag == "ADDRESS" or item.word.startswith(_PAID):  # "доставка 16.12 с 9 до 13 | подъезд со двора"
        numbered = not item.word.isascii() or _tag(items, at + 1) == "NUMBER"  # no "10 Saturday Lane"
        return numbered and segment.items[-1].tag == "WHEN"
    if item.tag in ACTIONS and _tag(items, at + 1) == "NEG":  # "звонить не надо"
        return _says_else(segment, item) and _is_bare_negation(items, at + 1)
    return False


def _opens(segment: _Segment, items: Sequence[Item], at: int) -> bool:
    """ "В другое время не надо", "просит сдвинуть"; "не привозите до пятницы | пусть полежит"."""
    if items[at].tag == "OTHER":
        return _tag(items, at + 1) == "TIME"
    if items[at].word in _CALLING:  # "can't talk now | ring after five"
        return segment.refuses and any(item.word in _TALKING for item in segment.items)
    return _is_asked_anew(segment, items[at]) if items[at].tag == "REPORT" else segment.tells


def _is_bounded(item: Item) -> bool:
    """ "Not before ten | we've got football"."""
    return isinstance(item, When) and item.led in _NOT_BEYOND and item.span is not None


def _offers(items: Sequence[Item], at: int) -> bool:
    """ "Завтра не надо | давайте во вторник", "tomorrow is no good | could you bring it on Friday"."""
    while _tag(items, at) == "FILLER":
        at += 1
    return _tag(items, at) == "WHEN" or _tag(items, at) in ACTIONS


def _is_asked_anew(segment: _Segment, item: Item) -> bool:
    """ "Звонит второй раз | просит сдвинуть доставку": not who asks, but something else stands before it."""
    told = segment.items[: len(segment.items) - _trailing(segment, _WHO)]
    if segment.names or len(told) < _STATEMENTS or not item.word.startswith(REQUESTED):
        return False
    if segment.items[-1].tag == "NEG" and segment.items[-1].word not in _NOBODY:
        return False  # "he never asked for an evening"
    return told[-1].tag not in _TOLD_BY and segment.tags.isdisjoint(_FORMER)


def _refuses_a_time(segment: _Segment, items: Sequence[Item], at: int) -> bool:
    """ "Home at weekends don't come on weekdays"."""
    behind = items[at] if at < len(items) else None
    return isinstance(behind, When) and not segment.refuses and (bool(behind.back) or segment.says)


def _is_time_of_its_own(segment: _Segment, items: Sequence[Item], at: int, when: When) -> bool:
    if when.back:  # "после четырёх раньше нас нет"
        return _goes_on(items, at)
    if segment.items[-1].tag == "WHEN" and not _is_day_again(segment.items[-1], when):
        home = _tag(items, at + 1) == "HOME" and _hours_behind(items, at + 2) and _tag(items, at + 3) != "WHEN"
        return segment.says and (home or _is_told_of_it(segment.items[-1], items, at, when))
    if (when.days is not None) not in segment.names:
        return False
    if _is_refused_behind(segment.items):  # "сегодня не надо завтра с десяти"
        return True
    end = at
    while _tag(items, end) == "WHEN":
        end += 1
    return end < len(items) and _is_said_of_it(segment, items, end, when)


def _is_bidden_behind(segment: _Segment, items: Sequence[Item], at: int) -> bool:
    """ "Соседи перегородили площадку мешками | до субботы не привозите": a story, and what is asked after it."""
    while _tag(items, at) == "WHEN":
        at += 1
    at += _tag(items, at) == "NEG"
    if _tag(items, at) not in ACTIONS or not is_imperative(items[at].word) or segment.says:
        return False
    return not segment.tags.isdisjoint(_STORIES) or any(map(is_past, [item.word for item in segment.items]))


def _is_said_of_it(segment: _Segment, items: Sequence[Item], end: int, when: When) -> bool:
    """What stands behind a time, and says something else than the segment does."""
    behind = items[end]
    is_so = behind.tag == "BE" and _tag(items, end + 1) == "REQUEST" and _ends(items, end + 2)
    if is_so or (behind.word in _PERMITS and _ends(items, end + 1)):  # "послезавтра можно"
        return segment.refuses or segment.says
    if not segment.says:
        return False
    if behind.tag == "NEG":  # "дома по выходным в будни не приезжайте"
        return not segment.refuses and _tag(items, end + 1) in ACTIONS
    return when.days is not None and behind.tag in ACTIONS and _hours_behind(items, end + 1)


def _is_told_of_it(last: Item, items: Sequence[Item], at: int, when: When) -> bool:
    """ "Привезите после двух | до двух я на работе": hours beside hours, of which somebody says something else."""
    hours = isinstance(last, When) and last.span is not None and when.span is not None
    return hours and at + 1 < len(items) and items[at + 1].word in _SUBJECTS and _goes_on(items, at)


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


def _says_else(segment: _Segment, item: Item) -> bool:
    """Calls beside deliveries; "доставку принять не смогу" is one thing."""
    calls, others = segment.tags & CALLS, segment.tags & (ACTIONS - CALLS)
    return bool(others and not calls) if item.tag in CALLS else bool(calls and not others)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Is something said behind it, before the next sign?"""
    for item in items[at + 1 : at + _FAR]:
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
    """ "Сегодня не надо", "Thursday is no good for me": the refusal stands behind its time."""
    while len(segment) > 1 and (segment[-1].tag == "FILLER" or segment[-1].word in _COURTESIES):
        segment = segment[:-1]
    if segment[-1].word == "нельзя":
        return True
    if segment[-1].word in _ENGLISH and any(each.tag == "NEG" for each in segment[-3:]):
        return True  # "this week is no good"
    return len(segment) > 2 and segment[-1].word in POSTPOSED and segment[-2].tag == "NEG"
