"""A sentence → words and whens in a row: every time that it names is read first, so that no comma can cut it."""

from __future__ import annotations

from datetime import date

from stream_processors.wishes.times.calendar import Days
from stream_processors.wishes.times.clock import ANY_TIME, LUNCH, Span
from stream_processors.wishes.times.irrelevant_times import ASIDES, BESIDE_NONE, DAILY_ROUND
from stream_processors.wishes.times.items import REST, WITHIN, Item, When, looking_back
from stream_processors.wishes.times.references import BACK, BACK_BEFORE, back_at
from stream_processors.wishes.times.signs import DAYLIKE, SIGNED, is_a_table, sign_at
from stream_processors.wishes.times.spans import span_at
from stream_processors.wishes.times.spans_across_days import OPENING, across_at, or_later
from stream_processors.wishes.times.stretches import days_at
from stream_processors.wishes.times.turning import TURNING, turned
from stream_processors.wishes.words.scopes import STARTS
from stream_processors.wishes.words.tokens import PADDING, Tokens, tag_of

MOST_TIMES = 50  # places at which a time is looked for; a note with more is a list of figures, no speech


_NOTICE = frozenset({"before", "ahead", "beforehand", "за"})
_BOUNDS = frozenset({"earliest", "latest", "onwards", "onward"})
_NAMED_BARE = frozenset({"WEEKDAY", "REL", "BETWEEN"})
_THERE = frozenset({"on", "from", "by", "all"})


_FOLLOWS_A_NUMBER = frozenset({
    "DASH", "TO", "UPTO", "COMMA", "AND", "OR", "OF", "AT", "HOURMARK", "MINUTEMARK", "AM", "PM", "PART", "EXACT",
    "NUMBER", "MONTH", "ORDINAL", "DATE", "WEEK", "WEEKDAY", "REL", "THIS", "NEXT", "FIRST", "SECOND", "LAST",
    "FROM", "AFTER", "BEFORE", "BY", "EARLIER", "LATER", "FILLER", "WORKING_DAYS",
})  # fmt: skip
# What may follow a word that begins a time: "в пятницу", "не раньше", "the weekend", "10-12", "25 ноября".
_FOLLOWS = {
    "AT": STARTS | {"TIME", "LUNCH", "NOON", "MIDNIGHT", "HOURMARK", "FIRST", "SECOND", "EXACT"},
    "OF": STARTS - {"AT", "OF", "NEG"} | {"LUNCH", "NOON", "HOURMARK", "MINUTEMARK"},
    "WITHIN": STARTS | {"LUNCH", "TOPIC", "FILLER"},
    "NEG": frozenset({"EARLIER", "LATER", "BEFORE", "AFTER", "MATTER", "REQUEST", "FILLER", "OTHER"}),
    "ORDINAL": frozenset({"NUMBER"}),
    "FIRST": frozenset({"HALF", "WEEKDAY", "OF", "MONTH"}),
    "LAST": frozenset({"WEEKDAY"}),
    "NEW": frozenset({"YEAR"}),
    "BOTH": frozenset({"DAY", "PART", "TIME", "OF", "UNIT"}),
    "SECOND": frozenset({"HALF", "WEEKDAY", "OF", "MONTH"}),
    "QWORD": frozenset({"WHENEVER", "REQUEST", "FILLER", "TOPIC", "", "UNFIT", "INAPT", "COMMA", "END"}),
    "WEEK": frozenset({"FROM", "AT", "NEG"}),
    **dict.fromkeys(("NUMBER", "HOUR"), _FOLLOWS_A_NUMBER),
    **dict.fromkeys(("FROM", "UPTO", "BETWEEN"), STARTS | {"MIDNIGHT", "HOURMARK", "THAN", "COMMA"}),
}


# What is tried at a word that may begin a time; the rest would be tried in vain.
_LEADING_HOURS = frozenset({"AFTER", "TO", "BEFORE", "BY", "FROM", "AT", "EARLIER", "LATER"})
_HOURLY = frozenset({"CLOCK", "PART", "MORNINGS", "NOON", "HALF", "HALFHOUR", "QUARTER", "EXACT", "WHENEVER", "ABOUT"})


_WAKING = STARTS | SIGNED
_NAMED = frozenset({"WEEKDAY", "REL", "DATE", "MONTH", "ORDINAL"})


class Budget:
    """How many more times may be looked for in a note."""

    def __init__(self) -> None:
        self.left = MOST_TIMES


def phrases(spoken: Tokens, tags: set[str], said: date, budget: Budget) -> list[Item]:
    """tags: those of the sentence."""
    found: list[Item] = []
    read = 0
    sentence = [*spoken, *PADDING]
    days = _days_named(spoken, tags)
    for at in [at for at, token in enumerate(spoken) if token.tag in _WAKING or token.word in TURNING]:
        if at < read:
            continue
        if not budget.left:
            return found
        found += spoken[read:at]
        token = sentence[at]
        tag = token.tag
        if (
            tag in STARTS
            and (tag not in _FOLLOWS or sentence[at + 1].tag in _FOLLOWS[tag])
            and not (tag == "AT" and _is_in(sentence, at))
        ):
            budget.left -= 1
            after = _take_time(sentence, at, said, found, days)
            if after > at:
                read = after
                continue
        read = at + 1
        if token.word in TURNING:
            found.append(turned(token, found, sentence[read]))
        elif tag != "DASH" or not is_a_table(sentence[read], found):
            found.append(sign_at(sentence, at, found) if tag in SIGNED else token)
    return [*found, *spoken[read:]] if budget.left else found


def _days_named(spoken: Tokens, tags: set[str]) -> int:
    """How many days a sentence may name: none, one, or more."""
    if tags.isdisjoint(DAYLIKE):
        return 0
    return max(1, sum(map(_NAMED.__contains__, map(tag_of, spoken))))


def _is_in(sentence: Tokens, at: int) -> bool:
    """ "Her son will be in | on Saturday", "not in | Tuesday"."""
    if sentence[at].word != "in":
        return False
    return sentence[at + 1].word in _THERE or sentence[at + 1].tag in _NAMED_BARE


def _leads_an_hour(sentence: Tokens, at: int) -> bool:
    return sentence[at].tag in _LEADING_HOURS and sentence[at + 1].tag in _HOURLY


def _take_time(sentence: Tokens, at: int, said: date, found: list[Item], named: int) -> int:
    """The place after the time that begins here; `at` where none does. named: how many days the sentence may name."""
    tag = sentence[at].tag
    if tag == "NEG" and sentence[at + 1].tag == "OTHER":
        found.append(sentence[at]._replace(tag="ONLY"))  # "on 5 December and on no other day"
        return at + 3
    behind = sentence[at + 1].tag
    aside = ASIDES[tag](sentence, at, said) if tag in ASIDES and behind not in BESIDE_NONE.get(tag, ()) else None
    if aside is not None:
        if any(token.word in _NOTICE for token in sentence[at:aside]):
            found.append(sentence[at]._replace(tag="NOTICE", word="before"))  # "text me a day before"
        if sentence[aside - 1].word in DAILY_ROUND:
            found.append(sentence[at]._replace(tag="VAGUE"))  # "не звоните после работы" forbids some calls, not all
        return aside
    back = back_at(sentence, at) if tag in BACK or behind in BACK_BEFORE.get(tag, ()) else None
    if back:
        found.append(looking_back(_unnamed(sentence, at, back[1]), back[0]))
        return back[1]
    if named > 1 and tag in OPENING and (across := across_at(sentence, at, said)):
        whole = _unnamed(sentence, at, across[1])
        found += [whole._replace(days=days, span=span) for days, span in across[0]]
        return across[1]
    hourly = not named or tag in _HOURLY or _leads_an_hour(sentence, at)
    days = None if hourly else days_at(sentence, at, said)
    span = None if days else span_at(sentence, at)
    if days:
        return _take_days(sentence, at, or_later(sentence, days), found)
    if span and span[0] is not None:
        return _take_span(sentence, at, span[0], span[1], said, found)
    return span[1] if span else at


def _unnamed(sentence: Tokens, at: int, after: int) -> When:
    return When(None, None, False, sentence[at].start, sentence[after - 1].end, led=sentence[at].word)


def _take_days(sentence: Tokens, at: int, named: tuple[Days, int], found: list[Item]) -> int:
    days, after = named
    led = sentence[after - 1 if sentence[after - 1].word in _BOUNDS else at].word  # "Tuesday at the earliest"
    led = WITHIN if "WITHIN" in (sentence[at].tag, sentence[at + 1].tag) else led
    when = When(days, None, False, sentence[at].start, sentence[after - 1].end, led=led)
    if "OTHER" in map(tag_of, sentence[at:after]):  # "в другие дни" begins a statement of its own
        found.append(sentence[at]._replace(tag="COMMA"))
        found.append(when._replace(led=REST))
    elif days.every and sentence[at].word == "each" and any(isinstance(item, When) and item.days for item in found):
        pass  # "Wed and Fri, 9 to 11 each day"
    elif sentence[at].word != "since":  # what has lasted since then asks for nothing
        found.append(when)
    return after


def _take_span(sentence: Tokens, at: int, span: Span, after: int, said: date, found: list[Item]) -> int:
    start, end = sentence[at].start, sentence[after - 1].end
    if found and _is_lunch(found[-1]):
        found.pop()  # "обед с 12 до 13"
    if sentence[at].word == "since":
        day = days_at(sentence, after, said)  # "hasn't moved since 9am Saturday"
        return day[1] if day else after  # what has lasted since then asks for nothing
    if _is_of_today(sentence, at, after):
        found.append(When(Days((said,)), None, False, start, end))
    whole = span == ANY_TIME and "WITHIN" in (sentence[at].tag, sentence[at + 1].tag)
    led = sentence[at + (sentence[at + 1].tag == "EXACT")].word  # "at exactly 3"
    found.append(When(None, span, False, start, end, led=WITHIN if whole else led))
    return after


def _is_lunch(item: Item) -> bool:
    return isinstance(item, When) and item.span == Span(*LUNCH) and item.led.startswith(("обед", "lunch"))


def _is_of_today(sentence: Tokens, at: int, after: int) -> bool:
    """ "Tonight", "this evening", "8 tonight"."""
    here = sentence[after - 1]
    return here.value == "tonight" or (sentence[at - 1].tag == "THIS" and sentence[at].tag == "PART")
