"""What our own people say, do and offer: drivers, managers, the firm. It is no wish of the client's."""

from __future__ import annotations

import re
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.scopes import ASKING, CALLS

_DRIVERS = frozenset({"водитель", "курьер", "мастер", "сборщик", "машина", "driver", "courier", "van", "installer"})
_HERE = frozenset({"here", "здесь", "тут"})
_OURSELVES = frozenset(
    {"i", "i'm", "we", "we're", "my", "our", "я", "мы", "меня", "нас", "мне", "нам", "работаю", "работаем"}
)
_WAITS = frozenset({"ждет", "стоит", "ожидает", "waits"})
_WILL_BE = frozenset({"будет"})
_THEY_SAID = frozenset({"they", "said"})
_YOU_SAID = frozenset({"you", "said"})
_OFFERED = frozenset({
    "интервалы", "slots", "express", "стандартная", "standard", "графику", "плану", "плановая", "планово", "расписанию",
    "документам",
})  # fmt: skip
_PAST_VERB = re.compile("[а-я]{2,}(?:[аеи]л[аи]?)")
_THANKS = frozenset({"спасибо", "thanks", "thank", "благодарю"})
_OURS = _THANKS | {"наш", "наши", "our", "we", "мы"}
_ORDERS = frozenset({"orders", "заказы", "заказов"})
_TAKING = frozenset({"take", "accept", "принимаем", "phone", "online"})  # "we take no phone orders"
_OFFERING = _OURS | _TAKING
_STAFF = frozenset({"operator", "manager", "dispatcher", "оператор", "менеджер", "диспетчер", "продавец"})


def is_of_staff(clause: Clause) -> bool:
    """ "Менеджер Ольга в отпуске", "водитель ждёт эвакуатор", "мастер будет ночью"; what one did on duty."""
    if "STAFF" in clause.tags and not clause.actions and "LET" not in clause.tags:
        return True
    if clause.is_state and (_looks_past(clause) or _is_their_state(clause)):
        return True
    theirs = "у" in clause.words and "DELIVERY" in clause.tags
    if theirs and any(first.word == "у" and last.tag == "DELIVERY" for first, last in pairwise(clause.items)):
        return True  # "по понедельникам выходной у мастера"
    if clause.words.isdisjoint(_DRIVERS):
        return False
    waits = not clause.words.isdisjoint(_WAITS)
    led = any(first.word in _DRIVERS and (waits or last.word in _WILL_BE) for first, last in pairwise(clause.items))
    return led and not (clause.denied or clause.tags & {"REQUEST", "ONLY", "LET", "FINAL"})


def _is_their_state(clause: Clause) -> bool:
    """ "Водитель Петров в отпуске", "driver's break is 1 to 1:30", "he works here Mondays"."""
    if not clause.words.isdisjoint(_OURSELVES):
        return False
    if not clause.words.isdisjoint(_HERE):
        return "WORKING" in clause.tags
    if "DELIVERY" not in clause.tags or clause.denied:
        return False
    return bool(clause.tags & {"LUNCH", "PAUSE"}) or not clause.words.isdisjoint(_DRIVERS)


def _looks_past(clause: Clause) -> bool:
    """An unknown Russian verb of the past beside a state: what was done there."""
    return clause.unknown > 0 and any(item.tag == "" and _PAST_VERB.fullmatch(item.word) for item in clause.items)


def is_said_by_us(clause: Clause) -> bool:
    """ "The driver said", "the manager says", "they told me Thursday between 10 and 2"."""
    if any(first.word in ("asked", "asks") and last.word == "about" for first, last in pairwise(clause.items)):
        return True  # "asked about delivery on Friday"
    if (clause.words >= _THEY_SAID or clause.words >= _YOU_SAID) and not (clause.denied or clause.actions):
        return True
    return bool(clause.words & _STAFF) or ("DELIVERY" in clause.tags and _reports(clause))


def is_ours(clause: Clause) -> bool:
    """ "Наш водитель будет в 15", "спасибо за доставку в воскресенье"."""
    if not clause.words.isdisjoint(_OFFERED) and not clause.tags & (ASKING | CALLS) and not clause.denied:
        return True  # "интервалы доставки: 9-13, 13-18", "монтаж по графику 2-4 декабря"
    return (
        not clause.words.isdisjoint(_OFFERING)
        and "LET" not in clause.tags
        and any(
            (first.word in ("наш", "наши", "our") and last.tag == "DELIVERY")
            or (first.word in ("we", "мы") and last.word in ("deliver", "доставляем"))
            or (last.word in _ORDERS and first.word in _TAKING)
            or (first.word in _THANKS and last.word in ("за", "for"))
            or (first.word == "you" and last.word == "for" and "thank" in clause.words)
            for first, last in pairwise(clause.items)
        )
    )


def _reports(clause: Clause) -> bool:
    """ "The driver said he would be back by six": our own people are quoted."""
    tags = [item.tag for item in clause.items]
    if not {"DELIVERY", "REPORT"} <= set(tags):  # it took in another clause, whose words these are
        return False
    return tags.index("DELIVERY") < tags.index("REPORT") and not clause.tags & {"LET", "DELIVER", "CALL", "ACCEPT"}
