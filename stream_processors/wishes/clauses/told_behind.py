"""What is told behind a time that is asked for, with no sign before it: "завтра после 18 | кухню не докрасили"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.clauses.since_last_stop import (
    BREAKS,
    COURTESIES,
    FAR,
    Segment,
    depends,
    hours_behind,
    tag_at,
)
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, HEADS, STATES
from stream_processors.wishes.words.verbs import is_imperative, is_past

_PAID = ("оплат", "предоплат", "payment")
_TELLING = frozenset({"PAST", "TELLS", "DELIVERED", "LAST"})
_TOLD = _TELLING | {"", "OF", "PAPER", "TOPIC", "FAMILY", "PRICE", "OTHERS"}
_PAUSES = frozenset({"LUNCH", "PAUSE"})
_FEW = 4  # words to the verb of what is told
_WHOSE = frozenset({"my", "our", "his", "her"})
_WITHOUT = frozenset({"без", "no"})
_ASKED = ACTIONS - {"DELIVERED", "HOME", "ACCEPT"}
_SAYING = HEADS - {"DELIVERY"}  # "въезд узкий, фура не пройдёт"
_ENDS = BREAKS | {"WHEN"}
_ALLOWING = ("разреш", "позвол", "люб", "хоч", "хот", "жела", "совет", "рекоменд", "терп", "перенос", "выно")
_SERVICES = frozenset({"подъем", "занос", "сборка", "установка"})  # "подъём на 4 этаж оплачен"
_LACKED = frozenset({"лифта", "рампы", "lift", "elevator", "ramp"})


def is_else(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Доставка 16.12 с 9 до 13 | подъезд со двора"; "привезите завтра после 18 | кухню не докрасили"."""
    item = items[at]
    if item.tag in _PAUSES and hours_behind(items, at + 1):
        return True  # "принимаем с восьми до пяти | обед с двенадцати до часу"
    if item.tag == "IF":  # "везите в субботу | если дождь то в воскресенье"; "bring it on Saturday if you can"
        bids = segment.bids and at + 1 < len(items) and items[at + 1].tag == ""
        return bids or (not (segment.refuses or "CALL" in segment.tags) and depends(items, at + 1))
    if item.word in _WHOSE and tag_at(items, at + 1) == "FAMILY" and tag_at(items, at + 2) in ("WILL", "BE"):
        return True  # "move it to Saturday | my husband will be in"
    if item.word in _WITHOUT and at + 1 < len(items) and items[at + 1].word in _LACKED:
        return True  # "Saturday 10 to 12 | no lift"
    if isinstance(segment.items[-1], When) and segment.items[-1].back:
        return False  # "до этого квартира закрыта"
    if _denies_else(segment, items, at) or _sleeps(segment, items, at):
        return True
    if (item.tag == "ADDRESS" and tag_at(items, at + 1) not in STATES) or item.word.startswith(_PAID):
        return not item.word.isascii() or tag_at(items, at + 1) == "NUMBER"  # no "10 Saturday Lane"
    told = item.tag in _TOLD or item.word in _SERVICES
    return told and (segment.bids or segment.needs or _is_courteous(segment)) and _tells(items, at)


def _denies_else(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Привезти в субботу с утра | проезд узкий камаз не пролезет": what is denied there is no part of the request."""
    ends = next((place for place in range(at, min(at + FAR, len(items))) if items[place].tag in _ENDS), len(items))
    neg = next((place for place in range(at, ends) if items[place].tag == "NEG"), ends)
    if any(item.word in _LACKED and behind.word == "нет" for item, behind in pairwise(items[at:ends])):
        return _asks(segment)  # "доставка с 10 до 14 | диван разобран лифта нет"
    if neg + 1 >= ends or not _asks(segment) or any(item.tag in _SAYING for item in items[at:ends]):
        return False
    verb = items[neg + 1]
    if verb.tag or verb.word.startswith(_ALLOWING):
        return False
    apart = any(item.tag != "FILLER" and item.word not in COURTESIES for item in items[at:neg])
    return apart or (segment.bids and not is_imperative(verb.word))  # "сдвиньте на завтра | не успеваем"


def _sleeps(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Deliver before 1 or after 3 | baby has her nap in between"."""
    behind = items[at : at + _FEW]
    return items[at].tag == "CHILD" and _asks(segment) and any(item.tag in ("SLEEP", "WORKING") for item in behind)


def _asks(segment: Segment) -> bool:
    """ "Привезти", "звоните", "доставка", and nothing refused; no "звонки"."""
    if segment.refuses:
        return False
    return segment.bids or any(
        (item.tag in _ASKED and item.word.endswith(("ть", "ти"))) or item.word.startswith("доставк")
        for item in segment.items
    )


def _is_courteous(segment: Segment) -> bool:
    """ "В четверг до 18 пожалуйста | пылесос оплачен": a slot, and nothing else that it could be of."""
    return segment.items[-1].word in COURTESIES and all(item.tag == "WHEN" for item in segment.items[:-1])


def _tells(items: Sequence[Item], at: int) -> bool:
    """ "Привезите завтра после 18 | звонит второй раз", "| кухню не докрасили": is it told what is or was?"""
    for item in items[at : at + _FEW]:
        if item.tag in BREAKS:
            return False
        if item.tag in _TELLING or (item.tag == "" and is_past(item.word)):
            return True
    return False
