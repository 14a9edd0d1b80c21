"""Amounts as whole ten-thousandths of a currency unit: exact in any order of addition."""

from __future__ import annotations

UNIT = 10_000


def ten_thousandths(text: str) -> int:
    """The number that a decimal string of up to four places spells: "-0.5" is -5000."""
    whole, _, fraction = text.partition(".")
    return int(whole + fraction.ljust(4, "0"))


def decimal_string(amount: int) -> str:
    """At least two decimal places, four where they are needed: 599900000 is "59990.00"."""
    whole, fraction = divmod(abs(amount), UNIT)
    places = f"{fraction:04d}"
    return f"{'-' if amount < 0 else ''}{whole}.{places[:2]}{places[2:].rstrip('0')}"
