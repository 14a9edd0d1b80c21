"""Two people who are called alike: fathers and sons of one name, names that rhyme, a family's name alone."""

from __future__ import annotations

from typing import Any

import pytest

from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_objects

FLAT = "Тверь, ул. Мира, д. 5, кв. 7"
HOUSE = "12 Oak Street, Leeds"
PHONE = {"phone": "+79161230001"}


def resolved(*people: dict[str, Any], identifiers: dict[str, str] | None = None) -> tuple[int, int]:
    """(profiles, suggestions left open) with likeness joined."""
    lines: list[dict[str, Any]] = [
        {"id": at, "identifiers": identifiers or {}, "person": each} for at, each in enumerate(people)
    ]
    answers = list(resolve_objects(lines, auto=RECOMMENDED, suggest=True))
    return len({one["profile"] for one in answers if "profile" in one}), sum("suggest" in one for one in answers)


@pytest.mark.parametrize(
    ("his", "whose", "address"),
    [
        ("Гаврилов Андрей Андреевич", "Гаврилов Андрей", FLAT),
        ("Зотов Иван Иванович", "Зотов Иван", FLAT),
        ("Рябов Саша Александрович", "Рябов Александр", FLAT),
        ("Лыков Сергей Сергеевич", "Лыков Серёжа", FLAT),
        ("Рустамов Тимур Тимурович", "Рустамов Тимур", FLAT),
        ("John Smith Jr", "John Smith", HOUSE),
        ("Paul Dorsey III", "Paul Dorsey", HOUSE),
    ],
)
def test_who_shares_his_name_with_his_father_is_only_suggested_by_name_and_address(
    his: str, whose: str, address: str
) -> None:
    his_own, either = {"name": his, "address": address}, {"name": whose, "address": address}
    assert resolved(his_own, either) == (2, 1)
    assert resolved(his_own | {"birth_date": "1990-02-03"}, either) == (2, 1)
    born = {"birth_date": "1990-02-03"}
    assert resolved(his_own | born, either | born) == (1, 0)


@pytest.mark.parametrize(
    ("name", "other", "address"),
    [
        ("Гаврилов Андрей Петрович", "Гаврилов Андрей", FLAT),
        ("Гаврилов Андрей Андреевич", "Гаврилов Андрей Андреевич", FLAT),
        ("Гаврилова Анна Андреевна", "Гаврилова Анна", FLAT),
        ("John Smith Jr", "John Smith Jr", HOUSE),
    ],
)
def test_of_others_name_and_address_are_enough(name: str, other: str, address: str) -> None:
    assert resolved({"name": name, "address": address}, {"name": other, "address": address}) == (1, 0)


RHYMES = [
    "Priya Riya", "Arun Varun", "Neha Sneha", "Rohit Mohit", "Nisha Isha", "Rita Gita", "Maya Kaya", "Jaden Kaden",
    "Anil Sunil", "Tarun Arun", "Diya Jiya", "Dylan Rylan", "Veena Meena", "Harry Barry",
]  # fmt: skip
SPELLINGS = [
    "Sara Zara", "Kate Cate", "Aisha Ayesha", "Zain Zayn", "Omar Umar", "Jasmin Yasmin", "Priya Pirya", "Neha Enha",
    "Rahul Rahull", "Priyanka Prianka", "Alena Elena",
]  # fmt: skip


@pytest.mark.parametrize("two", RHYMES)
def test_short_names_that_rhyme_are_two_people(two: str) -> None:
    one, other = ({"name": f"{each} Patel"} for each in two.split())
    assert resolved(one, other, identifiers=PHONE)[0] == 2
    born = {"birth_date": "1991-03-04"}
    assert resolved(one | born, other | born)[0] == 2


@pytest.mark.parametrize("two", SPELLINGS)
def test_spellings_and_slips_of_one_name_are_one_person(two: str) -> None:
    one, other = ({"name": f"{each} Patel", "birth_date": "1991-03-04"} for each in two.split())
    assert resolved(one, other) == (1, 0)


@pytest.mark.parametrize("name", ["Siobhan Kelly", "Paul Ryan", "Grace Allison", "Dylan Morris", "Deirdre Kelly"])
def test_a_familys_name_alone_is_its_bearers(name: str) -> None:
    """Though it is a given name too: nobody of a family Kelly is called Kelly."""
    given, surname = name.split()
    assert resolved({"name": name}, {"name": surname}, identifiers=PHONE)[0] == 1
    assert resolved({"name": name}, {"name": given}, identifiers=PHONE)[0] == 1


@pytest.mark.parametrize("other", ["Kelly Byrne", "Ryan", "Deirdre"])
def test_another_name_beside_it_is_another_person(other: str) -> None:
    assert resolved({"name": "Siobhan Kelly"}, {"name": other}, identifiers=PHONE)[0] == 2


@pytest.mark.parametrize(
    ("name", "man", "woman"),
    [("Саша", "Белов", "Белова"), ("Женя", "Смирнов", "Смирнова"), ("Валя", "Попов", "Попова"),
     ("Слава", "Ильин", "Ильина"), ("Шура", "Гусев", "Гусева"), ("Валера", "Котов", "Котова"),
     ("Саня", "Кривой", "Кривая"), ("Sasha", "Belov", "Belova")],
)  # fmt: skip
def test_of_a_name_for_either_sex_the_surname_says_whose_it_is(name: str, man: str, woman: str) -> None:
    his, hers = {"name": f"{name} {man}"}, {"name": f"{name} {woman}"}
    assert resolved(his, hers, identifiers=PHONE)[0] == 2


def test_a_surname_in_the_other_form_is_a_clerk_s_slip_where_the_given_name_says_whose_it_is() -> None:
    assert resolved({"name": "Мария Белов"}, {"name": "Мария Белова"}, identifiers=PHONE)[0] == 1


@pytest.mark.parametrize(("short", "full"), [("Саша", "Александр"), ("Женя", "Евгений"), ("Паша", "Павел")])
def test_husband_and_wife_of_one_short_form_and_his_full_name(short: str, full: str) -> None:
    people = [{"name": f"{short} Лосев"}, {"name": f"{short} Лосева"}, {"name": f"{full} Лосев"}]
    assert resolved(*people, identifiers=PHONE)[0] == 2


@pytest.mark.parametrize(
    ("one", "other"), [("James Kelly", "James Kelly"), ("Jim Kelly", "James Kelly"), ("Oleg Kim", "Олег Ким")]
)
def test_parent_and_child_of_one_name_and_one_birthday(one: str, other: str) -> None:
    """A generation apart, where both slips would be in the year."""
    parent, child = {"name": one, "birth_date": "1955-01-22"}, {"name": other, "birth_date": "1984-01-22"}
    assert resolved(parent | {"address": HOUSE}, child | {"address": HOUSE})[0] == 2
    assert resolved(parent, child, identifiers=PHONE)[0] == 2
    assert resolved(parent | {"address": HOUSE}, parent | {"address": HOUSE, "birth_date": "1955-01-23"})[0] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Карина Козлова", "Карина Пахомова"), ("Ольга Белова", "Ольга Белова"), ("Karina Kozlova", "Карина Пахомова")],
)
def test_a_street_of_that_name_is_in_every_town(one: str, other: str) -> None:
    street = {"street": "Лесная", "house": "12", "flat": "40"}
    omsk, tver = street | {"city": "Омск"}, street | {"city": "Тверь"}
    assert resolved({"name": one, "address": omsk}, {"name": other, "address": tver})[0] == 2


def test_a_village_of_one_post_office_may_be_called_by_its_town() -> None:
    street = {"street": "Mill Lane", "house": "8", "postcode": "TA27 1YS"}
    one, other = (
        {"given_name": "Gavin", "family_name": "Ostrander", "address": street | {"city": city}}
        for city in ("Taunton", "Monkton")
    )
    assert resolved(one, other)[0] == 1


def test_twins_ann_and_tina() -> None:
    """Of a dozen names that either may be short for, they have one in common."""
    twins = [
        {"given_name": given, "family_name": family, "birth_date": "1970-07-09", "address": HOUSE}
        for given, family in (("Ann", "Norman"), ("Tina", "Nrmen"))
    ]
    assert resolved(*twins)[0] == 2


def test_an_english_surname_is_in_its_box_though_it_may_be_a_short_form() -> None:
    people = [
        {"given_name": "Gavin", "family_name": family, "birth_date": "1970-06-22", "address": HOUSE}
        for family in ("Wood", "Wud")
    ]
    assert resolved(*people)[0] == 1


def test_a_copy_of_a_line_is_joined_with_whom_the_line_is() -> None:
    """Also where the two alone are less alike than either is like him."""
    whole = {"given_name": "Neill", "family_name": "Taylor", "birth_date": "1975-11-08", "address": HOUSE}
    typed = {"given_name": "Neil", "family_name": "Tayo1r", "address": HOUSE}
    assert resolved(whole, typed)[0] == resolved(whole, typed, typed)[0] == resolved(typed, typed, whole, typed)[0]
