"""What a dash or a stroke does between times and words: it parts, it leads to a time, or it means "to" and "or"."""

from __future__ import annotations

from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import HEADS, STARTS, STATES
from stream_processors.wishes.words.tokens import Token, Tokens

# Without one of these a sentence names no day; "с 25 по 28" may.
DAYLIKE = frozenset({
    "WEEKDAY", "WEEKDAYS", "REL", "DATE", "MONTH", "MONTHLY", "ORDINAL", "DAY", "WEEK", "WEEKEND", "WORKDAYS", "EVERY",
    "ANY", "DAILY", "THIS", "NEXT", "NEW", "OTHER", "END", "WORKING_DAYS", "UPTO", "DASH", "FIRST", "SECOND", "LAST",
    "IN", "WITHIN",
})  # fmt: skip
SIGNED = frozenset({"DASH", "OR"})
_TABLED = frozenset({"AFTER", "BEFORE", "TO", "FROM", "BETWEEN", "NUMBER", "CLOCK", "BY"})
_HEADED = HEADS | {"NEG"}
_LINKING = frozenset({"AND", "OR"})  # "и/или"
_HEADINGS = HEADS - STATES - {"DELIVERED"} | {"NEG"}
_HEADING = 3  # words
# "а не выйдет — тогда в пятницу", "новая дата — 29 ноября"
_LEADING = frozenset({"выйдет", "получится", "сможете", "успеете", "дата", "время", "date", "time", "slot"})
_SIGNS = frozenset({"COMMA", "BUT", "BECAUSE", "DASH"})


def sign_at(sentence: Tokens, at: int, found: list[Item]) -> Token:
    """The dash or "or" at this place; a comma where it parts as one."""
    sign = sentence[at]
    parts = _parts(sentence, at, found) if sign.tag == "DASH" else sign.word == "/" and _lists(sentence[at + 1], found)
    return sign._replace(tag="COMMA") if parts else sign


def _parts(sentence: Tokens, at: int, found: list[Item]) -> bool:
    """ "Матрас 160х200 - завтра до 12": a dash parts as a comma does; "по звонкам - вечером" leads to its time."""
    if not sentence[at - 1].end < sentence[at].start < sentence[at].end < sentence[at + 1].start:
        return False
    if (sentence[at + 1].tag in ("REQUEST", "NEG") or sentence[at + 1].word == "нет") and (
        sentence[at + 2].tag in ("END", "COMMA")
    ):
        return False  # "после обеда — пожалуйста", "пн - нет"
    led = 0
    for item in reversed(found):
        if item.tag == "WHEN":
            return True
        if item.tag in _SIGNS:
            break
        led += 1
    return led > _HEADING or not found or not (found[-1].tag in _HEADINGS or found[-1].word in _LEADING)


def is_a_table(behind: Token, found: list[Item]) -> bool:
    """ "Пн - нет, вт | - до 14": a day, and its hours."""
    day = found[-1] if found else None
    if not isinstance(day, When) or day.days is None or behind.tag not in _TABLED:
        return False
    return len(found) < 2 or found[-2].tag == "COMMA"


def _lists(behind: Token, found: list[Item]) -> bool:
    """ "Мойка/оплачено/1 эт/завтра до 15": fields; "до 12 / после 15" and "call/text" are one thing or the other."""
    if not found:
        return False
    ahead = found[-1]
    if isinstance(ahead, When) and behind.tag in STARTS:
        return (ahead.days is None) is (behind.tag in DAYLIKE - {"DASH", "IN"})  # "с 18 до 21 / завтра"
    letters = [item.word.isascii() and len(item.word) == 1 for item in (ahead, behind)]  # "trade a/c"
    alike = (ahead.tag in HEADS and behind.tag in _HEADED) or ahead.tag == behind.tag == "NUMBER"  # "кв 5/7"
    return not (alike or any(letters) or {ahead.tag, behind.tag} & _LINKING)
