"""Names that are known to be two, or one, in Latin letters; each pair on one phone."""

from __future__ import annotations

import pytest

from stream_processors.identity.naming.known_names import names_of, one_name, sex_told, two_names
from stream_processors.identity.naming.names import parse_name
from tests.unit.identity.test_names_by_an_evaluator import joined

TWO_PEOPLE = [
    ("Jack Lewis", "Jake Lewis"), ("Ryan Webb", "Brian Webb"), ("Don Hill", "Dan Hill"), ("Toni Hill", "Tony Hill"),
    ("Elaine Brown", "Eileen Brown"), ("Julie Price", "Julia Price"), ("Frances Hill", "Francis Hill"),
    ("Nadeem Shah", "Naeem Shah"), ("Hina Khan", "Hira Khan"), ("Nilesh Patel", "Nimesh Patel"),
    ("Jola Nowak", "Ola Nowak"), ("Marco Russo", "Mario Russo"), ("Karin Belova", "Karina Belova"),
    ("Khalid Aziz", "Khalida Aziz"), ("Florin Popescu", "Florina Popescu"), ("Vera Kotova", "Veronika Kotova"),
    ("Muhammad Zubair Khan", "Muhammad Zohaib Khan"), ("Muhammad Ali", "Muhammad Usman"),
    ("Abdul Rahim", "Abdul Karim"),
    ("Syed Ali Raza", "Syed Hasan Raza"), ("Gurdeep Singh", "Gurpreet Singh"), ("Amandeep Kaur", "Amandeep Singh"),
    ("Li Na", "Li Ning"), ("Wang Fang", "Wang Feng"), ("Chan Siu Ming", "Chan Siu Fung"), ("Zhang Wei", "Zhang Weiwei"),
    ("Kim Min-jun", "Kim Min-ji"), ("Nguyen Thi Lan", "Nguyen Thi Hoa"), ("Lee Xiu Ying", "Lee Xiu Lan"),
    ("John Smith Snr", "John Smith Jr"), ("Анна Белова старшая", "Анна Белова младшая"),
    ("David Clark", "David Hughes"), ("Alan (Carol's dad)", "Carol"),
]  # fmt: skip
ONE_PERSON = [
    ("Peggy Wood", "Margaret Wood"), ("Harry White", "Henry White"), ("Jacqui Turner", "Jacqueline Turner"),
    ("Ste Hill", "Stephen Hill"), ("Antony Hill", "Anthony Hill"), ("Rhys Evans", "Reece Evans"),
    ("Puja Mehta", "Pooja Mehta"), ("Omer Khan", "Umar Khan"), ("Jameela Ahmed", "Jamila Ahmed"),
    ("Kuba Nowak", "Jakub Nowak"), ("Nacho Ruiz", "Ignacio Ruiz"), ("Beppe Russo", "Giuseppe Russo"),
    ("Uschi Weber", "Ursula Weber"), ("Dan Belov", "Даниил Белов"), ("Sonya Belova", "Sofia Belova"),
    ("Muhammad Rizwan", "Rizwan"), ("Mohd Kamran Ali", "Kamran Ali"), ("Jaswinder Kaur", "Jaswinder Kaur Gill"),
    ("Gurprit Gill", "Gurpreet Singh Gill"), ("Li Wei", "Wei Li"), ("Chan Siu-Ming", "Siu Ming Chan"),
    ("Minjun Kim", "Kim Min-jun"), ("Nguyen Thi Lan", "Lan Nguyen"), ("Mary Ann Turner", "Maryann Turner"),
    ("Sarah M", "Sarah Miller"), ("Hugh McDonald", "Hugh MacDonald"), ("David Clark", "David Clarke"),
    ("Susan Clark", "Susan Hughes"), ("Alan (Carol's dad)", "Alan Wright"), ("John Lewis", "John Lewis Smith"),
    ("George Hope", "Hope George"), ("Lary Hill", "Lara Hill"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_two_people(a: str, b: str) -> None:
    assert not joined(a, b)
    assert not joined(b, a)


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_one_person(a: str, b: str) -> None:
    assert joined(a, b)
    assert joined(b, a)


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Muhammad Bilal Khan", "bilal", "khan"),
        ("Muhammad Khan", "muhammad", "khan"),
        ("Sara Mohammed", "sara", "mohammed"),
        ("Lee Ka Ming", "ming", "lee"),
        ("Orlov LI", "l", "orlov"),
        ("Ryan Webb", "ryan", "webb"),
    ],
)
def test_which_word_is_a_person_s_own_name(name: str, given: str, surname: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname) == (given, surname)


def test_a_short_form_is_of_every_name_that_has_it() -> None:
    assert all(one_name("alex", full) for full in ("alexander", "alexandra", "alejandro"))
    assert two_names("alexander", "alexandra")
    assert (sex_told("alex"), sex_told("alexander"), sex_told("alexandra")) == ("", "m", "f")


@pytest.mark.parametrize(("loose", "name"), [("kareem", "m karim"), ("deepika", "f deepika"), ("filipp", "m philip")])
def test_a_spelling_that_only_sounds_like_a_name_is_one_of_it(loose: str, name: str) -> None:
    assert name in names_of(loose)


@pytest.mark.parametrize(("slip", "name"), [("lary", "lara"), ("jessia", "jessica"), ("keley", "kelly")])
def test_a_word_that_may_be_a_slip_is_no_other_name(slip: str, name: str) -> None:
    assert not two_names(slip, name)
