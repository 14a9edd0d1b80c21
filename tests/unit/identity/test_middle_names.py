"""People who are known by their middle name, and those who only share a surname and an initial."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Final

import pytest

from schemas.identity import Record
from stream_processors.identity.partition import groups_of, partition
from stream_processors.identity.resolve_file import resolve_objects
from tests.stated import decided, stated

_Said = tuple[str, ...]  # identifiers, name, birth date

ONE_PERSON: Final[list[list[_Said]]] = [
    # by the birth date and the whole second name
    [("card:1", "FENWICK, ALDEN STUART", "1954-03-05"), ("card:1", "Alden Fenwick"),
     ("card:1 phone:2", "Stuart Fenwick", "1954-03-05")],
    # by the birth date and an initial
    [("phone:2", "Alden S Fenwick", "1954-03-05"), ("phone:2", "Stuart Fenwick", "1954-03-05")],
    [("phone:2", "A. Stuart Fenwick", "1954-03-05"), ("phone:2", "Alden Fenwick", "1954-03-05")],
    # by two identifiers
    [("phone:1", "Pamela B. Fenwick"), ("phone:2", "Pamela Fenwick"), ("phone:1 card:3", "Brenda Fenwick"),
     ("phone:2 card:3", "Brenda Fenwick")],
    [("phone:1 email:a@b.com", "Lisa B. Fenwick"), ("phone:1 email:a@b.com", "L. Barbara Fenwick"),
     ("phone:1", "Barbara Fenwick"), ("email:a@b.com", "Lisa Fenwick")],
    # a surname that ends as Russian ones do; her husband's name begins with that initial, too
    [("phone:1 email:a@b.com", "T. Jennifer Hardin"), ("phone:1 email:a@b.com", "Thelma Hardin")],
    [("phone:1 email:a@b.com card:3", "L. Barbara Fenwick"), ("phone:1 email:a@b.com card:3", "Lisa Fenwick"),
     ("phone:1", "Larry Fenwick")],
]  # fmt: skip
TWO_PEOPLE: Final[list[list[_Said]]] = [
    # one phone alone: sisters
    [("phone:1", "Pamela B. Fenwick"), ("phone:1", "Brenda Fenwick")],
    # twins, of whom no record says that one has the other's name
    [("phone:1 card:2", "Pamela Fenwick", "1990-01-07"), ("phone:1 card:2", "Brenda Fenwick", "1990-01-07")],
    [("phone:1 card:2", "Pamela K Fenwick", "1990-01-07"), ("phone:1 card:2", "Brenda Fenwick", "1990-01-07")],
    [("phone:1 card:2", "Pamela B Fenwick", "1990-01-07"), ("phone:1 card:2", "Brenda K Fenwick", "1990-01-07")],
    # a father and his son, a husband and his wife
    [("phone:1 card:2", "Alden S Fenwick", "1954-03-05"), ("phone:1 card:2", "Stuart Fenwick", "1981-11-20")],
    [("phone:1 card:2", "Alden S Fenwick"), ("phone:1 card:2", "Susan Fenwick")],
    [("phone:1 card:2", "Alden S Fenwick Sr"), ("phone:1 card:2", "Stuart Fenwick Jr")],
    # a daughter with things of her own on her mother's phone and mailbox
    [("phone:1 email:a@b.com card:3", "Pamela B Fenwick"), ("phone:1 email:a@b.com card:4", "Brenda Fenwick")],
    # another surname
    [("phone:1 card:2", "Pamela B Fenwick"), ("phone:1 card:2", "Brenda Ostrander")],
    # the initial of an Ivanov is his father's
    [("phone:1 card:2", "Ivan P Fenkov"), ("phone:1 card:2", "Petr Fenkov")],
    [("phone:1 card:2", "Иван П Феньков"), ("phone:1 card:2", "Пётр Феньков")],
    # two brothers, of whom either may be meant
    [("phone:1 card:2", "Alden S Fenwick"), ("phone:1 card:2", "Stuart Fenwick"),
     ("phone:1 card:2", "Samuel Fenwick")],
    # a couple in one box
    [("phone:1 card:2", "Alden & Stuart Fenwick"), ("phone:1 card:2", "Stuart Fenwick"), ("card:2", "Alden Fenwick")],
]  # fmt: skip


def _records(said: Sequence[_Said]) -> list[Record]:
    return [stated(str(at), *one) for at, one in enumerate(said)]


@pytest.mark.parametrize("said", ONE_PERSON)
def test_one_person_by_two_names(said: list[_Said]) -> None:
    groups = groups_of(_records([one for one in said if not one[1].startswith("Larry")]))
    assert len(groups) == 1
    assert len(groups_of(_records(said))) == 1 + any(one[1].startswith("Larry") for one in said)


@pytest.mark.parametrize("said", TWO_PEOPLE)
def test_two_people_with_an_initial_in_common(said: list[_Said]) -> None:
    assert len(groups_of(_records(said))) > 1


@pytest.mark.parametrize("said", [*ONE_PERSON, TWO_PEOPLE[-2]])
def test_in_any_order(said: list[_Said]) -> None:
    records = _records(said)
    expected = {*groups_of(records)}
    assert all({*groups_of(each)} == expected for each in permutations(records))


def test_what_is_known_of_one_is_said_of_nobody_else() -> None:
    known = _records(ONE_PERSON[3])
    strangers = [stated("x", "phone:7", "Pamela Fenwick"), stated("y", "phone:7", "Brenda Fenwick")]
    groups = {*groups_of([*known, *strangers])}
    assert groups == {frozenset("0123"), frozenset("x"), frozenset("y")}


def test_a_value_that_a_decision_took_from_its_only_record_connects_nobody() -> None:
    said = [("phone:1 phone:2", "Pamela B. Fenwick"), ("phone:1", "Brenda Fenwick")]
    assert partition(_records(said), [decided(False, "phone:1", "phone:2")]).groups


def test_likeness_knows_both_names() -> None:
    """The third has no identifier: it is like the first, and would be a stranger beside the second."""
    lines = [
        ("1", {"phone": "+17025550143"}, "Alden Stuart Fenwick", "1954-03-05"),
        ("2", {"phone": "+17025550143"}, "Stuart Fenwick", "1954-03-05"),
        ("3", {}, "Alden Fenwick", "1954-03-05"),
    ]
    objects = [
        {
            "id": one,
            "identifiers": known,
            "person": {"name": name, "birth_date": born, "address": "12 Elm St, Reno, NV"},
        }
        for one, known, name, born in lines
    ]
    assert len({each["profile"] for each in resolve_objects(objects, region="US", auto=0.9)}) == 1
