"""A till's own card: its sales are of many, as their returns tell; a family's card is not, though a spouse returns."""

from __future__ import annotations

from itertools import permutations

from stream_processors.identity.partition import partition
from tests.stated import groups, stated

SALES = [stated(f"s{at}", "card:9", references=f"receipt:{at}") for at in range(1, 5)]
RETURNS = [
    stated("t1", "phone:1", "Дорофеева Александра Максимовна", references="receipt:1"),
    stated("t2", name="Волкова Ольга Петровна", references="receipt:2"),
    stated("t3", "phone:3", "Петухов Иван Ильич", references="receipt:3"),
]


def test_a_card_whose_returns_name_three_people_is_nobody_s() -> None:
    assert groups(partition([*SALES, *RETURNS])) == {"s1 t1", "s2 t2", "s3 t3", "s4"}


def test_a_card_whose_returns_name_two_may_be_a_family_s() -> None:
    found = groups(partition([*SALES, *RETURNS[:2]]))
    assert any({"s1", "s2", "s3", "s4"} <= {*group.split()} for group in found)


def test_one_person_s_returns_leave_the_card_to_him() -> None:
    his = [
        stated("t1", "phone:1", "Петухов Иван Ильич", references="receipt:1"),
        stated("t2", "phone:1", "Иван Петухов", references="receipt:2"),
        stated("t3", name="Петухов И. И.", references="receipt:3"),
    ]
    assert groups(partition([*SALES, *his])) == {"s1 s2 s3 s4 t1 t2 t3"}


def test_deliveries_tell_it_as_returns_do_and_firms_tell_nothing() -> None:
    orders = [stated(f"s{at}", "card:9", references=f"order:{at}") for at in range(1, 4)]
    names = ["Анна Крылова", "Пётр Серов", "Вера Носова"]
    told = [stated(f"t{at}", f"phone:{at}", name, references=f"order:{at}") for at, name in enumerate(names, 1)]
    assert groups(partition([*orders, *told])) == {"s1 t1", "s2 t2", "s3 t3"}
    firms = [stated(f"t{at}", name=f"ООО «Ромашка {at}»", references=f"order:{at}") for at in range(1, 4)]
    assert any({"s1", "s2", "s3"} <= {*group.split()} for group in groups(partition([*orders, *firms])))


def test_in_any_order() -> None:
    wanted = groups(partition([*SALES, *RETURNS]))
    for some in list(permutations([*SALES, *RETURNS]))[::240]:
        assert groups(partition(some)) == wanted
