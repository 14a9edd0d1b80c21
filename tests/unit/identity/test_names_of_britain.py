"""How Britain and Ireland write their names: short forms and slips in one house, titles, surnames in two words."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.naming.mistyped import names_mistyped, sex_of_mistyped
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.naming.sexes import sex_of_name, told_by_given_names
from stream_processors.identity.persons import parse_person
from stream_processors.identity.resolve_file import resolve_objects
from tests.unit.identity.test_names_by_an_evaluator import joined

HOUSE = {"street": "Mill Lane", "house": "7", "city": "York", "postcode": "YO10 3BN"}


def of_one_house(a: str, b: str, **said: str) -> bool:
    """Whether likeness joins the two by itself."""
    lines = [
        {"id": at, "identifiers": {}, "person": {"name": name, "address": HOUSE, **said}}
        for at, name in enumerate((a, b))
    ]
    answers = resolve_objects(lines, region="GB", auto=0.9)
    return len({answer["profile"] for answer in answers}) == 1


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Peggy Nolan", "Margaret Nolan"), ("Ted Fisk", "Edward Fisk"), ("Kath Moss", "Kathleen Moss"),
        ("Graeme Tait", "Graham Tait"), ("Shivaun Daly", "Siobhán Daly"), ("Gosia Pawlak", "Małgorzata Pawlak"),
        ("Kuba Zając", "Jakub Zając"), ("Shay Brady", "Séamus Brady"),
    ],
)  # fmt: skip
def test_a_short_form_tells_the_sex_as_the_full_name_does(short: str, full: str) -> None:
    assert of_one_house(short, full)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jan Moss", "Jane Moss"), ("Tom Fisk", "Tim Fisk"), ("Liz Daly", "Lily Daly"),
        ("Chris Tait", "Christine Tait"), ("Harley Moss", "Hayley Moss"),
        ("Rahela Ali", "Nazim Ali"), ("Gosia Pawlak", "Kasia Pawlak"),
    ],
)  # fmt: skip
def test_others_of_the_house_are_not_joined(a: str, b: str) -> None:
    assert not of_one_house(a, b)


@pytest.mark.parametrize(
    ("given", "sex"),
    [
        ("Sue", "f"), ("Geoff", "m"), ("Małgorzata", "f"), ("Bridie", "f"), ("Igor", "m"),
        ("Jan", None), ("Sam", None), ("Jordan", None), ("Karen", None), ("Dani", None), ("Lary", None),
    ],
)  # fmt: skip
def test_a_sex_is_told_by_names_of_one_sex_only(given: str, sex: str | None) -> None:
    assert sex_of_name(parse_name(f"{given} Tait")) == sex


@pytest.mark.parametrize(
    ("name", "stated", "sex"),
    [
        ("Susan Tait", "m", "f"),  # a form's ready answer
        ("Thomas", "f", "f"),  # it may be a surname
        ("Thomas", None, "m"),
        ("Mrs Thomas", None, "f"),
        ("S Hughes", "m", "m"),
        ("Luek Tait", None, "m"),
        ("Robin Tait", "f", "f"),
    ],
)
def test_what_a_name_tells_beside_what_was_said(name: str, stated: str | None, sex: str | None) -> None:
    assert parse_person(PersonFacts(name, None, stated)).sex == sex


def test_an_initial_of_the_other_sex_is_somebody_else() -> None:
    person = {"name": "S Hughes", "sex": "m"}, {"name": "Susan Gibson"}
    lines = [{"id": at, "identifiers": {"phone": "+447700900123"}, "person": one} for at, one in enumerate(person)]
    assert len({answer["profile"] for answer in resolve_objects(lines, region="GB")}) == 2


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Jane Tait", "John Tait", True),
        ("Jnae Tait", "John Tait", True),  # a file of whose addresses each is one person's forgives it
        ("S Hughes", "Susan Hughes", False),
        ("Jane Tait", "Sue Tait", False),
        ("Mr Tait", "Jane Tait", False),
    ],
)
def test_given_names_of_two_sexes_tell_it_themselves(a: str, b: str, told: bool) -> None:
    assert told_by_given_names(parse_name(a), parse_name(b)) is told
    assert told_by_given_names(parse_name(b), parse_name(a)) is told


@pytest.mark.parametrize(
    ("slip", "name", "sex"),
    [
        ("jnae", "f jane", "f"), ("vcra", "f vera", "f"), ("rnark", "m mark", "m"), ("nigell", "m nigel", "m"),
        ("dcrek", "m derek", "m"), ("timofhy", "m timothy", "m"),
    ],
)  # fmt: skip
def test_a_slip_of_the_fingers_or_of_a_scanner(slip: str, name: str, sex: str) -> None:
    assert name in names_mistyped(slip)
    assert sex_of_mistyped(slip) == sex


@pytest.mark.parametrize("word", ["kaden", "sunit", "jalub", "meena", "jane", "dae", "ilan", "анна", "vanya", "rohan"])
def test_what_is_no_such_slip(word: str) -> None:
    assert names_mistyped(word) == frozenset()


@pytest.mark.parametrize(("slip", "name"), [("Rnark Tait", "Mark Tait"), ("Jnae Moss", "Jane Moss")])
def test_a_slip_in_one_house(slip: str, name: str) -> None:
    assert of_one_house(slip, name)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Miss Orla P O'Dwyer", "Mrs Orla O Dwyer"), ("Eamon McGettigan", "E Mc Gettigan"),
        ("O' Shea, Una", "Una OShea"),
        ("John Mac Donald", "John MacDonald"), ("Rev Knight", "Alan Knight"), ("Revd. Alan Knight", "Alan Knight"),
        ("Cllr Joan Webb", "Joan Webb"), ("Fr Declan Byrne", "Declan Byrne"), ("Frost J", "Jill Frost"),
        ("Grace H", "Henry Grace"), ("Mr Lord", "Jack Lord"), ("Lady Ann Moss", "Ann Moss"),
        ("Shay Brady", "Seamus Brady"),
    ],
)  # fmt: skip
def test_one_person_on_one_phone(a: str, b: str) -> None:
    assert joined(a, b)
    assert joined(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Grace H", "Alan Grace"), ("Rahela Ali", "Nazim Ali"), ("Lady Moss", "Lord Moss"), ("Emer Fay", "Mory Fay"),
        ("Mary A Smith", "Mary O Smith"), ("Sr Agnes Byrne", "Alan Byrne"), ("Ivan Kolev", "Ivaylo Kolev"),
    ],
)  # fmt: skip
def test_two_people_on_one_phone(a: str, b: str) -> None:
    assert not joined(a, b)
    assert not joined(b, a)


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Nazim Ali", "nazim", "ali"), ("Hussain Ali", "hussain", "ali"), ("Shevchenko Ali", "ali", "shevchenko"),
        ("Smith Ali", "ali", "smith"), ("Yates Aibgail", "aibgail", "yates"),
        ("O Donnell", "", "o'donnell"), ("O Donnell, Mary", "mary", "o'donnell"), ("O Smith", "o", "smith"),
        ("Mac Smith", "mac", "smith"), ("Anna O Petrova", "anna", "petrova"), ("Mr Jordan", "", "jordan"),
        ("Miss Jane", "jane", ""), ("Lord J", "j", "lord"), ("Jack Lord", "jack", "lord"),
        ("Major Singh", "major", "singh"), ("Rev Dr John Hill", "john", "hill"),
    ],
)  # fmt: skip
def test_which_word_is_which(name: str, given: str, surname: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname) == (given, surname)


@pytest.mark.parametrize(("name", "generation"), [("Sr Agnes Byrne", 0), ("John Webb Sr", 1), ("Rev John Webb Jr", 2)])
def test_a_sister_is_no_senior(name: str, generation: int) -> None:
    assert parse_name(name).generation == generation
