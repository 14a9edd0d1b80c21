"""What stands beside a wish and is none: an acknowledgement, how an order is paid, notice of a call, a pause."""

from __future__ import annotations

from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.words.scopes import STATES

_ACKNOWLEDGED = frozenset({"ок", "окей", "ok", "okay", "норм", "хорошо", "да", "fine", "good", "great", "yes"})
_PAID = ("оплат", "предоплат", "возврат", "pay", "paid", "prepa", "refund", "cash", "card", "налич", "безнал")
_ON_ARRIVAL = frozenset({"arrival", "arriving", "arrive", "outside", "заранее"})


def is_acknowledged(part: Clause) -> bool:
    """ "Ок, спасибо, до завтра"."""
    return not part.whens and part.words <= _ACKNOWLEDGED


def is_a_payment(clause: Clause) -> bool:
    """ "Предоплата 100 %", "оплата картой курьеру": how an order is paid, and no offer."""
    return not clause.whens and any(word.startswith(_PAID) or word == "нал" for word in clause.words)


def is_notice(clause: Clause) -> bool:
    """ "Ring on arrival", "позвоните, когда выедете": of no call that a time said elsewhere is of."""
    if "CALL" not in clause.tags or clause.whens or clause.denied:
        return False
    told = clause.tags & {"NOTICE", "AHEAD", "DELIVERY", "QWORD"} or clause.words & _ON_ARRIVAL
    return bool(told) or _calls_whom(clause)


def _calls_whom(clause: Clause) -> bool:
    """ "Contact Baz on site", "звонить прорабу": who is called when the van is there."""
    return any(led.tag == "CALL" and item.tag == "" for led, item in pairwise(clause.items))


def is_a_pause(clause: Clause) -> bool:
    """ "Обед с 13 до 14": whose, where a note tells of something else?"""
    return clause.is_state and bool(clause.tags & {"LUNCH", "PAUSE"}) and clause.tags & STATES == {"UNFIT"}
