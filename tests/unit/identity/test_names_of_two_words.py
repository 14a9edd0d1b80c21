"""Given names that are made of two words, and English ones in Cyrillic letters."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.naming.folding import clean
from stream_processors.identity.naming.given_names import is_written
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.naming.table_of_english_names_in_cyrillic import LATIN_OF
from stream_processors.identity.persons import compare


def level(a: str, b: str) -> Level:
    one, other = (PersonFacts(clean(name)) for name in (a, b))
    assert compare(one, other) == compare(other, one)
    return compare(one, other).level


TWO_COMPOUNDS = [
    ("Магомедали", "Магомедрасул"),
    ("Магомедали", "Магомедамин"),
    ("Мухаммадали", "Мухаммадюсуф"),
    ("Нурмагомед", "Магомед"),
    ("Шамсиддин", "Нуриддин"),
    ("Фахриддин", "Бадриддин"),
    ("Садриддин", "Бадриддин"),
    ("Камолиддин", "Жалолиддин"),
    ("Салахуддин", "Шамсуддин"),
    ("Абдулазиз", "Абдулатиф"),
    ("Абдумалик", "Абдумажид"),
    ("Абдулхалик", "Абдулхаким"),
    ("Abdulaziz", "Abdullatif"),
    ("Абдул Рахман", "Абдул Азиз"),
    ("Абдул-Рахман", "Абдул-Азиз"),
    ("Сайдулла", "Хайрулла"),
    ("Исламбек", "Асланбек"),
    ("Саидамир", "Саидакбар"),
    ("Магомед Али", "Магомед Расул"),
]
ONE_COMPOUND = [
    ("Абдул Рахман", "Абдурахман"),
    ("Абдул-Рахман", "Абдурахман"),
    ("Абдулазиз", "Абдул Азиз"),
    ("Абдуллатиф", "Абдулатиф"),
    ("Abdurrahman", "Абдурахман"),
    ("Магомедали", "Магомед Али"),
    ("Мухаммадюсуф", "Мухаммадюсуп"),
    ("Мухаммадали", "Muhammadali"),
    ("Нурмагомед", "Нурмухаммед"),
    ("Нуриддин", "Нуритдин"),
    ("Шамсиддин", "Shamsiddin"),
    ("Хабибулла", "Хабибулло"),
    ("Азизжон", "Азиз"),
    ("Гаджимурад", "Хаджимурат"),
    ("Нурлан", "Нурлн"),  # a known name with a slip
]


@pytest.mark.parametrize("surname", ["", " Алиев"])
@pytest.mark.parametrize(("a", "b"), TWO_COMPOUNDS)
def test_two_names_with_a_word_in_common(a: str, b: str, surname: str) -> None:
    assert level(a + surname, b + surname) is Level.CONTRADICTING


@pytest.mark.parametrize("surname", ["", " Алиев"])
@pytest.mark.parametrize(("a", "b"), ONE_COMPOUND)
def test_one_name_of_two_words(a: str, b: str, surname: str) -> None:
    assert level(a + surname, b + surname) >= Level.CLOSE


@pytest.mark.parametrize("word", ["Шамсиддин", "Магомедамин", "Салахуддин", "Nuriddin"])
def test_a_name_that_ends_as_surnames_do(word: str) -> None:
    assert parse_name(word).given == word.casefold()


@pytest.mark.parametrize("word", ["Мухин", "Мамин", "Нурмухамедов", "Давыдин"])
def test_a_surname_that_begins_as_such_names_do(word: str) -> None:
    assert parse_name(word).surname == word.casefold()


@pytest.mark.parametrize(
    ("a", "b"),
    [("Дональд Смит", "Рональд Смит"), ("Джейн", "Джин"), ("Kelly Smith", "Kerry Smith"), ("Tyler", "Taylor"),
     ("Рамиз Алиев", "Рамин Алиев"), ("José Pérez", "Josefa Pérez"), ("Джейн Смит", "Jean Smith"),
     ("Джеральд", "Джерард"), ("Келли", "Kerry")],
)  # fmt: skip
def test_two_foreign_names_in_any_letters(a: str, b: str) -> None:
    assert level(a, b) is Level.CONTRADICTING


@pytest.mark.parametrize(
    ("a", "b"),
    [("Jane Smith", "Джейн Смит"), ("John", "Джон"), ("George Smith", "Джордж Смит"), ("Билл", "William"),
     ("Кевин Смит", "Смит Кевин"), ("Джонн", "Джон"), ("Элизабет", "Lizzie"), ("Шон", "Shaun")],
)  # fmt: skip
def test_one_foreign_name_in_two_alphabets(a: str, b: str) -> None:
    assert level(a, b) >= Level.CLOSE


def test_no_russian_name_is_read_as_an_english_one() -> None:
    assert not list(filter(is_written, LATIN_OF))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Аляксандр", "Александр"), ("Мікалай", "Николай"), ("Уладзімір", "Владимир"), ("Кацярына", "Екатерина"),
     ("Таццяна Гуль", "Татьяна Гуль"), ("Сяргей", "Sergey"), ("Яўген", "Евгений"), ("Олександр", "Александр"),
     ("Микола", "Николай"), ("Володимир", "Владимир"), ("Костянтин", "Константин"), ("Ованес", "Оганес"),
     ("Оганес Саркисян", "Hovhannes Sarkisyan"), ("Hakob", "Акоп"), ("Əli", "Али"), ("Ələkbər", "Алекпер"),
     ("Oğuz", "Огуз"), ("İlham", "Ильхам"), ("Həsən", "Гасан"), ("Нармина", "Nərmin")],
)  # fmt: skip
def test_one_name_as_neighbours_write_it(a: str, b: str) -> None:
    assert level(a, b) >= Level.CLOSE


@pytest.mark.parametrize(
    ("a", "b"),
    [("Мікалай", "Міхаіл"), ("Валянцін", "Валянціна"), ("Əli", "Vəli"), ("Салам", "Салим"), ("Ваган", "Ваграм"),
     ("Джамиль", "Джамиля"), ("Яўген", "Яўгенія")],
)  # fmt: skip
def test_two_names_as_neighbours_write_them(a: str, b: str) -> None:
    assert level(a, b) is Level.CONTRADICTING
