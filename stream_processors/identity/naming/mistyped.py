"""Which names in Latin letters a word of no table may stand for by a slip of the fingers or of a scanner: letters
that changed places, one that was doubled, those that look alike in print ("Jnae", "Vcra", "Rnark"). A name that no
table has is hardly ever another with one of these; with any letter changed or left out it may well be: Kaden and
Kayden, Sunil and Sunit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import is_listed, names_of

_SHORTEST: Final = 4
_LOOK_ALIKE_TOLD: Final = "rn m, cl d, vv w, nn m, c e, l i, u v, h b, t f"  # in print
_LOOK_ALIKE: Final = tuple(
    pair for each in _LOOK_ALIKE_TOLD.split(", ") for pair in (tuple(each.split()), tuple(reversed(each.split())))
)


@lru_cache(maxsize=65_536)
def names_mistyped(word: str) -> frozenset[str]:
    """As `names_of` has them; none of a word, in lower case, that is a name itself."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()) or is_listed(word) or given_name(word):
        return frozenset()
    return frozenset().union(*(names_of(each) for each in _meant(word) if is_listed(each)))


def _meant(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if word[at] == word[at + 1]:
            yield word[:at] + word[at + 1 :]
    for seen, letters in _LOOK_ALIKE:
        at = word.find(seen)
        while at >= 0:
            if at or len(seen) > 1:  # names that rhyme are many
                yield word[:at] + letters + word[at + len(seen) :]
            at = word.find(seen, at + 1)


@lru_cache(maxsize=65_536)
def sex_of_mistyped(given: str) -> str:
    """ "" where it may be anybody's."""
    sexes = {name[0] for name in names_mistyped(given)}
    return sexes.pop() if len(sexes) == 1 else ""
