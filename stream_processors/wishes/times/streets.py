"""Streets that are called by a weekday or a month: "9 May Street", "12 Friday Lane"."""

from __future__ import annotations

from stream_processors.wishes.words.tokens import Tokens

_STREETS = frozenset({
    "street", "road", "lane", "avenue", "close", "drive", "terrace", "crescent", "gardens", "court", "square",
    "st", "rd",
})  # fmt: skip


def is_a_street(tokens: Tokens, at: int) -> bool:
    """Of an English word, is what stands behind it a street's kind?"""
    return tokens[at + 1].word in _STREETS and tokens[at].word.isascii()
