"""What is told behind a time that is asked for, with no sign before it: "завтра после 18 | кухню не докрасили"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.since_last_stop import BREAKS, COURTESIES, Segment, depends, hours_behind, tag_at
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import STATES
from stream_processors.wishes.words.verbs import is_past

_PAID = ("оплат", "предоплат", "payment")
_TELLING = frozenset({"PAST", "TELLS", "DELIVERED", "LAST"})
_TOLD = _TELLING | {"", "OF", "PAPER", "TOPIC", "FAMILY", "PRICE", "OTHERS"}
_PAUSES = frozenset({"LUNCH", "PAUSE"})
_FEW = 4  # words to the verb of what is told
_WHOSE = frozenset({"my", "our", "his", "her"})
_WITHOUT = frozenset({"без", "no"})
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
    if (item.tag == "ADDRESS" and tag_at(items, at + 1) not in STATES) or item.word.startswith(_PAID):
        return not item.word.isascii() or tag_at(items, at + 1) == "NUMBER"  # no "10 Saturday Lane"
    told = item.tag in _TOLD or item.word in _SERVICES
    return told and (segment.bids or segment.needs or _is_courteous(segment)) and _tells(items, at)


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
