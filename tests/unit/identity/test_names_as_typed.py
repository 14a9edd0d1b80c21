"""Names as they stand in a shop's data: short forms with slips, lone words, pictures, logins, remarks, firms."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.comparison import Likeness, compare_traits
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.naming.surnames import surname_key
from stream_processors.identity.persons import compare, says_who
from stream_processors.identity.stream_likeness import traits_of


def level(a: str, b: str) -> Level:
    one, other = (PersonFacts(name.casefold()) for name in (a, b))
    assert compare(one, other) == compare(other, one)
    return compare(one, other).level


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ника", "Вероничка"),  # a name of its own, and short for another
        ("Алёна", "Леночка Гусева"),
        ("Егор", "Георгий Лапин"),
        ("Ирночка", "Ирина"),
        ("Светлаочка", "Светлана"),  # a slip before a tender ending
        ("Оксанокча", "Оксана Гук"),  # and in it
        ("Andew Gusev", "Гусев Андрей"),
        ("Sarkisian Tigran", "Тигран Саркисян"),
        ("Anait Petrosian", "Петросян Анаит"),
        ("Mariam Petrosyan", "Петросян Мариам"),
        ("Ольга-Мария Шульц", "Ольга Шульц"),
        ("Maшa Гусeва", "Мария Гусева"),  # Latin letters that look like Cyrillic ones
        ("Марина 🌷", "Марина Гусева"),
        ("Роман, подъезд 3, не звонить", "Роман Гусев"),
        ("Мрина Толстая", "Марина Толстая"),
        ("Ваня Палыч", "Иван Павлович"),
        ("Пётр Сергеич", "Петр Сергеевич Гусев"),
        ("Luba Guseva", "Гусева Любовь"),
        ("Guseva Rehina", "Регина Гусева"),
        ("Илиина Ольга", "Ольга Ильина"),
        ("Ильиа Ольга", "Ольга Ильина"),
        ("Yliya Guseva", "Гусева Юлия"),
        ("Ulya Guseva", "Гусева Юлия"),
        ("S. Karimov", "Каримов Шерзод"),
        ("В. С. Гусева", "Ника Гусева"),
        ("Fyfcnfcbz Fh[bgjdf", "Анастасия Архипова"),
        ("Fyfcnfcbz Fh[bgjdf (постоянная)", "Анастасия Архипова"),
        ("Матвеев Р.Г.", "Матвеев Роман"),
    ],
)
def test_two_spellings_of_one_name_agree(a: str, b: str) -> None:
    assert level(a, b) >= Level.CLOSE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Юрий Гусев", "Георгий Гусев"),
        ("Лёня Гусев", "Лёша Гусев"),
        ("Асель Гусева", "Айсель Гусева"),
        ("Жора Ильин", "Eakterina"),  # a known name with a slip, though it ends as surnames do
        ("Олег Ильин", "Valentnia"),
        ("Нина Гусева", "Тоня Гусева"),
        ("Ева Гусева", "Эля Гусева"),
        ("Мирон Гусев", "Слава Гусев"),
        ("Юля Гусева", "Ульяна Гусева"),
        ("Иван Смирнов", "Иван Кузнецов"),  # a number's next owner
        ("И. Смирнов", "И. Кузнецов"),
        ("ООО Рассвет", "Вера Гусева"),
    ],
)
def test_names_of_two_people_contradict(a: str, b: str) -> None:
    assert level(a, b) is Level.CONTRADICTING


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Петрович", "Гусев Олег Иванович"),
        ("Якубович", "Вера Анатольевна"),
        ("Лысенко", "Андрей Иванович"),
        ("Резник", "Назар"),
        ("Харитонва", "Виктория"),
        ("Bdfyjd", "Назар"),  # Иванов
        ("Дикая", "Марина"),
        ("Инна Смирнова", "Инна Кузнецова"),  # a bride
        ("Олег Лзаарев", "Олег Лазпрев"),  # two slips of one surname
        ("Марат Казань", "Марат Гиниятуллин"),
    ],
)
def test_nothing_is_said_either_way(a: str, b: str) -> None:
    assert level(a, b) is Level.UNKNOWN


@pytest.mark.parametrize("nobody", ["🌸🌸🌸", "Х", "kisa_1999", "Оператор", "не знаю", "Курьер"])
def test_what_is_no_name_names_nobody(nobody: str) -> None:
    assert not says_who(PersonFacts(nobody.casefold()))


def test_a_login_that_is_a_name_names_somebody() -> None:
    assert parse_name("anna_1999").given == "anna"


def test_a_lone_word_is_what_it_looks_like() -> None:
    assert parse_name("Михалыч").patronymic == "михалыч"
    assert parse_name("Юшкевич").surname == "юшкевич"
    assert parse_name("Шевченко").surname == "шевченко"
    assert parse_name("Черных").surname == "черных"
    assert parse_name("Тиграна").given == "тиграна"


@pytest.mark.parametrize(
    ("his", "hers"), [("Толстой", "Толстая"), ("Белый", "Белая"), ("Трубецкой", "Трубецкая"), ("Гоцкий", "Гоцкая")]
)
def test_a_husband_and_a_wife_have_one_surname(his: str, hers: str) -> None:
    assert surname_key(his.casefold()) == surname_key(hers.casefold())


@pytest.mark.parametrize("born", ["Елена", "Юлиана"])
def test_two_full_names_of_one_surname_are_not_joined_for_their_likeness(born: str) -> None:
    """Елена may be called Алёна; so may her daughter at the same address be."""
    other = {"Елена": "Алёна", "Юлиана": "Юлия"}[born]
    a, b = (traits_of(PersonFacts(f"{given} гусева".casefold())) for given in (born, other))
    assert [one.likeness for one in compare_traits(a, b) if one.field == "given"] == [Likeness.VAGUE]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Тоха", "Антон"), ("Вано", "Иван"), ("Димыч", "Дмитрий"), ("Ромыч", "Роман"), ("Тимоха", "Тимофей"),
        ("Настюха", "Анастасия"), ("Машуня", "Мария"), ("Таша", "Наталья"), ("Дианочка", "Диана"),
        ("Груня", "Агриппина"), ("Дёма", "Демид"), ("Глаша", "Глафира"), ("Севинч", "Севиндж"), ("Броня", "Бронислав"),
    ],
)  # fmt: skip
def test_a_short_form_leads_to_the_full_name(short: str, full: str) -> None:
    known = given_name(short)
    assert known is not None
    assert full.casefold() in known.full


def test_one_name_in_two_alphabets_is_one() -> None:
    a, b = (traits_of(PersonFacts(name)) for name in ("анна гусева", "anna guseva"))
    assert [one.likeness for one in compare_traits(a, b) if one.field == "given"] == [Likeness.SAME]


@pytest.mark.parametrize("word", ["Ектерина", "Валетина", "Криситна", "Магарита", "Марьна", "Екатерна", "Аделна"])
def test_a_name_with_a_slip_is_no_surname_for_its_ending(word: str) -> None:
    assert parse_name(word).given
    assert level(word, "Тимофей") is Level.CONTRADICTING


@pytest.mark.parametrize("word", ["Галкина", "Ларина", "Шалина", "Маркина", "Петров", "Юрин", "Костин", "Калинина"])
def test_a_surname_one_letter_from_a_name_is_a_surname(word: str) -> None:
    assert parse_name(word).surname


@pytest.mark.parametrize(
    ("name", "longer", "likeness"),
    [
        ("Susan Meyer", "Susan Meyer Thomas", Likeness.CLOSE),
        ("Susan Mejer", "Susan Meyer Thomas", Likeness.CLOSE),
        ("Nora Halloran", "Nora Haloran Petersen", Likeness.CLOSE),
        ("Nora Hudson", "Nora Haloran Petersen", Likeness.DIFFERS),
    ],
)
def test_one_of_two_surnames_may_have_a_slip(name: str, longer: str, likeness: Likeness) -> None:
    a, b = (traits_of(PersonFacts(each.casefold())) for each in (name, longer))
    for one, other in ((a, b), (b, a)):
        assert [trait.likeness for trait in compare_traits(one, other) if trait.field == "surname"] == [likeness]
