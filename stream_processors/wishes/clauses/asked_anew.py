"""What is asked or told anew behind a time, with no sign before it: "не везите в четверг | везите в пятницу"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from stream_processors.wishes.clause import REQUESTED
from stream_processors.wishes.clauses.since_last_stop import BREAKS, FAR, PLAIN, Segment, is_refused_behind, tag_at
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, HEADS, STATES
from stream_processors.wishes.words.verbs import is_imperative

WHO = frozenset({"FILLER", "FAMILY"})
WHOSE = frozenset({"my", "our", "his", "her", "their"})
_STATEMENTS = 2  # words that tell something
_NEAR = 5  # words from a verb to its time
_NOBODY = frozenset({"некому", "нет", "нету"})  # "курьера принять некому | просит после шести"
_FORMER = frozenset({"LAST", "OTHER"})
_TOLD_BY = frozenset({"STAFF", "SHOP", "DELIVERY", "OTHERS"})
_ASKED_FOR = frozenset({"DELIVER", "ACCEPT", "CALL"})
_BROUGHT = frozenset({"DELIVER", "ACCEPT", "MOVE", "HOLD"})
_NOT_BIDDEN = frozenset({"you", "to", "we", "they", "i"})
_GOING_ON = HEADS | {"NEG", "", "LEFT", "OUT"}
ABSENT = frozenset({"никого", "никто"})  # "завтра дома никого | привезите послезавтра"
_JUDGING = ABSENT | frozenset(
    {"fine", "ok", "okay", "good", "better", "answer"}
)  # "email is fine | deliver on Sundays"
_TOLD = STATES | {"HOME", "OUT"}
_CLOSED = frozenset({"closed", "shut", "закрыты", "закрыто"})
_WILL_TAKE = frozenset({"приму", "примем", "примет", "примут"})
_ENDING = STATES | {"WHEN"}  # "завтра смена | привезите в воскресенье"
_LED = frozenset({"NEG", "REQUEST", "TO", "LET", "WILL", "DELIVERY", "REPORT"})
_OTHERS = frozenset({"он", "она", "они", "he", "she", "they", "he's", "she's", "they're"})
_OURS = frozenset({
    "я", "мы", "он", "она", "они", "нас", "меня", "его", "ее", "i", "i'm", "we", "we're", "he", "she", "they", "he's",
    "she's", "they're", "i'll", "we'll", "im", "ive",
})  # fmt: skip


def bids_anew(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Don't bring it on Saturday | bring it on Sunday", "в пятницу никого не будет | привезите в субботу"."""
    item = items[at]
    if item.tag not in _ASKED_FOR or not (segment.timed or segment.refuses):
        return False
    led = items[at - 1].tag in _LED and items[at - 1].word not in _JUDGING
    if led and not is_refused_behind(segment.items):  # "сегодня не получится | примут завтра"
        return False
    if (
        segment.items[-1].tag in _ENDING
        and (item.word in PLAIN or is_imperative(item.word))
        and _is_told_before(segment)
    ):
        return True  # "с понедельника отпуск | звоните смело", "closed Mondays | deliver any other day"
    if not (segment.denies or _denies_it(segment, item)):
        return False
    bids = is_imperative(item.word) or item.word in PLAIN or item.word in _WILL_TAKE
    bids = bids or (tag_at(items, at + 1) == "REQUEST" and item.word.endswith(("ть", "ти")))  # "привезти можно в среду"
    return bids and _time_behind(items, at + 1)


def _is_told_before(segment: Segment) -> bool:
    """Does it say when somebody is there or away, and ask for nothing?"""
    closed = "PAST" in segment.tags and any(item.word in _CLOSED for item in segment.items)
    told = closed or not segment.tags.isdisjoint(_TOLD) or segment.items[0].word in ("we", "i", "they")
    return told and segment.timed and not (segment.asks or segment.bids)


def _denies_it(segment: Segment, item: Item) -> bool:
    """ "Не звоните мне на работу | звоните после семи", "она не греет | вызовите мастера"."""
    if segment.timed or not segment.refuses:
        return False
    bids = is_imperative(item.word) or (item.word in PLAIN and segment.items[-1].word not in _NOT_BIDDEN)
    if bids and item.tag == "DELIVER" and segment.tags.isdisjoint(_BROUGHT):
        return True  # "звонить не надо | цветы привезите в пять", "don't knock | deliver between 2 and 4"
    return item.tag in segment.tags or (is_imperative(item.word) and segment.tags.isdisjoint(ACTIONS))


def asks_anew(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Звонит второй раз | просит сдвинуть доставку": not who asks, but something else stands before it."""
    if not (items[at].word.startswith(REQUESTED) or _says_when(segment, items, at)) or (
        segment.items[-1].tag == "NEG" and segment.items[-1].word not in _NOBODY
    ):
        return False  # "he never asked for an evening"
    if items[at].word == "requested" and segment.items[-1].tag in ("DELIVER", "DELIVERY", "TOPIC"):
        return False  # "order paid in full | delivery requested for Thursday"
    told = segment.items[: len(segment.items) - trailing(segment, WHO)]
    if segment.timed:
        return segment.denies and len(told) >= _STATEMENTS and _time_behind(items, at + 1)
    apart = len(told) >= _STATEMENTS and told[-1].tag not in _TOLD_BY
    return apart and segment.tags.isdisjoint(_FORMER)


def _says_when(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "The lady with the corner unit | she says Wednesday ten till one"."""
    return items[at].word == "says" and segment.items[-1].word in _OTHERS and tag_at(items, at + 1) == "WHEN"


def is_quoted(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Соседка говорит | они дома только после 19": what is said of others who are not asked for."""
    return items[at].word in _OTHERS and segment.items[-1].tag == "REPORT" and _goes_on(items, at)


def is_ours(items: Sequence[Item], at: int) -> bool:
    """ "В воскресенье | мы уезжаем", "on weekdays | I work", "в четверг | нас нет"."""
    return at < len(items) and items[at].word in _OURS and _goes_on(items, at)


def is_family(items: Sequence[Item], at: int) -> bool:
    """ "Her daughter will be there"."""
    if items[at].word not in WHOSE:
        return False
    return tag_at(items, at + 1) in ("FAMILY", "CHILD") and tag_at(items, at + 2) in ("WILL", "BE", "SLEEP")


def trailing(segment: Segment, tags: Container[str]) -> int:
    """How many words at its end are of these."""
    count = 0
    while count < min(len(segment.items) - 1, FAR) and segment.items[-1 - count].tag in tags:
        count += 1
    return count


def _goes_on(items: Sequence[Item], at: int) -> bool:
    behind = items[at + 1 : at + _NEAR]
    said = next((place for place, item in enumerate(behind) if item.tag in BREAKS or isinstance(item, When)), _NEAR)
    return any(item.tag in _GOING_ON or item.word in ("нет", "in") for item in behind[:said])


def _time_behind(items: Sequence[Item], at: int) -> bool:
    for place in range(at, at + _NEAR):
        if tag_at(items, place) == "WHEN":
            return True
        if tag_at(items, place) in BREAKS:
            return False
    return False
