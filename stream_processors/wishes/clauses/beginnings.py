"""Where a statement begins in a dictated sentence, though no sign says so."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.asked_anew import (
    WHO,
    WHOSE,
    asks_anew,
    bids_anew,
    is_family,
    is_ours,
    is_quoted,
    trailing,
)
from stream_processors.wishes.clauses.compound_actions import is_told
from stream_processors.wishes.clauses.since_last_stop import (
    BREAKS,
    COURTESIES,
    FAR,
    Segment,
    ends,
    hours_behind,
    is_bare_negation,
    is_bidden_at,
    is_bounded,
    is_refused_behind,
    tag_at,
)
from stream_processors.wishes.clauses.told_behind import is_else
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, CALLS, HEADS, STATES
from stream_processors.wishes.words.verbs import is_past

STATEMENTS = 2
_CALLING = frozenset({"ring", "call", "phone", "text", "перезвоните", "наберите", "позвоните", "пишите", "напишите"})
_TALKING = frozenset({"talk", "speak", "говорить", "разговаривать", "поговорить"})
_LETTING = frozenset({"пусть", "пускай"})
_OPENERS = _CALLING | _LETTING
_OPENING = frozenset({"OTHER", "REPORT", "ASKS"})
_DEEDS = ACTIONS - {"DELIVERED"}
_MAY_BID = ACTIONS | {"WHEN", "NEG", "REQUEST"}
MAY_BEGIN = _MAY_BID | _OPENING | {"LET"}
"""What may begin a statement where no time was named before it; behind a time all may."""
_STORIES = frozenset({"OTHERS", "PAST", "TELLS", "LAST", "DELIVERED"})
_GOING_ON = frozenset({"NEG", "", "PAST", "REQUEST"})
_WITHDRAWN = STATES | {"PAST"}  # "суббота отменяется | давайте воскресенье"
_WHO_SPEAKS = frozenset({"я", "мы", "он", "она", "они", "i", "i'm", "we", "we're", "he", "she", "they"})
_SUBJECTS = _WHO_SPEAKS | {"клиент", "клиентка", "customer"}
_OURS = _WHO_SPEAKS | {"меня", "нас"}
_NO_ONE = frozenset({"никого", "никто", "nobody", "noone"})
_SUBORDINATING = frozenset(
    {"BEFORE", "AHEAD", "QWORD", "IF", "AFTER", "LET", "REPORT", "THAN", "AT", "TOPIC", "ANY", "NEG"}
)
_LEADING = frozenset({"REQUEST", "DELIVER", "DELIVERY", "CALL", "TOPIC", "ONLY", "NEG"})
_PERMITS = frozenset({"можно", "удобно", "могу", "можем", "подойдет", "подходит", "лучше", "ок", "пожалуйста"})
_IT_BE = frozenset({"FILLER", "TOPIC", "BE"})  # "could it be Wednesday"
_OFFERS = frozenset({"лучше", "давайте", "давай", "можно", "better", "rather", "could", "can"})
_SAYING_MORE = ACTIONS | {"NEG", "CHILD"}
_SPEAKING = _SUBJECTS | WHOSE | _OFFERS


def begins(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Does a statement begin here, behind what was said since the last sign?"""
    item = items[at]
    if isinstance(item, When):
        return _begins_with_a_time(segment, items, at, item)
    if (item.tag in _OPENING or item.word in _OPENERS) and _opens(segment, items, at):
        return True
    if not segment.timed:
        if item.tag in _MAY_BID and (bids_anew(segment, items, at) or _is_bidden_behind(segment, items, at)):
            return True
        return segment.items[-1].tag == "REPORT" and is_quoted(segment, items, at)
    last = segment.items[-1]
    if (last.tag == "WHEN" or last.word in COURTESIES) and is_else(segment, items, at):
        return True
    return (item.tag in _SAYING_MORE or item.word in _SPEAKING) and _says_more(segment, items, at)


def _begins_with_a_time(segment: Segment, items: Sequence[Item], at: int, when: When) -> bool:
    only = segment.refuses and tag_at(items, at + 1) == "ONLY" and ends(items, at + 2)
    if only and (segment.says or is_refused_behind(segment.items)):  # "don't phone me at work okay | evenings only"
        return True
    return _is_time_of_its_own(segment, items, at, when) if segment.timed else _is_bidden_behind(segment, items, at)


def _says_more(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Who speaks, offers or refuses behind what was said with its time."""
    item = items[at]
    if bids_anew(segment, items, at):
        return True
    if item.word in _SUBJECTS:  # "not before 9 please I walk the dog", "not before ten we've got football"
        says = segment.says or segment.asks or segment.items[-1].word in COURTESIES or is_bounded(segment.items[-1])
        free = segment.items[-1].tag not in _SUBORDINATING and not _is_of_what_follows(segment)
        return says and free and _goes_on(items, at)
    if is_family(items, at):  # "says Friday after two | her son will be in"
        return segment.items[-1].tag == "WHEN" and "REPORT" in segment.tags
    if item.tag == "CHILD":  # "до 13 или после 15 | малыш днём спит"
        return segment.items[-1].tag == "WHEN" and (segment.says or segment.asks) and _goes_on(items, at)
    if item.word in _OFFERS:
        return (segment.refuses or not segment.tags.isdisjoint(_WITHDRAWN)) and _offers(items, at + 1)
    if item.tag == "NEG":
        told = is_told(items, at)
        return not told and tag_at(items, at + 1) in ACTIONS and _refuses_a_time(segment, items, at + 2)
    if item.tag == "HOME" and tag_at(items, at + 1) in ("WHEN", "NEG"):  # "at work till seven home after eight"
        return not segment.tags.isdisjoint(STATES | {"LEFT"})
    if item.tag in ACTIONS and tag_at(items, at + 1) == "NEG":  # "звонить не надо"
        return _says_else(segment, item) and is_bare_negation(items, at + 1)
    return False


def _is_of_what_follows(segment: Segment) -> bool:
    """ "Bear in mind that on Mondays and Wednesdays | I am not at home"."""
    led = [item for item in segment.items if item.tag not in ("WHEN", "AND", "OR")]
    return segment.items[-1].tag == "WHEN" and bool(led) and led[-1].word in ("that", "что")


def _opens(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "В другое время не надо", "просит сдвинуть"; "не привозите до пятницы | пусть полежит"."""
    item = items[at]
    if item.word in _CALLING:  # "can't talk now | ring after five"
        return segment.refuses and any(each.word in _TALKING for each in segment.items)
    if item.tag == "OTHER":
        return tag_at(items, at + 1) == "TIME"
    if item.tag == "REPORT":
        return asks_anew(segment, items, at)
    return (item.tag == "ASKS" or item.word in _LETTING) and (segment.tells or segment.denies)


def leading(segment: Segment, item: Item) -> int:
    """How many words at the end of the segment belong to what begins: "прошу | тогда не беспокоить"."""
    if item.tag == "REPORT":
        return trailing(segment, WHO)
    if item.tag != "NEG" and not (isinstance(item, When) and item.back):
        return 0
    return trailing(segment, _LEADING)


def _offers(items: Sequence[Item], at: int) -> bool:
    """ "Завтра не надо | давайте во вторник", "tomorrow is no good | could you bring it on Friday"."""
    while tag_at(items, at) in _IT_BE:
        at += 1
    return tag_at(items, at) == "WHEN" or tag_at(items, at) in ACTIONS


def _refuses_a_time(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Home at weekends don't come on weekdays"."""
    behind = items[at] if at < len(items) else None
    return isinstance(behind, When) and not segment.refuses and (bool(behind.back) or segment.says)


def _is_time_of_its_own(segment: Segment, items: Sequence[Item], at: int, when: When) -> bool:
    last = segment.items[-1]
    if when.back and segment.items[-1].tag == "REFUSE":  # "skip that day for delivery"
        return False
    if when.back:  # "после четырёх раньше нас нет"; no "днём в эти дни я на работе"
        of_that_day = isinstance(last, When) and last.back == "day"  # "в эти дни раньше не приезжать"
        return _goes_on(items, at) and not (of_that_day or (when.back == "day" and last.tag == "WHEN"))
    if isinstance(last, When) and (last.days is None or when.days is None):
        home = tag_at(items, at + 1) == "HOME" and hours_behind(items, at + 2) and tag_at(items, at + 3) != "WHEN"
        if when.days is not None and True in segment.names and is_ours(items, at + 1):
            return segment.says  # "в субботу до двух | в воскресенье мы уезжаем"
        return segment.says and (home or _is_told_of_it(segment.items[-1], items, at, when))
    if (when.days is not None) not in segment.names:
        return False
    if is_refused_behind(segment.items):  # "сегодня не надо завтра с десяти"
        return True
    end = at
    while tag_at(items, end) == "WHEN":
        end += 1
    if when.days is not None and segment.items[-1].tag == "WHEN" and is_ours(items, end):
        return segment.says or segment.asks  # "привезите в субботу | в воскресенье мы уезжаем"
    return end < len(items) and _is_said_of_it(segment, items, end, when)


def _is_bidden_behind(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Соседи перегородили площадку мешками | до субботы не привозите": a story, and what is asked after it."""
    if not segment.tags.isdisjoint(_DEEDS):
        return False
    while at < len(items) and (items[at].tag == "WHEN" or items[at].word in COURTESIES):
        at += 1
    at += tag_at(items, at) == "NEG"
    if tag_at(items, at) not in ACTIONS or not is_bidden_at(items, at):
        return False
    return not segment.tags.isdisjoint(_STORIES) or any(map(is_past, [item.word for item in segment.items]))


def _is_said_of_it(segment: Segment, items: Sequence[Item], end: int, when: When) -> bool:
    """What stands behind a time, and says something else than the segment does."""
    behind = items[end]
    is_so = behind.tag == "BE" and tag_at(items, end + 1) == "REQUEST" and ends(items, end + 2)
    if is_so or (behind.word in _PERMITS and ends(items, end + 1)):  # "послезавтра можно"
        return segment.refuses or segment.says
    if not segment.says:
        return False
    if behind.tag == "NEG":  # "дома по выходным в будни не приезжайте"
        return not segment.refuses and tag_at(items, end + 1) in ACTIONS
    return when.days is not None and behind.tag in ACTIONS and hours_behind(items, end + 1)


def _is_told_of_it(last: Item, items: Sequence[Item], at: int, when: When) -> bool:
    """ "Привезите после двух | до двух я на работе": hours beside hours, of which somebody says something else."""
    hours = isinstance(last, When) and last.span is not None and when.span is not None
    if not hours or at + 1 >= len(items):
        return False
    behind = items[at + 1]
    nobody = behind.word in _NO_ONE or (behind.tag == "HOME" and tag_at(items, at + 2) == "NEG")
    return nobody or (behind.word in _OURS and _goes_on(items, at))  # "после шести | днём дома никого"


def _says_else(segment: Segment, item: Item) -> bool:
    """Calls beside deliveries; "доставку принять не смогу" is one thing."""
    calls, others = segment.tags & CALLS, segment.tags & (ACTIONS - CALLS)
    return bool(others and not calls) if item.tag in CALLS else bool(calls and not others)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Is something said behind it, before the next sign?"""
    for item in items[at + 1 : at + FAR]:
        if item.tag in BREAKS:
            return False
        if item.tag in HEADS or item.tag in _GOING_ON or item.word == "нет":
            return True
    return False
