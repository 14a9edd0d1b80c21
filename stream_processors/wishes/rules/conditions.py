"""What a rule asks of a clause beside its tags and words: of its times, and of the order in which its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.rules.questions import CAN_YOU_DO, CAN_YOU_MAKE, POLITE
from stream_processors.wishes.times.clock import ANY_TIME
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ACTIONS, UNTIL
from stream_processors.wishes.words.tokens import Token
from stream_processors.wishes.words.verbs import is_bidden, is_imperative

_SUBJECTS = frozenset({"я", "мы", "i'm", "we're", "i", "we", "he's", "she's", "i'll", "we'll"})
_ON = frozenset({"on", "at", "in", "в", "во", "по"})
_LINKING = frozenset({"am", "are", "be", "will", "is", "буду", "будем", "сейчас", "оба", "both"})
_PLACING = frozenset({"в", "во", "на", "у", "за", "под", "at", "in", "on"})
_THEIRS = frozenset({"него", "нее", "них", "ней"})
_OWN = frozenset({"OF", "FILLER"})
# "я в курсе", "I'm in a hurry": no places
_NO_PLACE = frozenset({
    "месте", "курсе", "шоке", "восторге", "ожидании", "процессе", "связи", "сети", "чате", "машине", "диете",
    "раздумьях", "garden", "kitchen", "bath", "shower", "house",
    "hurry", "charge", "touch", "favour", "favor", "mind", "pain", "luck", "love", "budget", "diet", "hold", "line",
})  # fmt: skip
_APPOINTED = frozenset({"booked", "confirmed", "scheduled", "запишите", "записать", "book"})
_WITH = frozenset({"с", "со", "with"})
_FOR = frozenset({":", "for", "settled"})
_COMING = frozenset({"get", "gets", "come", "comes", "домой", "приду", "придем", "буду", "будем"})
_OF_THE_OFFICE = frozenset({"in", "at", "to", "my", "our", "the", "of"})
_ABLE = frozenset({
    "успеваете", "успеете", "успеваешь", "успеешь", "успевает", "успеет", "сможете", "сможешь", "сможет", "можете",
    "выйдет", "получится", "возможно", "удобно", "manage", "possible", "можно", "могли",
})  # fmt: skip
_COURTESY = _ABLE | {
    "we", "i", "must", "need", "надо", "нужно", "возможность", "you", "can", "could", "it's", "is", "ok", "that's",
    "that", "at", "all", "вам", "не", "сложно", "трудно", "затруднит", "convenient", "okay", "будет", "есть", "то",
    "then", "poss", "пути", "вас", "get", "a", "chance", "suits", "works", "work", "for", "too", "much", "not",
    "trouble", "bother", "hassle", "difficult", "hard", "бы", "there's", "slot", "window", "слот", "окно", "with",
}  # fmt: skip
_NEGATIONS = frozenset({"не", "not"})
_BOTH = 2  # times
_IF_WE = frozenset({"asked", "if", "we"})
_COULD_YOU, _MAY_YOU = frozenset({"could", "you"}), frozenset({"можете", "ли"})
_BRINGING = frozenset({"bring", "redeliver", "have"})
_OPENING = ("FILLER", "AND", "BUT", "THEN", "THAT", "THIS", "AT", "TO", "REQUEST")
_AUXILIARY = frozenset({"is", "are", "do", "does", "did", "can", "will", "have", "has"})
_ASKED = frozenset({"you", "they", "we"})
_INVERTED = frozenset({"you", "i", "we", "they", "he", "she", "it", "the", "your", "delivery", "there", "delivering"})


def hours(clause: Clause) -> bool:
    """Does it name a time of day?"""
    return any(when.span for when in clause.whens)


def at_any_time(clause: Clause) -> bool:
    return bool(clause.whens) and all(when[:2] == (None, ANY_TIME) for when in clause.whens)


def till(clause: Clause) -> bool:
    """Does a time of it begin with "until"?"""
    return any(when.led in UNTIL for when in clause.whens)


def until(clause: Clause) -> bool:
    """Until when, and nothing else: "leave it until Monday"; "on weekdays make the courier wait until 5"."""
    waits = "wait" in clause.words and "DELIVERY" in clause.tags
    led = [when.led for when in clause.whens if when.span or when.led in UNTIL or not waits]
    return bool(led) and UNTIL.issuperset(led)


def for_a_day(clause: Clause) -> bool:
    """ "Договорились на четверг", "согласовано: 28.11", "agreed Tuesday 2-4"; not "booked a room for Friday"."""
    strangers = clause.unknown and sum(not item.tag and led.word not in _WITH for led, item in _led(clause.items))
    if strangers and not clause.tags & {"DELIVER", "DELIVERY", "TOPIC"}:
        return False  # "booked a room for Friday"; but "договорились с Натальей на 24-е"
    named = bool(clause.words & _APPOINTED) and "DELIVER" in clause.tags
    told = [item for item in clause.items if item.tag != "FILLER"]
    beside = [item for led, item in pairwise(told) if led.tag == "AGREED"]
    named = named or any(isinstance(item, When) and item.led not in _ON for item in beside)
    named = named or any(led.tag == "WHEN" and item.tag == "AGREED" for led, item in pairwise(clause.items))
    return bool(named or clause.words & _FOR) or any(when.led == "на" for when in clause.whens)


def goods_awaited(clause: Clause) -> bool:
    """ "Ждёт плитку", and not "ждёт ремонта": what is brought stands in the accusative."""
    behind = [item.word for led, item in pairwise(clause.items) if led.tag == "AWAIT"]
    return any(word.endswith(("у", "ю")) for word in behind)


def _led(items: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    """Each word with the one before it; a family name goes with the name before it."""
    led = items[0]
    for before, item in pairwise(items):
        led = led if before.tag == item.tag == "" else before
        yield led, item


def somewhere(clause: Clause) -> bool:
    """ "I'm at the optician's", "мы в театре", "я у мамы": wherever it is, it is not at home."""
    subject = next((at for at, item in enumerate(clause.items) if item.word in _SUBJECTS), None)
    if subject is None:
        return False
    rest = [item for item in clause.items[subject + 1 :] if item.tag != "WHEN" and item.word not in _LINKING]
    if not rest or rest[0].word not in _PLACING:
        return False
    if rest[0].word == "у" and len(rest) > 1 and rest[1].word in _THEIRS:
        return True  # "утром я у него"
    place = next((item for item in rest[1:] if item.tag not in _OWN), None)
    return place is not None and place.tag in ("", "FAMILY", "TOWN") and place.word not in _NO_PLACE


def comes_home(clause: Clause) -> bool:
    """ "I get home at 6", "дома будем к семи": nobody is there before."""
    by = any(when.span and when.led in ("к", "ко", "by") for when in clause.whens)
    point = any(when.span and when.span.start == when.span.end for when in clause.whens)
    comes = clause.words & _COMING or (by and clause.actions == {"HOME"})
    return bool(comes) and (by or point) and not clause.denied


def predicated(clause: Clause) -> bool:
    """ "Звонить неудобно", "mornings are hard"; but "deliver the hard mattress", and no "звоните"."""
    items = clause.items
    at = next((place for place, item in enumerate(items) if item.tag == "INAPT"), None)
    if at is None or any(item.tag in ACTIONS and is_imperative(item.word) for item in items):
        return False
    if not items[at].word.isascii():
        return True
    behind = items[at + 1].word if at + 1 < len(items) else ""
    led = at == 0 or items[at - 1].tag in ("BE", "FILLER", "WILL") or items[at - 1].word.endswith("'s")
    return led or behind in ("to", "for", "")


def at_the_office(clause: Clause) -> bool:
    """Not "someone from head office"."""
    led = [item.word for item in clause.items[: _place(clause.items, "office")]]
    return not led or not _OF_THE_OFFICE.isdisjoint(led[-3:])


def _place(items: Sequence[Item], word: str) -> int:
    return next((at for at, item in enumerate(items) if item.word == word), 0)


def single(clause: Clause) -> bool:
    return len(clause.whens) == 1


def at_a_moment(clause: Clause) -> bool:
    """ "The gate opens at 7:30"."""
    return single(clause) and all(when.span and when.span.start == when.span.end for when in clause.whens)


def at_an_hour(clause: Clause) -> bool:
    """ "Order at 18:10"; not "order for 18:10", «заказ ровно в 15:00»."""
    return at_a_moment(clause) and clause.whens[0].led in ("в", "at")


def at_then_until(clause: Clause) -> bool:
    """ "Засыпает в час и спит до трёх"."""
    spans = [when.span for when in clause.whens if when.days is None]
    return (
        len(spans) == len(clause.whens) == _BOTH
        and clause.whens[1].led in UNTIL
        and bool(spans[0] and spans[1] and spans[0].start == spans[0].end < spans[1].end)
    )


def on_a_day(clause: Clause) -> bool:
    """ "Rebooked on Tuesday" says when that was done."""
    return any(when.led == "on" for when in clause.whens)


def otherwise(clause: Clause) -> bool:
    """ "А не выйдет — тогда в пятницу"."""
    return clause.joiner == "BUT" and any(when.back == "same" for when in clause.whens)


def courteous(clause: Clause) -> bool:
    """ "Today after 5 if possible", "если можно, вечером"."""
    words = [item.word for item in clause.items if item.tag != "WHEN"]
    at = next((place for place, word in enumerate(words) if word in ("if", "если")), len(words))
    behind = words[at + 1 :]
    if behind and not _ABLE.isdisjoint(behind) and not _NEGATIONS.isdisjoint(behind):
        return False  # "если не успеваете"
    return bool(behind) and _COURTESY.issuperset(behind) and not (clause.denied & {"REQUEST"} and clause.whens)


def politely(clause: Clause) -> bool:
    """ "I was wondering if you could bring it" asks for it."""
    if clause.words >= _IF_WE and clause.words & {"could", "would"}:
        return True  # "she asked if we could make Thursday"
    return clause.words >= _COULD_YOU or clause.words >= _MAY_YOU


def past_verb(clause: Clause) -> bool:
    """A Russian verb of the past that the table lacks, "просидела", and none that bids or could be asked for."""
    was = any(isinstance(item, Token) and (item.tag, item.value) == WAS for item in clause.items)
    return was and not any(item.tag in ACTIONS and is_bidden(item.word) for item in clause.items)


def questioned(clause: Clause) -> bool:
    """A word of question opens it: "когда привезёте", "how much is delivery on Sunday"."""
    places = [at for at, item in enumerate(clause.items) if item.tag not in _OPENING][:2]
    asked, behind = (clause.items[at].tag for at in (places[0], min(places[0] + 1, len(clause.items) - 1)))
    free = behind == "DASH" or any(when.span == ANY_TIME for when in clause.whens)  # "где-то после 6", "когда угодно"
    return asked == "QWORD" and not free and not clause.denied & {"CALL", "DELIVER"}


def inverted(clause: Clause) -> bool:
    """ "Is delivery possible on Sunday", "do you deliver on Sunday" without a question mark."""
    if len(clause.items) < 2 or "QWORD" in clause.tags:
        return False
    bids = clause.tags & {"TOPIC", "DELIVERY"} or {"CALL", "BACK"} <= clause.tags or clause.words & _BRINGING
    if "can" in clause.words and (bids or "just" in clause.words):
        return False  # "can you just put me down for Thursday"
    if clause.items[0].word in ("is", "are") and clause.items[1].tag == "WHEN":  # "is Sunday delivery free"
        return not clause.words & POLITE
    if (clause.words >= CAN_YOU_DO or clause.words >= CAN_YOU_MAKE) and clause.whens:
        return False  # "can you do Thursday?"
    first, second = (item.word if isinstance(item, Token) else "" for item in clause.items[:2])
    if first == "have" and second not in _ASKED:
        return False  # "have the courier here at 3"
    return first in _AUXILIARY and second in _INVERTED and not clause.words & POLITE


def quoted_driver(clause: Clause) -> bool:
    """ "The driver said he would be back by six": our own people are quoted."""
    tags = [item.tag for item in clause.items]
    if not {"DELIVERY", "REPORT"} <= set(tags):  # it took in another clause, whose words these are
        return False
    return tags.index("DELIVERY") < tags.index("REPORT")


def commanded(clause: Clause) -> bool:
    return any(is_imperative(word) or word in ("deliver", "bring") for word in clause.words)


CONDITIONS = {
    each.__name__: each
    for each in (
        hours, at_any_time, till, until, single, at_a_moment, at_an_hour, at_then_until, on_a_day, for_a_day,
        goods_awaited, somewhere, comes_home, predicated, at_the_office, otherwise, courteous, politely, past_verb,
        questioned, inverted, quoted_driver, commanded,
    )
}  # fmt: skip
