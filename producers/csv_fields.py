"""How a mapping file describes a field of an event: a text with columns, a number, money, a date, a sum, a quotient."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from producers.csv_amounts import amount_of, decimal_of
from schemas.decoding import InvalidEvent

Row = Mapping[str, str]
_PLACE = re.compile(r"\{([^{}]+)\}")
_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 0?0:00(?::00)?)?")  # a spreadsheet adds midnight
_PLACES = Decimal("0.0001")  # as many as the schema's Money has


class Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Number(Rule):
    """A column as a JSON number."""

    number: str

    def columns(self) -> Iterator[str]:
        yield self.number

    def value(self, rows: Sequence[Row]) -> float | None:
        text = rows[0][self.number].strip()
        return float(decimal_of(text, self.number)) if text else None


class Sum(Rule):
    """The sum of a column over the rows of a group, as money. currency: as of MoneyOf."""

    sum: str
    currency: str | None = None

    def columns(self) -> Iterator[str]:
        yield self.sum
        yield from _PLACE.findall(self.currency or "")

    def value(self, rows: Sequence[Row]) -> str:
        return _money(sum((_amount(row, self.sum, self.currency) for row in rows), Decimal()))


class MoneyOf(Rule):
    """A column as money, however a spreadsheet writes it: `1 990,50`.

    currency: what it is in, `RUB` or `{column}`; a sign beside the amount has to say the same. Without it a sign is
    refused, since nothing says that it is of the currency that the event tells.
    """

    money: str
    currency: str | None = None

    def columns(self) -> Iterator[str]:
        yield self.money
        yield from _PLACE.findall(self.currency or "")

    def value(self, rows: Sequence[Row]) -> str | None:
        row = rows[0]
        return _money(_amount(row, self.money, self.currency)) if row[self.money].strip() else None


class CurrencyOf(Rule):
    """The currency whose sign stands beside the amount in a column: `RUB` of `1 990,50 ₽`.

    unless: a column that says it itself; the sign counts in rows that leave it empty.
    """

    currency_of: str
    unless: str = ""

    def columns(self) -> Iterator[str]:
        yield self.currency_of
        if self.unless:
            yield self.unless

    def value(self, rows: Sequence[Row]) -> str | None:
        if told := rows[0].get(self.unless, "").strip():
            return told
        text = rows[0][self.currency_of].strip()
        return next(iter(amount_of(text, self.currency_of).currencies), None) if text else None


class DateOf(Rule):
    """A column as a date: `12.05.1990`, as Russian spreadsheets write it; what is written otherwise stays as it is, for
    the schema to judge. `05/12/1990` is left to it too: nobody knows which of them is the month.
    """

    date: str

    def columns(self) -> Iterator[str]:
        yield self.date

    def value(self, rows: Sequence[Row]) -> str | None:
        text = rows[0][self.date].strip()
        dotted = _DOTTED_DATE.fullmatch(text)
        return f"{dotted[3]}-{dotted[2]:0>2}-{dotted[1]:0>2}" if dotted else text or None


class Divide(Rule):
    """One column over another, as money of at most four places; left out where the divisor is nought."""

    divide: tuple[str, str]

    def columns(self) -> Iterator[str]:
        yield from self.divide

    def value(self, rows: Sequence[Row]) -> str | None:
        amount, count = self.divide
        try:
            return _money(_amount(rows[0], amount, None) / decimal_of(rows[0][count], count))
        except (DivisionByZero, InvalidOperation):
            return None


FieldRule = str | list[str] | Number | MoneyOf | CurrencyOf | DateOf | Sum | Divide


def columns_of(field: FieldRule) -> Iterator[str]:
    if not isinstance(field, str | list):
        yield from field.columns()
        return
    for text in [field] if isinstance(field, str) else field:
        yield from _PLACE.findall(text)


def value_of(field: FieldRule, rows: Sequence[Row]) -> Any:
    if isinstance(field, str):
        return text_of(field, rows[0])
    if isinstance(field, list):
        return [text for each in field if (text := text_of(each, rows[0]))] or None
    return field.value(rows)


def filled(fields: Mapping[str, FieldRule], rows: Sequence[Row]) -> dict[str, Any]:
    found = {name: value_of(field, rows) for name, field in fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def text_of(template: str, row: Row) -> str | None:
    """The template with its columns filled in; None if it has columns and all of them are empty."""
    return _compiled(template)(row)


@cache
def _compiled(template: str) -> Callable[[Row], str | None]:
    """Three kinds, so that the commonest, one column as it is, costs no more than looking it up."""
    places = _PLACE.findall(template)
    if not places:
        return lambda row: template
    if template == f"{{{places[0]}}}":
        return lambda row: row.get(places[0], "").strip() or None

    def places_filled(row: Row) -> str | None:
        said = {place: row.get(place, "").strip() for place in places}
        return _PLACE.sub(lambda place: said[place.group(1)], template) if any(said.values()) else None

    return places_filled


def _amount(row: Row, column: str, currency: str | None) -> Decimal:
    """Raises InvalidEvent where it is none, or the sign beside it is of another currency than the row's."""
    amount = amount_of(row[column], column)
    if not amount.currencies:
        return amount.number
    if currency is None:
        raise InvalidEvent("data", f"column {column} has a currency's sign: say which it is (currency = …)")
    told = text_of(currency, row)
    if told and told.upper() not in amount.currencies:
        raise InvalidEvent("data", f"column {column} is in {amount.currencies[0]}, and the row in another currency")
    return amount.number


def _money(amount: Decimal) -> str:
    """Rounded to what the schema's Money has: sums of binary fractions leave dust such as 4e-16."""
    return f"{amount.quantize(_PLACES).normalize():f}"
