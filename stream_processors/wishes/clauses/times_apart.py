"""Whether a time begins a statement of its own with no sign before it: "везите утром | вечером лифт не работает"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.asked_anew import is_ours
from stream_processors.wishes.clauses.refused_behind import is_needless, suits_not
from stream_processors.wishes.clauses.since_last_stop import (
    BREAKS,
    FAR,
    Segment,
    ends,
    hours_behind,
    is_refused_behind,
    tag_at,
)
from stream_processors.wishes.clauses.told_behind import is_finite, tells_of
from stream_processors.wishes.times.clock import USUAL
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, HEADS, STATES
from stream_processors.wishes.words.verbs import is_first_person, is_imperative

_GOING_ON = frozenset({"NEG", "", "PAST", "REQUEST", "PICKUP", "ASKS", "REPORT", "OUT"})
_OURS = frozenset({
    "я", "мы", "он", "она", "они", "i", "i'm", "we", "we're", "he", "she", "they", "меня", "нас",
})  # fmt: skip
_NO_ONE = frozenset({"никого", "никто", "nobody", "noone"})
_PERMITS = frozenset({"можно", "удобно", "могу", "можем", "подойдет", "подходит", "лучше", "ок", "пожалуйста"})
_BETTER = frozenset({"better", "best", "good", "fine", "great", "ideal", "suit"})  # "Monday would be better"
_WORKS = frozenset({"work", "works", "suit", "suits"})
_LEADING_ON = ACTIONS | {"AND", "OR"}
_CLOSED = frozenset({"закрыты", "закрыто", "закрыт", "закрыта"})
_TO_BE_DONE = ACTIONS | {"WHEN", "REQUEST", "ONLY", "DELIVERY", "TOPIC", "FILLER"}


def is_time_of_its_own(segment: Segment, items: Sequence[Item], at: int, when: When) -> bool:
    """Behind what was said with a time: "в пятницу никого не будет | в субботу с десяти". when: the item at `at`."""
    last = segment.items[-1]
    if when.back:
        return _looks_back(last, items, at, when)
    if isinstance(last, When) and last.back and segment.refuses:
        return suits(items, past_times(items, at))  # "don't deliver then | Tuesday after 4 is fine"
    if isinstance(last, When) and (last.days is None or when.days is None):
        if not segment.says:
            return "PAST" in segment.tags and suits(items, at + 1)  # "paid by card today | afternoons are better"
        if _is_ours(items, at + 1) and (True in segment.names if when.days is not None else last.days is None):
            return True  # "в субботу до двух | в воскресенье мы уезжаем", "вечером | днём я за рулём"
        home = tag_at(items, at + 1) == "HOME" and hours_behind(items, at + 2) and tag_at(items, at + 3) != "WHEN"
        told = when.days is not None and True in segment.names and tells_of(items, at + 1)
        told = told or (when.days is not None and _refuses_that_day(segment, items, at + 1))
        return home or told or _is_told_of_it(last, items, at, when)
    if (when.days is not None) not in segment.names:
        return False
    if _is_beside_hours(segment, items, at, when) or is_refused_behind(segment.items):
        return True  # "сегодня не надо завтра с десяти"
    end = past_times(items, at)
    apart = segment.items[-1].tag == "WHEN" or segment.denies or _is_closed(items, end)
    if when.days is not None and apart and _is_ours(items, end):  # "привезите в субботу | в воскресенье мы уезжаем"
        return segment.says or segment.asks or segment.denies  # "not in Monday for the parcel | Tuesday I am in"
    return end < len(items) and _is_said_of_it(segment, items, end, when)


def _looks_back(last: Item, items: Sequence[Item], at: int, when: When) -> bool:
    """ "После четырёх | раньше нас нет"; no "днём в эти дни я на работе", "skip that day for delivery"."""
    of_that_day = isinstance(last, When) and last.back == "day"  # "в эти дни раньше не приезжать"
    if last.tag == "REFUSE" or of_that_day or (when.back == "day" and last.tag == "WHEN"):
        return False
    return goes_on(items, at)


def _is_beside_hours(segment: Segment, items: Sequence[Item], at: int, when: When) -> bool:
    """ "Вечером с 7 до 9 привезите | днём мы на огороде"."""
    return when.days is None and is_imperative(segment.items[-1].word) and _is_ours(items, at + 1)


def past_times(items: Sequence[Item], at: int) -> int:
    while at < len(items) and items[at].tag == "WHEN":
        at += 1
    return at


def _is_ours(items: Sequence[Item], at: int) -> bool:
    """ "В воскресенье | мы уезжаем", "завтра | улетаю", "в среду | закрыты"."""
    leaves = tag_at(items, at) in STATES and is_first_person(items[at].word)
    ours = is_ours(items, at + (at < len(items) and items[at].word == "у"))  # "в воскресенье | у нас юбилей"
    return leaves or ours or _is_closed(items, at)


def _is_closed(items: Sequence[Item], at: int) -> bool:
    return tag_at(items, at) == "PAST" and items[at].word in _CLOSED and ends(items, at + 1)


def _is_said_of_it(segment: Segment, items: Sequence[Item], end: int, when: When) -> bool:
    """What stands behind a time, and says something else than the segment does."""
    behind = items[end]
    permits = behind.word in _PERMITS and (ends(items, end + 1) or _only_hours(items, end + 1))
    if suits(items, end) or permits:  # "послезавтра можно", "в четверг можно после 14"
        return segment.refuses or segment.says or "OUT" in segment.tags
    led = segment.items[-1].tag
    apart = led not in ("AND", "OR") if behind.word.isascii() else led not in _LEADING_ON
    if apart and suits_not(items, end):
        return segment.says or segment.asks
    if "TOPIC" in segment.tags and behind.tag == "NEG" and tag_at(items, end + 1) == "CALL":
        return True  # "профнастил 40 листов 11 декабря с 9 до 13 | в выходные не звоните"
    if not segment.says:
        return False
    if behind.tag == "BE" and when.days is not None and led == "WHEN" and segment.bids and not segment.refuses:
        return True  # "deliver next week | this week is chaos"
    if behind.tag == "BE" and "ONLY" in segment.tags:  # "calls on weekdays only | weekends are for family"
        return True
    if when.days is not None and not segment.refuses and segment.bids and is_needless(items, end):
        return led not in ("AND", "OR")  # "завтра привезите | в субботу не надо"
    if when.days is not None and led == "WHEN" and _is_nobody_home(items, end):
        return not segment.refuses
    if behind.tag == "NEG":  # "дома по выходным в будни не приезжайте"
        absent = end + 1 < len(items) and is_first_person(items[end + 1].word)  # "на неделе не бываем"
        return not segment.refuses and (absent or tag_at(items, end + 1) in ACTIONS)
    bidden = segment.denies and is_imperative(behind.word) and ends(items, end + 1)  # "в четверг привозите"
    return when.days is not None and behind.tag in ACTIONS and (bidden or hours_behind(items, end + 1))


def _refuses_that_day(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Звонить можно с 10 до 19 | в выходные не звоните", "call between 10 and 7 | on Sundays don't call"."""
    asks = not segment.tags.isdisjoint(ACTIONS) and (segment.asks or segment.bids) and not segment.refuses
    return asks and tag_at(items, at) == "NEG" and tag_at(items, at + 1) in ACTIONS and ends(items, at + 2)


def _is_nobody_home(items: Sequence[Item], at: int) -> bool:
    """ "Доставку только по выходным | в будни дома никого", "at weekends | on weekdays nobody is home"."""
    if items[at].tag == "HOME":
        return tag_at(items, at + 1) == "NEG" or (at + 1 < len(items) and items[at + 1].word == "нет")
    return items[at].word in _NO_ONE and (ends(items, at + 1) or tag_at(items, at + 1) in ("BE", "HOME"))


def _only_hours(items: Sequence[Item], at: int) -> bool:
    return hours_behind(items, at) and ends(items, at + 1)


def suits(items: Sequence[Item], at: int) -> bool:
    """ "Wednesday | is fine after 2", "Monday | would be better"."""
    if tag_at(items, at) == "BE" and tag_at(items, at + 1) == "REQUEST":
        return ends(items, at + 2) or tag_at(items, at + 2) in ("WHEN", "FILLER")
    if at < len(items) and items[at].word in _WORKS and at + 1 < len(items):
        return items[at + 1].word == "for" or items[at + 1].tag == "REQUEST"  # "weekday evenings | work for delivery"
    return at < len(items) and items[at].word == "would" and any(item.word in _BETTER for item in items[at : at + 3])


def _is_told_of_it(last: Item, items: Sequence[Item], at: int, when: When) -> bool:
    """ "Привезите после двух | до двух я на работе": hours beside hours, of which somebody says something else."""
    if not isinstance(last, When) or last.span is None or when.span is None or at + 1 >= len(items):
        return False
    behind = items[at + 1]
    if last.span in USUAL and when.span in USUAL and (behind.tag not in _TO_BE_DONE or is_finite(items, at + 2)):
        return not ends(items, at + 1)  # "звоните утром | вечером телефон выключен"
    nobody = behind.word in _NO_ONE or (behind.tag == "HOME" and tag_at(items, at + 2) == "NEG")
    ours = _is_ours(items, at + 1) or (behind.word in _OURS and goes_on(items, at))
    return nobody or ours or tells_of(items, at + 1)  # "до девяти | после девяти малыш засыпает"


def goes_on(items: Sequence[Item], at: int) -> bool:
    """Is something said behind it, before the next sign?"""
    for item in items[at + 1 : at + FAR]:
        if item.tag in BREAKS:
            return False
        if item.tag in HEADS or item.tag in _GOING_ON or item.word == "нет":
            return True
    return False
