"""What is no wish though it names a time: the past, what others do, questions, prices, a client who comes himself."""

from __future__ import annotations

from itertools import pairwise

from stream_processors.wishes.clause import PHONES, Clause
from stream_processors.wishes.clock import ANY_TIME
from stream_processors.wishes.items import REST
from stream_processors.wishes.questions import CAN_YOU_DO, CAN_YOU_MAKE, POLITE
from stream_processors.wishes.refusals import is_of_things
from stream_processors.wishes.scopes import CALLS, DOING
from stream_processors.wishes.staff import is_of_staff, is_ours, is_said_by_us
from stream_processors.wishes.stories import is_a_log, runs_by_itself
from stream_processors.wishes.tokens import Token
from stream_processors.wishes.verbs import is_imperative

_AUXILIARY = frozenset({"is", "are", "do", "does", "did", "can", "will", "have", "has"})
_SUBJECTS = frozenset({"you", "i", "we", "they", "he", "she", "it", "the", "your", "delivery", "there", "delivering"})
_VOIDING = frozenset({
    "YESTERDAY", "LAST", "OTHERS", "ASKS", "QWORD", "IF", "OTHER", "PICKUP", "SHOP", "PAST", "DELIVERED", "TELLS",
    "WILL", "PRICE", "FAMILY", "REPORT", "PAPER", "HAPPY",
})  # fmt: skip
_ASKED = frozenset({"you", "they", "we"})
_WHILE = frozenset({"пока", "while"})  # "пока муж в командировке (до 3 декабря), не везите"
_COULD_YOU, _MAY_YOU = frozenset({"could", "you"}), frozenset({"можете", "ли"})
_DID_NOT = frozenset({"didn't", "didnt"})
_DOUBTFUL = frozenset({
    "sure", "certain", "know", "remember", "знаю", "знаем", "знает", "уверен", "уверена", "уверены", "помню", "помнит",
})  # fmt: skip
_SOMEBODY = frozenset({"него", "нее", "них", "меня", "нас"})
_IN_ADVANCE = frozenset({"заранее", "предварительно", "beforehand", "advance", "ahead"})
_PASSIVE = frozenset({"be", "have", "get"})
_CLIENTS = ("клиент", "покупател", "заказчик", "получател")
_ANSWERS = frozenset({"отвечает", "answers", "answering"})
_GETTING_THROUGH = frozenset({"through", "reach"})
_TRYING = _DID_NOT | _ANSWERS | _GETTING_THROUGH | {"answer", "couldn't"}
_OPENING = ("FILLER", "AND", "BUT", "THEN", "THAT", "THIS")


def is_void(clause: Clause) -> bool:
    tags = clause.tags
    if clause.words >= _COULD_YOU or clause.words >= _MAY_YOU:  # "I was wondering if you could bring it"
        tags = tags - {"ASKS", "IF", "PAST", "QWORD"}
    if _is_attempt(clause) or _is_notice(clause) or is_ours(clause) or is_of_staff(clause) or _is_an_aside(clause):
        return True
    if tags.isdisjoint(_VOIDING):
        return _is_inverted(clause) or _is_of_the_rest(clause)
    if ("PAPER" in tags and tags & {"DELIVER", "AWAIT"}) or (
        "HAPPY" in tags and "NEG" in tags
    ):  # "пришлите счёт до вторника"
        return True
    if tags & {"YESTERDAY", "LAST", "ASKS"} or _asks(clause) or _is_of_others(clause):
        return True
    if "IF" in tags and (clause.whens or clause.denied):
        return True
    if "REPORT" in tags and is_said_by_us(clause):
        return True
    if "OTHER" in tags and "TIME" in tags:  # "в остальное время не звоните" repeats what was said
        return True
    if tags & {"PICKUP", "SHOP"} and not tags & CALLS:
        return True
    return _is_past(clause) or _is_told(clause) or _is_priced(clause) or _is_of_the_family(clause)


def _is_without_somebody(clause: Clause) -> bool:
    """ "Без него не поднять"."""
    return "без" in clause.words and any(
        first.word == "без" and last.word in _SOMEBODY for first, last in pairwise(clause.items)
    )


def _is_of_the_rest(clause: Clause) -> bool:
    """ "В остальные дни не привозите" repeats what was said."""
    return REST in [when.led for when in clause.whens] and (bool(clause.denied) or clause.is_state)


def _is_doubted(clause: Clause) -> bool:
    """ "I'm not sure about Saturday", "не знаю, смогу ли завтра"; "make sure" asks."""
    return "NEG" in clause.tags and any(
        first.tag == "NEG" and last.word in _DOUBTFUL for first, last in pairwise(clause.items)
    )


def _is_an_aside(clause: Clause) -> bool:
    return (
        _is_doubted(clause)
        or _is_without_somebody(clause)
        or is_of_things(clause)
        or runs_by_itself(clause)
        or is_a_log(clause)
    )


def _is_attempt(clause: Clause) -> bool:
    """ "Didn't answer", "телефон не берёт"; "I'd rather you didn't call" asks."""
    if DOING not in clause.denied and clause.words.isdisjoint(_TRYING):
        return False
    if "answer" in clause.words and any(
        (first.word, last.word) == ("no", "answer") for first, last in pairwise(clause.items)
    ):
        return True
    if not clause.words.isdisjoint(_DID_NOT) and "rather" not in clause.words:
        return True
    if "couldn't" in clause.words and "DELIVERY" in clause.tags:
        return True  # "the driver couldn't find us"
    if any(when.span for when in clause.whens) or "INSTEAD" in clause.tags:
        return False  # "не отвечает до 12", "смс вместо звонка, телефон не слышу"
    if clause.words & _ANSWERS and "REQUEST" in clause.denied and "LET" not in clause.tags:
        return True
    if clause.words & _GETTING_THROUGH and clause.words & {"can't", "cant", "cannot", "unable"}:
        return True
    if DOING not in clause.denied or clause.whens:
        return False
    if clause.words & {"связь", "связи"}:
        return True  # "не выходит на связь"
    return bool(clause.words & PHONES) and not clause.denied & (CALLS | {"REQUEST"})


def _is_of_others(clause: Clause) -> bool:
    """ "Сосед спит до обеда", "другой клиент"; but "коллега примет заказ" is of ours."""
    if "OTHERS" in clause.tags:
        return not ("ACCEPT" in clause.tags and clause.tags & {"TOPIC", "DELIVER", "DELIVERY"})
    words = [item.word for item in clause.items]
    return any(first.startswith("друг") and last.startswith(_CLIENTS) for first, last in pairwise(words)) or any(
        first in ("other", "another") and last in ("client", "customer") for first, last in pairwise(words)
    )


def _is_notice(clause: Clause) -> bool:
    """ "При доставке в выходные звонить заранее" asks for notice, whenever it is delivered."""
    if "CALL" not in clause.tags or clause.words.isdisjoint(_IN_ADVANCE):
        return False
    return not clause.denied and not any(when.span for when in clause.whens)


def _asks(clause: Clause) -> bool:
    """A word of question opens it: "когда привезёте", "how much is delivery on Sunday"; or is asked about."""
    if "QWORD" not in clause.tags:
        return _is_inverted(clause)
    if "REPORT" in clause.tags or not clause.words.isdisjoint(("ли", "whether")):
        return True
    places = [at for at, item in enumerate(clause.items) if item.tag not in (*_OPENING, "AT", "TO", "REQUEST")][:2]
    asked, behind = (clause.items[at].tag for at in (places[0], min(places[0] + 1, len(clause.items) - 1)))
    free = behind == "DASH" or any(when.span == ANY_TIME for when in clause.whens)  # "где-то после 6", "когда угодно"
    return asked == "QWORD" and not free and not clause.denied & {"CALL", "DELIVER"}


def _is_inverted(clause: Clause) -> bool:
    """ "Is delivery possible on Sunday", "do you deliver on Sunday" without a question mark."""
    if (
        len(clause.items) < 2
        or clause.words.isdisjoint(_AUXILIARY)
        or ("can" in clause.words and clause.tags & {"TOPIC", "DELIVERY"})
    ):
        return False
    if clause.items[0].word in ("is", "are") and clause.items[1].tag == "WHEN":  # "is Sunday delivery free"
        return not clause.words & POLITE
    if (clause.words >= CAN_YOU_DO or clause.words >= CAN_YOU_MAKE) and clause.whens:
        return False  # "can you do Thursday?"
    first, second = (item.word if isinstance(item, Token) else "" for item in clause.items[:2])
    if first == "have" and second not in _ASKED:
        return False  # "have the courier here at 3"
    return first in _AUXILIARY and second in _SUBJECTS and not clause.words & POLITE


def _is_past(clause: Clause) -> bool:
    if clause.tags & {"LET", "WOULD"}:
        return False
    if "DELIVERED" in clause.tags:
        return "PAST" in clause.tags or not ("REQUEST" in clause.tags or clause.words & _PASSIVE)
    return "PAST" in clause.tags and not ("REPORT" in clause.tags and clause.actions)


def _is_told(clause: Clause) -> bool:
    """ "Курьер приедет завтра", "they will deliver on Friday" tell of a plan; "пусть курьер приедет" asks."""
    if clause.tags & {"LET", "WOULD"}:
        return False
    if "TELLS" in clause.tags:
        return not clause.tags & {"REQUEST", "ONLY", "FINAL"}
    return (
        "WILL" in clause.tags
        and bool(clause.tags & {"DELIVER", "CALL", "CALLBACK", "WRITE"})
        and not (clause.denied or "ACCEPT" in clause.tags)
    )


def _is_priced(clause: Clause) -> bool:
    asked = clause.denied or clause.tags & CALLS or {"REQUEST", "ONLY", "LET"} & clause.tags
    return "PRICE" in clause.tags and not asked and not any(_commands(word) for word in clause.words)


def _commands(word: str) -> bool:
    return is_imperative(word) or word in ("deliver", "bring")


def _is_of_the_family(clause: Clause) -> bool:
    """ "У жены смена до 20" is of no concern, "жена дома после 18" is."""
    return (
        "FAMILY" in clause.tags
        and clause.words.isdisjoint(_WHILE)
        and not clause.actions
        and (bool(clause.tags & {"WORKING", "AWAY", "UNFIT"}) or "works" in clause.words)
    )
