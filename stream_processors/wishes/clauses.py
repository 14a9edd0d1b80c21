"""A note → clauses: what is spoken of, whether it is asked or forbidden, and the times that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from stream_processors.wishes.clock import Span, tag
from stream_processors.wishes.days import Days, days_at
from stream_processors.wishes.spans import span_at
from stream_processors.wishes.tokens import Token

ACTIONS = frozenset({"CALL", "CALLBACK", "WRITE", "DELIVER", "HOME", "DOOR"})
STATES = frozenset({"AWAY", "WORKING", "SLEEP", "UNFIT"})
HEADS = ACTIONS | STATES
# What may stand between "не" and what it denies: "не надо мне звонить", "don't you call".
_TRANSPARENT = frozenset({"REQUEST", "BE", "FILLER", "AT", "OF", "ANY", "WHOLE"})
_TIMELESS = frozenset({"", "COMMA", "DASH"})


class When(NamedTuple):
    """Days or a span of time as said, with its place in the text. denied: "не в четверг", "кроме среды"."""

    days: Days | None
    span: Span | None
    denied: bool
    start: int
    end: int


@dataclass
class Clause:
    """One statement. tags: of its words; denied: those of them that a negation hits; unknown: words not understood."""

    start: int
    end: int
    tags: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    whens: list[When] = field(default_factory=list)
    unknown: int = 0
    reason: tuple[int, int] | None = None  # where the text says why

    @property
    def heads(self) -> set[str]:
        return self.tags & HEADS

    def absorb(self, other: Clause) -> None:
        """Take the other's words and times: they speak of the same thing."""
        self.end = max(self.end, other.end)
        self.start = min(self.start, other.start)
        self.tags |= other.tags
        self.words |= other.words
        self.denied |= other.denied
        self.whens += other.whens
        self.unknown += other.unknown

    def justify(self, other: Clause) -> None:
        """Take the other as the reason, and none of its words: "ребёнок спит" forbids nothing by itself."""
        self.reason = (other.start, other.end)


def sentences(tokens: Sequence[Token], said: date) -> Iterator[list[Clause]]:
    """The clauses of each sentence; what is past, a question or a condition gives none."""
    start = 0
    for at, token in enumerate([*tokens, Token("STOP", "", 0, 0, "")]):
        if token.tag in ("STOP", "QUESTION"):
            sentence = tokens[start:at]
            if sentence and (token.tag == "STOP" or _is_polite(sentence)):
                yield _joined([clause for part in _parts(sentence) if not _is_void(clause := _read(part, said))])
            start = at + 1


def _is_polite(sentence: Sequence[Token]) -> bool:
    """ "Можете привезти завтра?" asks for it; "Вы работаете завтра?" only asks."""
    return any(token.word in ("можете", "could", "can", "please", "пожалуйста", "would") for token in sentence)


def _parts(sentence: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Between commas and "но"; at "и" and "или" only where both sides do something."""
    start = 0
    for at, token in enumerate(sentence):
        splits = token.tag in ("COMMA", "BUT", "BECAUSE") or (
            token.tag in ("AND", "OR", "DASH") and _does(sentence[start:at]) and _does(sentence[at + 1 :])
        )
        if splits:
            if at > start:
                yield sentence[start:at]
            start = at if token.tag == "BECAUSE" else at + 1
    if start < len(sentence):
        yield sentence[start:]


def _does(tokens: Sequence[Token]) -> bool:
    return any(token.tag in HEADS for token in tokens)


def _read(part: Sequence[Token], said: date) -> Clause:
    clause = Clause(part[0].start, part[-1].end)
    at = 0
    while at < len(part):
        after = _take_time(part, at, said, clause)
        if after is None:
            _take_word(part, at, clause)
            after = at + 1
        at = after
    return clause


def _take_time(part: Sequence[Token], at: int, said: date, clause: Clause) -> int | None:
    """Read days or a span here, if there are any; the place after them."""
    if part[at].tag in _TIMELESS:
        return None
    days = days_at(part, at, said)
    span = None if days else span_at(part, at)
    found = days or span
    if found is None:
        return None
    value, after = found
    denied = _is_denied(part, at, clause)
    end = part[after - 1].end
    if days:
        said_of = _recurring_too(days[0], clause) if denied else days[0]
        clause.whens.append(When(said_of, None, denied, part[at].start, end))
    elif value is not None:
        clause.whens.append(When(None, span[0] if span else None, denied, part[at].start, end))
    return after


def _recurring_too(days: Days, clause: Clause) -> Days:
    """ "В любой день, кроме воскресенья" excepts every Sunday, since it speaks of every day."""
    if len(days.dates) == 1 and any(when.days and when.days.every for when in clause.whens):
        return Days(weekdays=(days.dates[0].isoweekday(),))
    return days


def _is_denied(part: Sequence[Token], at: int, clause: Clause) -> bool:
    """Behind "не" or "кроме", or joined to something that is: "не в четверг вечером", "кроме среды и пятницы"."""
    if tag(part, at - 1) in ("NEG", "EXCEPT"):
        return True
    last = clause.whens[-1] if clause.whens else None
    if last is None or not last.denied:
        return False
    between = [token.tag for token in part[:at] if token.start >= last.end]
    return all(each in ("AND", "OR") for each in between) and (bool(between) or "EXCEPT" not in clause.tags)


def _take_word(part: Sequence[Token], at: int, clause: Clause) -> None:
    token = part[at]
    if token.tag == "":
        clause.unknown += 1
    clause.tags.add(token.tag)
    clause.words.add(token.word)
    if token.tag == "NEG" or token.word == "нет":
        hit = at + 1
        while tag(part, hit) in _TRANSPARENT:
            clause.denied.add(tag(part, hit))
            hit += 1
        clause.denied.add(tag(part, hit))


def _is_void(clause: Clause) -> bool:
    """Past facts, conditions, and a client who comes to the shop are no wishes."""
    if "YESTERDAY" in clause.tags or "PICKUP" in clause.tags or ("SHOP" in clause.tags and "CALL" not in clause.tags):
        return True
    if "IF" in clause.tags and clause.whens:
        return True
    return "PAST" in clause.tags and "REPORT" not in clause.tags and "бы" not in clause.words


def _joined(parts: list[Clause]) -> list[Clause]:
    """Put together what a comma only separates: "не звонить, ребенок спит с 13 до 15" is one statement."""
    clauses: list[Clause] = []
    for part in parts:
        if clauses and _is_reason(part):
            clauses[-1].justify(part)
        elif clauses and _continues(clauses[-1], part):
            clauses[-1].absorb(part)
        else:
            clauses.append(part)
    return clauses


def _is_reason(part: Clause) -> bool:
    if part.whens or part.denied & ACTIONS:
        return False
    return "BECAUSE" in part.tags or (bool(part.heads) and part.heads <= STATES)


def _continues(clause: Clause, part: Clause) -> bool:
    if not part.heads or not clause.heads:
        return True
    if part.heads <= STATES and not clause.whens and clause.denied & ACTIONS:
        return True
    return clause.heads <= STATES and bool(clause.whens) and not part.whens and bool(part.denied & ACTIONS)
