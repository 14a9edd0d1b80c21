"""A note → wishes, by the rules of reading of contract §4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from schemas.wishes import AppliesTo, Wish
from stream_processors.wishes.clause import PHONES, UNTIL, Clause
from stream_processors.wishes.clauses import clauses
from stream_processors.wishes.clock import ANY_TIME
from stream_processors.wishes.composed import Stated, composed
from stream_processors.wishes.constraints import constraints
from stream_processors.wishes.dates import EVERY_DAY, Days
from stream_processors.wishes.phrases import STARTS, Budget, When, phrases
from stream_processors.wishes.reasons import explain_habits
from stream_processors.wishes.scopes import ACTIONS, ASKING, BIDDEN, BRINGS, CALLS, DOING, DOORS, HEADS, STATES
from stream_processors.wishes.statements import EXACTLY, joined
from stream_processors.wishes.tokens import Token, Tokens, tokens
from stream_processors.wishes.voids import is_request

LONGEST_SENTENCE = 100  # tokens
MOST_CLAUSES = 32
MOST_SPEECH = 300  # tokens of sentences that could hold a wish
MOST_WISHES = 24  # a note that asks more is a list that was pasted; its first lines count
_BARE_FIGURE = len("на 15")
_EDGES = " ,;:-—–()"
_THINGS = frozenset({"UNIT", "YEAR", "ADDRESS", "SIGN", "FIGURES", "PRICE", "SHOP", "OTHERS"})
_SIGNALS = (
    STARTS - {"QWORD", "NEW", "FIRST", "SECOND", "OF", "AT", "NEG", "THAT", "OTHER", "THIS", "ABOUT"}
    | CALLS
    | DOORS
    | {"LUNCH"}
)
_SPEAKING = _SIGNALS | HEADS | {"LET"}
_ELSE = frozenset({"", "UNIT", "PRICE", "OTHERS", "SHOP", "SIGN", "PAPER", "PAST", "TELLS", "DELIVERED"})
_ANSWERS = frozenset({"answer", "ответить", "отвечаю", "отвечу", "отвечаем", "отвечает", "отвечать"})
_ANYTHING = frozenset({"anything", "anyone", "anybody", "ничего", "никого"})
_SOON = frozenset({"IN", "LATER", "HOURMARK", "MINUTEMARK"})
_OURSELVES = frozenset({"меня", "нас", "мы", "я", "никого", "i", "we", "i'll", "we'll"})
_ON = frozenset({"в", "во", "on", "during"})
_AT_PRESENT = frozenset({"сейчас", "now", "currently"})
_MOMENTARY = frozenset({"говорить", "разговаривать", "поговорить", "talk", "связи", "связь"})
_ABLE = frozenset({"может", "могу", "можем", "can't", "cannot", "cant", "unable", "удобно", "нет", "нету", "плохая"})
_HARMLESS = STATES | {"WRITE", "NEG"}
_WRITING = ("пиши", "напиши", "писать", "написать", "text", "messag")


def read(text: str, said: date) -> tuple[Wish, ...]:
    """The wishes in a note, in the order of the text; `said` is the local date on which it was said.

    Never raises; nothing understood is an empty tuple.
    """
    spoken = tokens(text)
    note = _clauses(spoken, said)
    topics = {tag for clause in note if not clause.void for tag in clause.tags}
    topics |= _ELSE.intersection([token.tag for token in spoken])
    stated: list[Stated] = []
    for at, clause in enumerate(note):
        if not clause.void:
            stated += _stated(clause, note, at, topics, text, said)
        if len(stated) >= MOST_WISHES:
            break
    return composed(stated[:MOST_WISHES], said)[:MOST_WISHES] if stated else ()


def _clauses(spoken: Iterable[Token], said: date) -> list[Clause]:
    budget = Budget()
    found: list[Clause] = []
    last: list[When] = []
    spent = 0
    for sentence in _sentences(spoken):
        if not _SPEAKING.isdisjoint([token.tag for token in sentence]):
            here = joined(clauses(phrases(sentence, said, budget)), last, said)
            last = next((clause.whens for clause in reversed(here) if clause.whens), last)
            found += here
            spent += len(sentence)
        if len(found) >= MOST_CLAUSES or spent >= MOST_SPEECH or not budget.left:
            break
    if len(found) > 1:
        explain_habits(found)
    return found


def _sentences(spoken: Iterable[Token]) -> Iterator[Tokens]:
    """Cut at full stops, and where there are none for long; a question is kept where it is a polite request."""
    sentence: list[Token] = []
    for token in spoken:
        if token.tag == "STOP" or token.tag == "QUESTION":
            if sentence and (token.tag == "STOP" or is_request(sentence)):
                yield sentence
            sentence = []
            continue
        sentence.append(token)
        if len(sentence) >= (LONGEST_SENTENCE // 2 if token.tag == "COMMA" else LONGEST_SENTENCE):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _stated(clause: Clause, note: list[Clause], at: int, topics: set[str], text: str, said: date) -> Iterator[Stated]:
    """What one clause asks or forbids."""
    quote = text[clause.start : _word_end(text, clause.end)].strip(_EDGES)
    if clause.tags & DOORS:
        if _is_about_the_door(clause):
            yield Stated("delivery", "access", EVERY_DAY, ANY_TIME, quote)
        return
    scope = _scope(clause, note, at)
    forbids = _forbids(clause)
    reason = text[slice(*clause.reason)].strip(_EDGES) if clause.reason else quote if clause.tags & STATES else ""
    if not clause.whens:
        if "CALLBACK" in clause.tags and not forbids and clause.tags & _SOON:  # "перезвоните через час"
            yield Stated("call", "appointment", Days((said,)), ANY_TIME, quote, sure=False)
        if forbids and _own_scope(clause) == "call" and _is_all_calls(clause, note[at + 1 : at + 2]):
            yield Stated("call", "avoid", EVERY_DAY, ANY_TIME, quote, reason)
        return
    if not _is_meant(clause, topics) or (not forbids and clause.denied - _HARMLESS):
        return  # a negation that hits nothing known must not become a request
    for rule, days, span, wide, against in constraints(clause, forbids, scope, said):
        yield Stated(scope, rule, days, span, quote, reason, bool(clause.heads), wide, against)


def _word_end(text: str, at: int) -> int:
    """A phrase read as a shorter word ends before its end."""
    while 0 < at < len(text) and text[at].isalpha() and text[at - 1].isalpha():
        at += 1
    return at


def _is_about_the_door(clause: Clause) -> bool:
    return "NEG" in clause.tags and not clause.tags & {"PAST"} and not clause.denied & {"PAST"}


def _is_all_calls(clause: Clause, after: list[Clause]) -> bool:
    """ "Не звонить" forbids calls; not "не привозите без звонка", nor "не звоните, стучите"."""
    if any(led.word in _ON and behind.tag == "" for led, behind in pairwise(clause.items)):
        return False  # "в шаббат не звонить": a day that is not known
    if clause.words & _MOMENTARY and clause.words & _ABLE and not clause.words & PHONES:
        return False  # "говорить не может", "связи нет": as things are now
    if clause.words & {"без", "without"} and clause.tags & {"DELIVER", "TELLS"} and "DELIVER" in clause.denied:
        return False
    if clause.tags & {"HOLIDAY", "VAGUE", "WORKING_DAYS"} or clause.words & _AT_PRESENT:
        return False  # which days those are is not known; "сейчас не может говорить" is over when it is read
    return not any("KNOCK" in each.tags and "NEG" not in each.tags for each in after)


def _scope(clause: Clause, note: list[Clause], at: int) -> AppliesTo:
    """A verb of calling, or of bringing; where there is none, what the clauses around speak of, the next one first."""
    if (found := _own_scope(clause)) is not None:
        return found
    around = [*note[at + 1 : at + 2], *reversed(note[:at]), *note[at + 2 :]] if clause.is_state else note[:at][::-1]
    for each in around:
        if each.void or each.tags & DOORS or (clause.is_state and _is_free(each)):
            continue
        if (found := _own_scope(each)) is not None:
            return found
    return "delivery"


def _is_free(clause: Clause) -> bool:
    """ "В отпуске до 14 декабря, звонить можно": a leave to call is no matter of the absence."""
    return "REQUEST" in clause.tags and not clause.whens and not clause.denied


def _own_scope(clause: Clause) -> AppliesTo | None:
    if clause.tags & CALLS or (
        clause.words & (PHONES | _ANSWERS if clause.whens else PHONES) and not clause.tags & (BRINGS | {"DELIVERY"})
    ):
        return "call"
    return "delivery" if clause.tags & (BRINGS | {"DELIVERY"}) else None


def _forbids(clause: Clause) -> bool:
    """Is what is stated forbidden? A denied action, an absence, sleep; writing forbids calls."""
    denied = clause.denied & (ACTIONS | {"DELIVERY", "REQUEST", "TELLS", BIDDEN, DOING})
    if denied and not denied <= {"WRITE"}:
        return True
    if clause.tags & {"HOLD", "MOVE"} and clause.whens and all(when.led in UNTIL for when in clause.whens):
        return True  # "отложить до 1 декабря"
    if "BE" in clause.denied and not clause.tags & {"CALL", "DELIVER"}:
        return True  # "меня не будет"
    if clause.tags & STATES - clause.denied and not clause.actions:
        return True
    return "WRITE" in clause.tags - clause.denied and _writes_instead(clause)


def _writes_instead(clause: Clause) -> bool:
    if clause.tags & {"INSTEAD", "ONLY"} or clause.words & {"лучше", "prefers", "prefer", "better"}:
        return True
    return clause.unknown == 0 and any(word.startswith(_WRITING) for word in clause.words)


def _is_meant(clause: Clause, topics: set[str]) -> bool:
    """A time alone is no wish: something must be asked or forbidden, or nothing else is said."""
    if "RETURN" in clause.tags and (clause.unknown or "вам" in clause.words):
        return False  # "вернусь к вам с ответом в пятницу"
    if clause.actions or clause.tags & STATES:
        return True
    if "BE" in clause.denied and clause.words & _OURSELVES:
        return True  # "меня не будет в городе"
    asks = bool(clause.tags & (ASKING | {"OTHER"})) or any(when.denied or when.led in EXACTLY for when in clause.whens)
    if clause.denied & {BIDDEN, DOING}:
        spoken = topics & (BRINGS | CALLS | {"DELIVERY"}) or "TOPIC" in clause.tags
        spoken = spoken or clause.words & _ANYTHING
        return "DELIVERY" in clause.tags or bool(BIDDEN in clause.denied and spoken)
    if clause.tags & _THINGS and not (asks and topics & (BRINGS | CALLS)):
        return False
    if "DELIVERY" in clause.tags:
        return asks or not clause.unknown
    if "PICKUP" in topics or (clause.unknown and not asks):
        return False
    if not asks and all(_is_bare_figure(when) for when in clause.whens):
        return False
    if not asks and not topics & (BRINGS | CALLS) and all(when.days and when.led in UNTIL for when in clause.whens):
        return False  # "спасибо, до завтра"
    return bool(topics & (BRINGS | CALLS | {"DELIVERY"})) or (not clause.unknown if asks else topics.isdisjoint(_ELSE))


def _is_bare_figure(when: When) -> bool:
    """ "на 15", "к 3": no time, where nothing else is said."""
    short = when.end - when.start <= _BARE_FIGURE
    return when.span is not None and short and (when.span.start == when.span.end or when.led in ("к", "by"))
