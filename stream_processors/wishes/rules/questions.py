"""Questions that ask for something: "could you deliver tomorrow?", "call me back at four, ok?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.words.scopes import STATES
from stream_processors.wishes.words.tokens import Token
from stream_processors.wishes.words.verbs import is_imperative

POLITE = frozenset(
    {"might", "please", "пожалуйста", "плиз", "pls", "plz", "could", "would", "бы", "instead", "chance", "able"}
)
_PROPOSING = frozenset({"давайте", "давай", "let's"})
_COMING = frozenset({"привезете", "доставите", "приедете", "завезете", "подъедете"})
_ABOUT = frozenset({"по", "regarding", "re", "concerning"})
_JUDGED = frozenset({"too", "слишком"})
CAN_YOU_MAKE = frozenset({"can", "you", "make"})
CAN_YOU_DO = frozenset({"can", "you", "do"})
_BIDS = frozenset({"call", "ring", "phone", "bring", "deliver", "drop", "come", "send"})
_OTHERWISE = frozenset({"", "SHOP", "PICKUP", "PAST", "TELLS", "PAPER", "OTHERS", "UNIT"})
_ASKING = frozenset({"QWORD", "ASKS", "PRICE"})
_DOUBTING = frozenset({"ли", "быть"})
_DEEDS = frozenset({"DELIVER", "CALLBACK", "ACCEPT", "CALL", "MOVE"})
_BRINGING = frozenset({"bring", "drop", "redeliver", "avoid"})
COMES = frozenset({"the", "delivery", "come"})
_TO_US = frozenset({"мне", "нам"})
_OPEN = frozenset({
    "работает", "работают", "открыт", "открыта", "открыто", "открыты", "закрыт", "закрыта", "закрыты", "open", "opens",
    "opened", "closed", "closes", "парковка", "parking",
})  # fmt: skip
_OF_THE_CLIENT = frozenset({
    "DELIVER", "DELIVERY", "ACCEPT", "HOME", "CALL", "CALLBACK", "AWAIT", "REQUEST", "MOVE", "HOLD", "TOPIC",
})  # fmt: skip
_TIMES = frozenset({
    "WEEKDAY", "WEEKDAYS", "REL", "NUMBER", "MONTH", "ORDINAL", "PART", "MORNINGS", "BEFORE", "AFTER", "FROM", "TO",
    "NOON", "LUNCH", "AT", "OF", "AM", "PM", "CLOCK", "DATE", "BETWEEN", "AND", "OR", "DASH", "HOURMARK", "REQUEST",
    "FILLER", "COMMA", "DELIVER", "TOPIC",
})  # fmt: skip
_ABLE = frozenset(
    {"можно", "может", "могут", "можете", "сможете", "реально", "возможно", "получится", "can", "possible"}
)
_ASKED = frozenset({"can", "possible"})
_AT_FIRST = frozenset({"can", "could"})
_ASKED_FOR = frozenset({"TOPIC", "DELIVERY", "BACK"})
_AGREED = frozenset(
    {
        "норм",
        "нормально",
        "пойдет",
        "устроит",
        "удобно",
        "fine",
        "good",
        "ок",
        "окей",
        "ладно",
        "хорошо",
        "договорились",
        "да",
        "можно",
        "а",
        "ok",
        "okay",
        "k",
        "yeah",
    }
)


def is_request(question: Sequence[Token]) -> bool:
    """ "Could you please deliver tomorrow?" asks for it; "Вы работаете завтра?" only asks."""
    if any(token.tag in _ASKING and not _is_told(question, at) for at, token in enumerate(question)):
        return False
    words = {token.word for token in question}
    if words & _JUDGED:
        return False  # "would 8 am be too early?"
    if words & POLITE or words >= CAN_YOU_DO or words >= CAN_YOU_MAKE or _may_be_brought(question, words):
        return True
    if any(token.word in _PROPOSING and after.tag in _TIMES for token, after in pairwise(question)):
        return True  # "давайте в понедельник вечером?"
    if question[-1].word in _AGREED and _TIMES.issuperset(token.tag for token in question):
        return True  # "Wednesday before noon ok?"
    if question[0].word in _BIDS or (question[-1].word in _AGREED and any(is_imperative(word) for word in words)):
        return True  # "call me back at 4 ok?", "привезите завтра, ладно?"
    if any(token.tag == "NEG" and after.tag in ("CALL", "DELIVER") for token, after in pairwise(question)):
        return True
    colon = max((at for at, token in enumerate(question[:-1]) if token.word == ":"), default=None)
    if colon is not None and is_request(question[colon + 1 :]):
        return True  # "с доставкой вопрос: можно после 19?"
    if question[-1].word in _COMING and any(token.tag == "HOME" for token in question):
        return True  # "завтра дома с 8 до 13, привезёте?"
    asks = question[0].word == "можно" and "ли" not in words  # "можно завтра после 4?"
    return asks and _OTHERWISE.isdisjoint([token.tag for token in question])


def _is_told(question: Sequence[Token], at: int) -> bool:
    """ "Could someone ring me about the refund?", "can the driver avoid 1 to 3, when the baby naps?" """
    if question[at].tag == "PRICE":
        return any(token.tag == "ABOUT" or token.word in _ABOUT for token in question[max(0, at - 2) : at])
    while_asleep = at and question[at - 1].tag == "COMMA" and any(token.tag in STATES for token in question[at:])
    return bool(while_asleep) and question[0].word in _AT_FIRST


def asks_of_the_shop(sentence: Sequence[Token], is_question: bool) -> bool:
    """ "Is the shop open on Sunday?", «спрашивала, работает ли сервис в субботу»."""
    tags = {token.tag for token in sentence}
    asks = is_question or "ASKS" in tags or ("REPORT" in tags and not tags.isdisjoint({"IF", "QWORD"}))
    if not asks or not tags.isdisjoint(_OF_THE_CLIENT):
        return False
    return any(token.word in _OPEN for token in sentence)


def is_answer(sentence: Sequence[Token]) -> bool:
    """ "Yes, 10 to 4"."""
    return bool(sentence) and sentence[0].word in ("да", "ага", "yes", "yep", "yeah")


def _may_be_brought(question: Sequence[Token], words: set[str]) -> bool:
    """ "Можно привезти сегодня до девяти?", "can you bring it tomorrow?" ask for it; "можно ли" does not."""
    at = next((at for at, token in enumerate(question) if token.word in _ABLE), None)
    if at is None or not words.isdisjoint(_DOUBTING):
        return False
    near = question[max(0, at - 2) : at + 9]
    acts = any(token.tag in _DEEDS or token.word == "avoid" for token in near)
    acts = acts or any(token.word in _TO_US for token in question[at + 1 : at + 2])  # "можно мне шкаф в пятницу"
    asked = question[at].word not in _ASKED or any(token.tag in _ASKED_FOR for token in question)
    asked = asked or not words.isdisjoint(_BRINGING) or words >= COMES or _is_called(near)
    # who asks "can you deliver on Sunday?" may only want to know
    moves = any(token.tag == "MOVE" for token in question) and all(token.tag for token in question)
    return acts and (asked or moves)  # "can you call me back on Monday?"; no "can I change the colour after Monday?"


def _is_called(question: Sequence[Token]) -> bool:
    """ "Can someone call me on Friday?" """
    return any(token.tag == "CALL" and after.word in ("me", "us") for token, after in pairwise(question))
