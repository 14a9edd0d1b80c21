"""Days of the month in words, as people dictate them: "двадцать седьмого ноября", "с первого по пятое декабря"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Spelled(NamedTuple):
    """A day of the month in words: its number, and how many words it takes."""

    number: int
    words: int


_STEMS = [
    "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
    "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
]  # fmt: skip
_NUMBERS = {stem: number for number, stem in enumerate(_STEMS, 1)} | {"тридцат": 30}
_ORDINAL = re.compile(f"({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?:ое|ого|ому|ье|ьего|ьему)")
_TENS = {"двадцать": 20, "тридцать": 30}
_HOURS = 12  # "шестого" may be of "половина шестого"; what is more can only be a day
_LINKS = frozenset({"по", "до", "и", "или", "-", "–", "—", ","})


def spelled_days(words: Sequence[str], months: Sequence[bool]) -> Iterator[tuple[int, Spelled]]:
    """Each day of the month in a row of words, with its place. months: whether a word names a month, or "числа"."""
    at = 0
    while at < len(words):
        found = _spelled(words, at)
        if found and (found.number > _HOURS or _is_led_to_a_month(words, months, at + found.words)):
            yield at, found
        at += found.words if found else 1


def _spelled(words: Sequence[str], at: int) -> Spelled | None:
    tens = _TENS.get(words[at])
    unit = _ORDINAL.fullmatch(words[at + 1] if tens and at + 1 < len(words) else words[at])
    if unit is None:
        return None
    number = (tens or 0) + _NUMBERS[unit[1]]
    return Spelled(number, 2 if tens else 1) if number <= 31 else None


def _is_led_to_a_month(words: Sequence[str], months: Sequence[bool], at: int) -> bool:
    """ "... декабря", "... по пятое декабря"."""
    if at >= len(words):
        return False
    if months[at]:
        return True
    return words[at] in _LINKS and at + 1 < len(words) and _spelled(words, at + 1) is not None
