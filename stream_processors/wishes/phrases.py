"""A sentence → words and whens in a row: every time that it names is read first, so that no comma can cut it."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from stream_processors.wishes.asides import DAILY_ROUND, past_aside
from stream_processors.wishes.clock import LUNCH, Span
from stream_processors.wishes.dates import Days
from stream_processors.wishes.spans import span_at
from stream_processors.wishes.stretches import days_at
from stream_processors.wishes.tokens import PADDING, Token, Tokens

MOST_TIMES = 50  # places at which a time is looked for; a note with more is a list of figures, no speech

Back = Literal["", "same", "after", "before"]


class When(NamedTuple):
    """Days or a span of time as said, with its place in the text. denied: "не в четверг", "кроме среды".

    back: the time said before it: "в это время", "после этого", "до этого". linked: "и" or "или" stands before it.
    led: the word that it begins with. anew: something new is said of other days from here on. tag and word as a token
    has them.
    """

    days: Days | None
    span: Span | None
    denied: bool
    start: int
    end: int
    back: Back = ""
    linked: bool = False
    led: str = ""
    anew: bool = False
    tag: str = "WHEN"
    word: str = ""


Item = Token | When

STARTS = frozenset({
    "FROM", "AFTER", "TO", "BEFORE", "UPTO", "BY", "BETWEEN", "EARLIER", "LATER", "NEG", "AT", "OF", "WHOLE", "REL",
    "WEEKDAY", "WEEKDAYS", "EVERY", "ANY", "DAILY", "WEEKEND", "WORKDAYS", "WORKING_DAYS", "THIS", "NEXT", "IN",
    "WITHIN", "DATE", "NUMBER", "MONTH", "DAY", "EXACT", "PART", "MORNINGS", "WHENEVER", "ABOUT", "CLOCK", "HOUR",
    "NOON", "HALF", "HALFHOUR", "LUNCH", "AM", "PM", "AHEAD", "DATED", "THEN", "LATERON", "THAT", "OTHER", "ORDINAL",
    "WEEK", "QUARTER", "QWORD", "FIRST", "SECOND", "NEW", "BOTH",
})  # fmt: skip
_DOUBLE = frozenset({"but", "bar", "coming", "so", "call", "bother", "around", "выходной", "as", "since"})
_REASONING = frozenset({"the", "i", "we", "i'm", "we're", "my", "our", "it's", "there's", "he", "she", "they", "there"})
_MINE = frozenset({"меня", "мой", "моя", "нас"})
_US = frozenset({"нас", "меня", "дома", "никого"})
_PRESENT = frozenset({"i'm", "we're", "be", "am", "are"})
_ALL = frozenset({"anything", "everything"})
_STRETCHES = frozenset({
    "slot", "window", "interval", "period", "dates", "date", "промежуток", "промежутке", "интервал", "интервале",
    "период", "даты", "дату", "окно", "числа", "числах", "датам", "недели",
})  # fmt: skip
_REQUESTING = frozenset(
    {"DELIVER", "CALL", "CALLBACK", "REQUEST", "NEG", "ONLY", "BY", "BEFORE", "AFTER", "FROM", "TO"}
)
_DAY_OR_TIME = ("TIME", "DAY", "WEEKDAY", "WEEK")


# What may follow a small word that begins a time: "в пятницу", "не раньше", "the weekend".
_FOLLOWS = {
    "AT": STARTS | {"LUNCH", "NOON", "MIDNIGHT", "HOURMARK", "FIRST", "SECOND", "EXACT"},
    "OF": STARTS - {"AT", "OF", "NEG"} | {"LUNCH", "NOON", "HOURMARK", "MINUTEMARK"},
    "WITHIN": STARTS | {"LUNCH"},
    "NEG": frozenset({"EARLIER", "LATER", "BEFORE", "AFTER", "MATTER", "REQUEST", "FILLER"}),
    "ORDINAL": frozenset({"NUMBER"}),
    "FIRST": frozenset({"HALF"}),
    "NEW": frozenset({"YEAR"}),
    "BOTH": frozenset({"DAY", "PART", "TIME", "OF", "UNIT"}),
    "SECOND": frozenset({"HALF"}),
    "QWORD": frozenset({"WHENEVER", "REQUEST", "FILLER", "TOPIC", "", "UNFIT", "INAPT", "COMMA", "END"}),
    "WEEK": frozenset({"FROM", "AT", "NEG"}),
}


# What is tried at a word that may begin a time; the rest would be tried in vain.
_ASIDE = frozenset(
    {"DATED", "IN", "BY", "AHEAD", "NUMBER", "HOUR", "HALF", "OF", "BEFORE", "TO", "AFTER", "PART", "DAY"}
)
_BACK = frozenset({"BOTH", "ANY", "THEN", "LATERON", "AFTER", "TO", "BEFORE", "LATER", "EARLIER", "AT", "THAT", "THIS"})
_LEADING_HOURS = frozenset({"AFTER", "TO", "BEFORE", "BY", "FROM", "AT", "EARLIER", "LATER"})
_HOURLY = frozenset({"CLOCK", "PART", "MORNINGS", "NOON", "HALF", "HALFHOUR", "QUARTER", "EXACT", "WHENEVER", "ABOUT"})


def _may_lead(sentence: Tokens, at: int) -> bool:
    follows = _FOLLOWS.get(sentence[at].tag)
    return follows is None or sentence[at + 1].tag in follows


ANY = frozenset({"any", "every", "anytime", "all", "everyday", "любой", "каждый", "все", "любое"})


REST = "other"


class Budget:
    """How many more times may be looked for in a note."""

    def __init__(self) -> None:
        self.left = MOST_TIMES


def phrases(spoken: Tokens, said: date, budget: Budget) -> list[Item]:
    found: list[Item] = []
    at, end = 0, len(spoken)
    sentence = [*spoken, *PADDING]
    while at < end and budget.left:
        token = sentence[at]
        after = at
        if token.tag in STARTS and _may_lead(sentence, at):
            budget.left -= 1
            after = _take_time(sentence, at, said, found)
        if after == at:
            found.append(_retagged(token, found, sentence[at + 1]) if token.word in _DOUBLE else token)
            after = at + 1
        at = after
    return found


def _retagged(token: Token, before: list[Item], behind: Token) -> Token:
    """Words that mean something else by their neighbours."""
    match token.word:
        case "but" if before and (before[-1].word in _ALL or any(map(_is_any, before[-2:]))):
            return token._replace(tag="EXCEPT")
        case "bar" if before and before[-1].tag == "WHEN":  # "weekdays bar Friday"
            return token._replace(tag="EXCEPT")
        case "coming":  # no day behind it: "I'm coming on Saturday", but "no point coming before 5"
            refused = any(item.tag in ("NEG", "REFUSE", "INAPT") for item in before[-4:])
            return token._replace(tag="DELIVER" if refused else "PICKUP")
        case "as" | "since" if behind.word in _REASONING:
            return token._replace(tag="BECAUSE")
        case "around" if before and (before[-1].tag in ("BE", "NEG") or before[-1].word in _PRESENT):
            return token._replace(tag="HOME")  # "I'm not around until Thursday"
        case "выходной":  # a day of one's own, or a day on which a firm is closed
            own = behind.word == "у" or any(item.word in _MINE for item in before[-4:])
            return token._replace(tag="REQUEST" if own else "")
        case "bother" if behind.tag in ("TO", "DELIVER", "CALL", "THIS"):  # "don't bother coming"
            return token._replace(tag="")
        case "so" if before and behind.tag in _REQUESTING:  # "we are away till Friday so deliver on Saturday"
            return token._replace(tag="COMMA")
        case "call" if behind.word == "it":  # "don't call it a sofa"
            return token._replace(tag="")
    return token


def _is_the_rest(spoken: Tokens) -> bool:
    """ "В другие дни" begins a statement of its own."""
    return any(token.tag == "OTHER" for token in spoken)


def _is_any(item: Item) -> bool:
    """ "Any weekday but Friday", "every day but Sunday"."""
    return isinstance(item, When) and item.led in ANY


def _take_time(sentence: Tokens, at: int, said: date, found: list[Item]) -> int:
    """The place after the time that begins here; `at` where none does."""
    tag = sentence[at].tag
    aside = past_aside(sentence, at, said) if tag in _ASIDE else None
    if aside is not None:
        if sentence[aside - 1].word in DAILY_ROUND:
            found.append(sentence[at]._replace(tag="VAGUE"))  # "не звоните после работы" forbids some calls, not all
        return aside
    back = _back(sentence, at) if tag in _BACK else None
    if back:
        found.append(When(None, None, False, sentence[at].start, sentence[back[1] - 1].end, back[0]))
        return back[1]
    hourly = tag in _HOURLY or (tag in _LEADING_HOURS and sentence[at + 1].tag in _HOURLY)
    days = None if hourly else days_at(sentence, at, said)
    span = None if days else span_at(sentence, at)
    if days:
        _take_days(sentence, at, days, found)
        return days[1]
    if span and span[0] is not None:
        _take_span(sentence, at, span[0], span[1], said, found)
    return span[1] if span else at


def _take_days(sentence: Tokens, at: int, named: tuple[Days, int], found: list[Item]) -> None:
    days, after = named
    when = When(days, None, False, sentence[at].start, sentence[after - 1].end, led=sentence[at].word)
    if _is_the_rest(sentence[at:after]):
        found.append(sentence[at]._replace(tag="COMMA"))
        found.append(when._replace(led=REST))
    elif days.every and sentence[at].word == "each" and any(isinstance(item, When) and item.days for item in found):
        pass  # "Wed and Fri, 9 to 11 each day"
    elif sentence[at].word != "since":  # what has lasted since then asks for nothing
        found.append(when)


def _take_span(sentence: Tokens, at: int, span: Span, after: int, said: date, found: list[Item]) -> None:
    start, end = sentence[at].start, sentence[after - 1].end
    if found and _is_lunch(found[-1]):
        found.pop()  # "обед с 12 до 13"
    if _is_of_today(sentence, at, after):
        found.append(When(Days((said,)), None, False, start, end))
    found.append(When(None, span, False, start, end, led=sentence[at].word))


def _is_lunch(item: Item) -> bool:
    return isinstance(item, When) and item.span == Span(*LUNCH) and item.led.startswith(("обед", "lunch"))


def _is_of_today(sentence: Tokens, at: int, after: int) -> bool:
    """ "Tonight", "this evening", "8 tonight"."""
    here = sentence[after - 1]
    return here.value == "tonight" or (sentence[at - 1].tag == "THIS" and sentence[at].tag == "PART")


def _past_each(sentence: Tokens, at: int) -> int:
    """Past "оба дня", "в любой из этих дней", "either of those days"; 0 where no days were named before."""
    here = at + 1
    while here < at + 4 and (sentence[here].tag in ("OF", "THAT", "THIS") or sentence[here].word == "из"):
        here += 1
    counted = here > at + 1 or sentence[at].tag == "BOTH"
    return here + 1 if counted and (sentence[here].tag == "DAY" or sentence[here].word in ("дня", "раза")) else 0


def _opens_a_refusal(token: Token) -> bool:
    return token.tag in ("END", "COMMA", "DASH", "NEG") or token.word in _US


def _back(sentence: Tokens, at: int) -> tuple[Back, int] | None:
    """ "в это время", "тогда", "that day"; "после этого", "до этого времени", and "после" that ends what is said."""
    head = sentence[at].tag
    if head in ("THEN", "LATERON"):
        return ("same" if head == "THEN" else "after"), at + 1
    direction: Back = {"AFTER": "after", "TO": "before", "BEFORE": "before", "LATER": "after"}.get(head, "")  # type: ignore[assignment]
    here = at + 1 if direction or head == "AT" else at
    if sentence[here].tag in ("THAT", "THIS"):
        named = sentence[here + 1].tag in _DAY_OR_TIME[:2] or sentence[here + 1].word in _STRETCHES
        if named or (direction and sentence[here].tag == "THAT"):
            return direction or "same", here + 2 if named else here + 1
    elif sentence[here].tag in ("BOTH", "ANY") and (days := _past_each(sentence, here)):
        return "same", days
    elif head in ("BEFORE", "TO") and sentence[here].word in ("", ",") and sentence[at].word != "to":
        return "before", here
    elif head in ("AFTER", "LATER") and sentence[here].tag in ("END", "COMMA", "DASH", "REQUEST", "NEG"):
        return "after", here
    elif head == "EARLIER" and (
        sentence[at + 1].tag in ("END", "COMMA", "DASH", "NEG") or sentence[at + 1].word in _US
    ):  # "раньше не привозить"
        return "before", at + 1
    return None
