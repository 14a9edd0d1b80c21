"""How Chinese, Korean and Vietnamese names are told in Latin letters: by their few family names, which come first, and
by given names of syllables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming.folding import without_accents
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import names_of
from stream_processors.identity.naming.table_of_surnames import EAST_ASIAN, EAST_ASIAN_FIRST, ENGLISH_SURNAMES

_SYLLABLE: Final = (
    "(?:zh|ch|sh|ts|sz|kw|gw|hs|ph|th|tr|kh|nh|ng|[bpmfdtnlgkhjqxrzcsywv])?[aeiouy]{1,3}(?:ng|nh|ch|ck|[nmptkrhlc])?"
)
_SYLLABLES: Final = re.compile(rf"(?:(?:{_SYLLABLE}){{1,2}}|ng|tsz|sze)")
_KNOWN: Final = 4  # letters: "Yan" and "Lev" of three are syllables, too
_LONGEST: Final = 6


@lru_cache(maxsize=65_536)
def of_syllables(word: str) -> bool:
    """Whether a Latin word may be such a given name, with hyphens or without, and is none of Europe's or India's."""
    return all(map(_is_of_syllables, without_accents(word).split("-")))


def _is_of_syllables(word: str) -> bool:
    if len(word) < 2 or not _SYLLABLES.fullmatch(word) or names_of(word):
        return False
    return len(word) < _KNOWN or given_name(word) is None


def family_first(words: Sequence[str]) -> bool:
    """Whether a name begins with an East Asian surname: "Zhang Wei", "Kim Min-ji", "Lee Ka Ming"; not "Kim Anderson",
    nor "Wei Zhang".
    """
    if len(words) < 2 or (first := without_accents(words[0])) not in EAST_ASIAN:
        return False
    _, *others = words = [*map(without_accents, words)]
    if words[-1] in EAST_ASIAN_FIRST or words[-1] in ENGLISH_SURNAMES:
        return False
    clear = len(words) > 2 or "-" in words[1] or (words[-1] not in EAST_ASIAN and not names_of(first))
    return first in EAST_ASIAN_FIRST or (clear and all(map(of_syllables, others)))


def family_of_two_letters(words: Sequence[str], two: str) -> bool:
    """Whether of two words "Li" is a surname and no initials: "Li Wei", "Wei Li"."""
    if two not in EAST_ASIAN_FIRST:
        return False
    other = next((word for word in words if word != two), "")
    return len(other) <= _LONGEST and of_syllables(other)
