"""The Prophet's name before a man's own: Muhammad Bilal is called Bilal, and Muhammad Usman may be his brother."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stream_processors.identity.naming.known_names import names_of
from stream_processors.identity.naming.table_of_muslim_given_names import PREFIXES, SURNAMES_TOO

_PARTICLES: Final = frozenset(("abdel", "abu", "al", "ben", "bin", "binti", "el", "ibn", "ul", "ur"))


def name_behind(given: str, words: Sequence[str]) -> str:
    """The man's own name, where the given name that was found only stands before it, else that.

    Of two words the second is one if no family has it: "Muhammad Bilal", not "Muhammad Khan".
    """
    behind = words[words.index(given) + 1 :] if given in PREFIXES else ()
    if not behind or len(behind[0]) == 1 or behind[0] in _PARTICLES or behind[0] in PREFIXES:
        return given
    if len(behind) > 1 or len(words) > 2:
        return behind[0]
    own = behind[0] not in SURNAMES_TOO and any(name[0] == "m" for name in names_of(behind[0]))
    return behind[0] if own else given


def leads(word: str, given: str, words: Sequence[str]) -> bool:
    """Whether the word is such a prefix of the given name, and no surname: "Sara Mohammed"."""
    return word in PREFIXES and words.index(word) < words.index(given)
