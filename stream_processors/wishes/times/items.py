"""What a sentence is made of once its times are read: words and whens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import NamedTuple

from stream_processors.wishes.times.calendar import Days
from stream_processors.wishes.times.clock import Span
from stream_processors.wishes.times.references import Back
from stream_processors.wishes.words.tokens import Token

ANY = frozenset({"any", "every", "anytime", "all", "everyday", "любой", "каждый", "все", "любое"})
REST, WITHIN = "other", "within"


class When(NamedTuple):
    """Days or a span of time as said, with its place in the text; both of them: hours of these days alone.

    denied: "не в четверг", "кроме среды".
    back: the time said before it, as `references` has it. linked: "и" or "или" stands before it.
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

    @property
    def is_span(self) -> bool:
        """Names hours, and no point of time alone."""
        return self.span is not None and self.span.start != self.span.end


Item = Token | When
tag_of: Callable[[Item], str] = attrgetter("tag")
word_of: Callable[[Item], str] = attrgetter("word")


def kinds_of(items: Iterable[Item]) -> list[str]:
    """Their tags, in a row: what asks for many of them asks once."""
    return [*map(tag_of, items)]


def looking_back(when: When, back: Back) -> When:
    """ "Before or after that" refuses that time."""
    return when._replace(back="same", denied=True) if back == "around" else when._replace(back=back)


def recurring(when: When) -> When:
    """Every such weekday, where one is named: "в любой день, кроме воскресенья" speaks of every day."""
    days = when.days
    if days is None or len(days.dates) != 1 or not days.by_name:
        return when
    return when._replace(days=Days(weekdays=(days.dates[0].isoweekday(),)))
