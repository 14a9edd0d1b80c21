"""Field types that many events share: names, texts, money, dates, times of day.

Bounds are declared rather than coded wherever possible: pydantic checks them in Rust, and this is the hottest path.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
# [0-9] and not \d, which here takes the digits of every script: the published schemas know only ASCII ones.
_AMOUNT = r"^-?[0-9]{1,11}(\.[0-9]{1,4})?$"
_CODE = r"^[A-Z]{3}$"
_CLOCK = r"^([01][0-9]|2[0-4]):[0-5][0-9]$"
FORMS: Final = {
    _PRINTABLE: "control characters (line breaks, tabs) are not allowed here",
    _AMOUNT: 'an amount of money is written like "1990.50": ASCII digits, at most 11 before a point and 4 after it',
    _CODE: 'a currency is three capital letters, like "RUB"',
    _CLOCK: 'a time of day is written like "09:30"',
}
"""Pattern → how a value has to be written, for whoever sent another one."""

# Text that names something: it ends up in keys and logs, so it carries no control characters.
Name = Annotated[str, StringConstraints(min_length=1, max_length=256, pattern=_PRINTABLE)]
Text = Annotated[str, StringConstraints(max_length=10_000)]
Money = Annotated[str, StringConstraints(pattern=_AMOUNT)]
Currency = Annotated[str, StringConstraints(pattern=_CODE)]
Quantity = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
ClockTime = Annotated[str, StringConstraints(pattern=_CLOCK)]


def _written_out(value: object) -> object:
    """Raises ValueError for a number. Left to itself pydantic counts seconds since 1970, so that every client of a form
    which sends 0 for "not told" would have the same birthday.
    """
    if not isinstance(value, date) and (not isinstance(value, str) or value[4:5] != "-"):
        raise ValueError("a date is a text, YYYY-MM-DD")
    return value


CalendarDay = Annotated[date, BeforeValidator(_written_out)]
_BORN_FROM, _BORN_BEFORE = date(1850, 1, 1), date(2100, 1, 1)


def _told(born: date | None) -> date | None:
    """1C and .NET write an empty date as 0001-01-01, databases as 9999-12-31: nothing is wrong with the event, and
    nothing is said of a birth.
    """
    return born if born is not None and _BORN_FROM <= born < _BORN_BEFORE else None


BirthDate = Annotated[CalendarDay | None, AfterValidator(_told)]

Values = Name | Annotated[list[Name], Field(max_length=50)] | None
