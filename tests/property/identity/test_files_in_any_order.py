"""`omniprofile resolve` over a file: which lines are one person depends on no order and no repetition of lines, with
--auto too."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.identity.retail import retail
from benchmarks.identity.senzing import senzing
from stream_processors.identity.resolve_file import resolve_objects
from tests.searching import cases

Line = dict[str, Any]
LAW = settings(max_examples=cases(60))

NAMES = ["Анна Петрова", "Аня Петрова", "Anna Petrova", "Петрова А. И.", "Анна Смирнова", "Пётр Петров", "Петр", "",
         "Саша Петров", "Александра Петрова", "Александр Петров"]  # fmt: skip
HOMES = [None, "Тверь, ул. Мира, д. 5, кв. 1", "Мира 5-1", {"street": "Мира", "house": "5"}, "Омск, ул. Ленина, 8"]
people = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(NAMES),
        "birth_date": st.sampled_from(["1990-05-12", "12.05.1990", "1990-12-05", "1965-01-07", "1970-01-01"]),
        "address": st.sampled_from(HOMES),
        "other": st.fixed_dictionaries({"passport": st.sampled_from(["4509 123456", "4510 654321"])}),
    },
)
values = {
    "phone": ["89161234567", "89167654321"], "card": ["1001", "1002"], "email": ["a@mail.ru"], "visitor": ["v1", "v2"],
    "order": ["A-1", "A-2"],
}  # fmt: skip
identifiers = st.fixed_dictionaries({}, optional={kind: st.sampled_from(some) for kind, some in values.items()})
lines = st.lists(st.tuples(identifiers, people), min_size=1, max_size=14).map(
    lambda said: [{"id": str(at), "identifiers": each, "person": person} for at, (each, person) in enumerate(said)]
)


def grouped(file: list[Line], **asked: Any) -> set[frozenset[str]]:
    groups: defaultdict[object, set[str]] = defaultdict(set)
    for answer in resolve_objects(file, **asked):
        if "profile" in answer:
            groups[answer["profile"]].add(str(answer["id"]))
    return set(map(frozenset, groups.values()))


@LAW
@given(lines, st.sampled_from([None, 0.5, 0.9]), st.randoms(use_true_random=False))
def test_any_shuffled_file_is_grouped_alike(file: list[Line], auto: float | None, chance: random.Random) -> None:
    shuffled = chance.sample(file, len(file))
    assert grouped(shuffled, auto=auto) == grouped(file, auto=auto)


def repeated(file: list[Line], times: Callable[[], int]) -> list[Line]:
    """Each line again and again, under new ids, first all that say something new."""
    again = [line | {"id": f"{line['id']} again {at}"} for line in file for at in range(times())]
    return again + file


def once(groups: set[frozenset[str]]) -> set[frozenset[str]]:
    """The groups without what was only repeated."""
    return {left for group in groups if (left := frozenset(one for one in group if "again" not in one))}


@LAW
@given(lines, st.sampled_from([None, 0.5, 0.9]), st.randoms(use_true_random=False))
def test_what_is_said_again_changes_nothing(file: list[Line], auto: float | None, chance: random.Random) -> None:
    more = repeated(file, lambda: chance.randint(0, 3))
    assert once(grouped(more, auto=auto)) == grouped(file, auto=auto)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_town_said_again_by_its_receipts(seed: int) -> None:
    file = [one.line for one in retail(seed, 60)]
    more = repeated(file, lambda: 2)
    for at, line in enumerate(more):
        if "again" in line["id"]:
            kept = {kind: some for kind, some in line["identifiers"].items() if kind not in ("receipt", "order")}
            more[at] = line | {"identifiers": kept | {"receipt": f"again-{at}"}}
    assert once(grouped(more, auto=0.9)) == grouped(file, auto=0.9)


@LAW
@given(lines)
def test_what_is_joined_is_suggested_no_more(file: list[Line]) -> None:
    for answer in resolve_objects(file, suggest=True, auto=0.9):
        if "suggest" in answer:
            assert isinstance(answer["suggest"], list)
            one, other = answer["suggest"]
            assert not any({one, other} <= group for group in grouped(file, auto=0.9))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_shuffled_town_is_grouped_alike(seed: int) -> None:
    file = [one.line for one in retail(seed, 60)]
    assert grouped(random.Random(seed).sample(file, len(file)), auto=0.9) == grouped(file, auto=0.9)


def test_the_reversed_senzing_set_is_grouped_alike() -> None:
    file = [one.line for one in senzing()]
    assert grouped(file[::-1], auto=0.9, region="US") == grouped(file, auto=0.9, region="US")
