"""Amounts as Russian and English spreadsheets write them; what can be read in two ways is not guessed at."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.csv_amounts import amount_of
from schemas.decoding import InvalidEvent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1990", "1990"),
        ("1990.50", "1990.50"),
        ("1990,50", "1990.50"),
        ("1 990,50", "1990.50"),
        ("1\N{NO-BREAK SPACE}990,50", "1990.50"),
        ("1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567,8", "1234567.8"),
        ("1 990.50", "1990.50"),
        ("1 990,505", "1990.505"),
        ("1,990.50", "1990.50"),
        ("1,234,567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("1.990,50", "1990.50"),
        ("1.234.567", "1234567"),
        ("1'990.50", "1990.50"),
        ("1990,505", "1990.505"),
        ("0,990", "0.990"),
        ("1.990", "1.990"),  # the contract's own form: a point is a decimal point
        (",5", "0.5"),
        ("5,", "5"),
        (" 12 ", "12"),
        ("-1 990,50", "-1990.50"),
        ("\N{MINUS SIGN}1990", "-1990"),
        ("(1 990,50)", "-1990.50"),
        ("4.4e-16", "4.4e-16"),
    ],
)
def test_a_number_is_read_as_it_was_meant(text: str, expected: str) -> None:
    assert amount_of(text, "total") == (Decimal(expected), ())


@pytest.mark.parametrize(
    ("text", "number", "first"),
    [
        ("1 990,50 ₽", "1990.50", "RUB"),
        ("1 990,50₽", "1990.50", "RUB"),
        ("1990 руб.", "1990", "RUB"),
        ("1990 Руб", "1990", "RUB"),
        ("1 990 р.", "1990", "RUB"),
        ("1990,50 рублей", "1990.50", "RUB"),
        ("1990 RUB", "1990", "RUB"),
        ("rub 1990", "1990", "RUB"),
        ("$1,990.50", "1990.50", "USD"),
        ("-$5.00", "-5", "USD"),
        ("$-5.00", "-5", "USD"),
        ("($5.00)", "-5", "USD"),
        ("US$ 5", "5", "USD"),
        ("€1.990,50", "1990.50", "EUR"),
        ("5 990 ₸", "5990", "KZT"),
    ],
)
def test_a_currency_beside_it_is_told(text: str, number: str, first: str) -> None:
    read = amount_of(text, "total")
    assert read.number == Decimal(number)
    assert read.currencies[0] == first


@pytest.mark.parametrize("text", ["1,990", "12,345", "$1,990", "-999,000", "1,990 ₽", "(1,990)"])
def test_a_comma_that_may_be_either_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InvalidEvent, match=r"column total has one comma before three digits.*1,990\.00.*1,99 for"):
        amount_of(text, "total")


NUMBERS = ["1 99", "19 90,00", "1,99,000", "1.2.3", "1,2.3,4", "1.990,50.1", "1 990 990 9", "1e999999999", "9" * 25]
SIGNS = ["--5", "-(5)", "(5", "5-", "$5 ₽", "1990 рубль рубль", "₽"]


@pytest.mark.parametrize("text", [*NUMBERS, *SIGNS, "", "x", ".", ",", "NaN"])
def test_what_is_no_amount_names_its_column(text: str) -> None:
    with pytest.raises(InvalidEvent, match="column total is no number"):
        amount_of(text, "total")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from([" ", "\u00a0", ",", ".", "'", ""]))
def test_every_amount_with_kopecks_is_read_back_however_it_is_grouped(amount: Decimal, thousands: str) -> None:
    point = "," if thousands in (".", " ", "\u00a0") else "."
    text = f"{amount:,.2f}".replace(".", "#").replace(",", thousands).replace("#", point)
    assert amount_of(text, "x").number == amount
