"""What rules do to a clause that no line of a table says: verbs by their form, and times."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.times.calendar import Days, from_on
from stream_processors.wishes.times.clock import DAY, Span
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.verbs import deed

_TOLD = frozenset({"TELLS", "PAST", "DELIVERED"})
_THITHER = frozenset({"to", "на", "till", "until", "next", "следующую", "this"})
_STRETCH = 2  # days
_THEN = frozenset({"то", "тогда", "then"})
_SWAPPED = frozenset({"swap", "for"})
_AIMS = frozenset({"to", "на"})
_ORIGINS = frozenset({"с", "со", "from"})  # "перенесите с четверга на субботу"


def bidden(clause: Clause) -> None:
    """ "Пусть курьер не звонит", "чтобы не привозили до 10": what is done, where the form of the word tells of it."""
    for tag in {deed(word) for word in clause.words} - {""}:
        clause.tags.add(tag)
        if clause.denied & _TOLD:
            clause.denied.add(tag)


def turned(clause: Clause) -> None:
    """ "Если не получится, то в четверг": nothing is refused, another time is asked for."""
    then = next((item.start for item in clause.items if item.word in _THEN), clause.start)
    clause.tags, clause.denied, clause.unknown = {"OR"}, set(), 0
    clause.whens = [when._replace(denied=False) for when in clause.whens if when.start >= then]


def undone(clause: Clause) -> None:
    """ "Доставку не делать": the verb says nothing but what the noun before it does."""
    clause.denied |= clause.actions
    clause.unknown -= 1


def moved(clause: Clause) -> None:
    """ "From Thursday to Saturday": the last of them."""
    whens = clause.whens[-1:] if clause.words >= _SWAPPED else clause.whens  # "swap Thursday for Friday"
    clause.whens = [_end_of(when) for when in whens if not _is_origin(when, whens)]


def opened(clause: Clause) -> None:
    """ "The earliest we can take it is Thursday", "is 4 pm"."""
    clause.whens = [_from_then_on(clause.whens[0])]


def closed(clause: Clause) -> None:
    """ "The latest we can take it is 8 pm"."""
    when = clause.whens[0]
    if when.span is not None:
        clause.whens = [when._replace(span=Span(0, when.span.end))]


def gone(clause: Clause) -> None:
    """ "I leave at 11", "выйду из дома в три": nobody is there from then on."""
    clause.tags = clause.tags - {"DELIVER", "HOME", "OUT"} | {"AWAY"}
    clause.whens = [
        _from_then_on(when) if when.span and when.span.start == when.span.end else when for when in clause.whens
    ]


def stretched(clause: Clause) -> None:
    """ "Засыпает в час и спит до трёх": from the one to the other."""
    first, last = clause.whens
    if first.span and last.span:
        clause.whens = [first._replace(span=Span(first.span.start, last.span.end))]


def _end_of(when: When) -> When:
    """ "Rescheduled 27/11 to 01/12": the last of what looks like a stretch."""
    days = when.days
    if days is None or len(days.dates) < _STRETCH or days.open_ or days.by_name or when.led in _THITHER:
        return when
    return when._replace(days=Days(days.dates[-1:]))


def _is_origin(when: When, whens: Sequence[When]) -> bool:
    """The "с четверга" of "перенесите с четверга на субботу"."""
    ends = (when.days is not None and bool(when.days.dates) and not when.days.open_) or (
        when.span is not None and when.span.end != DAY  # "на четверг с 14 до 18"
    )
    if when.led == "from" and sum(each.is_span for each in whens) > 1:  # "from 8-10 to 4-6 on Friday"
        ends = False
    if _is_left(when, whens):
        return True
    return when.led in _ORIGINS and not ends and any(each.led not in _ORIGINS for each in whens)


def _is_left(when: When, whens: Sequence[When]) -> bool:
    """ "Change | Thursday | to Saturday", «слот | пт 10-14 | заменить на пт 14-18», «| с утра | на вечер»."""
    behind = [each for each in whens if each.start > when.start]
    aimed = next((at for at, each in enumerate(behind) if each.led in _AIMS), len(behind))
    return any((each.days is None) is (when.days is None) for each in behind[aimed:])


def _from_then_on(when: When) -> When:
    if when.span is not None:
        return when._replace(span=Span(when.span.start, DAY))
    return when if when.days is None or len(when.days.dates) != 1 else when._replace(days=from_on(when.days.dates[0]))


EFFECTS = {each.__name__: each for each in (bidden, undone, turned, moved, opened, closed, gone, stretched)}
