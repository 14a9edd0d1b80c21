"""A clause put right by the tables of `meanings.py`, and by what no table says: verbs by their form, and times."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clock import DAY, Span
from stream_processors.wishes.dates import Days, from_on
from stream_processors.wishes.items import When
from stream_processors.wishes.meanings import MEANINGS, REFUSALS
from stream_processors.wishes.verbs import deed

_REFUSING = frozenset({"REFUSE", "INAPT"})
_BIDS = frozenset({"LET", "FINAL"})
_TOLD = frozenset({"TELLS", "PAST", "DELIVERED"})
_SOONEST = frozenset({"earliest", "soonest"})
_ORIGINS = frozenset({"с", "со", "from"})  # "перенесите с четверга на субботу"
_FAILING = frozenset(
    {"получится", "выйдет", "успеете", "успею", "сможете", "смогу", "work", "works", "possible", "нет"}
)


def settle(clause: Clause) -> None:
    """Right the clause's tags, what is denied, and its times, by what stands together in it."""
    if not clause.tags.isdisjoint(_BIDS):
        _bid(clause)
    MEANINGS.settle(clause)
    if not clause.tags.isdisjoint(_REFUSING):
        REFUSALS.settle(clause)
    if "MOVE" in clause.tags:
        clause.whens = [_moved_to(when) for when in clause.whens if not _is_origin(when, clause.whens)]
    if _is_otherwise(clause):
        clause.tags, clause.denied, clause.unknown = {"OR"}, set(), 0
        clause.whens = [when._replace(denied=False) for when in clause.whens]
    if len(clause.whens) == 1 and not (clause.words.isdisjoint(_SOONEST) or clause.denied):
        clause.whens = [_from_then_on(clause.whens[0])]


def _bid(clause: Clause) -> None:
    """ "Пусть курьер не звонит", "чтобы не привозили до 10": what is done, where the form of the word tells of it."""
    for tag in {deed(word) for word in clause.words} - {""}:
        clause.tags.add(tag)
        if clause.denied & _TOLD:
            clause.denied.add(tag)


def _is_otherwise(clause: Clause) -> bool:
    """ "Если не получится, то в четверг", "а не выйдет — тогда в пятницу"."""
    if "NEG" not in clause.tags and "нет" not in clause.words:
        return False
    otherwise = clause.joiner == "BUT" and any(when.back == "same" for when in clause.whens)
    if not ("IF" in clause.tags or otherwise) or clause.actions:
        return False
    pairs = zip(clause.items, clause.items[1:], strict=False)
    return bool(clause.words & _FAILING) or any((first.word, last.word) == ("if", "not") for first, last in pairs)


def _is_origin(when: When, whens: Sequence[When]) -> bool:
    """The "с четверга" of "перенесите с четверга на субботу"."""
    ends = (when.days is not None and bool(when.days.dates) and not when.days.open_) or (
        when.span is not None and when.span.end != DAY  # "на четверг с 14 до 18"
    )
    return when.led in _ORIGINS and not ends and any(each.led not in _ORIGINS for each in whens)


def _from_then_on(when: When) -> When:
    """ "The earliest we can take it is Thursday", "is 4 pm"."""
    if when.span is not None:
        return when._replace(span=Span(when.span.start, DAY))
    return when if when.days is None or len(when.days.dates) != 1 else when._replace(days=from_on(when.days.dates[0]))


def _moved_to(when: When) -> When:
    """ "from Thursday to Saturday": the last of them."""
    days = when.days
    moved = when.led in _ORIGINS and days is not None and bool(days.dates) and not days.open_
    return when if days is None or not moved else when._replace(days=Days(days.dates[-1:]))
