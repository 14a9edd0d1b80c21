"""Second given names: Juan Carlos and Juan Pablo are two brothers, and Juan alone may be either of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from stream_processors.identity.agreement import CLOSE, CONTRADICTING
from stream_processors.identity.naming.agreement import compare_given_words
from stream_processors.identity.naming.folding import without_accents
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import names_of
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.table_of_english_names_in_cyrillic import in_latin
from stream_processors.identity.naming.table_of_muslim_given_names import PREFIXES
from stream_processors.identity.naming.table_of_second_given_names import SECOND_GIVEN_NAMES
from stream_processors.identity.naming.table_of_surnames import english_surname


def second_names_differ(a: Name, b: Name) -> bool:
    """Whether they agree in one given name, and each has another to which nothing in the other answers: no form of it,
    no initial, nor a slip.

    Words that may be something else than a given name tell nothing: a
    maiden name, a father's, a clerk's note.
    """
    if not (a.others or b.others or "-" in a.given or a.given in _NEVER_ALONE) or a == b:
        return False
    one, other = ((*name.given.split("-"), *name.others) for name in (a, b))
    agree = any(compare_given_words(x, y) >= CLOSE for x in one for y in other)
    return agree and _is_lacking(a, b) and _is_lacking(b, a)


def _is_lacking(a: Name, b: Name) -> bool:
    theirs = _words(b)
    return any(all(compare_given_words(word, other) is CONTRADICTING for other in theirs) for word in _called(a))


_NEVER_ALONE: Final = PREFIXES | {"abdul", "abdel", "syed", "sayed"}  # a word of the name comes behind them


@lru_cache(maxsize=65_536)
def _called(name: Name) -> tuple[str, ...]:
    """The given names, of which a compound one is two; an initial behind them is one's too.

    "Muhammad Ali" has his own name where others have a surname.
    """
    initial = (name.patronymic,) if len(name.patronymic) == 1 and name.patronymic.isascii() else ()
    own = (name.surname,) if name.given in _NEVER_ALONE and not name.others and names_of(name.surname) else ()
    return (*filter(_is_given, (*name.given.split("-"), *name.others)), *initial, *own)


@lru_cache(maxsize=65_536)
def _words(name: Name) -> tuple[str, ...]:
    """All that may answer to a given name, in whatever place it stands."""
    whole = "".join((name.given, *name.others[:1])).replace("-", "")  # Maryann, who is Mary Ann elsewhere
    words = (name.given, whole, *name.given.split("-"), *name.others, name.patronymic, *name.surname.split("-"))
    return tuple(filter(None, dict.fromkeys(words)))


@lru_cache(maxsize=65_536)
def _is_given(word: str) -> bool:
    """Known as one, and not as a surname only: in "Mary Foster Brown" it is her maiden name."""
    if without_accents(in_latin(word)) in SECOND_GIVEN_NAMES:
        return True
    return bool(names_of(word) or given_name(word)) and not english_surname(word)
