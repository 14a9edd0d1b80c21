"""Where a statement begins in a dictated sentence, though no sign says so."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.asked_anew import (
    ABSENT,
    WHO,
    WHOSE,
    asks_anew,
    bids_anew,
    is_family,
    is_ours,
    is_quoted,
    trailing,
)
from stream_processors.wishes.clauses.bidden_behind import is_bidden_behind
from stream_processors.wishes.clauses.compound_actions import is_told
from stream_processors.wishes.clauses.refused_behind import refuses_calls, spares
from stream_processors.wishes.clauses.since_last_stop import (
    COURTESIES,
    PLAIN,
    Segment,
    ends,
    is_bare_negation,
    is_bidden_at,
    is_bound,
    is_bounded,
    is_refused_behind,
    tag_at,
)
from stream_processors.wishes.clauses.times_apart import goes_on, is_time_of_its_own, past_times, suits
from stream_processors.wishes.clauses.told_behind import MAY_BE_TOLD_OF, explains, is_else, is_told_of
from stream_processors.wishes.times.items import Item, When, word_of
from stream_processors.wishes.words.scopes import ACTIONS, CALLS, STATES
from stream_processors.wishes.words.verbs import is_imperative, is_past

STATEMENTS = 2
_CALLING = frozenset({"ring", "call", "phone", "text", "перезвоните", "наберите", "позвоните", "пишите", "напишите"})
_TALKING = frozenset({"talk", "speak", "говорить", "разговаривать", "поговорить"})
_LETTING = frozenset({"пусть", "пускай"})
_A_SLOT = {True, False}  # a day and hours
_FOR_WHOM = frozenset(
    {"me", "us", "her", "him", "them", "нам", "мне"}
)  # "mornings are best for me | the stairs are empty"
_MAY_END = COURTESIES | _FOR_WHOM
_OPENERS = _CALLING | _LETTING
_OPENING = frozenset({"OTHER", "REPORT", "ASKS"})
_DEEDS = ACTIONS - {"DELIVERED", "DOOR"}
_MAY_BID = ACTIONS | {"WHEN", "NEG", "REQUEST"}
MAY_BEGIN = _MAY_BID | _OPENING | {"LET", "DELIVERY", "RETURN"}
"""What may begin a statement where no time was named before it; behind a time all may."""
_STORIES = frozenset({"OTHERS", "PAST", "TELLS", "LAST", "DELIVERED"})
_TOLD = _STORIES | STATES
_WITHDRAWN = STATES | {"PAST"}  # "суббота отменяется | давайте воскресенье"
_WHO_SPEAKS = frozenset({"я", "мы", "он", "она", "они", "i", "i'm", "we", "we're", "he", "she", "they"})
_SUBJECTS = _WHO_SPEAKS | {
    "she's", "shes", "he's", "hes", "they're", "theyre", "im", "ive", "weve", "ill", "we've",
    "клиент", "клиентка", "customer",
}  # fmt: skip
_ASKED_OF = frozenset({"DELIVERY", "NEG", "FILLER", "OTHERS"})
_TODAY = frozenset({"today", "сегодня"})  # "paid by card today | afternoons are better"
_SUBORDINATING = frozenset(
    {"BEFORE", "AHEAD", "QWORD", "IF", "AFTER", "LET", "REPORT", "THAN", "AT", "TOPIC", "ANY", "NEG"}
)
_LEADING = frozenset({"REQUEST", "DELIVER", "DELIVERY", "CALL", "TOPIC", "ONLY", "NEG"})
_ANEW = PLAIN | {"redeliver"}
_LEADS = frozenset({"TO", "FILLER", "WILL", "REQUEST", "NEG", "AND", "OF"})  # "tried to redeliver"
_IT_BE = frozenset({"FILLER", "TOPIC", "BE"})  # "could it be Wednesday"
_OFFERS = frozenset(
    {"нужна", "нужен", "нужно", "лучше", "давайте", "давай", "можно", "better", "rather", "could", "can"}
)
_SAYING_MORE = ACTIONS | {"NEG", "CHILD", "ONLY"}
_SPEAKING = _SUBJECTS | WHOSE | _OFFERS


def begins(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Does a statement begin here, behind what was said since the last sign?"""
    item = items[at]
    if isinstance(item, When):
        return _begins_with_a_time(segment, items, at, item)
    if (item.tag in _OPENING or item.word in _OPENERS) and _opens(segment, items, at):
        return True
    if is_bidden_behind(segment, items, at):
        return True
    if segment.timed:
        return _begins_behind_a_time(segment, items, at)
    if item.tag in _MAY_BID and (bids_anew(segment, items, at) or _is_bidden_behind(segment, items, at)):
        return True
    return segment.items[-1].tag == "REPORT" and is_quoted(segment, items, at)


def _begins_behind_a_time(segment: Segment, items: Sequence[Item], at: int) -> bool:
    item, last = items[at], segment.items[-1]
    told = last.tag == "WHEN" or last.word in _MAY_END
    told = told or (last.tag == "ONLY" and len(segment.items) > 1 and segment.items[-2].tag == "WHEN")
    refused = told or (item.tag == "NEG" and segment.names == _A_SLOT and last.tag != "DOOR")
    if told and (spares(segment, items, at) or is_else(segment, items, at)):
        return True
    if refused and refuses_calls(segment, items, at):
        return True
    if last.tag in ACTIONS and (
        explains(segment, items, at) or (is_imperative(last.word) and is_else(segment, items, at))
    ):
        return True
    if item.tag in MAY_BE_TOLD_OF and is_told_of(segment, items, at):
        return True
    return (item.tag in _SAYING_MORE or item.word in _SPEAKING) and _says_more(segment, items, at)


def _begins_with_a_time(segment: Segment, items: Sequence[Item], at: int, when: When) -> bool:
    only = segment.refuses and tag_at(items, at + 1) == "ONLY" and ends(items, at + 2)
    if only and (segment.says or is_refused_behind(segment.items)):  # "don't phone me at work okay | evenings only"
        return True
    if segment.items[-1].word == "so" and len(segment.items) > STATEMENTS and not segment.tags.isdisjoint(_STORIES):
        return True  # "Mrs Moore has visitors so | after 3"
    if segment.timed:
        return is_time_of_its_own(segment, items, at, when)
    return _is_best(segment, items, at, when) or _is_bidden_behind(segment, items, at)


def _is_best(segment: Segment, items: Sequence[Item], at: int, when: When) -> bool:
    """ "Spoke to him | evenings are best", "I'm at the hospital | Monday would be better"."""
    if segment.tags.isdisjoint(_TOLD) or segment.items[-1].tag == "LAST":
        return False
    end = past_times(items, at)
    own = end - at <= len(_A_SLOT) and not (when.led in _TODAY and "PAST" in segment.tags)
    return own and suits(items, end)


def _says_more(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Who speaks, offers or refuses behind what was said with its time."""
    item = items[at]
    if bids_anew(segment, items, at):
        return True
    if item.word in _SUBJECTS:  # "not before 9 please I walk the dog", "not before ten we've got football"
        says = segment.says or segment.asks or "EXCEPT" in segment.tags or is_bounded(segment.items[-1])
        says = says or segment.items[-1].word in COURTESIES
        free = segment.items[-1].tag not in _SUBORDINATING and not _is_of_what_follows(segment)
        return says and free and goes_on(items, at)
    courteous = segment.items[-1].word in COURTESIES
    if is_family(items, at):  # "says Friday after two | her son will be in"
        return courteous or (segment.items[-1].tag == "WHEN" and "REPORT" in segment.tags)
    if item.tag == "CHILD":  # "до 13 или после 15 | малыш днём спит"
        told = courteous or segment.items[-1].tag == "WHEN"
        return told and (segment.says or segment.asks) and goes_on(items, at)
    if item.word in _OFFERS:
        return (segment.refuses or not segment.tags.isdisjoint(_WITHDRAWN)) and _offers(items, at + 1)
    if item.tag == "ONLY":  # "утром не привозите | только вечером"
        return segment.refuses and tag_at(items, at + 1) == "WHEN" and ends(items, at + 2)
    if item.tag == "NEG":
        refuses = tag_at(items, at + 1) in ACTIONS and item.word not in ABSENT
        return refuses and _refuses_more(segment, items, at)
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
    if item.word in _LETTING and segment.items[-1].tag == "DELIVERY":
        return False  # "днём курьер пусть не едет"
    return (item.tag == "ASKS" or item.word in _LETTING) and (segment.tells or segment.denies)


def leading(segment: Segment, items: Sequence[Item], at: int) -> int:
    """How many words at the end of the segment belong to what begins: "прошу | тогда не беспокоить"."""
    item = items[at]
    if item.tag == "REPORT":
        return trailing(segment, WHO)
    if item.tag != "NEG" and not (isinstance(item, When) and item.back and not is_ours(items, at + 1)):
        return 0  # "до двух привозите | потом я ухожу"
    return trailing(segment, _LEADING)


def _offers(items: Sequence[Item], at: int) -> bool:
    """ "Завтра не надо | давайте во вторник", "tomorrow is no good | could you bring it on Friday"."""
    while tag_at(items, at) in _IT_BE:
        at += 1
    return tag_at(items, at) == "WHEN" or tag_at(items, at) in ACTIONS


def _refuses_more(segment: Segment, items: Sequence[Item], at: int) -> bool:
    if segment.items[-1].word in COURTESIES and len(segment.items) > 1 and is_bound(segment.items[-2]):
        return True  # "not before the 20th please | don't deliver earlier"
    return not is_told(items, at) and _refuses_a_time(segment, items, at + 2)


def _refuses_a_time(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Home at weekends don't come on weekdays"."""
    behind = items[at] if at < len(items) else None
    return isinstance(behind, When) and not segment.refuses and (bool(behind.back) or segment.says)


def _is_bidden_behind(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Соседи перегородили площадку мешками | до субботы не привозите": a story, and what is asked after it."""
    deeds = _DEEDS - {"AWAIT"} if "LAST" in segment.tags else _DEEDS  # "gave up waiting last time | deliver tomorrow"
    if not segment.tags.isdisjoint(deeds):
        return False
    item = items[at]
    while at < len(items) and (items[at].tag == "WHEN" or items[at].word in COURTESIES):
        at += 1
    if at + 1 < len(items) and items[at].tag == "NEG":
        at += 1
    bidden = at < len(items) and items[at].tag in ACTIONS and is_bidden_at(items, at)
    if not bidden and (item.tag != "DELIVER" or item.word not in _ANEW or segment.items[-1].tag in _LEADS):
        return False
    told = not segment.tags.isdisjoint(_STORIES) or any(map(is_past, map(word_of, segment.items)))
    return told and not _is_of_the_story(segment.items, item)


def _is_of_the_story(said: Sequence[Item], item: Item) -> bool:
    """ "Last time it came | at 10 pm", "why did the courier | come at 7", "bed can be delivered | Sunday"."""
    last = said[-1].tag
    if last == "PAST":
        return isinstance(item, When) and item.led == "at"
    if last == "DELIVERED":
        return len(said) > 1 and said[-2].word == "be"
    return last in _ASKED_OF and said[0].tag == "QWORD" and said[1].word == "did"


def _says_else(segment: Segment, item: Item) -> bool:
    """Calls beside deliveries; "доставку принять не смогу" is one thing."""
    calls, others = segment.tags & CALLS, segment.tags & (ACTIONS - CALLS)
    return bool(others and not calls) if item.tag in CALLS else bool(calls and not others)
