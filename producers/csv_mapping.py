"""The mapping file of an import, in TOML or YAML: which columns of a table become which fields of an event."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import AfterValidator, Field, ValidationError

from producers.csv_fields import (
    CurrencyOf,
    DateOf,
    FieldRule,
    MoneyOf,
    Row,
    Rule,
    columns_of,
    filled,
    text_of,
    value_of,
)
from producers.csv_typed import typed
from schemas.decoding import InvalidEvent
from schemas.events import EVENT_TYPES
from schemas.payloads import Identifiers, Person

_DATES = {"person.birth_date", "date"}  # paths in data
_MONEY = {"total", "product.price", "line.price"}


class BadMapping(Exception):
    """The mapping file can't be used; the text says why."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError("no such time zone; take an IANA name as in Europe/Moscow") from None
    return name


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
    join: dict[str, Join] = Field(default_factory=dict)
    data: dict[str, FieldRule]
    lines: dict[str, FieldRule] = Field(default_factory=dict)
    recognise: list[str] = Field(default_factory=list)
    encoding: str = "utf-8-sig"
    delimiter: str = ","

    def columns(self) -> set[str]:
        """Every column that the mapping reads, those of joined files as `name.column`."""
        fields = [self.id, self.source, *self.data.values(), *self.lines.values()]
        grouped = self.group.by if self.group else []
        joined = [join.on for join in self.join.values()]
        return (
            {column for field in fields for column in columns_of(field)}
            | {*grouped, *joined}
            | ({self.time.column} - {""})
        )

    def event(self, rows: Sequence[Row]) -> dict[str, Any]:
        """The event made of the rows of one group. Raises InvalidEvent if a column cannot be read."""
        data: dict[str, Any] = {}
        for path, field in self.data.items():
            _set(data, path.split("."), value_of(field, rows))
        if self.lines:
            data["lines"] = [filled(self.lines, [row]) for row in rows]
        return {
            "specversion": "1.0",
            "id": text_of(self.id, rows[0]) or "",
            "source": text_of(self.source, rows[0]) or "",
            "type": self.type,
            "time": self.time.read(rows[0]),
            "data": typed(data) if self.type in EVENT_TYPES else data,
        }


def _set(tree: dict[str, Any], path: Sequence[str], value: Any) -> None:
    if value is None:
        return
    for step in path[:-1]:
        tree = tree.setdefault(step, {})
        if not isinstance(tree, dict):
            raise InvalidEvent(f"data.{'.'.join(path)}", f"{step} is a value already, so it can have no parts")
    tree[path[-1]] = value


def load(path: Path) -> CsvMapping:
    """Raises BadMapping."""
    try:
        text = path.read_text("utf-8")
        read = yaml.safe_load(text) if path.suffix in (".yaml", ".yml") else tomllib.loads(text)
        return CsvMapping.model_validate(read)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise BadMapping(f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None
    except OSError as error:
        raise BadMapping(f"{path}: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        raise BadMapping(f"{path.name}: {error}") from None


def named(name: str) -> CsvMapping:
    """A mapping by its path, or by the name of a built-in one. Raises BadMapping."""
    own = {path.stem: path for path in _own()}
    return load(own.get(name) or Path(name))


def recognised(header: Sequence[str]) -> CsvMapping | None:
    """The built-in mapping whose columns are all in the header, or None."""
    candidates = (load(path) for path in _own())
    return next((each for each in candidates if each.recognise and set(each.recognise) <= set(header)), None)


def _own() -> list[Path]:
    folder = Path(str(files("producers.mappings")))
    return sorted(folder.glob("*.toml"))


def by_header(header: Sequence[str], delimiter: str, type_: str, source: str, written: datetime) -> CsvMapping:
    """For a file whose columns are called as the contract calls its fields: phone, card, name, birth_date, time, …

    Other columns are fields of `data`; a dot in a name is a step down. Dates and amounts are read as spreadsheets write
    them, an amount's currency from the sign beside it where no column tells it. A list without a column `time` was true
    when the file was `written`. Raises BadMapping where no column tells whose a row is.
    """
    time = {"column": "time"} if "time" in header else {"constant": written.isoformat()}
    envelope = {"id", "source", "time", "type", "specversion"}
    homes = {kind: f"identifiers.{kind}" for kind in Identifiers.model_fields}
    homes |= {field: f"person.{field}" for field in Person.model_fields}
    paths = {homes.get(column, column.removeprefix("data.")): column for column in header if column not in envelope}
    data = _fields(paths, is_known=type_ in EVENT_TYPES)
    if not any(path.startswith("identifiers.") for path in data):
        raise BadMapping(
            f"no column tells whose a row is, of these: {', '.join(header)}. "
            f"Call it by its kind ({', '.join(Identifiers.model_fields)}), or say what each means (--mapping FILE.toml)"
        )
    return CsvMapping(
        type=type_,
        delimiter=delimiter,
        source="{source}" if "source" in header else source,
        id="{id}" if "id" in header else "",
        time=Time.model_validate(time),
        data=data,
    )


def _fields(paths: Mapping[str, str], *, is_known: bool) -> dict[str, FieldRule]:
    """Path → how its column is read. What an unknown type calls a total is kept as it is, whatever it may be."""
    fields: dict[str, FieldRule] = {}
    currencies: dict[str, FieldRule] = {}
    for path, column in paths.items():
        if path in _DATES:
            fields[path] = DateOf(date=column)
        elif path in _MONEY and is_known:
            in_which = f"{path.rpartition('.')[0]}.currency".lstrip(".")
            told = paths.get(in_which, "")
            fields[path] = MoneyOf(money=column, currency=f"{{{told}}}" if told else "")
            currencies[in_which] = CurrencyOf(currency_of=column, unless=told)
        else:
            fields[path] = f"{{{column}}}"
    return fields | currencies
