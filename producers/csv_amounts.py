"""Amounts of money as Russian and English spreadsheets write them: `1 990,50 ₽`, `$1,990.50`, `(12,00)` (pure)."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from schemas.decoding import InvalidEvent

_DIGITS: Final = 20  # before or after the point: what is longer is no quantity and no amount
_ROUBLES: Final = ("RUB", "BYN")
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"),
    "us$": ("USD",),
    "€": ("EUR",),
    "£": ("GBP",),
    "₽": ("RUB",),
    "₸": ("KZT",),
    "₴": ("UAH",),
    **dict.fromkeys(("р", "р.", "руб", "руб.", "рубль", "рубля", "рублей"), _ROUBLES),
}
_CURRENCY: Final = f"(?:{'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))}|[a-z]{{3}})"
_MINUS: Final = "[-−–]"
_WRITTEN: Final = re.compile(
    rf"({_MINUS}?)\s*({_CURRENCY}?)\s*({_MINUS}?)\s*([0-9.,][0-9.,'’\s]*?)\s*({_CURRENCY}?)", re.IGNORECASE
)
_COMMA_OF_EITHER: Final = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_THOUSANDS: Final = r"[0-9]{1,3}(?:[\s'’][0-9]{3})+"
# The whole part and the fraction of each way to write a number that can be read in one way only.
_FORMS: Final = (
    re.compile(rf"([0-9]*|{_THOUSANDS})(?:[.,]([0-9]*))?"),
    re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]*))?"),
    re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]*))?"),
)


class Amount(NamedTuple):
    """currencies: ISO codes that the sign beside it may stand for, the likeliest first; none where it has none."""

    number: Decimal
    currencies: tuple[str, ...] = ()


def amount_of(text: str, column: str) -> Amount:
    """Raises InvalidEvent, naming the column, for what is no amount or may be two: `1,990` is 1990 and 1.99."""
    text = text.strip()
    bracketed = text.startswith("(") and text.endswith(")")  # as accountants write what is below nought
    written = _WRITTEN.fullmatch(text[1:-1].strip() if bracketed else text)
    if written is None:
        return Amount(decimal_of(text, column))
    first, before, second, digits, after = written.groups()
    if _COMMA_OF_EITHER.fullmatch(digits):
        raise InvalidEvent(
            "data",
            f"column {column} has one comma before three digits, which may be thousands or a fraction: "
            "write 1990 or 1,990.00 for the one, 1.99 or 1,99 for the other",
        )
    if (before and after) or bool(first) + bool(second) + bracketed > 1:
        raise _no_number(column)
    number = _read(digits, column)
    return Amount(-number if first or second or bracketed else number, _currencies(before or after))


def decimal_of(text: str, column: str) -> Decimal:
    """A quantity. Raises InvalidEvent for what is no number; a decimal comma and spaces between thousands are fine."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = _with_comma(text)
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise _no_number(column)
    return number


def _with_comma(text: str) -> Decimal:
    try:
        return Decimal(re.sub(r"\s", "", text).replace(",", "."))
    except InvalidOperation:
        return Decimal("NaN")


def _read(digits: str, column: str) -> Decimal:
    found = next(filter(None, (form.fullmatch(digits) for form in _FORMS)), None)
    if found is None:
        raise _no_number(column)
    whole = re.sub("[^0-9]", "", found[1])
    return decimal_of(f"{whole}.{found[2] or ''}", column)


def _currencies(sign: str) -> tuple[str, ...]:
    return _SIGNS.get(sign.lower(), (sign.upper(),)) if sign else ()


def _no_number(column: str) -> InvalidEvent:
    return InvalidEvent("data", f"column {column} is no number")
