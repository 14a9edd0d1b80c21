"""Names whose order or spelling no Russian table decides: English surnames that are given names, East Asian names."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.persons import compare
from stream_processors.identity.resolve_file import resolve_objects


def level(a: str | dict[str, str], b: str) -> Level:
    parts = tuple(a.items()) if isinstance(a, dict) else ()
    one = PersonFacts(None, extra=parts) if isinstance(a, dict) else PersonFacts(a.casefold())
    other = PersonFacts(b.casefold())
    assert compare(one, other) == compare(other, one)
    return compare(one, other).level


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Nelson Margaret", "margaret", "nelson"),
        ("Margaret Nelson", "margaret", "nelson"),
        ("Brady Niamh", "niamh", "brady"),
        ("Brady Sorcha", "brady", "sorcha"),  # the place decides, until another record tells better
        ("Niamh Brady", "niamh", "brady"),
        ("Wood Margaert", "margaert", "wood"),  # a known name with a slip
        ("Chen Jie", "jie", "chen"),
        ("Jie Chen", "jie", "chen"),
        ("Tran Van Duc", "duc", "tran"),
        ("Kim Basinger", "kim", "basinger"),
    ],
)
def test_which_word_is_the_given_name(name: str, given: str, surname: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname) == (given, surname)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nelson Margaret", "Margaret"),
        ("Brady Niamh", "Niamh"),
        ("Nelson Howard", "Howard"),
        ("Howard Nelson", "Nelson Howard"),
        ("Geroge Russell", "George"),
        ("Lizzie Gray", "Elizbaeth Gray"),
        ({"given_name": "nelson", "family_name": "margaret"}, "Margaret"),
        ({"given_name": "baker", "family_name": "margaret"}, "Margaret"),
        ("Wei Jie Chen", "Chen Wei Jie"),
    ],
)
def test_one_person(a: str | dict[str, str], b: str) -> None:
    assert level(a, b) >= Level.CLOSE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Niamh Brady", "Orla Brady"),
        ("Chen Jie", "Chen Bo"),
        ("Tran Van Duc", "Tran Thi Hoa"),
        ("George Russell", "Howard Russell"),
        ({"given_name": "nelson", "family_name": "margaret"}, "George"),
    ],
)
def test_two_people(a: str | dict[str, str], b: str) -> None:
    assert level(a, b) is Level.CONTRADICTING


def test_a_full_name_said_twice_is_one_person_beside_two_bad_spellings_of_it() -> None:
    """Each spelling may be hers and the two may not be one, yet nothing makes two of the name itself."""
    names = ["Aoife Brady", "Aoife Brady", "Aofe Brady", "Aoifa Brady"]
    assert profiles(names)[0] == profiles(names)[1]


@pytest.mark.parametrize(
    "names",
    [
        ["Саша Ким", "Саша Ким", "Александр Ким", "Александра Ким"],
        ["Иван Ким", "Иван Ким", "Иван Петрович Ким", "Иван Сергеевич Ким"],
        ["John Smith", "John Smith", "John Smith Jr", "John Smith Sr"],
    ],
)
def test_who_may_be_either_of_two_is_nobody_twice(names: list[str]) -> None:
    assert len(set(profiles(names))) == 4


def profiles(names: list[str]) -> list[object]:
    """Of people who show one phone, each with a card of his own."""
    lines = [
        {"id": at, "identifiers": {"phone": "+447911123456", "card": f"77100{at}"}, "person": {"name": name}}
        for at, name in enumerate(names)
    ]
    return [answer["profile"] for answer in resolve_objects(lines)]


@pytest.mark.parametrize(
    ("man", "woman"),
    [("Eric", "Erica"), ("George", "Georgia"), ("Daniel", "Danielle"), ("Louis", "Louise"), ("Patrick", "Patricia"),
     ("Simon", "Simone"), ("Joseph", "Josephine"), ("Antonio", "Antonia"), ("Harry", "Harriet"), ("Paul", "Pauline"),
     ("Michael", "Michelle"), ("Christian", "Christine"), ("Max", "Maxine"), ("Andrew", "Andrea"),
     ("Nicholas", "Nicola"), ("Juan", "Juanita"), ("Deepak", "Deepika")],
)  # fmt: skip
def test_a_woman_called_as_a_man_is_another(man: str, woman: str) -> None:
    assert level(f"{man} Walsh", f"{woman} Walsh") is Level.CONTRADICTING


@pytest.mark.parametrize(
    ("one", "other"), [("Helen", "Helena"), ("Ann", "Anna"), ("Paul", "Pual"), ("Mark", "Marke"), ("Robert", "Robbie")]
)
def test_one_person_s_two_spellings_are_no_man_and_woman(one: str, other: str) -> None:
    assert level(f"{one} Walsh", f"{other} Walsh") >= Level.CLOSE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Joan", "Jean"), ("Suresh", "Naresh"), ("Donald", "Ronald"), ("Hugo", "Hugh"), ("Laura", "Lauren"),
     ("Anil", "Sunil"), ("Gerald", "Gerard"), ("Rohan", "Rohit"), ("Janet", "Jane"), ("Clara", "Clare"),
     ("Нуржан", "Нурлан"), ("Асем", "Асель"), ("Берик", "Серик"), ("Армен", "Арман"), ("Ильдус", "Ильдар")],
)  # fmt: skip
def test_two_names_a_letter_apart_are_two_people(one: str, other: str) -> None:
    assert level(f"{one} Walsh", f"{other} Walsh") is Level.CONTRADICTING
    assert level(f"{other} Walsh", f"{one} Walsh") is Level.CONTRADICTING


@pytest.mark.parametrize(
    ("one", "other"),
    [("Stephen", "Steven"), ("Shaun", "Sean"), ("Rachael", "Rachel"), ("Jon", "Jonathan"), ("Emilie", "Emily"),
     ("Lawrence", "Larry"), ("Jaen", "Jane"), ("Rakehs", "Rakesh"), ("Carol", "Caroline"),
     ("Sandra", "Alexandra"), ("Lily", "Lillian"), ("Нурлан", "Нурлн"), ("Армен", "Aremn")],
)  # fmt: skip
def test_spellings_slips_and_short_forms_of_one_name_stay_one_person(one: str, other: str) -> None:
    assert level(f"{one} Walsh", f"{other} Walsh") >= Level.CLOSE
