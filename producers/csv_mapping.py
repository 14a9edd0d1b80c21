"""A mapping file: how the columns of a CSV become events. Written in TOML, checked when it is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from schemas.decoding import InvalidEvent
from schemas.events import Identifiers, Person

Row = Mapping[str, str]
_PLACE = re.compile(r"\{([^{}]+)\}")
_DIGITS = 20  # before or after the point: what is longer is no quantity and no amount
_PLACES = Decimal("0.0001")  # as many as the schema's Money has


class BadMapping(Exception):
    """The mapping file can't be used; the text says why."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("no such time zone; take an IANA name as in Europe/Moscow") from None
    return name


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
    """What a column of the group's rows adds up to, as money."""

    sum: str

    def columns(self) -> Iterator[str]:
        yield self.sum

    def value(self, rows: Sequence[Row]) -> str:
        return _money(sum((_decimal(row[self.sum], self.sum) for row in rows), Decimal()))


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


Field = str | list[str] | Number | Sum | Divide


class Time(Rule):
    """format: as strptime has it; without one, ISO 8601. timezone: of times that state none. constant: for all rows."""

    column: str = ""
    constant: str = ""
    format: str | None = None
    timezone: Annotated[str, AfterValidator(_zone)] | None = None

    def read(self, row: Row) -> str:
        text = row[self.column].strip() if self.column else self.constant
        try:
            moment = datetime.strptime(text, self.format) if self.format else datetime.fromisoformat(text)
        except ValueError:
            form = self.format or "ISO 8601"
            raise InvalidEvent("time", f"column {self.column} is no time of the form {form}") from None
        if moment.tzinfo is None and self.timezone:
            moment = moment.replace(tzinfo=ZoneInfo(self.timezone))
        return moment.isoformat()


class Group(Rule):
    by: list[str]


class Join(Rule):
    """A second CSV whose columns are read as `{name.column}`. on: the column of the imported file; key: of this one."""

    file: str
    on: str
    key: str | None = None


class CsvMapping(Rule):
    """One mapping file.

    id, data, lines: text with `{column}` places; a text whose places are all empty is left out. data: path → field.
    lines: the fields of one entry of `data.lines` a row. recognise: a file with these columns is taken to be of this
    kind where no mapping is named.
    """

    type: str
    source: str
    id: str
    time: Time
    group: Group | None = None
    join: dict[str, Join] = {}
    data: dict[str, Field]
    lines: dict[str, Field] = {}
    recognise: list[str] = []
    encoding: str = "utf-8-sig"
    delimiter: str = ","

    def columns(self) -> set[str]:
        """Every column that the mapping reads, those of joined files as `name.column`."""
        fields = [self.id, self.source, *self.data.values(), *self.lines.values()]
        grouped = self.group.by if self.group else []
        joined = [join.on for join in self.join.values()]
        return (
            {column for field in fields for column in _columns(field)}
            | {*grouped, *joined}
            | ({self.time.column} - {""})
        )

    def event(self, rows: Sequence[Row]) -> dict[str, Any]:
        """The event that the rows of one group are. Raises InvalidEvent where a column can't be read."""
        data: dict[str, Any] = {}
        for path, field in self.data.items():
            _set(data, path.split("."), _value(field, rows))
        if self.lines:
            data["lines"] = [_filled(self.lines, [row]) for row in rows]
        return {
            "specversion": "1.0",
            "id": _text(self.id, rows[0]) or "",
            "source": _text(self.source, rows[0]) or "",
            "type": self.type,
            "time": self.time.read(rows[0]),
            "data": data,
        }


def _columns(field: Field) -> Iterator[str]:
    if isinstance(field, Number | Sum | Divide):
        yield from field.columns()
        return
    for text in [field] if isinstance(field, str) else field:
        yield from _PLACE.findall(text)


def _value(field: Field, rows: Sequence[Row]) -> Any:
    if isinstance(field, str):
        return _text(field, rows[0])
    if isinstance(field, list):
        return [text for each in field if (text := _text(each, rows[0]))] or None
    return field.value(rows)


def _filled(fields: Mapping[str, Field], rows: Sequence[Row]) -> dict[str, Any]:
    found = {name: _value(field, rows) for name, field in fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def _text(template: str, row: Row) -> str | None:
    """The template with its places filled; None where it has places and all of them are empty."""
    return _compiled(template)(row)


@cache
def _compiled(template: str) -> Callable[[Row], str | None]:
    """Three kinds, so that the commonest, one column as it is, costs no more than looking it up."""
    places = _PLACE.findall(template)
    if not places:
        return lambda row: template
    if template == f"{{{places[0]}}}":
        return lambda row: row.get(places[0], "").strip() or None

    def filled(row: Row) -> str | None:
        said = {place: row.get(place, "").strip() for place in places}
        return _PLACE.sub(lambda place: said[place.group(1)], template) if any(said.values()) else None

    return filled


def _set(tree: dict[str, Any], path: Sequence[str], value: Any) -> None:
    if value is None:
        return
    for step in path[:-1]:
        tree = tree.setdefault(step, {})
        if not isinstance(tree, dict):
            raise InvalidEvent(f"data.{'.'.join(path)}", f"{step} is a value already, so it can have no parts")
    tree[path[-1]] = value


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


def load(path: Path) -> CsvMapping:
    """Raises BadMapping."""
    try:
        return CsvMapping.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise BadMapping(f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadMapping(f"{path.name}: {error}") from None


def named(name: str) -> CsvMapping:
    """A mapping by its path, or by the name of one that comes along. Raises BadMapping."""
    own = {path.stem: path for path in _own()}
    return load(own.get(name) or Path(name))


def recognised(header: Sequence[str]) -> CsvMapping | None:
    """The mapping that comes along and knows all of its columns in the header."""
    candidates = (load(path) for path in _own())
    return next((each for each in candidates if each.recognise and set(each.recognise) <= set(header)), None)


def _own() -> list[Path]:
    folder = Path(str(files("producers.mappings")))
    return sorted(folder.glob("*.toml"))


def by_header(header: Sequence[str], type_: str, source: str, written: datetime, timezone: str) -> CsvMapping:
    """For a file whose columns are called as the contract calls its fields: phone, card, name, birth_date, time, …

    Other columns are fields of `data`; a dot in a name is a step down. A list without a column `time` was true when the
    file was `written`. timezone: of times that state none.
    """
    time = {"column": "time"} if "time" in header else {"constant": written.isoformat()}
    envelope = {"id", "source", "time", "type", "specversion"}
    homes = {kind: f"identifiers.{kind}" for kind in Identifiers.model_fields} | {
        field: f"person.{field}" for field in Person.model_fields
    }
    data: dict[str, Field] = {
        homes.get(column, column.removeprefix("data.")): f"{{{column}}}" for column in header if column not in envelope
    }
    return CsvMapping(
        type=type_,
        source="{source}" if "source" in header else source,
        id="{id}" if "id" in header else "",
        time=Time.model_validate({**time, "timezone": timezone}),
        data=data,
    )
