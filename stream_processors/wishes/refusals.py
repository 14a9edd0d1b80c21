"""What is refused in a clause: by a negation, or by a word that refuses of itself ("звонки нежелательны")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.clause import PHONES, Clause
from stream_processors.wishes.items import Item
from stream_processors.wishes.scopes import ACTIONS
from stream_processors.wishes.verbs import is_imperative

_FAILING = frozenset(
    {"получится", "выйдет", "успеете", "успею", "сможете", "смогу", "work", "works", "possible", "нет"}
)
_NOBODY = frozenset({"никого", "nobody", "nobody's", "none", "noone"})
_NOT_THERE = _NOBODY | {"нет", "нету"}
_REFUSING = frozenset({"REFUSE", "INAPT"})
_SERVICES = frozenset({"подъем", "сборка", "сборку", "установка", "установку", "монтаж", "занос", "вынос", "разгрузка"})
_AGAINST = frozenset({"против", "возражаю", "возражаем"})
_TOUCHED = frozenset({"трогать", "трогайте"})
_WHOM = PHONES | {"ее", "его", "их", "her", "him", "them"}
_BROUGHT = frozenset({"TOPIC", "DELIVERY", "FAMILY", "CHILD", "AGREED"})


def is_of_things(clause: Clause) -> bool:
    """ "Don't move the display", "витрину не трогать": what is left alone is no delivery, nobody, and no telephone."""
    if not (clause.unknown and clause.denied) or clause.tags & _BROUGHT or clause.words & _WHOM:
        return False
    if clause.actions == {"CALL"}:
        return any(item.tag == "CALL" for item in clause.items) and all(
            item.word in _TOUCHED for item in clause.items if item.tag == "CALL"
        )
    return clause.actions in ({"MOVE"}, {"HOLD"})


def settle_refusals(clause: Clause) -> None:
    """Right what is denied by the words that stand together in the clause."""
    if not clause.words.isdisjoint(_AGAINST) and "NEG" not in clause.tags:
        clause.tags = clause.tags - {"FORGET"} | {"REFUSE"}  # "против доставки в воскресенье"
    if "NEG" in clause.tags or "нет" in clause.words:
        _settle_negations(clause)
    if not clause.tags.isdisjoint(_REFUSING) and (clause.tags - clause.denied) & _REFUSING:
        _settle_unfit(clause)


def _settle_unfit(clause: Clause) -> None:
    """ "Днём звонить неудобно", "звонки после 20 нежелательны"; "неудобно говорить" alone is over when it is read."""
    if "REFUSE" in clause.tags - clause.denied:
        clause.denied |= clause.actions or {"REQUEST"}
    elif clause.whens and _is_predicate(clause.items) and not any(_is_imperative(item) for item in clause.items):
        clause.denied |= clause.actions


def _is_predicate(items: Sequence[Item]) -> bool:
    """ "Звонить неудобно", "mornings are hard"; but "deliver the hard mattress"."""
    at = next((place for place, item in enumerate(items) if item.tag == "INAPT"), None)
    if at is None:  # of a clause that this one took in
        return False
    if not items[at].word.isascii():
        return True
    behind = items[at + 1].word if at + 1 < len(items) else ""
    led = at == 0 or items[at - 1].tag in ("BE", "FILLER", "WILL") or items[at - 1].word.endswith("'s")
    return led or behind in ("to", "for", "")


def _is_imperative(item: Item) -> bool:
    return item.tag in ACTIONS and is_imperative(item.word)


def _settle_negations(clause: Clause) -> None:
    if clause.words & _NOBODY and clause.whens and not clause.actions and "PAST" not in clause.tags:
        clause.tags.add("HOME")  # "no one in until six"
    if "HOME" in clause.tags and clause.words & _NOT_THERE:
        clause.denied.add("HOME")  # "дома никого"
    if clause.words & {"can't", "cant", "cannot"} and not clause.denied & ACTIONS:
        clause.denied.add("REQUEST")  # "can't do Thursday"
    if "WORKING" in clause.denied and not clause.words & {"i", "we"}:
        clause.denied.add("REQUEST")  # "Thursday doesn't work"
    if "FORGET" in clause.denied:
        clause.denied.clear()  # "не забудьте позвонить"
    if "WOULD" in clause.tags and clause.words & {"могли", "мог", "могла"}:
        clause.denied -= {"REQUEST", "DELIVER", "WOULD"}  # "не могли бы вы привезти"
    if clause.words & _SERVICES and not clause.whens:
        clause.denied -= {"DELIVER", "REQUEST"}  # "подъём не нужен, завтра с 10 до 12"
    if "in" in clause.words and any(first.tag == "NEG" and last.word == "in" for first, last in pairwise(clause.items)):
        clause.tags.add("HOME")  # "we're never in before 7"
        clause.denied.add("HOME")
    otherwise = clause.joiner == "BUT" and any(when.back == "same" for when in clause.whens)  # "а не выйдет — тогда…"
    if ("IF" in clause.tags or otherwise) and not clause.actions and _fails(clause):
        clause.tags, clause.denied, clause.unknown = {"OR"}, set(), 0  # "если не получится, то в четверг"
        clause.whens = [when._replace(denied=False) for when in clause.whens]


def _fails(clause: Clause) -> bool:
    pairs = zip(clause.items, clause.items[1:], strict=False)
    return bool(clause.words & _FAILING) or any((first.word, last.word) == ("if", "not") for first, last in pairs)
