"""Times that constrain nothing: "за час до приезда", "чек от 12.11", "после работы", "добрый вечер"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stream_processors.wishes.times.openings import edge_of_event
from stream_processors.wishes.times.references import BROUGHT, STRETCHES, is_a_deed, past_both
from stream_processors.wishes.times.stretches import days_at
from stream_processors.wishes.words.tokens import Tokens

DAILY_ROUND = frozenset({"work", "работы", "school", "школы", "учебы", "смены", "shift", "садика"})
_GREETINGS = frozenset(
    {"одним", "хоть", "добрый", "доброе", "доброго", "доброй", "хорошего", "приятного", "good", "nice"}
)
_ADJECTIVES = ("вечерн", "утренн", "дневн", "ночн")
_NAMED_SO = frozenset({
    "evening dress", "evening dresses", "evening gown", "evening gowns", "evening wear", "evening bag", "evening shoes",
    "night worker", "night workers", "morning coat", "night light", "night lights", "night table",
    "night cream", "night shirt", "night shirts",
    "day bed", "day beds", "day cream", "day dress",
})  # fmt: skip
DAYS_BID = frozenset({"morning", "mornin", "afternoon", "evening"})
_CHATTING = frozenset({"just", "its", "it's", "all", "calling", "ringing", "hi", "there", "team", "folks"})
_PAPERS = frozenset({"mail", "email", "letter", "message", "note", "call", "invoice", "chat", "conversation", "order"})
_VERY = frozenset({"очень", "слишком", "совсем", "too", "very", "so"})
_EARLY = frozenset({"рано", "поздно", "early", "late"})
_LIFTED = frozenset({"подъем", "подъема", "занос", "поднять", "поднимите", "занести", "этаж"})
_LEAD_TIMES = ("HOURMARK", "MINUTEMARK")


def _greeting(sentence: Tokens, at: int, said: date) -> int | None:
    """Past "добрый вечер"; "вечернее платье", "торт ночной", "an evening dress" are goods."""
    if f"{sentence[at].word} {sentence[at + 1].word}" in _NAMED_SO or (at == 0 and _hails(sentence)):
        return at + 1
    named = "TOPIC" in (sentence[at - 1].tag, sentence[at + 1].tag) and sentence[at].word.startswith(_ADJECTIVES)
    return at + 1 if named or sentence[at - 1].word in _GREETINGS else None


def _hails(sentence: Tokens) -> bool:
    """ "Morning just picking up your voicemail", "evening can you deliver on Friday": who begins so bids good day."""
    asks = sentence[1].word in ("can", "could") and sentence[2].word in ("you", "we", "i", "someone")
    return sentence[0].word in DAYS_BID and (asks or sentence[1].word in _CHATTING)


def _dated(sentence: Tokens, at: int, said: date) -> int | None:
    """ "Чек от 12.11"."""
    dated = days_at(sentence, at + 1, said)
    return dated[1] if dated else None


def _dated_paper(sentence: Tokens, at: int, said: date) -> int | None:
    """ "The mail of 12 November"; "a half hour before delivery"."""
    if sentence[at - 1].word == "of" and sentence[at - 2].word in _PAPERS:
        dated = days_at(sentence, at, said)
        return dated[1] if dated else None
    return _before_an_event(sentence, at, said)


def _before_an_event(sentence: Tokens, at: int, said: date) -> int | None:
    """ "30 minutes before arrival", "час до приезда", "3-5 рабочих дней"."""
    if sentence[at].tag == "NUMBER" and (spell := _spell(sentence, at)) is not None:
        return spell
    if (shift := _shift(sentence, at)) is not None:
        return shift
    unit = at + 1
    while unit < at + 3 and sentence[unit].tag in ("OF", "DASH", "NUMBER"):
        unit += 1
    before = sentence[unit].tag in _LEAD_TIMES and sentence[unit + 1].tag in ("BEFORE", "AHEAD")
    return _past_event(sentence, unit + 1) if before else None


def _degree(sentence: Tokens, at: int, said: date) -> int | None:
    """Past "не очень рано", "not too late"."""
    here = at + 1 + (sentence[at + 1].word in _VERY)
    return here + 1 if sentence[here].word in _EARLY else None


def _shift(sentence: Tokens, at: int) -> int | None:
    """Past "two on two off"."""
    off = sentence[at + 1].word == "on" and sentence[at + 2].tag == sentence[at].tag and sentence[at + 3].tag == "OFF"
    return at + 4 if off else None


def _some_days(sentence: Tokens, at: int, said: date) -> int | None:
    """Past "через два-три дня", "in 5-7 days": nobody knows which; "подъём на 4" is a floor."""
    if sentence[at].tag == "AT":
        if sentence[at - 1].word in _LIFTED and sentence[at + 1].tag in ("NUMBER", "HOUR"):
            return at + 2
        return _spell(sentence, at + 1) if sentence[at].word == "in" and sentence[at + 1].tag == "NUMBER" else None
    numbers = [sentence[at + place].tag in ("HOUR", "NUMBER") for place in (1, 3)]
    return at + 5 if all(numbers) and sentence[at + 2].tag == "DASH" else None


def _past_gap(sentence: Tokens, at: int) -> int | None:
    """Past "до или после", "before or after that gap": any time but that one, which is said elsewhere."""
    if sentence[at].tag in ("THAT", "THIS"):
        return at + 2 if sentence[at + 1].word in STRETCHES else at + 1
    return at if sentence[at].tag in ("END", "COMMA") else None


def _past_vague(sentence: Tokens, at: int, said: date) -> int | None:
    """Past "после звонка", "after my work": no rule says when that is; "сегодня до конца дня" is all of the day."""
    if sentence[at].word in ("to", "past") or (sentence[at].word == "раньше" and is_a_deed(sentence, at + 1)):
        return None  # "раньше везти некуда"
    if sentence[at + 1].tag == "END" and sentence[at + 2].word in ("дня", "day"):
        return at + 3
    if sentence[at].tag == "BY":
        return None  # "by phone"
    if sentence[at].tag == "EARLIER" and sentence[at + 1].tag in BROUGHT:
        return None  # "раньше доставку не ставьте"
    if sentence[at + 1].tag in ("OR", "AND") and sentence[at + 2].tag in ("AFTER", "LATER"):
        return None if past_both(sentence, at + 2) else _past_gap(sentence, at + 3)
    owned = at + 1 + (sentence[at + 1].tag in ("FILLER", "OF"))
    if sentence[owned].word in DAILY_ROUND:
        return None if edge_of_event(sentence, owned + 1) else owned + 1  # "after my shift ends at 8"
    return owned + 1 if sentence[owned].tag in ("DELIVERY", "DELIVER", "CALL") else None


def _lead_time(sentence: Tokens, at: int, said: date) -> int | None:
    if dated := days_at(sentence, at + 1, said):  # "чек за 25 ноября"
        return dated[1]
    here = at + 1
    while here < at + 5 and sentence[here].tag in ("NUMBER", "HOUR", "HALF", "DASH"):
        here += 1
    return _past_event(sentence, here + 1) if sentence[here].tag in ("HOURMARK", "MINUTEMARK", "DAY") else None


def _spell(sentence: Tokens, at: int) -> int | None:
    """The place after "3-5 рабочих дней": how long something takes is no time."""
    here = at + 3 if sentence[at + 1].tag in ("DASH", "TO") and sentence[at + 2].tag == "NUMBER" else at + 1
    if here == at + 3 and (sentence[here].tag in ("DAY", "WEEK") or sentence[here].word == "дня"):
        return here + 1  # "in 5-7 days"
    working = sentence[here].tag == "WORKING_DAYS"
    return here + 2 if working and sentence[here + 1].tag == "DAY" else None


def _past_event(sentence: Tokens, at: int) -> int:
    """Past "до приезда", "before delivery", "before you come"."""
    here = at
    if sentence[here].tag in ("TO", "BEFORE", "AHEAD"):
        here += 1
        while here < at + 4 and sentence[here].tag in ("FILLER", "OF", "DELIVERY", "DELIVER", "TOPIC", "TELLS"):
            here += 1
    return here


ASIDES: dict[str, Callable[[Tokens, int, date], int | None]] = {
    **dict.fromkeys(("PART", "DAY"), _greeting),
    **dict.fromkeys(("NUMBER", "HOUR", "HALF"), _before_an_event),
    **dict.fromkeys(("IN", "AT"), _some_days),
    **dict.fromkeys(("BEFORE", "TO", "AFTER", "BY", "EARLIER"), _past_vague),
    "NEG": _degree,
    "OF": _dated_paper,
    "DATED": _dated,
    "AHEAD": _lead_time,
}
"""By the tag of the word that it begins with: the place after a time that constrains nothing; None where none is."""
_TIMES = frozenset({"CLOCK", "WEEKDAY", "WEEKDAYS", "REL", "DATE", "LUNCH", "PART", "NOON"})
BESIDE_NONE = {
    **dict.fromkeys(("IN", "AT"), _TIMES),
    **dict.fromkeys(("BEFORE", "TO", "AFTER", "BY", "EARLIER"), _TIMES | {"NUMBER", "HOUR"}),
}
"""Before a word of these tags one of those begins no such time."""
