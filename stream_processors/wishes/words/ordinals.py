"""Days of the month in words, as people dictate them: "двадцать седьмого ноября", "с первого по пятое декабря"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stream_processors.wishes.words.verbs import is_imperative


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
_TENS = {"двадцать": 20, "тридцать": 30, "twenty": 20, "thirty": 30}
_ENGLISH = {
    word: number
    for number, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
            "nineteenth", "twentieth",
        ),
        1,
    )
} | {"thirtieth": 30}  # fmt: skip
_HOURS = 12  # "шестого" may be of "половина шестого"; what is more can only be a day
_PREPOSITIONS = frozenset({"on", "by", "until", "till", "before", "after", "from"})
_COUNTED = frozenset({"floor", "storey", "time", "try", "attempt", "visit", "level", "one", "week", "door", "half"})
# "половина второго", "без четверти второго", "для первого": no days
_PARTS_OF = frozenset({
    "половина", "половине", "половину", "половины", "четверть", "четверти", "минут", "мин", "начале", "пол", "для",
    "из", "от", "у", "без", "одного", "около", "часа", "типа", "сорта",
})  # fmt: skip
_BESIDE_A_DAY = frozenset({
    "не", "нас", "меня", "никого", "буду", "будем", "можно", "нельзя", "лучше", "удобно", "после", "до", "с", "в", "и",
    "или", "а", "но", "утром", "днем", "вечером", "весь", "дома", "привезите", "пожалуйста", "нет", "числа",
})  # fmt: skip
_LINKS = frozenset({"по", "на", "до", "и", "или", "to", "and", "or", "until", "-", "–", "—", ","})


def spelled_days(words: Sequence[str], months: Sequence[bool]) -> Iterator[tuple[int, Spelled]]:
    """Each day of the month in a row of words, with its place. months: whether a word names a month, or "числа"."""
    after = 0
    for at in [at for at, word in enumerate(words) if _may_begin(word)]:
        found = _spelled(words, at) if at >= after else None
        if found is None:
            continue
        after = at + found.words
        if (
            (found.number > _HOURS and not words[at].isascii())
            or _is_the_day(words, at, after)
            or _is_led_to_a_month(words, months, after)
            or _stands_alone(words, at)
        ):
            yield at, found


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    return word in _TENS or _unit(word) is not None


def _spelled(words: Sequence[str], at: int) -> Spelled | None:
    tens = _TENS.get(words[at])
    word = words[at + 1] if tens and at + 1 < len(words) else words[at]
    unit = _unit(word)
    if unit is None:
        return None
    number = (tens or 0) + unit
    return Spelled(number, 2 if tens else 1) if number <= 31 else None


def _stands_alone(words: Sequence[str], at: int) -> bool:
    """ "Не привозите второго", "с первого можно"; not "половина второго", "со второго этажа"."""
    if not words[at].endswith("го") or (at and words[at - 1] in _PARTS_OF):
        return False
    behind = words[at + 1] if at + 1 < len(words) else "."
    return behind in _BESIDE_A_DAY or is_imperative(behind) or not behind[0].isalnum()


@lru_cache(maxsize=4096)
def _unit(word: str) -> int | None:
    return _ENGLISH.get(word) or (_NUMBERS[found[1]] if (found := _ORDINAL.fullmatch(word)) else None)


def _is_the_day(words: Sequence[str], at: int, after: int) -> bool:
    """ "On the thirtieth", and no floor."""
    led = at > 1 and words[at - 1] == "the" and words[at - 2] in _PREPOSITIONS
    return led and (after >= len(words) or words[after] not in _COUNTED)


def _is_led_to_a_month(words: Sequence[str], months: Sequence[bool], at: int) -> bool:
    """ "... декабря", "... по пятое декабря", "... to the tenth of december"."""
    at += at < len(words) and words[at] == "of"
    if at >= len(words):
        return False
    if months[at]:
        return True
    behind = at + 1 + (words[at + 1 : at + 2] == ["the"])
    return words[at] in _LINKS and behind < len(words) and _spelled(words, behind) is not None
