"""Field types that many events share: names, texts, money, dates, times of day.

Bounds are declared rather than coded wherever possible: pydantic checks them in Rust, and this is the hottest path.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
# [0-9] and not \d, which here takes the digits of every script: the published schemas know only ASCII ones.
_AMOUNT = r"^-?[0-9]{1,11}(\.[0-9]{1,4})?$"
_PAID = _AMOUNT.replace("-?", "")
_CODE = r"^[A-Z]{3}$"
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
_END_CLOCK = r"^([01][0-9]|2[0-4]):[0-5][0-9]$"
_HOW_MONEY_IS_WRITTEN = (
    'an amount of money is written like "1990.50": ASCII digits, at most 11 before a point and 4 after it'
)
FORMS: Final = {
    _PRINTABLE: "control characters (line breaks, tabs) are not allowed here",
    _AMOUNT: _HOW_MONEY_IS_WRITTEN,
    _PAID: f"{_HOW_MONEY_IS_WRITTEN}; it is not below nought here: what is given back is a pos.returned",
    _CODE: 'a currency is three capital letters, like "RUB"',
    _CLOCK: 'a time of day is written like "09:30", up to "23:59"',
    _END_CLOCK: 'a time of day is written like "09:30"; a window may end at "24:00"',
}
"""Pattern → how a value has to be written, for whoever sent another one."""

# Text that names something: it ends up in keys and logs, so it carries no control characters.
Name = Annotated[str, StringConstraints(min_length=1, max_length=256, pattern=_PRINTABLE)]
Text = Annotated[str, StringConstraints(max_length=10_000)]
Money = Annotated[str, StringConstraints(pattern=_AMOUNT)]
Currency = Annotated[str, StringConstraints(pattern=_CODE)]
Paid = Annotated[str, StringConstraints(pattern=_PAID)]
ClockTime = Annotated[str, StringConstraints(pattern=_CLOCK)]
EndTime = Annotated[str, StringConstraints(pattern=_END_CLOCK)]

# Left to itself pydantic takes "no" and 0 for false, and true for 1, which the published schemas do not.
Flag = Annotated[bool, Field(strict=True)]
Quantity = Annotated[float, Field(strict=True, ge=-1e9, le=1e9, allow_inf_nan=False)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]


def _a_number(value: object) -> object:
    """Strictness would refuse 20.0 as well, which is an integer to JSON Schema."""
    if isinstance(value, bool | str):
        raise ValueError("a whole number, without quotes, is expected")
    return value


Minutes = Annotated[int, Field(ge=0, le=1440), BeforeValidator(_a_number)]
Size = Annotated[int, Field(ge=0, le=1_000_000_000), BeforeValidator(_a_number)]


def _written_out(value: object) -> object:
    """Raises ValueError for a number. Left to itself pydantic counts seconds since 1970, so that every client of a form
    which sends 0 for "not told" would have the same birthday.
    """
    if not isinstance(value, date) and (not isinstance(value, str) or value[4:5] != "-"):
        raise ValueError("a date is a text, YYYY-MM-DD")
    return value


# Serialisers that know no dates write the day's midnight: 2026-12-03T00:00:00Z.
_MIDNIGHT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt _]00:00(:00([.,](0{1,6}|0{6}[0-9]+))?)?([Zz]|[+\-−][0-9]{2}:?[0-9]{2})?$"
_DAY_SCHEMA: Final = {"type": "string", "anyOf": [{"format": "date"}, {"pattern": _MIDNIGHT}]}

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""What events may tell of, and what can be planned."""

CalendarDay = Annotated[date, BeforeValidator(_written_out)]


def _planned(day: date) -> date:
    """Nobody looks at another day. An empty date of 1C, .NET or a database (0001-01-01, 9999-12-31) is none."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"a delivery is planned for a day from {FIRST_DAY} to {LAST_DAY}; an empty date is none")
    return day


DeliveryDay = Annotated[
    CalendarDay,
    AfterValidator(_planned),
    WithJsonSchema({**_DAY_SCHEMA, "description": f"YYYY-MM-DD, {FIRST_DAY} to {LAST_DAY}"}),
]
_BORN_FROM = date(1850, 1, 1)


def _told(born: date | None) -> date | None:
    """1C and .NET write an empty date as 0001-01-01, databases as 9999-12-31: nothing is wrong with the event, and
    nothing is said of a birth.
    """
    return born if born is not None and _BORN_FROM <= born <= LAST_DAY else None


BirthDate = Annotated[
    CalendarDay | None, AfterValidator(_told), WithJsonSchema({"anyOf": [_DAY_SCHEMA, {"type": "null"}]})
]

Values = Name | Annotated[list[Name], Field(max_length=50)] | None
