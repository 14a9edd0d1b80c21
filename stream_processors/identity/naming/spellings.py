"""Other ways to write the name that is searched for: a search for «Саша Петров» also finds «Петров Александр»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import other_forms
from stream_processors.identity.naming.names import words_of

_MOST = 40  # spellings that are looked up


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Folded words to look up: those that were said first, then with other forms of the given names among them.

    A word that stands alone is taken as it is: it may be a surname, and half a town answers to «Саша».
    """
    words = words_of(name)
    if not words:
        return
    alone = len(words) == 1
    choices = ([fold_cached(word), *(() if alone else sorted(other_forms(word)))] for word in words)
    yield from islice(product(*choices), _MOST)
