"""Words that turn what stands around them: "ни курьера, ни звонков", "чт 10-12 или сб тоже", "otherwise evenings"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.times.calendar import EVERY_DAY
from stream_processors.wishes.times.items import REST, Item, When, looking_back
from stream_processors.wishes.times.retagging import DOUBLE, retagged
from stream_processors.wishes.words.scopes import STARTS
from stream_processors.wishes.words.tokens import Token

_HOURS = frozenset({"PART", "MORNINGS", "AFTER", "BEFORE", "FROM", "BETWEEN", "NUMBER", "CLOCK", "AT", "TO"})
_NOR = frozenset({"ни", "nor"})
_JOINTS = _NOR | {"чем", "than"}
_ELSE = frozenset({"иначе", "otherwise"})
_LISTED = 3  # items
_TOO = frozenset({"тоже", "too"})
TURNING = _JOINTS | DOUBLE | _TOO


def turned(token: Token, found: list[Item], behind: Token) -> Item:
    """The word as it is meant here; a time where it stands for one."""
    if token.word in _JOINTS:
        _join(found, token, behind)
    if token.word in _TOO and _is_as_before(found, behind):
        return looking_back(When(None, None, False, token.start, token.end, led=token.word), "same")
    if token.word in _ELSE and behind.tag in _HOURS and any(isinstance(item, When) and item.days for item in found):
        found.append(token._replace(tag="COMMA"))  # "Wednesday 9 to 12, otherwise evenings"
        return When(EVERY_DAY, None, False, token.start, token.end, led=REST)
    return retagged(token, found, behind) if token.word in DOUBLE else token


def _is_as_before(found: Sequence[Item], behind: Token) -> bool:
    """ "Чт 10-12 или сб тоже": those hours."""
    if len(found) < _LISTED or found[-2].tag not in ("AND", "OR", "COMMA") or behind.tag not in ("END", "COMMA"):
        return False
    if found[-2].tag == "COMMA" and "NEG" in [item.tag for item in found]:
        return False  # "завтра с 9 до 12 нас нет, в пятницу тоже"
    hours, day = found[-3], found[-1]
    return isinstance(hours, When) and isinstance(day, When) and hours.is_span and day.days is not None


def _join(found: list[Item], token: Token, behind: Token) -> None:
    """No comma parts "ни курьера, ни звонков", which are refused together, nor "лучше чт, чем пт"."""
    parted = bool(found) and found[-1].tag == "COMMA"
    if token.word not in _NOR:
        if parted:
            found.pop()
        return
    if behind.tag in STARTS or not any(item.tag == "NEG" for item in found):
        return
    if parted:
        found.pop()
    if found and found[-1].tag not in ("AND", "OR"):
        found.append(Token("AND", "", token.start, token.start, "и"))
