"""Names of one family on one number: second given names, titles, and words of kinship."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.comparison import Likeness, compare_traits
from stream_processors.identity.naming.folding import clean
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.persons import compare
from stream_processors.identity.resolve_file import resolve_objects
from stream_processors.identity.stream_likeness import traits_of


def facts(name: str) -> PersonFacts:
    return PersonFacts(clean(name))


def level(a: str, b: str) -> Level:
    assert compare(facts(a), facts(b)) == compare(facts(b), facts(a))
    return compare(facts(a), facts(b)).level


SECOND_NAMES_OF_TWO = [
    ("Juan Carlos Pérez", "Juan Pablo Pérez"),
    ("Maria Luisa Rossi", "Maria Elena Rossi"),
    ("Maria Luisa", "Maria Elena"),
    ("Anna Maria", "Anna Lena"),
    ("Anna-Maria Schulz", "Anna-Lena Schulz"),
    ("Jean-Claude Roux", "Jean-Pierre Roux"),
    ("José Luis Gómez", "José Antonio Gómez"),
    ("Pérez, Juan Carlos", "Pérez, Juan Pablo"),
    ("Mary Ann Cole", "Mary Beth Cole"),
    ("Анна Мария", "Анна Елена"),
    ("Шульц Анна Мария", "Шульц Анна Елена"),
    ("Juan C. Pérez", "Juan Pablo Pérez"),
    ("Хуан Карлос Перес", "Хуан Пабло Перес"),
    ("Abdul-Aziz Khan", "Abdul-Karim Khan"),
]
SECOND_NAMES_OF_ONE = [
    ("Juan Carlos Pérez", "Juan Pérez"),
    ("Juan Carlos", "Juan Pérez"),
    ("Juan Carlos", "Juan Carlos Pérez"),
    ("Juan C. Pérez", "Juan Carlos Pérez"),
    ("Carlos Juan Pérez", "Juan Carlos Pérez"),
    ("Anna-Maria Schulz", "Anna Maria Schulz"),
    ("Annamaria Schulz", "Anna-Maria Schulz"),
    ("Maria Luisa Rossi", "Maria Louisa Rossi"),
    ("Maria Elena Rossi", "Elena Maria Rossi"),
    ("Mary Foster Brown", "Mary Ann Brown"),  # her maiden name
    ("Anna Otto", "Anna Otto-Werner"),
    ("Анна Мария Шульц", "Анна Шульц"),
    ("Anna M Schulz", "Anna Maria Schulz"),
]


@pytest.mark.parametrize(("a", "b"), SECOND_NAMES_OF_TWO)
def test_two_second_given_names_are_two_people(a: str, b: str) -> None:
    assert level(a, b) is Level.CONTRADICTING


@pytest.mark.parametrize(("a", "b"), SECOND_NAMES_OF_ONE)
def test_a_second_given_name_left_out_short_or_in_another_order(a: str, b: str) -> None:
    assert level(a, b) >= Level.CLOSE


@pytest.mark.parametrize(("a", "b"), [("Anna Otto", "Anna Werner"), ("Maria Martin", "Maria Lopez")])
def test_a_surname_that_is_a_given_name_too_may_be_a_bride_s(a: str, b: str) -> None:
    assert level(a, b) is Level.UNKNOWN


def test_twins_of_one_first_name_are_two_by_likeness() -> None:
    born = {"birth_date": "1991-03-04"}
    twins = [{"id": name, "person": {"name": f"Maria {name} Rossi"} | born} for name in ("Luisa", "Elena")]
    assert len({answer["profile"] for answer in resolve_objects(twins, auto=0.9)}) == 2


TWO_OF_A_FAMILY = [
    ("Mr Smith", "Mrs Smith"),
    ("Mr. J Smith", "Mrs. J Smith"),
    ("Mrs Smith", "John Smith"),
    ("Mr Smith", "Jennifer Smith"),
    ("Mrs John Smith", "John Smith"),
    ("г-н Петров", "г-жа Петрова"),
    ("господин Ким", "госпожа Ким"),
    ("John Smith's wife", "John Smith"),
    ("John Smith - wife of", "John Smith"),
    ("wife of John Smith", "Mr John Smith"),
    ("John Smith (son)", "John Smith"),
    ("Smith's son", "John Smith"),
    ("Иванов Иван (сын)", "Иванов Иван"),
    ("Иванов Иван (отец)", "Иванов Иван (сын)"),
    ("мама Пети", "Петя"),
    ("мама Пети", "Пётр Иванов"),
    ("мама Пети", "папа Пети"),
    ("мама Пети", "бабушка Пети"),
    ("жена Петрова", "Петров"),
    ("жена Петрова", "Иван Петров"),
    ("сын Петрова", "Иван Петров"),
    ("муж Анны", "Анна"),
    ("муж Анны", "Анна Петрова"),
    ("дочь Ольги", "Ольга Лапина"),
    ("сестра Андрея", "Андрей"),
]
NOTHING_SAID = [
    ("мама Пети", "Анна Иванова"),
    ("мама Пети", "мама Пети"),
    ("мама Пети", "мама Вани"),
    ("жена Петрова", "Анна Петрова"),
    ("муж Петровой", "Иван Петров"),
    ("Smith's wife", "Mary Smith"),
    ("John Smith's wife", "Jane Smith"),
    ("муж Анны", "Иван Котов"),
    ("Mr Petrova", "Petrova Anna"),  # the form's title
]
OWN_NAMES = [
    ("Анна (сестра Оли)", "Анна Лапина"),
    ("Анна, мама Пети", "Анна Лапина"),
    ("Иван - сын Петра", "Иван Котов"),
    ("Anna (wife of John)", "Anna Cole"),
    ("жена Оля", "Ольга Лапина"),
    ("муж Андрей", "Андрей"),
    ("дядя Вася", "Василий"),
    ("мама Аня", "Анна Лапина"),
    ("Nguyen Van Son", "Son Nguyen"),
    ("Mr John Smith", "John Smith"),
    ("Mr Anna Smith", "Mrs Anna Smith"),  # a form's ready title
    ("г-н Хикмат", "Хикмат"),
    ("г-н хикмат", "Хикмат Алиев"),
    ("ИП Котов Иван", "Иван Котов"),
]


@pytest.mark.parametrize(("a", "b"), TWO_OF_A_FAMILY)
def test_titles_and_kinship_tell_two_people(a: str, b: str) -> None:
    assert level(a, b) is Level.CONTRADICTING
    one, other = (traits_of(facts(name)) for name in (a, b))
    assert Likeness.CONTRADICTS in [trait.likeness for trait in compare_traits(one, other)]


@pytest.mark.parametrize(("a", "b"), NOTHING_SAID)
def test_a_relative_without_a_name_may_be_anybody_else(a: str, b: str) -> None:
    assert level(a, b) is Level.UNKNOWN


@pytest.mark.parametrize(("a", "b"), OWN_NAMES)
def test_words_of_kinship_and_titles_beside_somebody_s_own_name(a: str, b: str) -> None:
    assert level(a, b) >= Level.CLOSE


@pytest.mark.parametrize("name", ["жена Евгения", "дочь Александра", "Вася (дядя)"])
def test_what_may_be_a_genitive_is_nobody_s_own_name(name: str) -> None:
    assert parse_name(name.casefold()).kin


def test_a_relative_and_the_one_who_is_named_share_a_phone() -> None:
    lines = [
        {"id": name, "identifiers": {"phone": "+79161234567", "card": f"7710{at}"}, "person": {"name": name}}
        for at, name in enumerate(["Пётр Котов", "мама Пети", "Петя"])
    ]
    profile = {answer["id"]: answer["profile"] for answer in resolve_objects(lines)}
    assert profile["Пётр Котов"] == profile["Петя"] != profile["мама Пети"]
