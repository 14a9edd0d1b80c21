"""Do two statements speak of one person? Levels with their reasons."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import Level
from stream_processors.identity.dates import compare_dates
from stream_processors.identity.persons import compare, says_who
from tests.stated import facts

SAME, CLOSE, UNKNOWN, CONTRADICTING = Level.SAME, Level.CLOSE, Level.UNKNOWN, Level.CONTRADICTING


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Анна Петрова", "Anna Petrova", SAME),
        ("Анна Петрова", "Петрова Анна Ивановна", SAME),
        ("Michaela Neumann", "Neumann Michaela", SAME),
        ("Наталия Орлова", "Наталья Орлова", SAME),
        ("Саша Петров", "Александр Петров", CLOSE),
        ("Bob Smith", "Robert Smith", CLOSE),
        ("Анна", "Анна Петрова", CLOSE),
        ("Дмитрий Козлов", "Дима", CLOSE),
        ("А. Петрова", "Анна Петрова", CLOSE),
        ("А. Петров", "Саша Петров", CLOSE),
        ("A. Petrov", "Александр Петров", CLOSE),
        ("Мадина Алиева", "Мадына Алиева", SAME),
        ("Екатерина Смирнова", "Екатрина Смирнова", CLOSE),
        ("Алекс Ким", "Александр Ким", CLOSE),
        ("Анна Водкина", "Анна Петрова-Водкина", CLOSE),
        ("Bob J Smith", "Jim Bob Smith", CLOSE),
        ("Sarah Thompson", "Zara Thompson", CLOSE),
        ("Анна Иванова-Петрова", "Анна Петрова-Иванова", CLOSE),
        ("Анна И. Петрова", "Анна Ивановна Петрова", SAME),
        ("Анна Ивановна Петрова", "Анна Ивоновна Петрова", SAME),
        ("Анна Петрова", "Анна Сидорова", UNKNOWN),  # married, or two of them: nothing says
        ("Петров", "Петров", UNKNOWN),  # father and son
        ("А.", "Анна Петрова", UNKNOWN),
        ("", "Анна Петрова", UNKNOWN),
        ("Анна Петрова", "Иван Петров", CONTRADICTING),
        ("Мария Иванова", "Марина Иванова", CONTRADICTING),
        ("Александр Петров", "Александра Петрова", CONTRADICTING),
        ("Саша Петрова", "Александр Петров", CONTRADICTING),
        ("А. Петров", "А. Петрова", CONTRADICTING),
        ("И. Ильин", "И. Ильина", CONTRADICTING),
        ("Ж. Петрова", "Ирина Петрова", CONTRADICTING),
        ("Анна Ивановна Петрова", "Анна Сергеевна Петрова", CONTRADICTING),
        ("Анна И. Петрова", "Анна Сергеевна Петрова", CONTRADICTING),
        ("John Smith Jr", "John Smith Sr", CONTRADICTING),
        ("Петров", "Анна Петрова", CONTRADICTING),
    ],
)
def test_two_names_agree_or_contradict_in_either_order(a: str, b: str, level: Level) -> None:
    assert compare(facts(a), facts(b)).level is level
    assert compare(facts(b), facts(a)) == compare(facts(a), facts(b))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("1990-05-12", "1990-05-12", SAME),
        ("1990-05-12", "1990-12-05", CLOSE),
        ("1990-05-12", "1990-05-13", CLOSE),
        ("1990-05-12", "1980-05-12", CLOSE),
        ("1990-05-12", "1990-05-21", CLOSE),
        ("1990-05-12", "1991-06-12", CONTRADICTING),
        ("1990-05-12", "1965-01-07", CONTRADICTING),
        ("1990-05-12", "1900-01-01", UNKNOWN),
        ("1970-01-01", "1970-01-01", UNKNOWN),
        ("1990-05-12", None, UNKNOWN),
    ],
)
def test_two_birth_dates_agree_or_contradict_in_either_order(a: str | None, b: str | None, level: Level) -> None:
    left, right = (date.fromisoformat(text) if text else None for text in (a, b))
    assert compare_dates(left, right) is level
    assert compare_dates(right, left) is level


def test_clearly_different_birth_dates_contradict_the_same_name() -> None:
    agreement = compare(facts("Анна Петрова", "1990-05-12"), facts("Анна Петрова", "1965-01-07"))
    assert agreement == (CONTRADICTING, "different birth dates")


def test_a_married_name_with_the_same_birth_date_is_one_person() -> None:
    assert compare(facts("Анна Петрова", "1990-05-12"), facts("Анна Сидорова", "1990-05-12")).positive


def test_surname_and_birth_date_without_a_given_name() -> None:
    assert compare(facts("Петрова", "1990-05-12"), facts("Анна Петрова", "1990-05-12")).level is CLOSE


def test_a_clerks_slip_of_sex_does_not_part_one_full_name() -> None:
    assert compare(facts("Анна Петрова", sex="f"), facts("Анна Петрова", sex="m")).level is SAME


def test_one_short_name_with_two_sexes_is_two_people() -> None:
    assert compare(facts("Саша", sex="f"), facts("Саня", sex="m")).level is CONTRADICTING


def test_a_different_patronymic_is_forgiven_where_the_birth_date_agrees() -> None:
    a, b = facts("Анна Ивановна Петрова", "1990-05-12"), facts("Анна Сергеевна Петрова", "1990-05-12")
    assert compare(a, b).positive


def test_parts_that_a_file_names_are_believed() -> None:
    parts = PersonFacts(extra=(("family_name", "Абрамович"), ("given_name", "Роман"), ("patronymic", "Аркадьевич")))
    assert compare(parts, facts("Абрамович Роман Аркадьевич")).level is SAME


def test_reasons_show_no_personal_data() -> None:
    assert "анна" not in compare(facts("Анна Петрова"), facts("Иван Петров")).reason


def test_only_some_facts_can_agree_or_contradict() -> None:
    assert says_who(facts("Анна"))
    assert says_who(facts(born="1990-05-12"))
    assert not says_who(facts("12 — 7"))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Daniela Krylova", "Данияла Крылова", CLOSE),
        ("Mashulya Krylova", "Мария Крылова", CLOSE),  # by its ending, in either alphabet
        ("Крылова В.И.", "Верунька Крылова", CLOSE),
        ("Отльга Крылова", "Олюшка Крылова", CLOSE),  # a slip in the one, a tender form in the other
        ("Sevtlana Krylova", "Свтлана Крылова", CLOSE),  # two slips, in two alphabets
        ("Иан Крылов", "Иван Крылов", CLOSE),  # sounds like Ян, is written like neither
        ("Ян Крылов", "Иван Крылов", CONTRADICTING),
        ("Карен Бабаян", "Карине Бабаян", CONTRADICTING),
        ("Karen Babayan", "Карен Бабаян", SAME),
        ("Anna Krylova", "Анна Крылоыа", CLOSE),  # a slip in the feminine ending
        ("Гуревич", "Гуревич Белла", UNKNOWN),  # a surname that looks like none
        ("Борис Гуревич", "Гуревич Борис Наумович", SAME),
        ("Нигина", "Нигина Расулова", CLOSE),  # a given name that looks like a surname
    ],
)
def test_a_word_is_read_in_the_light_of_the_other_name(a: str, b: str, level: Level) -> None:
    assert compare(facts(a), facts(b)).level is level
    assert compare(facts(b), facts(a)) == compare(facts(a), facts(b))


def test_a_woman_keeps_her_fathers_name_when_she_marries() -> None:
    """Namesakes by given name and father's are rare enough on one phone; of men they are not taken for one."""
    assert compare(facts("Крылова Инна Петровна"), facts("Серова Инна Петровна")).level is CLOSE
    assert compare(facts("Крылов Петр Петрович"), facts("Серов Петр Петрович")).level is CONTRADICTING
    assert compare(facts("Крылова И. П."), facts("Серова И. П.")).level is UNKNOWN


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Расулова", "Нигина"),
        ("Гуревич", "Белла"),
        ("Крылова", "Вероиника"),
        ("Коваль", "Снеажна"),
        ("Krylova", "Veroinika"),
    ],
)
def test_boxes_that_were_swapped(given: str, family: str) -> None:
    boxes = PersonFacts(extra=(("given_name", given.casefold()), ("family_name", family.casefold())))
    assert compare(boxes, facts(f"{family} {given}")).level is SAME
    assert compare(boxes, facts(family)).positive
