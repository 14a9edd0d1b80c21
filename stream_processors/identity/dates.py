"""Birth dates as people and clerks write them: a slip of one digit and a swap of day and month are the same person."""

from __future__ import annotations

from datetime import date

from stream_processors.identity.agreement import Level

# What forms put where nobody typed a date: it says nothing.
_PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1901, 1, 1), date(1970, 1, 1), date(1980, 1, 1), date(2000, 1, 1)})


def compare_dates(a: date | None, b: date | None) -> Level:
    if a is None or b is None or a in _PLACEHOLDERS or b in _PLACEHOLDERS:
        return Level.UNKNOWN
    if a == b:
        return Level.SAME
    if a.year == b.year and (a.day, a.month) == (b.month, b.day):
        return Level.CLOSE
    return Level.CLOSE if _one_slip(f"{a:%Y%m%d}", f"{b:%Y%m%d}") else Level.CONTRADICTING


def _one_slip(a: str, b: str) -> bool:
    """One digit mistyped, or two neighbouring digits swapped."""
    wrong = [at for at in range(8) if a[at] != b[at]]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
