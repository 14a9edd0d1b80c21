"""One statement of a sentence: what it speaks of, what a negation hits, and its times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stream_processors.wishes.clock import ANY_TIME
from stream_processors.wishes.items import Item, When
from stream_processors.wishes.scopes import ACTIONS, HEADS, STATES


@dataclass(slots=True)
class Clause:
    """One statement. tags, words: what it is made of; denied: tags that a negation hits; unknown: words not understood.

    joiner: what stands before it; void: no wish, but what follows may lean on it; looks_back: its time is one
    named before; replaced: what is said behind it counts in its stead; reason: where the text says why.
    """

    items: Sequence[Item]
    joiner: str = ""
    tags: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
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
        return not self.tags.isdisjoint(STATES) and self.tags.isdisjoint(ACTIONS)

    @property
    def narrows(self) -> bool:
        """Names a time that leaves something out."""
        return any(when.days or when.back or when.span != ANY_TIME for when in self.whens)

    def absorb(self, other: Clause) -> None:
        """Take the other's words and times: they speak of the same thing."""
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        self.tags |= other.tags
        self.words |= other.words
        self.denied |= other.denied
        self.whens = [*self.whens, *other.whens] if other.start >= self.start else [*other.whens, *self.whens]
        self.unknown += other.unknown
