"""What a rule asks of how a clause asks: as a question, as a courtesy, as an order."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.rules.questions import CAN_YOU_DO, CAN_YOU_MAKE, COMES, POLITE
from stream_processors.wishes.times.clock import ANY_TIME, USUAL
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.tokens import Token
from stream_processors.wishes.words.verbs import is_imperative

_ABLE = frozenset({
    "успеваете", "успеете", "успеваешь", "успеешь", "успевает", "успеет", "сможете", "сможешь", "сможет", "можете",
    "выйдет", "получится", "возможно", "удобно", "manage", "possible", "можно", "могли",
})  # fmt: skip
_COURTESY = _ABLE | {
    "we", "i", "must", "need", "надо", "нужно", "возможность", "you", "can", "could", "it's", "is", "ok", "that's",
    "that", "at", "all", "вам", "не", "сложно", "трудно", "затруднит", "convenient", "okay", "будет", "есть", "то",
    "then", "poss", "пути", "вас", "get", "a", "chance", "suits", "works", "work", "for", "too", "much", "not",
    "trouble", "bother", "hassle", "difficult", "hard", "бы", "попозже", "пораньше",
    "later", "earlier", "there's", "slot", "window", "слот", "окно", "with",
    "это", "the", "van", "van's", "driver", "driver's", "still", "nearby", "around", "area", "in",
}  # fmt: skip
_NEGATIONS = frozenset({"не", "not"})
_IF_WE = frozenset({"asked", "if", "we"})
_COULD_YOU, _MAY_YOU = frozenset({"could", "you"}), frozenset({"можете", "ли"})
_BRINGING = frozenset({"bring", "drop", "redeliver", "have"})
_OPENING = ("FILLER", "AND", "BUT", "THEN", "THAT", "THIS", "AT", "TO", "REQUEST")
_IN_ORDER = frozenset({"чтобы", "чтоб", "that", "which"})
_BEING = frozenset({"был", "была", "было", "были"})
_US = frozenset({"me", "us"})
_CAN_BE = frozenset({"can", "be"})
_AUXILIARY = frozenset({"is", "are", "do", "does", "did", "can", "will", "have", "has"})
_HELLO = frozenset({"hi", "hello", "hey"})
_ASKED = frozenset({"you", "they", "we"})
_INVERTED = frozenset({"you", "i", "we", "they", "he", "she", "it", "the", "your", "delivery", "there", "delivering"})


def courteous(clause: Clause) -> bool:
    """ "Today after 5 if possible", "если можно, вечером"."""
    words = [item.word for item in clause.items if item.tag != "WHEN"]
    at = next((place for place, word in enumerate(words) if word in ("if", "если")), len(words))
    behind = words[at + 1 :]
    if behind and not _ABLE.isdisjoint(behind) and not _NEGATIONS.isdisjoint(behind):
        return False  # "если не успеваете"
    if behind[:1] == ["possible"] and behind[1:2] != ["to"]:
        return True  # "if possible deliver by 12"
    return bool(behind) and _COURTESY.issuperset(behind) and not (clause.denied & {"REQUEST"} and clause.whens)


def politely(clause: Clause) -> bool:
    """ "I was wondering if you could bring it" asks for it."""
    if clause.words >= _IF_WE and clause.words & {"could", "would"}:
        return True  # "she asked if we could make Thursday"
    return clause.words >= _COULD_YOU or clause.words >= _MAY_YOU


def questioned(clause: Clause) -> bool:
    """A word of question opens it: "когда привезёте", "how much is delivery on Sunday"."""
    places = [at for at, item in enumerate(clause.items) if item.tag not in _OPENING][:2]
    asked, behind = (clause.items[at].tag for at in (places[0], min(places[0] + 1, len(clause.items) - 1)))
    free = behind == "DASH" or any(when.span == ANY_TIME for when in clause.whens)  # "где-то после 6", "когда угодно"
    return asked == "QWORD" and not free and not clause.denied & {"CALL", "DELIVER"}


def inverted(clause: Clause) -> bool:
    """ "Is delivery possible on Sunday", "do you deliver on Sunday" without a question mark."""
    items = clause.items[1:] if clause.items[0].word in _HELLO else clause.items
    if [item.word for item in items[:2]] == ["do", "you"] and items[2:3] and items[2].tag == "DELIVER":
        return not clause.words & POLITE  # "do you deliver on Saturdays and how much is it"
    if len(clause.items) < 2 or "QWORD" in clause.tags:
        return False
    bids = clause.tags & {"TOPIC", "DELIVERY", "MOVE"} or _is_to_call(clause) or clause.words & _BRINGING
    if "can" in clause.words and (bids or clause.words >= COMES or "just" in clause.words):
        return False  # "can you just put me down for Thursday"
    if clause.items[0].word in ("is", "are") and clause.items[1].tag == "WHEN":  # "is Sunday delivery free"
        return not clause.words & POLITE
    if clause.words >= _CAN_BE and "DELIVER" in clause.tags and clause.whens:
        return False  # "can the delivery be Tuesday evening"
    if (clause.words >= CAN_YOU_DO or clause.words >= CAN_YOU_MAKE) and clause.whens:
        return False  # "can you do Thursday?"
    first, second = (item.word if isinstance(item, Token) else "" for item in clause.items[:2])
    if first == "have" and second not in _ASKED:
        return False  # "have the courier here at 3"
    return first in _AUXILIARY and second in _INVERTED and not clause.words & POLITE


def _is_to_call(clause: Clause) -> bool:
    """ "Can you call me on Friday", "could somebody ring back"."""
    return "CALL" in clause.tags and ("BACK" in clause.tags or not clause.words.isdisjoint(_US))


def since_wanted(clause: Clause) -> bool:
    """ "В субботу видела рекламу и хочет такую же": the time is of what was before."""
    items = clause.items
    wanted = next(
        (at for at, item in enumerate(items) if at and items[at - 1].tag == "AND" and item.tag == "REQUEST"), 0
    )
    was = any(isinstance(item, Token) and (item.tag, item.value) == WAS for item in items[:wanted])
    return was and all(item.tag != "WHEN" for item in items[wanted:])


def for_a_purpose(clause: Clause) -> bool:
    """ "Нужна модель потише, чтобы ночью не мешала": goods, and what they are to do at a time of day."""
    items = clause.items
    at = next((place for place, item in enumerate(items) if item.word in _IN_ORDER), 0)
    behind = {item.tag for item in items[at:]}
    does = "SLEEP" in behind or ("NEG" in behind and clause.words.isdisjoint(_BEING))
    goods = any(item.tag in ("", "TOPIC") for item in items[:at])
    usual = all(when.days is None and when.span in USUAL and not when.denied for when in clause.whens)
    return goods and does and usual


def commanded(clause: Clause) -> bool:
    return any(is_imperative(word) or word in ("deliver", "bring") for word in clause.words)
