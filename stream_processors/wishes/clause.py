"""One statement of a sentence: what it speaks of, what a negation hits, and its times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stream_processors.wishes.times.clock import ANY_TIME, DAY, NIGHT
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, HEADS, STATES
from stream_processors.wishes.words.verbs import is_imperative

_BESIDE_TIMES = ASKING | {
    "FILLER", "OR", "AND", "AT", "OF", "TIME", "TO", "BE", "NUMBER", "REPORT", "COMMA", "TOPIC", "THAT", "NEW",
    "RETRACT", "BOTH",
}  # fmt: skip
_NOT_BEYOND = frozenset({"не", "not", "no", "earliest", "latest", "onwards", "onward"})
COMMAS = frozenset({"COMMA", ":"})
_BOTH = 2  # times
MOST_TIMES = 24
"""Of one statement. One that looks back to another's, and is taken into it, would double them each time."""
REQUESTED = ("прос", "попрос", "треб", "asks", "asked", "request")
_SAID = (*REQUESTED, "says")


@dataclass(slots=True)
class Clause:
    """One statement. tags, words: what it is made of; denied: tags that a negation hits; unknown: words not understood.

    joiner: what stands before it; void: no wish, but what follows may lean on it; looks_back: its time is one
    named before; replaced: what is said behind it counts in its stead; reason: where the text says why.
    """

    items: Sequence[Item]
    joiner: str
    tags: set[str]
    words: set[str]
    denied: set[str]
    whens: list[When] = field(default_factory=list)
    start: int = 0
    end: int = 0
    unknown: int = 0
    void: bool = False
    replaced: bool = False
    looks_back: bool = False
    reason: tuple[int, int] | None = None

    @property
    def heads(self) -> set[str]:
        return self.tags & HEADS

    @property
    def actions(self) -> set[str]:
        return self.tags & ACTIONS

    @property
    def is_state(self) -> bool:
        """Says only how things are: asleep, away, at work."""
        tags = self.tags
        return not tags.isdisjoint(STATES) and tags.isdisjoint(ACTIONS)

    @property
    def reports(self) -> bool:
        """Is it told that somebody asks: "клиент просит"?"""
        return "REPORT" in self.tags and any(word.startswith(_SAID) for word in self.words)

    @property
    def asks(self) -> bool:
        return not self.tags.isdisjoint(ASKING) or self.reports

    @property
    def bids(self) -> bool:
        """ "Привозите по понедельникам", "towels on Mondays please": is its time asked for?"""
        bidden = any(item.tag in ACTIONS and is_imperative(item.word) for item in self.items)
        return (bidden or "REQUEST" in self.tags) and not self.denied

    @property
    def is_bare(self) -> bool:
        """Nothing but times and courtesy: "среда или четверг, до 17:00", "клиент просит завтра утром"."""
        if not self.whens or self.unknown or not self.tags <= _BESIDE_TIMES:
            return False
        if "REPORT" in self.tags and not self.reports:
            return False
        return all(when.span != NIGHT for when in self.whens)  # when nobody is brought anything

    @property
    def is_definite(self) -> bool:
        """Names hours, or one day or another; "в среду" may be the day of anything."""
        return any(when.linked if when.days else when.is_span for when in self.whens)

    @property
    def is_dated(self) -> bool:
        """Nothing but hours of days that are to come, or one of such days or another: "завтра с 15 до 19"."""
        return self.is_bare and self.is_definite and any(when.days and not when.days.every for when in self.whens)

    @property
    def is_bound(self) -> bool:
        """Nothing but a bound that only a request has: "не раньше 17:30", "до 13 или после 15"."""
        if not self.is_bare:
            return False
        spans = [when.span for when in self.whens if when.span]
        apart = len(spans) == len(self.whens) == _BOTH and spans[0].start == 0 and spans[1].end == DAY
        return (apart and spans[0].end < spans[1].start) or any(when.led in _NOT_BEYOND for when in self.whens)

    @property
    def narrows(self) -> bool:
        """Names a time that leaves something out."""
        return bool([when for when in self.whens if when.days or when.back or when.span != ANY_TIME])

    def absorb(self, other: Clause) -> None:
        """Take the other's words and times: they speak of the same thing."""
        self.items = [*self.items, *other.items] if other.start >= self.start else [*other.items, *self.items]
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        self.tags |= other.tags
        self.words |= other.words
        self.denied |= other.denied
        whens = [*self.whens, *other.whens] if other.start >= self.start else [*other.whens, *self.whens]
        self.whens = whens[:MOST_TIMES]
        self.unknown += other.unknown
