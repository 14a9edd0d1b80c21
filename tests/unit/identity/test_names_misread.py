"""Two spellings of one person that a letter, a digit or a keyboard keeps apart, and people whom none may join."""

from __future__ import annotations

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.naming.fathers import fathers_meant
from stream_processors.identity.naming.folding import clean
from stream_processors.identity.naming.writing import digits_apart, in_right_layout, initials_told
from stream_processors.identity.persons import compare
from stream_processors.identity.scoring import score
from stream_processors.identity.stream_likeness import SHIPPED

INITIALS_OF_TWO_LETTERS = [
    ("Shirokova Yu. A.", "Широкова Юлия Андреевна"),
    ("Chernov Ch.K.", "Чернов Чингиз Каримович"),
    ("Tsoi Ts.P.", "Цой Цветана Петровна"),
    ("Belov Ya.Sh.", "Белов Яков Шамилевич"),
    ("Khanov Kh.Zh.", "Ханов Хасан Жанович"),
    ("Egorova Ye.M.", "Егорова Елена Михайловна"),
    ("Zh. Kim", "Жанна Ким"),
    ("Sh. R. Beridze", "Шалва Рамазович Беридзе"),
    ("Iakovlev E.Iu.", "Яковлев Егор Юрьевич"),
    ("Gonchar Zh.", "Zhora Gonchar"),
]
DIGITS = [
    ("Ro5e Taylor", "Rose Taylor"),
    ("Th0mas Green", "Thomas Green"),
    ("Sus4n Hill", "Susan Hill"),
    ("Ol1ver Grant", "Oliver Grant"),
    ("Mar1a Lopez", "Maria Lopez"),
    ("Nico1e Adams", "Nicole Adams"),
    ("J0nathan Ross", "Jonathan Ross"),
    ("Je55ica Wood", "Jessica Wood"),
    ("Anna Wi1son", "Anna Wilson"),
    ("0lga Petrova", "Olga Petrova"),
    ("Pau1 Murray", "Paul Murray"),
]
SEX_OF_ONE_WORD_WRONG = [
    ("Иван Сергеевна Котов", "Ваня Котов"),
    ("Оля Петрович Лаптева", "Ольга"),
    ("Екатерна Громов", "Екатерина Громова"),
    ("Светалана Орлов", "Светлана Орлова"),
    ("Никлоай Зуева", "Николай Зуев"),
    ("Анастсия Белов", "Настя Белова"),
    ("Сергй Павлова", "Сергей Павлов"),
    ("Ольга Иванович Титова", "Оля Титова"),
    ("Павел Андреевна", "Паша"),
    ("Юлия Олегович Серова", "Серова Ю.О."),
]
FATHERS_MISSPELT = [
    ("Сергей Ивановчи Ким", "Kim Sergey Ivanovich"),
    ("Olga Nikolaevna", "Ольга Никлаевна"),
    ("Дарья Серегевна Титова", "Titova Daria Sergeevna"),
    ("Юлия Ильиичнна", "Юлия Ильинична"),
    ("Пётр Яковлвеич", "Petr Yakovlevich Орлов"),
    ("Mikhail Gennadievich", "Михаил Генадьевич"),
    ("Эльвира Рамильевн", "Elvira Ramilevna"),
    ("Зоя Павловнв", "Зоя Палвовна"),
    ("Lev Lvovich", "Лев Львовчи"),
    ("Мария Дмитревна", "Maria Dmitrievna"),
]
LAYOUTS = [
    ("Bdfyjd B.G.", "Иванов Игорь Петрович"),
    ("Gtnhjczy Afhbl", "Петросян Фарид"),
    ("Vbhpjzy Fhv", "Мирзоян Арм"),
    ("Cblljhjd K.V/", "Сидоров Л.М."),
    ("Gfdkjd U/ F/", "Павлов Григорий Андреевич"),
    ("Rhfdxer Hjvfy", "Кравчук Роман"),
    (".hbq Rbv", "Юрий Ким"),
    ("'kmdbhf", "Эльвира"),
    ("Cdtnkyf", "Светлана"),
    ("Vfhbz Bdfyjdyf", "Мария Ивановна"),
]
VARIANTS = [
    ("Serguei Orlov", "Сергей Орлов"),
    ("Loudmila", "Людмила"),
    ("Guennadi Ivanov", "Геннадий Иванов"),
    ("Natacha", "Наталья"),
    ("Youri Popov", "Юрий Попов"),
    ("Rouslan", "Руслан"),
    ("Evgueni", "Женя"),
    ("Timour", "Тимур"),
    ("Isaac West", "Isaak West"),
    ("A-M Bell", "Anna-Maria Bell"),
    ("J.-P. Roux", "Jean-Paul Roux"),
    ("Ж-К Жданов", "Жан-Клод Жданов"),
]
TWO_PEOPLE = [
    ("Ivanov Zh.P.", "Иванов Илья Петрович"),
    ("Kim Ya.", "Ким Олег"),
    ("Лазарев Иван Мтвеевич", "Лазарев Иван Максимович"),
    ("Orlov Aleksandr Ivanovich", "Орлов Александр Петрвич"),
    ("Виктор Белов", "Виктория Белова"),
    ("Валентин Орлов", "Валентина Орлова"),
    ("J-L Martin", "Anna Martin"),
    ("Эльза Ким", "Этери Ким"),
    ("Мунир Алиев", "Мунира Алиева"),
    ("Кира Лис", "Цира Лис"),
]


def facts(name: str) -> PersonFacts:
    return PersonFacts(clean(name))


@pytest.mark.parametrize(
    ("a", "b"),
    [*INITIALS_OF_TWO_LETTERS, *DIGITS, *SEX_OF_ONE_WORD_WRONG, *FATHERS_MISSPELT, *LAYOUTS, *VARIANTS],
)
def test_one_person_on_one_number(a: str, b: str) -> None:
    assert compare(facts(a), facts(b)).positive
    assert compare(facts(b), facts(a)).positive


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_two_people_on_one_number(a: str, b: str) -> None:
    assert compare(facts(a), facts(b)).level is Level.CONTRADICTING


@pytest.mark.parametrize("login", ["mike4ever", "dj5", "b2b", "kisa_1999", "anna2", "h20", "22"])
def test_numbers_in_a_login_are_no_letters(login: str) -> None:
    assert digits_apart(login) == login


@pytest.mark.parametrize("name", ["ch", "st. john", "morris jr.", "li ya", "anna-maria", "smith-jones a.", "ph. d."])
def test_what_is_no_initial_of_two_letters_stays(name: str) -> None:
    assert initials_told(name) == name


@pytest.mark.parametrize("name", ["lynch flynn", "smyth", "wynn", "glynn byrd", "u.s. grant", "r.l. stine", "a/b"])
def test_names_without_vowels_are_in_their_layout(name: str) -> None:
    assert in_right_layout(name) == name


def test_a_slip_that_may_be_of_two_fathers_is_of_either() -> None:
    assert fathers_meant("мтвеевич") == fathers_meant("матвевич") == fathers_meant("matveevich") == {"матвей"}
    assert {"рамиль", "камиль"} <= fathers_meant("амильевич")
    assert fathers_meant("кузьмич") >= {"кузьма"}
    assert not fathers_meant("рабинович")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Alice", "Ahmed"), ("Ahhmed", "Alice")),
        (("Jasmine", "Lee"), ("Lee", "Ja5mine")),
        (("Olga", "Ivan"), ("Ivan", "Olga")),
        (("Maria", "James"), ("Jmaes", "Maria")),
    ],
)
def test_a_surname_in_the_wrong_box_says_nothing_of_the_sex(a: tuple[str, str], b: tuple[str, str]) -> None:
    born = "1970-06-22"
    one, other = (
        read_line({"id": 1, "person": {"given_name": x, "family_name": y, "birth_date": born}}, "US").traits()
        for x, y in (a, b)
    )
    bits, evidence = score(one, other, SHIPPED)
    assert bits > 0
    assert all(worth >= 0 for _, worth in evidence)
