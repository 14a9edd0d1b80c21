"""What is denied of something else behind what is asked, with no sign: "везите в субботу | грузчики не нужны"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.clauses.since_last_stop import BREAKS, COURTESIES, PLAIN, Segment, to_the_next
from stream_processors.wishes.times.items import Item, kinds_of, word_of
from stream_processors.wishes.words.scopes import ACTIONS, HEADS
from stream_processors.wishes.words.verbs import is_imperative

_ENDS = BREAKS | {"WHEN"}
_SAYING = HEADS - {"DELIVERY"}  # "въезд узкий, фура не пройдёт"
SERVICES = frozenset({"сборку", "установку", "подъем", "занос", "сборка", "установка"})  # "подъём на 4 этаж оплачен"
LACKED = frozenset({"лифта", "рампы", "lift", "elevator", "ramp"})
_ALLOWING = ("разреш", "позвол", "люб", "хоч", "хот", "жела", "совет", "рекоменд", "терп", "перенос", "выно")
_ASKED = ACTIONS - {"DELIVERED", "HOME", "ACCEPT"}
_DELIVERY = ("доставк", "дост", "привоз", "завоз")
_TAKEN = frozenset({"AWAIT", "ACCEPT"})  # "ждём курьера", "принимаем по вторникам"


def denies_else(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Привезти в субботу с утра | проезд узкий камаз не пролезет": what is denied there is no part of the request."""
    behind = to_the_next(items, at, _ENDS)
    kinds = kinds_of(behind)
    if _lacks(segment, behind):
        return True
    negation = kinds.index("NEG") if "NEG" in kinds else len(kinds)
    served = bool(behind) and behind[0].word in SERVICES
    if negation + 1 >= len(kinds) or not _SAYING.isdisjoint(kinds[served:]) or not asks_for_it(segment):
        return False
    if served and behind[negation + 1].tag == "PAST":
        return True  # "везите в понедельник | сборку не заказывал"
    return _is_of_others(segment, behind, negation)


def _lacks(segment: Segment, behind: Sequence[Item]) -> bool:
    """ "10-14 | диван разобран лифта нет", "до 16 нас нет | дверь открыть некому", "12-13 | других перерывов нет"."""
    words = [*map(word_of, behind)]
    if "некому" in words:
        return behind[0].tag != "DELIVERY" and (segment.denies or asks_for_it(segment))
    if "нет" not in words:
        return False
    lacking = behind[0].tag == "OTHER"
    return lacking or (any(led in LACKED and word == "нет" for led, word in pairwise(words)) and asks_for_it(segment))


def _is_of_others(segment: Segment, behind: Sequence[Item], negation: int) -> bool:
    """Is what is denied there something else than what is asked for?"""
    verb, before = behind[negation + 1], behind[:negation]
    if verb.word.startswith("нуж"):  # "везите в субботу | грузчики не нужны"
        return bool(before) and not any(item.tag in ACTIONS for item in before)
    if verb.word == "need":  # "drop it on Saturday | no need for two men"
        return len(behind) > negation + 2 and behind[negation + 2].word in ("for", "of")
    if verb.tag not in ("", "PICKUP") or verb.word.startswith(_ALLOWING):
        return False
    apart = any(item.tag != "FILLER" and item.word not in COURTESIES for item in before)
    return apart or (segment.bids and not is_imperative(verb.word))  # "сдвиньте на завтра | не успеваем"


def asks_for_it(segment: Segment) -> bool:
    """ "Привезти", "звоните", "доставка", and nothing refused; no "звонки"."""
    if segment.refuses:
        return False
    return segment.bids or any(
        (item.tag in _ASKED and item.word.endswith(("ть", "ти")))
        or item.word.startswith(_DELIVERY)
        or (item.word == "быть" and "DELIVERY" in segment.tags)
        or item.tag in _TAKEN
        or (item.tag == "DELIVER" and item.word in PLAIN)
        for item in segment.items
    )
