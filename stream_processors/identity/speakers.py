"""Which of the things said of a group speak for its person, and when two groups are a father and a son of one name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from stream_processors.identity.naming.couples import is_called
from stream_processors.identity.naming.names import Name

One = TypeVar("One")
Mark = tuple[str, str]
Told = tuple[int, Iterable[Mark]]  # the generation of one statement, and what one person alone has

FATHER_AND_SON: Final = "one of the two says that he is senior or junior, and the other does not"


def speakers(said: Sequence[One], name_of: Callable[[One], Name]) -> list[One]:
    """Those that name the person: not «Mrs Lane», a firm, or what stands in swapped boxes; all where none does.

    A record that names nobody clearly came to the group by an identifier, and says nothing against anybody else.
    """
    if len(said) < 2:
        return [*said]
    names = [name_of(one) for one in said]
    whole = {(name.given, name.surname) for name in names}
    return [one for one, name in zip(said, names, strict=True) if _names_one(name, whole)] or [*said]


def _names_one(name: Name, whole: set[tuple[str, str]]) -> bool:
    if not name.given or name.organisation:
        return False
    swapped = (name.surname, name.given) in whole and is_called(name.surname) and not is_called(name.given)
    return not swapped


def father_and_son(ours: Iterable[Told], theirs: Iterable[Told]) -> bool:
    """Whether one of two groups of one name says "Jr" or "Sr", the other doesn't, and no birth date or document that
    they have in common says that they are one.
    """
    ours, theirs = [*ours], [*theirs]
    one, other = ({generation for generation, _ in told} - {0} for told in (ours, theirs))
    if not (one or other) or one & other:
        return False
    return {mark for _, marks in ours for mark in marks}.isdisjoint(mark for _, marks in theirs for mark in marks)
