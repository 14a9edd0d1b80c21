"""A note → wishes, by the rules of reading of contract §4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import compress, count

from schemas.wishes import Wish
from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.contrast import refuse_too
from stream_processors.wishes.clauses.missing_commas import with_commas
from stream_processors.wishes.clauses.parsing import clauses
from stream_processors.wishes.clauses.reasons import explain_habits, is_busy_then, is_why, open_office_named
from stream_processors.wishes.clauses.retractions import retract
from stream_processors.wishes.clauses.sharing import write_then
from stream_processors.wishes.clauses.statements import joined
from stream_processors.wishes.clauses.subject import (
    is_about_the_door,
    is_all_calls,
    own_scope,
    permits_calls,
    scope,
)
from stream_processors.wishes.composed import Stated, composed
from stream_processors.wishes.constraints import constraints
from stream_processors.wishes.intent import ELSE, forbids, is_meant
from stream_processors.wishes.rules.questions import asks_of_the_shop, is_answer, is_request
from stream_processors.wishes.times.calendar import EVERY_DAY, Days
from stream_processors.wishes.times.clock import ANY_TIME
from stream_processors.wishes.times.irrelevant_times import DAYS_BID
from stream_processors.wishes.times.items import REST, Item, When, kinds_of
from stream_processors.wishes.times.timed_sentence import Budget, phrases
from stream_processors.wishes.words.scopes import CALLS, DOORS, HEADS, PHONES, STARTS, STATES
from stream_processors.wishes.words.tokens import Token, Tokens, tag_of, tokens

LONGEST_SENTENCE = 90  # tokens
_LONG = 50  # a sentence so long ends at its next comma
_ENDS = frozenset({"STOP", "QUESTION"})
MOST_CLAUSES = 20  # the sentences that these make up are read, the last of them whole
MOST_SPEECH = 150  # tokens of sentences that could hold a wish
MOST_WISHES = 24  # a note that asks more is a list that was pasted; its first lines count
_EDGES = " ,;:-—–()"
_SIGNALS = (
    STARTS - {"QWORD", "NEW", "FIRST", "SECOND", "LAST", "OF", "AT", "NEG", "THAT", "OTHER", "THIS", "ABOUT"}
    | CALLS
    | DOORS
    | {"LUNCH"}
)
_ON_CALL = CALLS | DOORS
_UNTIMED = CALLS | DOORS | {"OFF"}  # what is asked of these needs no time
_CONTEXT = HEADS | {"PICKUP", "TOPIC", "SHOP", "PAST", "IF", "STAFF", "OTHERS", "RETRACT"}
"""What other sentences may lean on."""
_TOLD = frozenset({"TELLS", "PAST"})
_SPEAKING = _SIGNALS | HEADS | {"LET", "TIME"}
_SOON = frozenset({"LATER", "HOURMARK", "MINUTEMARK"})
_SPEAKERS = frozenset({"i", "i'm", "we", "we're", "can", "could", "just", "hi", "my", "it's", "would", "is"})
_HARMLESS = STATES | {"NEG"}


def read(text: str, said: date) -> tuple[Wish, ...]:
    """The wishes in a note, in the order of the text; `said` is the local date on which it was said.

    Never raises; nothing understood is an empty tuple.
    """
    spoken, tags = tokens(text)
    note = _clauses(spoken, tags, said)
    if not [clause for clause in note if not clause.void]:
        return ()
    topics = (tags & ELSE).union(*[each.tags for each in note if not each.void or each.replaced])
    stated: list[Stated] = []
    for at, clause in enumerate(note):
        if not clause.void:
            stated += _stated(clause, note, at, topics, text, said)
        if len(stated) >= MOST_WISHES:
            break
    return composed(stated[:MOST_WISHES], said)[:MOST_WISHES] if stated else ()


def _clauses(spoken: Sequence[Token], tags: set[str], said: date) -> list[Clause]:
    """tags: of all the tokens."""
    found: list[Clause] = []
    last: list[When] = []
    sentences = _first(clauses(*with_commas(*sentence)) for sentence in _timed(spoken, tags, said))
    if len(sentences) > 1:
        open_office_named(sentences)
    for parts in sentences:
        here = joined(parts, last, said)
        if found and here:
            refuse_too(found[-1], here[0])
            why = is_why if here[0].looks_back else is_busy_then
            if why(found[-1], here[0]):
                here[0].void = True  # "deliver on Friday between 12 and 4? After that I'm off to my sister's."
        for clause in here:
            last = clause.whens or last
        found += here
    if len(found) > 1:
        if "RETRACT" in tags:
            retract(found)
        explain_habits(found)
        if "WRITE" in tags:
            write_then(found)
    return found


def _first(sentences: Iterable[list[Clause]]) -> list[list[Clause]]:
    """Those that make up the first `MOST_CLAUSES`, the last of them whole."""
    found: list[list[Clause]] = []
    left = MOST_CLAUSES
    for each in sentences:
        found.append(each)
        left -= len(each)
        if left <= 0:
            break
    return found


def _timed(spoken: Sequence[Token], tags: set[str], said: date) -> list[tuple[list[Item], list[str]]]:
    """The sentences that matter here, their times read, and their kinds; none where no time, call or door is named."""
    if tags.isdisjoint(_SPEAKING):
        return []
    budget = Budget()
    found: list[tuple[list[Item], list[str]]] = []
    spent = 0
    speaks = False
    is_one = len(spoken) <= _LONG and tags.isdisjoint(_ENDS)
    for sentence in (spoken,) if is_one else _sentences(spoken):
        tags = tags if is_one else set(map(tag_of, sentence))
        if not tags.isdisjoint(_SPEAKING):
            spent += len(sentence)
            if spent > MOST_SPEECH or not budget.left:
                break
            items = phrases(sentence, tags, said, budget)
            kinds = kinds_of(items)
            timed = "WHEN" in kinds
            speaks = speaks or timed or _needs_no_time(tags)
            if timed or not tags.isdisjoint(_CONTEXT):
                found.append((items, kinds))
    return found if speaks else []


def _needs_no_time(tags: set[str]) -> bool:
    """ "Не звоните"; "не хочу, чтобы мне звонили"."""
    return not tags.isdisjoint(_UNTIMED) or ("NEG" in tags and not tags.isdisjoint(_TOLD))


def _sentences(spoken: Sequence[Token]) -> Iterator[Tokens]:
    """Cut at full stops, and where there are none for long; a question is kept where it is a polite request,
    and what answers one about the shop is not."""
    start = 0
    before: tuple[Sequence[Token], bool] = ((), False)
    for end in [*compress(count(), map(_ENDS.__contains__, map(tag_of, spoken))), len(spoken)]:
        sentence = spoken[start:end]
        start = end + 1
        asks = end < len(spoken) and spoken[end].tag == "QUESTION"
        answers = is_answer(sentence) and asks_of_the_shop(*before)
        greets = len(sentence) == 1 and start == 2 and sentence[0].word in DAYS_BID and _begins_politely(spoken, end)
        if sentence and not (answers or greets) and (not asks or is_request(sentence)):
            yield from _shortened(sentence)
        before = (sentence, asks)


def _begins_politely(spoken: Sequence[Token], stop: int) -> bool:
    """ "Morning! Please deliver on Friday", "Afternoon. Can you bring it at six?": who begins so bids good day."""
    behind = spoken[stop + 1].word if stop + 1 < len(spoken) else ""
    return bool(behind) and (spoken[stop].word.startswith("!") or behind in _SPEAKERS)


def _shortened(sentence: Tokens) -> Iterator[Tokens]:
    """Cut at a comma, or anywhere, where it is too long."""
    start = 0
    for at, token in enumerate(sentence, 1) if len(sentence) > _LONG else ():
        if at - start >= (_LONG if token.tag == "COMMA" else LONGEST_SENTENCE):
            yield sentence[start:at]
            start = at
    if start < len(sentence):
        yield sentence[start:]


def _stated(clause: Clause, note: list[Clause], at: int, topics: set[str], text: str, said: date) -> Iterator[Stated]:
    """What one clause asks or forbids."""
    untimed = not clause.whens and clause.tags.isdisjoint(_ON_CALL) and clause.words.isdisjoint(PHONES)
    if untimed or _repeats(clause):
        return
    quote = text[clause.start : _word_end(text, clause.end)].strip(_EDGES)
    knocks = not clause.tags.isdisjoint(DOORS)
    if knocks:
        if is_about_the_door(clause):
            yield Stated("delivery", "access", EVERY_DAY, ANY_TIME, quote)
        if not (clause.whens and "DELIVER" in clause.denied):  # "с часу до трёх не стучать и не привозить"
            return
    refuses = forbids(clause)
    reason = text[slice(*clause.reason)].strip(_EDGES) if clause.reason else quote if clause.tags & STATES else ""
    if not clause.whens:
        if refuses and own_scope(clause) == "call" and is_all_calls(clause, note[at + 1 : at + 2]):
            yield Stated("call", "avoid", EVERY_DAY, ANY_TIME, quote, reason)
        elif not refuses:
            yield from _asked_of_calls(clause, quote, len(note) == 1, said)
        return
    if not is_meant(clause, topics) or (not refuses and _is_unattached(clause)):
        return  # a negation that hits nothing known must not become a request
    applies_to = "delivery" if knocks else scope(clause, note, at)
    for rule, days, span, wide, against in constraints(clause, refuses, applies_to, said):
        yield Stated(applies_to, rule, days, span, quote, reason, bool(clause.heads), wide, against)


def _repeats(clause: Clause) -> bool:
    """ "По вторникам можно, в остальные дни я на даче и | принять не смогу": no more than the first half says."""
    return REST in [when.led for when in clause.whens] and (clause.is_state or forbids(clause))


def _asked_of_calls(clause: Clause, quote: str, alone: bool, said: date) -> Iterator[Stated]:
    """What is asked without a time: "перезвоните через час", "можно звонить"."""
    if ("CALLBACK" in clause.tags or {"CALL", "IN"} <= clause.tags) and clause.tags & _SOON:
        yield Stated("call", "appointment", Days((said,)), ANY_TIME, quote, sure=False)
    elif alone and permits_calls(clause):
        yield Stated("call", "flexible", EVERY_DAY, ANY_TIME, quote)


def _is_unattached(clause: Clause) -> bool:
    """Does a negation hit what is not known? "Звоните, не пишите" has its verb."""
    if not clause.denied:
        return False
    hit = clause.denied - _HARMLESS
    if "ADDRESS" in clause.tags:
        hit = hit - {"NUMBER"}  # "flat 21 not 12, tomorrow after 3"
    return bool(hit) and not (hit == {"WRITE"} and clause.tags & (CALLS - {"WRITE"}))


def _word_end(text: str, at: int) -> int:
    """A phrase read as a shorter word ends before its end."""
    while 0 < at < len(text) and text[at].isalpha() and text[at - 1].isalpha():
        at += 1
    return at
