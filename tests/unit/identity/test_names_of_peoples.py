"""Names of the peoples of Siberia, the Caucasus and Central Asia, and their patronymics."""

from __future__ import annotations

import pytest

from stream_processors.identity.agreement import Level
from stream_processors.identity.naming.fathers import fathers_meant
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.naming.short_patronymics import short_patronymic_meant
from stream_processors.identity.persons import compare
from tests.stated import facts


def level(a: str, b: str) -> Level:
    there, back = compare(facts(a), facts(b)).level, compare(facts(b), facts(a)).level
    assert there is back
    return there


@pytest.mark.parametrize(
    "patronymic",
    ["Магомедович", "Казбекович", "Сосланович", "Ровшанович", "Сардорович", "Джамшедович", "Цыренович", "Очирович",
     "Доржевич", "Доржиевич", "Мусаевич", "Исаевич", "Эрчимович", "Мехмонович", "Тынчылыкович", "Нурланулы"],
)  # fmt: skip
def test_a_father_of_another_people_behind_a_russian_name(patronymic: str) -> None:
    for name in (f"Денис {patronymic}", f"Денис {patronymic} Котов", f"Котов Денис {patronymic}"):
        assert parse_name(name).patronymic.replace(" ", "") == patronymic.casefold()
    assert level(f"Денис {patronymic}", "Котов Денис") is Level.CLOSE
    assert level(f"Денис {patronymic}", "Котов Денис Петрович") is Level.CONTRADICTING


@pytest.mark.parametrize(
    "surname", ["Скребнович", "Ярмолович", "Кухарович", "Рабинович", "Войнович", "Станкевич", "Волкович", "Жукович"]
)
def test_a_surname_that_ends_so_stays_one(surname: str) -> None:
    assert parse_name(f"Денис {surname}").surname == surname.casefold()
    assert level(f"Денис {surname}", f"{surname} Денис Олегович") is Level.SAME


@pytest.mark.parametrize("surname", ["Кероглы", "Акулы", "Караоглу"])
def test_the_end_of_a_word_is_no_son(surname: str) -> None:
    assert not parse_name(f"Денис {surname}").patronymic


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ильч", "ильич"), ("илич", "ильич"), ("иьлич", "ильич"), ("ильичь", "ильич"), ("кузмич", ""),
        ("фомчи", "фомич"), ("лукч", "лукич"), ("ильнична", "ильинична"), ("никитишна", "никитична"),
        ("ильич", ""), ("лукач", ""), ("лукин", ""), ("фомин", ""), ("кирпич", ""), ("кулич", ""), ("илья", ""),
    ],
)  # fmt: skip
def test_a_slip_in_a_short_patronymic(written: str, meant: str) -> None:
    assert short_patronymic_meant(written) == meant


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Котов Анатолий Ильч", "Котов Анатолий Ильич", Level.SAME),
        ("Анатолий Ильч", "Котов Анатолий Ильич", Level.CLOSE),
        ("Котов Анатолий Ильч", "Котов Анатолий Лукич", Level.CONTRADICTING),
        ("Котова Анна Ильнична", "Котова Анна Ильинична", Level.SAME),
        ("Анатолий Лукач", "Котов Анатолий", Level.UNKNOWN),
        ("Denis Sergeevich", "Denis Bobrov", Level.CLOSE),
        ("Denis Stankievich", "Denis Bobrov", Level.CONTRADICTING),
        ("Denis Ilyich", "Бобров Денис Ильич", Level.CLOSE),
    ],
)
def test_fathers_in_few_letters(a: str, b: str, expected: Level) -> None:
    assert level(a, b) is expected


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("Ооржак Оюна", "оюна", "ооржак"),
        ("Оюна Ооржак", "оюна", "ооржак"),
        ("Oorzhak Oyuna", "oyuna", "oorzhak"),
        ("Куулар Незнай", "незнай", "куулар"),
        ("Ооржак Батор", "батор", "ооржак"),
        ("Монгуш Эрчим", "эрчим", "монгуш"),
        ("Санджиев Церен", "церен", "санджиев"),
        ("Дзагоев Хетаг", "хетаг", "дзагоев"),
        ("Сапарбеков Нурадил", "нурадил", "сапарбеков"),
        ("Sat Daniel", "daniel", "sat"),
    ],
)
def test_the_family_s_name_stands_first(name: str, given: str, surname: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname) == (given, surname)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Али Дзагоев", "Ali Dzagoev", Level.SAME),
        ("Мартин Гагиев", "Martin Gagiev", Level.SAME),
        ("Али Дзагоев", "Alla Dzagoeva", Level.CONTRADICTING),
        ("Али Дзагоев", "Alison Dzagoev", Level.CONTRADICTING),
        ("Патимат Алиева", "Фатима Алиева", Level.CLOSE),
        ("Патимат Алиева", "Рукият Алиева", Level.CONTRADICTING),
        ("Оюна Ооржак", "Аюна Ооржак", Level.CONTRADICTING),
        ("Расул Алиев", "Расулжон Алиев", Level.CLOSE),
        ("Батор Доржиев", "Баатар Доржиев", Level.CLOSE),
        ("Исмоил Каримов", "Исмаил Каримов", Level.CLOSE),
        ("Темур Каримов", "Тимур Каримов", Level.CLOSE),
        ("Олим Каримов", "Азим Каримов", Level.CONTRADICTING),
        ("Каплан Олег", "Олег Каплан", Level.SAME),
        ("Марине Саркисян", "Марина Саркисян", Level.CLOSE),
    ],
)
def test_given_names_of_peoples(a: str, b: str, expected: Level) -> None:
    assert level(a, b) is expected


def test_whose_son_is_known_of_names_in_vowels() -> None:
    assert fathers_meant("мусаевна") == {"муса"}
    assert fathers_meant("доржевич") == {"доржо"}
    assert "алексей" in fathers_meant("алексеевич")
