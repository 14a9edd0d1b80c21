"""Names as Americans have them: forms of one name, names of both sexes, surnames first without a comma."""

from __future__ import annotations

from typing import Final

import pytest

from stream_processors.identity.comparison import Likeness, compare_traits
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.naming.sexes import sex_of_name
from stream_processors.identity.naming.short_forms import leaves_sex_open
from stream_processors.identity.traits import make_traits
from tests.stated import facts
from tests.unit.identity.test_names_by_an_evaluator import joined

TWO_PEOPLE: Final = [
    ("Lonnie Parks", "Lauren Parks"), ("Louise Kim Novak", "Louis Novak"), ("Louise Ann Novak", "Louis Seth Novak"),
    ("Bruce Melara", "Scott Melara"), ("Wade Okafor", "Dane Okafor"), ("Darla Finch", "Marla Finch"),
    ("Beto Salas", "Ernesto Salas"), ("Rob Salas", "Gilberto Salas"), ("Kayla Finch", "Kelsey Finch"),
    ("Mr Terry Finch", "Mrs Terry Finch"), ("Ms. Parks", "Mr. Parks"), ("Ms. Parks", "Brian Parks"),
    ("Mr Heald", "John Ostrander"), ("Mrs Heald", "Jane Ostrander"), ("Mr Heald", "Jane Heald"),
    ("Krantz Jason R", "Jerome Krantz"), ("Krantz Edwin James", "Walter Krantz"),
]  # fmt: skip
ONE_PERSON: Final = [
    ("Lonnie Parks", "Alonzo Parks"), ("Beto Salas", "Roberto Salas"), ("Rob Salas", "Roberto Salas"),
    ("Memo Salas", "Guillermo Salas"), ("Mary Ann Finch", "Maryann Finch"), ("Kris Finch", "Kristopher Finch"),
    ("Sheri Finch", "Sherry Finch"), ("Ms. Parks", "Shawn Parks"), ("Mrs Finch", "Taylor Finch"),
    ("Mr. Finch", "Jordan Finch"), ("Mr Heald", "Eugene Heald"), ("Mrs Heald", "Heald, Jane"),
    ("KRANTZ JASON R", "Jason Krantz"), ("HAGEDORN JAMES EDWIN", "James Hagedorn"),
    ("HAGEDORN JAMES EDWIN", "James E. Hagedorn"), ("WOOD GAVIN JOSEPH", "Gavin Wood"), ("Queen Paul", "Queen B Paul"),
    ("SOUZA YOUNG VIRGINIA", "Young Souza"), ("KRANTZ-OBERG CECELIA T", "Cecelia Krantz-Oberg"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_two_people_on_one_phone(a: str, b: str) -> None:
    assert not joined(a, b)
    assert not joined(b, a)


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_one_person(a: str, b: str) -> None:
    assert joined(a, b)
    assert joined(b, a)


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("KRANTZ JASON R", "jason", "krantz"),
        ("KRANTZ JASON", "jason", "krantz"),
        ("HAGEDORN ARMAND WALTER", "armand", "hagedorn"),
        ("WOOD GAVIN JOSEPH", "gavin", "wood"),
        ("Bruce Melara", "bruce", "melara"),
        ("Latoya Scott", "latoya", "scott"),
        ("Carter James Wilson", "carter", "wilson"),
        ("Jason Krantz", "jason", "krantz"),
        ("Nazim Ali", "nazim", "ali"),
        ("Walter Armand Hagedorn", "walter", "hagedorn"),
    ],
)
def test_which_word_is_which(name: str, given: str, surname: str) -> None:
    assert (parse_name(name).given, parse_name(name).surname) == (given, surname)


@pytest.mark.parametrize("given", ["Shawn", "Jordan", "Taylor", "Dana", "Kelly", "Johnnie", "Billie", "Angel"])
def test_of_names_that_both_have_no_sex_is_guessed(given: str) -> None:
    assert sex_of_name(parse_name(f"{given} Hagedorn")) is None


@pytest.mark.parametrize(
    ("short", "full", "open_"),
    [
        ("charlie", "charles", False), ("ronnie", "ronald", False), ("chris", "christopher", False),
        ("bob", "robert", False), ("sam", "samuel", False), ("chris", "christine", True), ("sam", "samantha", True),
        ("charlie", "charlotte", True), ("саша", "александр", True), ("женя", "евгения", True),
    ],
)  # fmt: skip
def test_what_a_short_form_leaves_open(short: str, full: str, open_: bool) -> None:
    assert leaves_sex_open(short, full) is leaves_sex_open(full, short) is open_


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [("Mr Heald", "", "heald"), ("Mrs. Funchess", "", "funchess"), ("Miss Jane", "jane", ""), ("Mr Bob", "bob", ""),
     ("Mr Jaosn", "jaosn", ""), ("Mrs Smith", "", "smith")],
)  # fmt: skip
def test_a_word_behind_a_title_is_the_surname_unless_it_is_a_given_name(name: str, given: str, surname: str) -> None:
    assert (parse_name(name).given, parse_name(name).surname) == (given, surname)


@pytest.mark.parametrize(("a", "b"), [("Souza Young Virginia", "Young Souza"), ("Krantz Jason R", "Jason Krantz")])
def test_likeness_reads_words_in_the_others_order(a: str, b: str) -> None:
    one, other = (make_traits(facts(each), "", "", {}) for each in (a, b))
    found = {trait.field: trait.likeness for trait in compare_traits(one, other)}
    assert found["given"] is found["surname"] is Likeness.SAME
