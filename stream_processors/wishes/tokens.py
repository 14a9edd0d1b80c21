"""Text → tokens: words with their meaning, numbers, clock times and dates as they are written."""

from __future__ import annotations

import re
from typing import NamedTuple

from stream_processors.wishes.lexicon import meaning

LONGEST_NOTE = 2_000  # characters that are read; a longer note is a letter, and its beginning says what it is about


class Token(NamedTuple):
    """tag, value: of the lexicon, or NUMBER, CLOCK (hh:mm), DATE (d.m), STOP, QUESTION, COMMA, DASH, SIGN.

    start, end: where it stands in the text.
    """

    tag: str
    value: str
    start: int
    end: int
    word: str


_SHAPES = re.compile(
    r"""(?P<DATE>\d{1,2}[./](?:0[1-9]|1[0-2]|[1-9](?!\d))(?:[./](?:20)?\d\d)?(?![\d:]))
      | (?P<CLOCK>\d{1,2}(?:[:.][0-5]\d|[\- ](?:00|30|45))(?![\d:]))
      | (?P<NUMBER>\d+)
      | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
      | (?P<STOP>[.;!\n]+)
      | (?P<QUESTION>\?)
      | (?P<COMMA>[,:()])
      | (?P<DASH>[-–—])
      | (?P<SIGN>[%$€₽№+*×])
    """,
    re.VERBOSE,
)
_FOLDED = str.maketrans("ё’", "е'")


def tokens(text: str) -> list[Token]:
    """The first `LONGEST_NOTE` characters as tokens; what is neither word, number nor known sign is passed over."""
    folded = _lower(text[:LONGEST_NOTE])
    found = []
    for match in _SHAPES.finditer(folded):
        shape, word = match.lastgroup or "", match.group()
        tag, value = meaning(word) if shape == "word" else (shape, word)
        found.append(Token(tag, value, match.start(), match.end(), word))
    return found


def _lower(text: str) -> str:
    """Lower case of the same length, so that a token's place is its place in the text."""
    lowered = text.lower().translate(_FOLDED)
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).translate(_FOLDED)
