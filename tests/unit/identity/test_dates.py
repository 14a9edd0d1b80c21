"""Birth dates: read as files write them, compared as clerks mistype them."""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.identity.agreement import Level
from stream_processors.identity.comparison import Likeness, birth_likeness
from stream_processors.identity.dates import compare_dates, digits_of_birth, placeholder, read_date


@pytest.mark.parametrize(
    "text",
    ["1990-05-12", "19900512", "1990-5-12", "12.05.1990", "12.5.90", "5/12/1990", "5/12/90", "1990-05-12T00:00:00Z",
     "12 May 1990", "May 12, 1990", "12th May 1990", "12-May-90", "12 мая 1990 г.", " 1990.05.12 "],
)  # fmt: skip
def test_a_date_is_read_in_each_usual_form(text: str) -> None:
    assert read_date(text) == date(1990, 5, 12)


def test_a_month_beyond_twelve_is_the_day() -> None:
    assert read_date("20/8/1991") == read_date("8/20/1991") == date(1991, 8, 20)
    assert read_date("1991-20-08") is None  # behind the year that is a slip, as 16 for 12 is
    assert birth_likeness(digits_of_birth("1962-16-01"), digits_of_birth("1962-12-01")) is Likeness.CLOSE
    assert birth_likeness(digits_of_birth("1991-20-08"), digits_of_birth("1991-08-20")) is Likeness.CLOSE


def test_two_digits_of_a_year() -> None:
    assert [read_date(f"1.2.{year}") for year in ("29", "30")] == [date(2029, 2, 1), date(1930, 2, 1)]


@pytest.mark.parametrize("text", ["", "soon", "May 1990", "12 foo 1990", "1990-13-45", "30.02.1990", "0.0.0000"])
def test_what_is_no_date_is_read_as_none(text: str) -> None:
    assert read_date(text) is None


BORN = date(1990, 5, 12)


@pytest.mark.parametrize(
    ("other", "level"),
    [
        (BORN, Level.SAME),
        (date(1990, 12, 5), Level.CLOSE),  # day and month swapped
        (date(1990, 5, 13), Level.CLOSE),  # a digit, and a day in another time zone
        (date(1990, 5, 21), Level.CLOSE),  # two neighbouring digits swapped
        (date(1980, 5, 12), Level.CLOSE),
        (date(1991, 6, 12), Level.CONTRADICTING),
        (date(1965, 1, 7), Level.CONTRADICTING),
        (date(1970, 1, 1), Level.UNKNOWN),  # a form's placeholder
        (None, Level.UNKNOWN),
    ],
)
def test_a_typing_slip_is_close_and_another_date_contradicts(other: date | None, level: Level) -> None:
    assert compare_dates(BORN, other) is compare_dates(other, BORN) is level


def test_the_last_day_of_a_month_and_the_first_of_the_next_are_a_day_apart() -> None:
    assert compare_dates(date(1990, 12, 31), date(1991, 1, 1)) is Level.CLOSE


def test_digits_are_compared_where_they_make_no_date() -> None:
    assert birth_likeness("19900512", "19901205") is Likeness.CLOSE
    assert birth_likeness("19900512", "19910513") is Likeness.VAGUE
    assert birth_likeness("19900512", "19650107") is Likeness.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("19550122", "19840122", Likeness.CONTRADICTS),
        ("19610122", "19840122", Likeness.CONTRADICTS),
        ("19550122", "19640122", Likeness.VAGUE),  # nine years: two slips
        ("19550122", "19850122", Likeness.CLOSE),  # one slip
        ("19550122", "19840123", Likeness.CONTRADICTS),
    ],
)
def test_parent_and_child_may_have_one_birthday(one: str, other: str, likeness: Likeness) -> None:
    assert birth_likeness(one, other) is birth_likeness(other, one) is likeness


@pytest.mark.parametrize(
    "empty",
    ["0001-01-01", "9999-12-31", "1899-12-30", "1753-01-01", "2099-01-01", "2079-06-06", "1900-01-00", "0000-00-00",
     "00.00.0000", "0.0.0000", "00.01.1900", "00.00.1990", "1899-12-30T00:00:00"],
)  # fmt: skip
def test_what_no_client_can_be_born_on_says_nothing(empty: str) -> None:
    assert digits_of_birth(empty) == ""
    born = read_date(empty)
    assert compare_dates(born, BORN) is compare_dates(BORN, born) is compare_dates(born, born) is Level.UNKNOWN


@pytest.mark.parametrize(
    ("written", "digits"), [("1990-05-12", "19900512"), ("19900012", "19900012"), ("1900-01-02", "19000102")]
)
def test_a_date_with_a_slip_is_still_compared(written: str, digits: str) -> None:
    assert digits_of_birth(written) == digits


def test_the_first_of_january_1900_is_a_placeholder() -> None:
    assert placeholder(date(1900, 1, 1))
    assert not placeholder(BORN)


@pytest.mark.parametrize("year", [1901, 1910, 1950, 1990, 2010])
def test_the_first_of_january_of_a_round_year_says_nothing(year: int) -> None:
    form_s = date(year, 1, 1)
    assert placeholder(form_s)
    assert compare_dates(form_s, form_s) is compare_dates(form_s, BORN) is Level.UNKNOWN
    assert digits_of_birth(f"01.01.{year}") == ""


@pytest.mark.parametrize("born", [date(1991, 1, 1), date(1990, 1, 2), date(1990, 2, 1)])
def test_a_day_beside_such_a_one_is_somebody_s(born: date) -> None:
    assert not placeholder(born)
    assert compare_dates(born, born) is Level.SAME


def test_another_first_of_january_contradicts_no_whole_date() -> None:
    """It is what is written of whom the year alone is known; two of them differ in that year."""
    year_alone = date(1987, 1, 1)
    assert compare_dates(year_alone, date(1962, 5, 12)) is compare_dates(date(1962, 5, 12), year_alone) is Level.UNKNOWN
    assert compare_dates(year_alone, date(1962, 1, 1)) is Level.CONTRADICTING
    assert compare_dates(date(1987, 1, 2), date(1962, 5, 12)) is Level.CONTRADICTING
