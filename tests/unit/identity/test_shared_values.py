"""Who of those that share a value are one: what is known only after it was judged, and surnames that changed."""

from __future__ import annotations

from stream_processors.identity.partition import partition
from tests.stated import groups, stated


def test_a_nameless_purchase_named_by_its_receipt_is_of_the_family_phone_s_namesake() -> None:
    """The phone is judged before receipts: who a purchase is of may be known only after it."""
    records = [
        stated("r1", "phone:7", "Анна Крылова"),
        stated("r2", "phone:7", "Пётр Крылов"),
        stated("r3", "phone:7 card:5"),
        stated("r4", name="Крылова Анна Ивановна", references="receipt:1"),
        stated("r5", "card:5", references="receipt:1"),
    ]
    found = partition(records)
    assert groups(found) == {"r1 r3 r4 r5", "r2"}
    assert groups(partition(records[::-1])) == groups(found)


def test_a_group_with_the_old_and_the_new_surname_is_no_stranger_to_either() -> None:
    """On a family's phone a bride's two names are two people, until her account has said that they are one."""
    family = [stated("r1", "phone:7", "Вера Серова"), stated("r2", "phone:7", "Пётр Серов")]
    maiden = stated("r3", "phone:7", "Вера Крылова")
    assert groups(partition([*family, maiden])) == {"r1", "r2", "r3"}
    account = [stated("r4", "phone:7 account:1", "Вера Серова"), stated("r5", "account:1", "Вера Крылова")]
    assert groups(partition([*family, maiden, *account])) == {"r1 r3 r4 r5", "r2"}


def test_two_slips_of_one_surname_are_one_where_it_is_known() -> None:
    """«Лазпрев» is far from «Лзаарев», and both are one letter from Лазарев."""
    records = [
        stated("r1", "phone:7", "Олег Лзаарев"),
        stated("r2", "phone:7", "Олег Лазпрев"),
        stated("r3", "phone:7", "Вера Лазарева"),
        stated("r4", "phone:7 account:1", "Олег Лазарев"),
        stated("r5", "account:1", "Олег Лзаарев"),
    ]
    assert groups(partition(records)) == {"r1 r2 r4 r5", "r3"}


def test_a_given_name_alone_does_not_make_two_surnames_one() -> None:
    records = [
        stated("r1", "phone:7", "Вера Серова"),
        stated("r2", "phone:7", "Вера Крылова"),
        stated("r3", "phone:7", "Вера"),
        stated("r4", "phone:7", "Пётр Крылов"),
    ]
    assert groups(partition(records)) == {"r1", "r2", "r3", "r4"}


def test_what_became_one_person_s_is_shared_no_more() -> None:
    """Its review item and its refusals go, once receipts have said that all of them are one."""
    records = [
        stated("r1", "phone:7 card:1", "Вера Крылова", references="receipt:1"),
        stated("r2", "phone:7 card:2", "Вера Серова", references="receipt:1"),
        stated("r3", "phone:7 card:2", "Вера Крылова"),
    ]
    found = partition(records)
    assert groups(found) == {"r1 r2 r3"}
    assert (found.reviews, found.refused, found.households) == ((), (), ())
    assert len(set(found.links)) == len(found.links)


def test_a_present_to_a_namesake_does_not_make_her_the_giver() -> None:
    """One order is placed and handed over within days, in which nobody changes her surname."""
    gift = [
        stated("r1", "phone:7", "Елена Борисова", references="order:1"),
        stated("r2", "phone:8", "Елена Иванова", references="order:1"),
        stated("r3", "phone:8", "Иванова Елена"),
    ]
    assert groups(partition(gift)) == {"r1", "r2 r3"}
    assert groups(partition(gift[::-1])) == groups(partition(gift))
    married = [*gift, stated("r4", "account:1", "Елена Борисова"), stated("r5", "account:1 phone:8", "Елена Иванова")]
    assert groups(partition(married)) == {"r1 r2 r3 r4 r5"}
    short = [
        stated("r1", "phone:7", "Елена Борисова", references="order:1"),
        stated("r2", "phone:8", "Лена", references="order:1"),
    ]
    assert groups(partition(short)) == {"r1 r2"}
