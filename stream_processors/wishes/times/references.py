"""Words that look back to a time named before: "в это время", "после этого", "в этот день", "the day after"."""

from __future__ import annotations

from typing import Literal

from stream_processors.wishes.words.tokens import Tokens

Back = Literal["", "same", "after", "before", "day", "next", "eve", "until", "since", "around", "week", "from"]
"""same: that time; around: any but that one; day: the whole of that day; next, eve: the day after or before it;
until, since: all days there; week: those days a week later;
from: that day and all after it."""

_US = frozenset({"нас", "меня", "дома", "никого", "там"})
STRETCHES = frozenset({
    "slot", "gap", "hour", "hours", "час", "часы", "часов", "промежутка", "интервала", "периода", "window", "interval",
    "period", "dates", "date", "промежуток", "промежутке", "интервал", "интервале",
    "период", "даты", "дату", "окно", "числа", "числах", "датам", "недели",
})  # fmt: skip
BROUGHT = frozenset({"DELIVER", "DELIVERY", "TOPIC"})
_AVOIDING = frozenset({"avoid", "избегайте", "избегать"})
_COUNTED = frozenset({"NUMBER", "HOUR"})
_ON = frozenset({"on", "onwards", "onward"})
_FROM = frozenset({"from", "с"})
_DATED = frozenset({"date", "даты", "дня", "числа"})
_ENDS = frozenset({"END", "COMMA", "DASH", "NEG"})
_HOURS = frozenset({"BETWEEN", "FROM", "AT"})  # "the day after between 9 and 12"
_SAID_OF_IT = frozenset({"does", "is", "works", "will", "suits", "would"})  # "the day after does"
_HOURLY = frozenset({"FROM", "AFTER", "BEFORE", "TO", "BETWEEN"})  # "а в следующую до обеда"
_TOLD_OF = frozenset({"", "TOPIC", "OTHERS", "PRICE"})
_NOBODY_TO = frozenset({"некому", "некуда"})
_DURING = frozenset({"TIME", "WITHIN"})
_IT = frozenset({"it", "them", "него", "нее", "них"})
_DAYWARD: dict[Back, Back] = {"before": "until", "after": "since"}
_DIRECTIONS: dict[str, Back] = {
    "EARLIER": "before",
    "AFTER": "after",
    "TO": "before",
    "BEFORE": "before",
    "LATER": "after",
}


_GAP = frozenset({"OR", "AND", "THEN", "THAT", "THIS", "BOTH", "ANY", "THAN"})
BACK = frozenset({"EVE", "DAY", "NEXT", "BOTH", "ANY", "THEN", "LATERON", "EARLIER", "THAT", "THIS"})
BACK_BEFORE = {
    "FROM": frozenset({"THAT", "THIS", "FROM"}),
    "OF": frozenset({"NEXT", "WEEK", "DAY"}),
    "AT": frozenset({"NEXT", "WEEK", "DAY", "THAT", "THIS", "BOTH", "ANY", "TIME", "WITHIN"}),
    "WITHIN": frozenset({"TOPIC", "FILLER", "THAT", "THIS"}),
    **dict.fromkeys(("TO", "BEFORE"), _GAP | {"END", "COMMA", "BECAUSE"}),
    **dict.fromkeys(("AFTER", "LATER"), _GAP | _ENDS | {"REQUEST"}),
}
"""Words of these tags may look back, and those of the others before a word of these."""


def back_at(sentence: Tokens, at: int) -> tuple[Back, int] | None:
    """How the words that begin here look back, and the place after them; None where they don't."""
    head = sentence[at].tag
    if head in ("THEN", "LATERON"):
        return ("same" if head == "THEN" else "after"), at + 1
    if beside := _BESIDE.get(head, _day_beside)(sentence, at):
        return beside
    direction = _DIRECTIONS.get(head, "")
    here = at + 1 if direction or head in ("AT", "WITHIN") else at
    here += bool(direction) and sentence[here].tag == "THAN"
    if direction and sentence[here].tag in ("OR", "AND") and (around := past_both(sentence, here + 1)):
        return "around", around
    if direction and sentence[here].tag == "THEN":  # "nobody until then"
        return direction, here + 1
    if sentence[here].tag in ("THAT", "THIS"):
        return _named(sentence, here, direction)
    if sentence[here].tag in ("BOTH", "ANY") and (days := _past_each(sentence, here)):
        return "same", days
    if (
        head in ("BEFORE", "TO")
        and (sentence[here].word in ("", ",") or sentence[here].tag == "BECAUSE")
        and sentence[at].word != "to"
    ):
        return "before", here
    if head in ("AFTER", "LATER") and sentence[here].tag in _ENDS | {"REQUEST"}:
        return "after", here
    if head == "EARLIER" and _ends_or_refuses(sentence, at + 1):
        return "before", at + 1
    return None


def _during(sentence: Tokens, at: int) -> tuple[Back, int] | None:
    """ "During it", «во время него»."""
    here = at + (sentence[at].tag == "AT")
    if sentence[here].tag in _DURING and sentence[here + 1].word in _IT:
        return "same", here + 2
    return _day_beside(sentence, at) if sentence[at].tag == "AT" else None


def _from_that_day(sentence: Tokens, at: int) -> tuple[Back, int] | None:
    """ "From that day on", «начиная с этой даты»."""
    here = at + (sentence[at].word == "начиная")
    if sentence[here].word not in _FROM or sentence[here + 1].tag not in ("THAT", "THIS"):
        return None
    if sentence[here + 2].tag != "DAY" and sentence[here + 2].word not in _DATED:
        return None
    return "from", here + 4 if sentence[here + 3].word in _ON else here + 3


def is_a_deed(sentence: Tokens, at: int) -> bool:
    """ "Везти", "звонить"; no "звонка"."""
    return sentence[at].tag in ("DELIVER", "CALL") and sentence[at].word.endswith(("ть", "ти"))


def _ends_or_refuses(sentence: Tokens, at: int) -> bool:
    """ "Раньше | не привозить", "раньше | везти некуда", "раньше | нас нет"."""
    refused = sentence[at].tag in BROUGHT and sentence[at + 1].tag == "NEG"  # "раньше | доставку не ставьте"
    told = (
        is_a_deed(sentence, at) or sentence[at].tag in _TOLD_OF or sentence[at].word == "трубку"
    )  # "раньше | ремонт не закончат"
    refused = refused or (
        told and any(token.tag == "NEG" or token.word == "нет" for token in sentence[at + 1 : at + 5])
    )
    refused = refused or any(token.word in _NOBODY_TO for token in sentence[at : at + 3])  # "раньше | открыть некому"
    return refused or sentence[at].tag in _ENDS or sentence[at].word in _US


def past_both(sentence: Tokens, at: int) -> int:
    """Past "before or | after that"; 0 where it is something else that is named."""
    if sentence[at].tag not in ("AFTER", "LATER", "BEFORE", "EARLIER", "TO"):
        return 0
    if sentence[at + 1].tag not in ("THAT", "THIS"):
        return 0
    if sentence[at + 2].tag in ("TIME", "DAY"):
        return at + 3
    return at + 2 if sentence[at + 2].tag in _ENDS else 0


def _named(sentence: Tokens, here: int, direction: Back) -> tuple[Back, int] | None:
    """ "Этот день", "those two days", "that"."""
    if sentence[here].word.startswith("ближайш") or sentence[here].word == "coming":
        return None
    if sentence[here].word == "same" and sentence[here + 1].tag in _ENDS | {"REQUEST"}:
        return "same", here + 1  # "Tuesday 10-12, or Thursday the same"
    unit = here + 2 if sentence[here + 1].tag in _COUNTED or sentence[here + 1].word == "же" else here + 1
    if sentence[unit].tag == "DAY" or (sentence[unit].word == "дня" and sentence[here].word != "это"):
        return _DAYWARD.get(direction, "day"), unit + 1
    if sentence[unit].tag == "TIME" or sentence[unit].word in STRETCHES:
        return direction or "same", unit + 1
    if sentence[here].word == "same" and sentence[here + 1].tag in _ENDS | {"AT", "OR"}:
        return "same", here + 1  # "Tuesday 10-12, or Thursday the same"
    if sentence[here - 1].word in _AVOIDING and sentence[here + 1].tag in _ENDS:
        return "same", here + 1  # "the engineer comes on Thursday morning, please avoid that"
    if sentence[here - 1].tag == "WITHIN" and sentence[here + 1].tag in _ENDS:
        return "same", here + 1  # "don't phone me during that"
    return (direction, here + 1) if direction and sentence[here].tag == "THAT" else None


def _day_beside(sentence: Tokens, at: int) -> tuple[Back, int] | None:
    """ "The day after", "the next day", "на следующий день", "накануне"."""
    if sentence[at].word == "накануне":
        return "eve", at + 1
    here = at + 1 if sentence[at].tag in ("OF", "AT") else at
    if sentence[here].tag == "NEXT" and sentence[here + 1].word == "one":
        return "week", here + 2  # "not this Friday, the next one"
    if (
        sentence[here].tag == "NEXT"
        and sentence[here + 1].tag in _ENDS | _HOURLY
        and sentence[here].word != "следующей"
    ):
        return "week", here + 1  # "не в эту субботу, а в следующую"
    if sentence[here].tag == "WEEK" and sentence[here + 1].tag == "AFTER" and sentence[here + 2].tag in _ENDS:
        return "week", here + 2  # "any evening next week, mattress the week after"
    if sentence[here].tag == "DAY" and sentence[here + 1].tag in ("AFTER", "BEFORE"):
        ends = sentence[here + 2].tag in _ENDS | _HOURS or sentence[here + 2].word in _SAID_OF_IT
        ends = ends or sentence[here + 2].word == "so" or _begin_hours(sentence, here + 2)
        return (("next" if sentence[here + 1].tag == "AFTER" else "eve"), here + 2) if ends else None
    return ("next", here + 2) if sentence[here].tag == "NEXT" and sentence[here + 1].tag == "DAY" else None


def _begin_hours(sentence: Tokens, at: int) -> bool:
    """ "The day after | 6 to 8pm"."""
    return sentence[at].tag in ("NUMBER", "CLOCK") and sentence[at + 1].tag in ("TO", "DASH", "AM", "PM")


def _past_each(sentence: Tokens, at: int) -> int:
    """Past "оба дня", "в любой из этих дней", "either of those days"; 0 where no days were named before."""
    here = at + 1
    while here < at + 4 and (sentence[here].tag in ("OF", "THAT", "THIS") or sentence[here].word == "из"):
        here += 1
    counted = here > at + 1 or sentence[at].tag == "BOTH"
    return here + 1 if counted and (sentence[here].tag == "DAY" or sentence[here].word in ("дня", "раза")) else 0


_BESIDE = {"FROM": _from_that_day, "AT": _during, "WITHIN": _during}
