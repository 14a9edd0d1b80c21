"""Names as clerks, tills and scanners spoil them: what is mended before it is read, and what is no name at all."""

from __future__ import annotations

import pytest

from stream_processors.identity.agreement import Level
from stream_processors.identity.naming.given_names import given_name, slips_of
from stream_processors.identity.naming.names import Name, parse_name
from stream_processors.identity.naming.remarks import says_nobody
from stream_processors.identity.naming.writing import in_right_layout, mended
from stream_processors.identity.persons import compare, says_who
from tests.stated import facts


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ив0нов", "ивонов"),
        ("0льга", "ольга"),
        ("петр0ва 3инаида", "петрова зинаида"),
        ("cергей пeтрoв", "сергей петров"),
        ("анна 2", "анна 2"),
        ("иванов2", "иванов2"),
        ("anna петрова", "anna петрова"),
        ("john smith 3rd", "john smith 3rd"),
    ],
)
def test_a_letter_of_the_wrong_alphabet_is_read_as_the_one_that_was_meant(written: str, meant: str) -> None:
    """Scanned forms have digits for letters, keyboards left in English have Latin letters that look alike."""
    assert mended(written) == meant


@pytest.mark.parametrize("filler", ["Тест Тестов", "test", "Клиент", "физ. лицо", "Имя Фамилия", "ааа", "Мама", "Фыва",
                                    "Не указано", "б/н", "Частное лицо",
                                    "Walk In Customer", "Walk-in", "Walk in", "no name", "Cash Sale",
                                    "Unknown Buyer", "Retail Customer",
                                    "Розничный покупатель", "Физлицо", "Клиент магазина", "Покупатель с улицы",
                                    "Mom"])  # fmt: skip
def test_fillers_tell_of_nobody(filler: str) -> None:
    """«Тест» beside «Анна» on one phone would else make the phone a shared one, and take Анна's purchases away."""
    assert parse_name(filler) == Name()
    assert not says_who(facts(filler))


@pytest.mark.parametrize(
    "name", ["Тест Иванов", "John Guest", "Мама Оли", "Анна", "Johnny Cash", "Cash", "Sale", "Private"]
)
def test_one_word_that_is_no_filler_makes_it_a_name(name: str) -> None:
    assert says_who(facts(name))


def test_nothing_but_fillers() -> None:
    assert says_nobody(["тест", "тестов"])
    assert not says_nobody(["тест", "иванов"])


@pytest.mark.parametrize(("written", "given", "patronymic"), [("Иванов АП", "а", "п"), ("Orlov TG", "t", "g")])
def test_two_letters_beside_a_surname_are_initials(written: str, given: str, patronymic: str) -> None:
    """Tills leave the dots out."""
    assert parse_name(written)[0::2][:2] == (given, patronymic)


@pytest.mark.parametrize(("written", "given"), [("Ян Петров", "ян"), ("Ли Анна", "анна"), ("Эд Орлов", "эд")])
def test_two_letters_that_are_a_name_stay_one(written: str, given: str) -> None:
    assert parse_name(written).given == given


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("Волков Консатнтин Валентинович", "консатнтин"),
        ("Ким Пваел Николаевич", "пваел"),
        ("Хрущёва Влентина Андреевна", "влентина"),
        ("Иоина Черных", "иоина"),
        ("Седых Марья", "марья"),
    ],
)
def test_a_mistyped_given_name_is_still_the_given_name(written: str, given: str) -> None:
    """It stands before the patronymic, or is the one word that a slip makes of a known name."""
    assert parse_name(written).given == given


@pytest.mark.parametrize(
    ("word", "name"), [("влентина", "валентина"), ("гля", "гузель"), ("таян", "татьяна"), ("фдя", "фёдор")]
)
def test_a_slip_in_any_form_of_a_name_leads_to_it(word: str, name: str) -> None:
    assert name in slips_of(word)


@pytest.mark.parametrize("word", ["валентина", "moksim", "ян", "холодильник", ""])
def test_a_known_name_is_no_slip_of_another(word: str) -> None:
    """«Мария» and «Марина» are one letter apart and two people; Latin words are compared as they sound."""
    assert slips_of(word) == frozenset()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Марпя Рудько", "Марля Рудько"),
        ("Гузель", "Гля"),
        ("Костя Волков", "Волков Консатнтин Валентинович"),
        ("Сааш Фёдорова", "Фёдорова Александра Дмитриевна"),
        ("Мага", "Гаджиев Магомед Ашотович"),
        ("Gulya", "Гульнара"),
        ("Ганина Ким", "Ким Галина"),
        ("ПетроваАнна", "Петрова Анна"),
        ("Orlov TG", "Орлов Тимур Григорьевич"),
    ],
)
def test_one_person_badly_typed(a: str, b: str) -> None:
    """Each of these made a phone of one person a shared one, and all nameless records on it nobody's."""
    assert compare(facts(a), facts(b)).positive
    assert compare(facts(b), facts(a)) == compare(facts(a), facts(b))


@pytest.mark.parametrize(("a", "b"), [("Ольга", "Олег"), ("Гля", "Пётр"), ("ПетроваАнна", "Петров Иван")])
def test_two_people_badly_typed(a: str, b: str) -> None:
    assert compare(facts(a), facts(b)).level is Level.CONTRADICTING


def test_a_wrongly_picked_day_or_month_does_not_part_one_name() -> None:
    """28.02.1988 and 01.02.1988: one name, one year, one month; a father and a son are decades apart."""
    assert compare(facts("Игорь Шевчук", "1988-02-28"), facts("Игорь Шевчук", "1988-02-01")).level is Level.SAME
    assert compare(facts("Игорь Шевчук", "1988-02-28"), facts("Шевчук", "1988-02-01")).level is Level.UNKNOWN


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Андреев С.М.", "Андреев Сергей Михайлович"),
        ("Andreev Konstantin", "Константин Андреев"),
        ("Kim Katja", "Ким Екатерина Валентиновна"),
        ("Егорова сКения Петровна", "Егорова К. П."),
    ],
)
def test_a_surname_that_sounds_like_a_given_name_stays_a_surname(a: str, b: str) -> None:
    """Андреев sounds like Andrew, Kim is Kimberly: what it is shows beside the other's words."""
    assert compare(facts(a.casefold()), facts(b.casefold())).positive
    assert given_name("andrew") is not None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Fyyf Gtnhjdf", "анна петрова"), (".hbq", "юрий"), ("Cthutq", "сергей"), ("Фттф Ыьшер", "anna smith")],
)
def test_a_keyboard_left_in_the_other_language(typed: str, meant: str) -> None:
    assert parse_name(typed) == parse_name(meant)
    assert compare(facts(typed), facts(meant)).positive


@pytest.mark.parametrize("name", ["John Smith", "Petrova, Anna", "Мария Крылова", "Bela Rkov"])
def test_a_name_of_either_language_is_left_as_it_is(name: str) -> None:
    assert in_right_layout(name.casefold()) == name.casefold()


@pytest.mark.parametrize(
    "noted", ["Вера VIP", "Вера (постоянный)", "Вера, подъезд 2", "Г-жа Вера", "вера самовывоз", "Вера домофон 12"]
)
def test_notes_of_clerks_are_no_surname(noted: str) -> None:
    """«Вера VIP» beside «Вера Крылова» on a family's phone would be two people of different surnames."""
    assert parse_name(noted) == parse_name("Вера")


@pytest.mark.parametrize(
    ("noted", "name"),
    [("John (call first)", "John"), ("Robert (Bob) Smith", "Robert Bob Smith"), ("Anna (Schulz)", "Anna Schulz"),
     ("Анна (Петрова)", "Анна Петрова"), ("Любовь Ким", "Ким Любовь"), ("Smith, John (work)", "Smith, John")],
)  # fmt: skip
def test_what_is_a_name_in_brackets_stays(noted: str, name: str) -> None:
    assert parse_name(noted) == parse_name(name)


def test_a_name_of_nothing_but_notes_stays() -> None:
    assert parse_name("Новая").surname == "новая"


@pytest.mark.parametrize("two", ["АН", "ОЛ"])
def test_two_letters_that_only_sound_like_a_name_are_initials(two: str) -> None:
    """«АН» sounds like Ann, and is Анна Николаевна."""
    assert parse_name(f"Крылова {two}")[:3] == (two[0].casefold(), (), two[1].casefold())
