"""Names as people write them, in Russian and English."""

from __future__ import annotations

import pytest

from stream_processors.identity.agreement import Level
from stream_processors.identity.naming.agreement import compare_given
from stream_processors.identity.naming.folding import clean, fold
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.names import Name, name_tokens, parse_name
from stream_processors.identity.naming.patronymics import patronymic_key
from stream_processors.identity.naming.sexes import sex_of_name
from stream_processors.identity.naming.surnames import surname_key

# The same name in Cyrillic and in the Latin spellings that passports, clerks and web forms give it.
SPELLINGS = [
    "Юрий Yuri Yury Yuriy Iurii Jurij",
    "Александр Aleksandr Alexandr",
    "Щукин Shchukin Schukin",
    "Хабаров Khabarov Habarov Xabarov",
    "Ксения Ksenia Xenia Kseniya Ksenija",
    "Кузнецов Kuznetsov Kuznecov Kuznetzov",
    "Семён Semyon Semen Семен",
    "Фёдор Fyodor Fedor",
    "Евгений Evgeny Yevgeniy Evgenii",
    "Юлия Yulia Julia Iuliia Yuliya",
    "Наталья Natalia Natalya Наталия",
    "Пётр Petr Pyotr Петр",
    "Соловьёв Soloviev Solovyov Solovev",
    "Чайковский Tchaikovsky Chaikovskiy",
    "Шавкат Shavkat Schawkat",
    "Иванов Ivanov Iwanow",
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_one_name_fold_to_one_key(spellings: str) -> None:
    keys = {fold(word) for word in spellings.split()}
    assert len(keys) == 1, keys


@pytest.mark.parametrize(
    ("a", "b"), [("Иванов", "Ильин"), ("Мария", "Марина"), ("Пётр", "Павел"), ("Ким", "Цой"), ("Орлов", "Козлов")]
)
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert fold(a) != fold(b)


def test_tokens_keep_their_order_and_drop_what_is_no_word() -> None:
    assert name_tokens("Анна  ПЕТРОВА") == ("ana", "petrova")
    assert name_tokens("Petrova, Anna 2") == ("petrova", "ana")
    assert name_tokens("О’Брайен") == name_tokens("О'Брайен")
    assert name_tokens("  — 12 ") == ()


def test_clean_drops_what_two_spellings_share_before_any_guess() -> None:
    assert clean(" Анна\u00a0 ПЕТРОВА ") == "анна петрова"


@pytest.mark.parametrize(
    ("written", "given", "patronymic", "surname"),
    [
        ("Петрова Анна Ивановна", "анна", "ивановна", "петрова"),
        ("Анна Ивановна Петрова", "анна", "ивановна", "петрова"),
        ("Анна Ивановна", "анна", "ивановна", ""),
        ("Анна Петрова", "анна", "", "петрова"),
        ("Petrova, Anna", "anna", "", "petrova"),
        ("А. И. Петрова", "а", "и", "петрова"),
        ("Петрова А.И.", "а", "и", "петрова"),
        ("Саша", "саша", "", ""),
        ("Петров", "", "", "петров"),
        ("Абрамович Роман Аркадьевич", "роман", "аркадьевич", "абрамович"),
        ("Каримова Шахноза", "шахноза", "", "каримова"),
        ("Ким Татьяна", "татьяна", "", "ким"),
        ("Александр Александров", "александр", "", "александров"),
        ("Лев Толстой", "лев", "", "толстой"),
        ("Bob Smith", "bob", "", "smith"),
        ("Mr. David Dobbins Jr", "david", "", "dobbins"),
        ("Анна Петрова-Водкина", "анна", "", "петрова-водкина"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_split_into_given_name_patronymic_and_surname(
    written: str, given: str, patronymic: str, surname: str
) -> None:
    name = parse_name(written)
    assert (name.given, name.patronymic, name.surname) == (given, patronymic, surname)


def test_a_name_that_shows_nothing_of_its_parts_is_read_by_their_places() -> None:
    assert parse_name("Michaela Neumann") == Name("michaela", (), "", "neumann")


def test_junior_and_senior() -> None:
    assert parse_name("John Smith Jr.").generation == 2
    assert parse_name("Smith Sr Robert").generation == 1
    assert [parse_name(f"Morris {number}").generation for number in ("I", "II", "III", "I.")] == [1, 2, 3, 0]


def test_other_scripts_are_read_in_latin_letters() -> None:
    assert parse_name("张秀英") == Name("xiuying", surname="zhang")
    assert parse_name("فيصل صديقي").given.isascii()


@pytest.mark.parametrize("name", ["Universal Exports Inc", "ООО Ромашка", "Foods GmbH"])
def test_an_organisation_has_one_name_in_all(name: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname, parsed.organisation) == ("", name.casefold(), True)


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Анна Петрова", "f"),
        ("Саша Ивановна", "f"),
        ("Саша Петров", None),
        ("Ильич Пётр Ильич", "m"),
        ("А. Петрова", None),
    ],
)
def test_sex_by_given_name_and_patronymic(name: str, sex: str | None) -> None:
    assert sex_of_name(parse_name(name)) == sex


@pytest.mark.parametrize(
    ("a", "b"), [("Петрова", "Петров"), ("Чайковская", "Чайковский"), ("Ильина", "Ильин"), ("Ivanova", "Иванов")]
)
def test_feminine_surnames_have_the_masculine_key(a: str, b: str) -> None:
    assert surname_key(a.casefold()) == surname_key(b.casefold())


@pytest.mark.parametrize(("a", "b"), [("Ивановна", "Иванович"), ("Ильинична", "Ильич"), ("Sergeevna", "Сергеевич")])
def test_a_patronymics_key_is_the_fathers(a: str, b: str) -> None:
    assert patronymic_key(a.casefold()) == patronymic_key(b.casefold())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Саша", "Александр"), ("Саша", "Александра"), ("Женя", "Евгений"), ("Женя", "Евгения"), ("Валя", "Валентина"),
        ("Слава", "Вячеслав"), ("Слава", "Ярослав"), ("Шура", "Александра"), ("Sasha", "Alexander"), ("Дима", "Dmitry"),
        ("Наташа", "Natalia"), ("Катя", "Ekaterina"), ("Kate", "Екатерина"), ("Mike", "Михаил"), ("Bob", "Robert"),
        ("Bob", "Robbie"), ("Janna", "Жанна"), ("Лена", "Алёна"), ("Настя", "Анастасия"), ("Oleksandr", "Александр"),
        ("Лёша", "Алексей"), ("Гоша", "Георгий"), ("Юра", "Георгий"), ("Оксана", "Ксения"), ("Liza", "Елизавета"),
    ],
)  # fmt: skip
def test_forms_of_one_given_name(a: str, b: str) -> None:
    left, right = given_name(a), given_name(b)
    assert left is not None
    assert right is not None
    assert left.may_be(right)
    assert right.may_be(left)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Юлия", "Ульяна"), ("Яна", "Жанна"), ("Александр", "Александра"), ("Мария", "Марина")],
)
def test_names_that_only_look_alike(a: str, b: str) -> None:
    left, right = given_name(a), given_name(b)
    assert left is not None
    assert right is not None
    assert not left.may_be(right)


def test_a_word_in_no_table_is_no_given_name() -> None:
    assert given_name("Холодильник") is None


@pytest.mark.parametrize(
    ("form", "name"),
    [("Сашок", "Александр"), ("Сашенька", "Александра"), ("Катюня", "Екатерина"), ("Димуля", "Дмитрий"),
     ("Лёшик", "Алексей"), ("Юрочка", "Юрий"), ("Ленчик", "Елена"), ("Галчонок", "Галина"), ("Тимурка", "Тимур"),
     ("Гришаня", "Григорий")],
)  # fmt: skip
def test_tender_forms_stand_in_no_table(form: str, name: str) -> None:
    assert compare_given(parse_name(form), parse_name(name)) is Level.CLOSE
    assert compare_given(parse_name(form), parse_name("Виктор")) is Level.CONTRADICTING


def test_a_surname_with_a_tender_ending_stays_a_surname() -> None:
    assert parse_name("Романчик Анна").surname == "романчик"


@pytest.mark.parametrize(
    "names", ["Мария Марина", "Анна Анастасия", "Алина Алиса", "Дарья Дарина", "Юлия Ульяна", "Олег Ольга"]
)
def test_names_of_one_beginning_are_two(names: str) -> None:
    one, other = names.split()
    assert compare_given(parse_name(one), parse_name(other)) is Level.CONTRADICTING
