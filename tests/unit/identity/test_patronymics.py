"""The father in a name, as Russians and their neighbours say it."""

from __future__ import annotations

import pytest

from stream_processors.identity.agreement import Level
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.naming.patronymics import father_as_written, find_patronymic, patronymic_key
from stream_processors.identity.naming.sexes import sex_of_name
from stream_processors.identity.persons import compare
from tests.stated import facts


@pytest.mark.parametrize(
    ("name", "given", "patronymic", "surname", "sex"),
    [
        ("Мусаева Нармин Тофик кызы", "нармин", "тофик кызы", "мусаева", "f"),
        ("Нармин Тофик кызы", "нармин", "тофик кызы", "", "f"),
        ("Эгамов Ойбек Собир угли", "ойбек", "собир угли", "эгамов", "m"),
        ("Musayev Tural Tofiq oglu", "tural", "tofiq oglu", "musayev", "m"),
        ("Крылова Анна Иванлвна", "анна", "иванлвна", "крылова", "f"),
        ("Зинаида Гуревич", "зинаида", "", "гуревич", "f"),
        ("Борис Наумович", "борис", "наумович", "", "m"),
        ("Павел Илиьч Емельянов", "павел", "илиьч", "емельянов", "m"),
        ("Саркисян Мурад Фуадовч", "мурад", "фуадовч", "саркисян", "m"),
        ("Крылова Анна Сергеевн", "анна", "сергеевн", "крылова", "f"),
        ("Крылов Пётр Ивановчи", "пётр", "ивановчи", "крылов", "m"),
        ("Крылова Ирина Иванвона", "ирина", "иванвона", "крылова", "f"),
        ("Крылов Олег Никитчи", "олег", "никитчи", "крылов", "m"),
        ("Muravev Matvej Ilich", "matvej", "ilich", "muravev", "m"),
        ("Muravev Oleg Kuzmich", "oleg", "kuzmich", "muravev", "m"),
        ("Анна Мария Боровик", "анна", "", "боровик", "f"),
    ],
)
def test_the_parts_of_a_name(name: str, given: str, patronymic: str, surname: str, sex: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.patronymic, parsed.surname) == (given, patronymic, surname)
    assert sex_of_name(parsed) == sex


def test_a_son_of_is_the_same_father() -> None:
    assert patronymic_key("собир угли") == patronymic_key("собирович") == "sobir"
    assert father_as_written("тофик кызы") == "тофик"


def test_a_particle_alone_is_a_word_like_others() -> None:
    assert find_patronymic(["улы"]) == ""


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Нармин Мусаева", "Мусаева Нармин Тофик кызы", Level.SAME),
        ("Эгамов Ойбек Собирович", "Эгамов Ойбек Собир угли", Level.SAME),
        ("Эгамов О.С.", "Эгамов Ойбек Собир угли", Level.CLOSE),
        ("Мусаев Тофик Рагим оглы", "Мусаева Нармин Тофик кызы", Level.CONTRADICTING),
        ("Эгамов Ойбек Собир угли", "Эгамов Ойбек Тимур угли", Level.CONTRADICTING),
        ("Крылова Инна Михайолвна", "Крылова Инна Михайловна", Level.SAME),
        ("Крылова Инна Оеговна", "Крылова Инна Олеговна", Level.SAME),
        ("Крылова Инна Михайловна", "Крылова Инна Петровна", Level.CONTRADICTING),
        ("Крылова Инна Егоровна", "Крылова Инна Игоревна", Level.CONTRADICTING),
        ("Крылов Павел Илиьч", "Крылов Илья", Level.CONTRADICTING),
        ("Крылов Павел Илиьч", "Крылов Павел Ильич", Level.SAME),
        ("Саркисян Мурад Фуадовч", "Фуад Саркисян", Level.CONTRADICTING),
        ("Muravev Matvej Ilich", "Илья", Level.CONTRADICTING),
        ("Muravev Matvej Ilich", "Муравьёв Матвей Ильич", Level.SAME),
    ],
)
def test_fathers_agree_or_part(a: str, b: str, level: Level) -> None:
    assert compare(facts(a), facts(b)).level is level
    assert compare(facts(b), facts(a)).level is level


@pytest.mark.parametrize(
    ("name", "given", "patronymic", "surname"),
    [
        ("Максим Станкевич", "максим", "", "станкевич"),
        ("Станкевич Максим", "максим", "", "станкевич"),
        ("Максим Олегович Станкевич", "максим", "олегович", "станкевич"),
        ("Ольга Войнович", "ольга", "", "войнович"),
        ("Адам Мицкевич", "адам", "", "мицкевич"),
        ("А. Мицкевич", "а", "", "мицкевич"),
        ("Михаил Гуревич", "михаил", "", "гуревич"),
        ("Иван Скребнович", "иван", "", "скребнович"),
        ("Анна Ивановна Петрович", "анна", "ивановна", "петрович"),
        ("Анна Петрович", "анна", "", "петрович"),
        ("Иван Петрович", "иван", "петрович", ""),
        ("Иван Мтвеевич", "иван", "мтвеевич", ""),
        ("Ойбек Собирович", "ойбек", "собирович", ""),  # a father of whom no table tells
    ],
)
def test_a_surname_that_ends_as_patronymics_do(name: str, given: str, patronymic: str, surname: str) -> None:
    parsed = parse_name(name.casefold())
    assert (parsed.given, parsed.patronymic, parsed.surname) == (given, patronymic, surname)


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Максим Станкевич", "Максим Петров", Level.CONTRADICTING),
        ("Максим Станкевич", "Максим Станкевич", Level.SAME),
        ("Максим Станкевич", "Станкевич М.О.", Level.CLOSE),
        ("Адам Мицкевич", "А. Мицкевич", Level.CLOSE),
        ("Иван Скребнович", "Котов Иван Скребнович", Level.CLOSE),
        ("Анна Петрович", "Анна Петрова", Level.CLOSE),
        ("Иван Богданович", "Богданович Иван", Level.SAME),
    ],
)
def test_such_surnames_agree_or_part(a: str, b: str, level: Level) -> None:
    one, other = facts(a.casefold()), facts(b.casefold())
    assert compare(one, other).level is compare(other, one).level is level
