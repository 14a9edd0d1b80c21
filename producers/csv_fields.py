"""How a mapping file describes a field of an event: a text with columns, a number, money, a date, a sum, a quotient."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from schemas.decoding import InvalidEvent

Row = Mapping[str, str]
_PLACE = re.compile(r"\{([^{}]+)\}")
_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 0?0:00(?::00)?)?")  # a spreadsheet adds midnight
_DIGITS = 20  # before or after the point: what is longer is no quantity and no amount
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
        return float(_decimal(text, self.number)) if text else None


class Sum(Rule):
    """The sum of a column over the rows of a group, as money."""

    sum: str

    def columns(self) -> Iterator[str]:
        yield self.sum

    def value(self, rows: Sequence[Row]) -> str:
        return _money(sum((_decimal(row[self.sum], self.sum) for row in rows), Decimal()))


class MoneyOf(Rule):
    """A column as money, however a spreadsheet writes it: `1 990,50`."""

    money: str

    def columns(self) -> Iterator[str]:
        yield self.money

    def value(self, rows: Sequence[Row]) -> str | None:
        text = rows[0][self.money].strip()
        return _money(_decimal(text, self.money)) if text else None


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
        dividend, divisor = (_decimal(rows[0][column], column) for column in self.divide)
        try:
            return _money(dividend / divisor)
        except (DivisionByZero, InvalidOperation):
            return None


FieldRule = str | list[str] | Number | MoneyOf | DateOf | Sum | Divide


def columns_of(field: FieldRule) -> Iterator[str]:
    if isinstance(field, Number | MoneyOf | DateOf | Sum | Divide):
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


def _decimal(text: str, column: str) -> Decimal:
    """Raises InvalidEvent for what is no number; a decimal comma and spaces between thousands are fine."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = _as_spreadsheets_write(text)
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise InvalidEvent("data", f"column {column} is no number")
    return number


def _as_spreadsheets_write(text: str) -> Decimal:
    try:
        return Decimal(re.sub(r"\s", "", text).replace(",", "."))
    except InvalidOperation:
        return Decimal("NaN")


def _money(amount: Decimal) -> str:
    """Rounded to what the schema's Money has: sums of binary fractions leave dust such as 4e-16."""
    return f"{amount.quantize(_PLACES).normalize():f}"
