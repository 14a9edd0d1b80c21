"""What is said behind a refusal or a condition with no sign between them: "no calls please | courier after six"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.bells_and_calls import begins_beside_calls
from stream_processors.wishes.clauses.conjunctions import CANCELLING
from stream_processors.wishes.clauses.since_last_stop import COURTESIES, PLAIN, Segment, ends, tag_at, to_the_next
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ACTIONS, CALLS, HEADS, STATES
from stream_processors.wishes.words.verbs import FINITE, is_imperative, is_past

_COURIERS = frozenset({"курьер", "водитель", "машина", "доставка", "courier", "driver", "van", "delivery"})
_OBJECTIVE = frozenset({"OF", "TO", "FROM", "AT", "LET", "ABOUT"})  # "don't call the driver", "no calls from courier"
_NEVER = frozenset({"никогда", "never"})
_TO_CALL = frozenset({"call", "ring", "contact"})
_CLOSED = frozenset({"shut", "closed"})
_PLACES = frozenset({"SHOP", "WORKING", "ADDRESS"})
_BEHIND_A_TIME = _PLACES | {"LEFT", "REQUEST", "PAST", "ASKS", "BETWEEN", "NEG"}
_WORDS_BEHIND_A_TIME = CANCELLING | {"у"}
_SENT = frozenset({"DELIVERY", "DELIVER"})
_REMEDIES = frozenset({"try", "leave", "ring", "call", "knock", "use", "оставьте", "звоните", "позвоните"})
_LACKING = frozenset({"theres", "there's", "no", "nobody", "noone"})
_NOT_BIDDEN = frozenset({"you", "to", "we", "they", "i", "can", "could"})
_BRINGING = frozenset({"DELIVER", "TOPIC", "MOVE"})
_LEFT = frozenset({"WHEN", "DELIVER", "CALL"})
_WANTING = frozenset({
    "хочу", "хочет", "хотим", "хотят", "нужен", "нужна", "нужно", "нужны", "прошу", "want", "wants", "need", "needs",
})  # fmt: skip
_SAYING = HEADS - {"DELIVERED"}
_TOLD = frozenset({"PAST", "DELIVERED", "TELLS"})
_OURS = frozenset({"меня", "нас", "него", "нее", "них", "клиента", "клиентки"})
_OF_FAMILY = frozenset({"CHILD", "FAMILY", ""})
_LINKS = frozenset({"AND", "OR", "AT", "FROM", "AGREED", "FILLER"})
_STORIES = frozenset({"PAST", "ASKS"})
_FOR = frozenset({"for", "за"})
_TO_BRING = frozenset({"доставить", "привезти", "везти", "завезти", "отвезти", "подвезти"})
_NOWHERE = frozenset({"некуда", "негде", "некому", "нечем"})
_LEADING_ON = frozenset({"OF", "AHEAD", "FILLER", "AND", "NEG", "TO"})
_THANKS = frozenset({"thanks", "thank", "спасибо", "благодарю"})
_SUGGESTING = frozenset({"давайте", "давай"})
_ASKED = frozenset({"DELIVER", "CALL"})
_PROMISED = (
    "обещ", "пообещ", "забы", "хот", "мог", "смог", "собира", "реши", "предлож", "договор", "успе", "должн", "удал",
    "был", "пыта", "попыта", "стара", "отказ", "заказал", "оформил", "планир",
)  # fmt: skip # "обещал перезвонить", "должны были привезти"
_LEADING = frozenset({"WHEN", "AND", "OR", "REPORT", "LET", "NEG"})
_TELLING = frozenset({"", "BE", "PAST"})
_FEW = 6  # words
_NEAR = 3  # words


def is_bidden_behind(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """Does another thing begin here?"""
    tag, word = items[at].tag, items[at].word
    if tag in _SENT and (_sends(segment, items, at) or _follows_a_condition(segment, items, at)):
        return True
    if word in _TO_BRING and _is_to_do_after_a_story(segment, items, at):
        return True  # "заказ оплачен | везти 25 ноября"
    if tag == "REQUEST" and segment.items[-1].word in _NOWHERE:
        return True  # "ремонт, ставить некуда | просьба доставить на следующей неделе"
    if segment.timed:
        said = tag in _BEHIND_A_TIME or word in _WORDS_BEHIND_A_TIME
        asked = tag in _ASKED or word in COURTESIES
        if (said and _is_said_behind_a_time(segment, items, at)) or (asked and _asks_after_a_story(segment, items, at)):
            return True
    elif tag == "REQUEST":  # "у меня врач | давайте четверг"
        suggested = word in _SUGGESTING and tag_at(items, at + 1) == "WHEN"
        return suggested and not segment.tags.isdisjoint(STATES)
    if tag == "RETURN" and "LEFT" in segment.tags:
        return True  # "уехали на дачу | вернёмся в воскресенье"
    if tag == "CALLBACK":  # "сегодня не звоните | перезвоните завтра"
        refused = segment.refuses and "CALL" in segment.tags and segment.items[-1].tag in ("CALL", "WHEN")
        return refused or _is_to_do_after_a_story(segment, items, at)
    if begins_beside_calls(segment, items, at):
        return True
    return segment.items[0].word in _THANKS and _follows_thanks(segment, items, at)


def _is_said_behind_a_time(segment: Segment, items: Sequence[Item], at: int) -> bool:
    item, last = items[at], segment.items[-1].tag
    if item.word in CANCELLING:  # "ring back Tuesday about the refund also | cancel the chair"
        return (segment.bids or "BACK" in segment.tags) and last != "TO"
    if item.tag == "LEFT":  # "в субботу не привозить | уехали на дачу"
        return segment.refuses and last in _LEFT and tag_at(items, at + 1) != "WHEN"
    if item.tag == "REQUEST":
        return item.word in _WANTING and _wants_else(segment, items, at)
    if item.tag in _STORIES and last == "WHEN" and segment.bids:
        return True  # "deliver at exactly 6 pm | complained twice"
    if item.tag == "PAST" and segment.items[-1].word == "sorry":
        return segment.says  # "can't be home on Tuesday sorry | got my MOT"
    if item.tag == "BETWEEN":  # "до 12 или после 17 | между ними я на процедурах"
        return last == "WHEN"
    if item.word == "у":
        return _is_at_ours(segment, items, at)
    if item.tag == "NEG" and _denies_before_that(segment, items, at):
        return True
    return last == "WHEN" and item.tag in _PLACES and _is_closed(items, at)


def _asks_after_a_story(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Лифт по утрам чинят восьмой этаж | привозите после 12", "mornings are chaos | please deliver after 1"."""
    courteous = items[at].word in COURTESIES
    deed = items[at + courteous] if at + courteous < len(items) else None
    if deed is None or deed.tag not in _ASKED or not (is_imperative(deed.word) or (courteous and deed.word in PLAIN)):
        return False
    if segment.says or segment.asks or segment.refuses or segment.items[-1].tag in _LEADING:
        return False
    told = any(item.tag in _TELLING for item in segment.items)
    return told and any(item.tag == "WHEN" for item in to_the_next(items, at))


def _wants_else(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Lamp flickers after 2 hours | want a refund": the time is of what was told, and not of what is wanted."""
    says = not segment.tags.isdisjoint(_SAYING)
    if says or segment.asks or segment.items[-1].tag == "FILLER" or ends(items, at + 1):
        return False
    if any(item.tag == "WHEN" or item.tag in HEADS for item in to_the_next(items, at)):
        return False
    return any(map(_tells, segment.items))


def _tells(item: Item) -> bool:
    told = item.tag in _TOLD or item[:2] == WAS or is_past(item.word)
    return told or (item.tag == "" and (item.word.isascii() or bool(FINITE.fullmatch(item.word))))


def _is_to_do_after_a_story(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Говорить не стал | перезвонить завтра", "заказ оплачен | везти 25 ноября"; no "обещал перезвонить завтра"."""
    told = "PAST" in segment.tags or ("" in segment.tags and any(item[:2] == WAS for item in segment.items[-_FEW:]))
    if not told:
        return False
    last, behind = segment.items[-1], [item.tag for item in to_the_next(items, at)[: _NEAR + 1]]
    promised = any(item.word.startswith(_PROMISED) for item in segment.items[-_NEAR:])
    promised = promised or last.tag in _LEADING or last.tag == "REQUEST" or "PAST" in behind
    return not promised and "WHEN" in behind


def _is_at_ours(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Во вторник не звоните | у меня целый день суд", "с 13 до 15 не присылайте | у близнецов сон"."""
    behind = items[at + 1] if at + 1 < len(items) else None
    if behind is None or not (behind.word in _OURS or behind.tag in _OF_FAMILY):
        return False
    return (segment.refuses or segment.bids) and segment.says and segment.items[-1].tag not in _LINKS


def _denies_before_that(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "After 6pm please | nobody in before that"."""
    told = segment.items[-1].tag == "WHEN" or segment.items[-1].word in COURTESIES
    behind = to_the_next(items, at)[:_FEW]
    return told and any(isinstance(item, When) and item.back == "before" for item in behind)


def _sends(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Не звоните | курьер пусть едет в среду", "email only I never answer the phone | courier between 6 and 8"."""
    if items[at].word not in _COURIERS or not segment.refuses or segment.tags.isdisjoint(CALLS | {"REQUEST"}):
        return False
    last = segment.items[-1]
    if (
        last.tag in _OBJECTIVE
        or (last.tag == "NEG" and last.word not in _NEVER)
        or last.word in _TO_CALL
        or not segment.tags.isdisjoint(_BRINGING)
    ):
        return False
    if tag_at(items, at + 1) == "LET":
        return True
    return tag_at(items, at + 1) == "WHEN" and not segment.timed and not segment.tags.isdisjoint(CALLS | {"WRITE"})


def _follows_a_condition(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "If no one is in try next door | delivery best after five"."""
    if segment.timed or "IF" not in segment.tags or segment.items[-1].word in _NOT_BIDDEN:
        return False
    if not any(item.word in _REMEDIES for item in segment.items):
        return False
    bids = items[at].word in PLAIN or items[at].word in _COURIERS or is_imperative(items[at].word)
    return bids and any(item.tag == "WHEN" for item in items[at + 1 : at + 1 + _NEAR])


def _follows_thanks(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Thanks for the catalogue | calls are ok from 10 to 6", «спасибо за скидку | привезите завтра»."""
    if segment.timed or segment.items[-1].tag in _LEADING_ON:
        return False
    deed = items[at + (items[at].word in COURTESIES)] if at + 1 < len(items) else items[at]
    bids = is_imperative(deed.word) or deed.word in PLAIN or tag_at(items, at + 1) in ("BE", "ONLY")
    return bids and deed.tag in ACTIONS and any(item.word in _FOR for item in segment.items[1:_NEAR])


def _is_closed(items: Sequence[Item], at: int) -> bool:
    """ "Not between 12 and 1 | shop is shut for lunch"."""
    behind = items[at + 2 : at + 3]
    return tag_at(items, at + 1) == "BE" and bool(behind) and behind[0].word in _CLOSED


def is_lacking(items: Sequence[Item], at: int) -> bool:
    """ "Deliver Friday before 1 | if there's no answer leave it at 14"."""
    return at < len(items) and items[at].word in _LACKING
