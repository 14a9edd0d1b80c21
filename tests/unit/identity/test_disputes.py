"""Disputes that the first cuts do not settle: many people want what stands between them."""

from __future__ import annotations

import sys
from types import FrameType

from schemas.identifiers import Identifier
from schemas.identity import Record
from stream_processors.identity.partition import groups_of
from tests.stated import facts

NAMES = ("Анна", "Павел", "Иван Петров", "Мария")


def disputed(phones: int) -> list[Record]:
    """One person, half told, on so many phones, each beside a second one that somebody else has too."""
    born = facts(born="1985-02-01")
    both = [frozenset({Identifier("phone", f"c{at}"), Identifier("phone", f"d{at}")}) for at in range(phones)]
    hub = Record("x", frozenset(Identifier("phone", f"c{at}") for at in range(phones)), born)
    between = [Record(f"y{at}", carried, born) for at, carried in enumerate(both)]
    others = [
        Record(f"z{at}", frozenset({Identifier("phone", f"d{at}")}), facts(NAMES[at % len(NAMES)]))
        for at in range(phones)
    ]
    return [hub, *between, *others]


def calls(phones: int) -> int:
    count = 0

    def one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    records = disputed(phones)
    before = sys.getprofile()
    sys.setprofile(one)
    try:
        groups_of(records)
    finally:
        sys.setprofile(before)
    return count


def test_who_agrees_is_one_and_nobody_else_is_joined() -> None:
    found = sorted(map(len, groups_of(disputed(30))))
    assert found == [1] * 30 + [31]


def test_the_work_grows_as_the_records_do() -> None:
    """Each of so many circles was once held against each other: 107 seconds for 2,001 records."""
    groups_of(disputed(10))  # names are parsed once
    assert calls(400) < 3 * calls(200)
